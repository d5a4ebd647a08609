#include "sim/sight.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/rumour.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
double tie_strength(const Storm& s, PersonId viewer, const Post& post) {
    if (!post.author.valid() || s.kind(post.platform) == PlatformKind::board) return 1.0;
    if (s.platform_parameters(post.platform).reciprocity >= 1.0) return 1.0;
    const auto followers = s.network->followers(viewer, post.platform);
    return std::binary_search(followers.begin(), followers.end(), post.author) ? 1.0
                                                                               : s.parameters().one_way_tie;
}

void meet_event(Storm& s, PersonId who, std::uint8_t platform) {
    Person& p = s.people[who.index()];
    const auto bit = static_cast<std::uint16_t>(1u << platform);
    if (!(p.platforms & bit)) {
        p.platforms = static_cast<std::uint16_t>(p.platforms | bit);
        ++s.platforms[platform].reached;
    }
    if (!(p.flags & person_flag::reached)) {
        p.flags |= person_flag::reached;
        ++s.reached;
        add_reputation(s, who, s.parameters().blame_to_reputation * felt_blame(p));
    }
    if (p.sights < 60'000) ++p.sights;
}

/// Facts, silence and scandal that this person has not heard of yet.
void learn(Storm& s, PersonId who, const Post& post, const PostTraits& traits) {
    Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    for (; p.facts < traits.facts; ++p.facts) {
        const Storm::Fact& fact = s.facts[p.facts];
        add_blame(s, who, fact.blame);
        p.sights = std::min<std::uint16_t>(p.sights, 1); // what is new is talked about anew
        if (!fact.contradicts_denial || !(p.flags & person_flag::saw_false_denial)) continue;
        p.flags = static_cast<std::uint16_t>(p.flags & ~person_flag::saw_false_denial);
        add_response(s, who, false_denial_effect(s.setup.cluster));
        scale_trust(s, p, d.proof_trust);
        set_arousal(s, p, p.arousal + d.provoke_anger * d.anger_sd);
    }
    for (; p.silence < s.silence_steps; ++p.silence)
        add_response(s, who, silence_effect(s.setup.cluster));
    if (post.topic == Topic::removal_protest && !(p.flags & person_flag::saw_removal)) {
        p.flags |= person_flag::saw_removal;
        add_blame(s, who, d.removal_blame);
        scale_trust(s, p, 0.95);
    }
    if (traits.rumour != 255) hear_rumour(s, who, traits);
}

void arouse(Storm& s, PersonId who, const Post& post, const PostTraits& traits) {
    Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    const double push = static_cast<double>(post.anger) * s.severity * traits.severity * felt_blame(p) *
                        tie_strength(s, who, post);
    if (push <= 0) return;
    set_arousal(s, p, p.arousal + d.arousal_gain * (1.0 - p.arousal) * push);
    scale_trust(s, p, 1.0 - std::min(0.5, d.trust_loss * push));
}

double chance_to_post(const Storm& s, PersonId who, const Post& post, const PostTraits& traits) {
    const Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    const std::uint16_t roles = s.network->roles(who);
    const ActingTables& factors = s.tables->acting;
    // What a topic or its words have over others counts at the root only: scaled in every generation, any
    // topic runs away.
    const bool at_root = post.kind == PostKind::original;
    double chance = traits.act_chance * factors.repetition(post.mood < 0, p.sights) * traits.thread *
                    s.acting * s.attention * static_cast<double>(p.activity) *
                    s.platform_parameters(post.platform).joining * factors.fatigue(p.own_posts) *
                    factors.anger(p.arousal);
    if (sides_with_organisation(s, who))
        chance *= d.stance_against;
    else if (at_root) // moral words work on those who share the side
        chance *= factors.words(post.words);
    if (roles & role::affected) chance *= d.affected_acting;
    if (roles & role::hostile) chance *= d.hostile_acting;
    if (at_root && post.topic == Topic::removal_protest) chance *= d.removal_acting;
    if (at_root && post.topic == Topic::rumour) {
        if (s.kind(post.platform) == PlatformKind::microblog) chance *= d.false_rumour_microblog;
        if (s.kind(post.platform) == PlatformKind::social_network) chance *= d.false_rumour_social_network;
    }
    return std::min(chance, d.act_chance_cap);
}

void explode_on_board(Storm& s, PostId id, std::int32_t at) {
    const Post& post = s.posts[id.index()];
    if (s.kind(post.platform) != PlatformKind::board || s.traits[id.index()].exploded) return;
    const double pushes = 1.0e5 * post.likes / s.network->people();
    if (pushes < s.parameters().board_explosion) return;
    s.traits[id.index()].exploded = true;
    s.last_explosion = at;
    s.happenings.push_back({SimTime{at}, Happening::Kind::board_exploded, post.platform, id});
    const double chance =
        s.platform_parameters(post.platform).view_rate * s.parameters().board_explosion_views;
    expose(s, id, s.network->members(post.platform), std::min(0.3, chance), Door::front_page, 1, at);
}
} // namespace

void see(Storm& s, const Event& event) {
    const PostId id{event.post};
    const PersonId who{event.person};
    const Post post = s.posts[event.post];
    const PostTraits traits = s.traits[event.post];
    if (post.removed) return;
    if (event.door == Door::follower) {
        // Planned for the highest rank a post can have; most have less when the moment comes.
        const std::uint32_t rank_luck = event.see_luck * 0x9e3779b1u; // a second use of the same draw
        const double needed = as_unit(rank_luck) * s.tables->highest_rank;
        if (needed >= s.tables->lowest_rank && needed >= rank(s, post)) return;
    }
    const std::uint16_t roles = s.network->roles(who);
    if (roles & role::media_account) return; // a desk decides there, not a reader
    if (roles & role::bot) {
        pass_on(s, who, id, event);
        return;
    }
    Person& p = s.people[event.person];
    settle(s, p, event.at);
    ++s.posts[event.post].viewers;

    if (traits.message >= 0) meet_message(s, who, traits.message, event.at);
    meet_event(s, who, post.platform);
    ++s.platforms[post.platform].crisis_views;
    learn(s, who, post, traits);
    arouse(s, who, post, traits);
    hear_opinion(s, who, 0.5 * post.mood);
    meet_standing_messages(s, who, post, event);
    if (traits.reply_effect != 0 || traits.debunk > 0) meet_reply(s, who, post, traits);

    if (heckle(s, who, id, event)) return;
    const double chance = chance_to_post(s, who, post, traits);
    const double luck = as_unit(event.act_luck);
    if (luck < chance) {
        post_about(s, who, id, event);
    } else {
        const PlatformParameters& platform = s.platform_parameters(post.platform);
        if (luck < std::min(0.9, chance * (1.0 + platform.mix_like / posting_part(platform)))) {
            ++s.posts[event.post].likes;
            applaud(s, post);
        }
    }
    pick_up(s, who, id, event);
    explode_on_board(s, id, event.at);
}

void complain(Storm& s, const Event& event) {
    const PersonId who{event.person};
    Person& p = s.people[event.person];
    settle(s, p, event.at);
    // Who has been helped has less to complain of.
    const double stays = (p.flags & person_flag::compensated) ? 0.2
                         : (p.flags & person_flag::contacted) ? 0.6
                                                              : 1.0;
    if (as_unit(event.act_luck) >= stays) return;
    const std::size_t where = writing_platform(s, who, event.kind_luck, max_platforms);
    if (where == max_platforms) return;
    meet_event(s, who, static_cast<std::uint8_t>(where));
    set_arousal(s, p, p.arousal + 0.3);
    const PostId id = write_original(s, who, where, Topic::crisis, mix_keys(0xc0, who.value), event.at, 1.0);
    s.posts[id.index()].complaint = true;
    expose_followers(s, id, 1.0);
}

} // namespace stormdrill::sim
