#include "sim/acting.hpp"

#include <algorithm>
#include <array>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/person.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
struct Tone {
    double anger = 0;
    std::int8_t mood = 0;
};

/// Applause for outrage makes the next post angrier.
double learnt_outrage(const Storm& s, const Person& p) {
    const Parameters& d = s.parameters();
    return 1.0 + std::min(d.outrage_most, d.outrage_learning * p.applause);
}

Tone tone_of(const Storm& s, PersonId who, std::uint32_t luck) {
    const Person& p = s.people[who.index()];
    if (sides_with_organisation(s, who)) return {0.0, static_cast<std::int8_t>(p.granted > 0.5F ? 2 : 1)};
    const double hostile = (s.network->roles(who) & role::hostile) ? 0.15 : 0.0;
    // Words are as angry as the writer, and he is angrier the more he blames.
    const double anger =
        std::clamp((0.10 + 0.6 * p.arousal + 0.12 * felt_blame(p) + hostile + 0.2 * (as_unit(luck) - 0.5)) *
                       learnt_outrage(s, p),
                   0.0, 1.0);
    return {anger, static_cast<std::int8_t>(anger >= 0.6 ? -2 : anger >= 0.2 ? -1 : 0)};
}

/// `taught`: factor from having seen others answered.
void draw_complaint(const Storm& s, Post& post, double taught) {
    const Parameters& d = s.parameters();
    post.from_affected = (s.network->roles(post.author) & role::affected) != 0;
    if (post.kind == PostKind::share || post.mood >= 0) return;
    const double share =
        post.kind == PostKind::original ? d.complaint_share_original : d.complaint_share_comment;
    CounterRandom random(s.seed, stream("sim.complaint"), post.key);
    post.complaint = random.chance(share * taught) || post.from_affected;
}

void count_own_post(Person& p) {
    if (p.own_posts < 200) ++p.own_posts;
}
} // namespace

bool sides_with_organisation(const Storm& s, PersonId who) {
    return static_cast<double>(s.people[who.index()].opinion) > s.parameters().opinion_sides;
}

std::size_t writing_platform(const Storm& s, PersonId who, std::uint32_t luck, std::size_t preferred) {
    std::array<std::size_t, max_platforms> mine{};
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < s.platforms.size(); ++i) {
        if (s.kind(i) != PlatformKind::news && s.network->present(who, i)) mine[count++] = i;
    }
    if (count == 0) return max_platforms;
    const bool stays = preferred < s.platforms.size() && s.kind(preferred) != PlatformKind::news &&
                       s.network->present(who, preferred);
    if (stays && (luck & 1u)) return preferred;
    return mine[(luck >> 1) % count];
}

PostId write_original(Storm& s, PersonId who, std::size_t platform, Topic topic, std::uint64_t key,
                      std::int32_t at, double appeal) {
    CounterRandom random(s.seed, stream("sim.words"), key, 1);
    const Tone tone = tone_of(s, who, random());
    Post post;
    post.at = SimTime{at};
    post.author = who;
    post.platform = static_cast<std::uint8_t>(platform);
    post.topic = topic;
    post.key = key;
    post.anger = static_cast<float>(tone.anger);
    post.mood = tone.mood;
    post.words = draw_words(s.parameters(), s.seed, key, tone.anger);
    draw_complaint(s, post, 1.0);
    PostTraits traits;
    traits.facts = s.people[who.index()].facts;
    traits.act_chance = root_act_chance(s, platform, key, appeal);
    count_own_post(s.people[who.index()]);
    return add_post(s, post, traits);
}

namespace {
/// A person posts about what he has seen in this way; his words are at least as angry as `least_anger`.
void post_as(Storm& s, PersonId who, PostId seen, const Event& sight, PostKind kind, double least_anger) {
    const Post parent = s.posts[seen.index()];
    const PostTraits parent_traits = s.traits[seen.index()];
    Post post;
    post.key = mix_keys(parent.key, mix_keys(who.value, static_cast<std::uint64_t>(kind)));
    CounterRandom random(s.seed, stream("sim.words"), post.key);
    const std::uint32_t where_luck = random(), tone_luck = random();
    std::size_t where = parent.platform;
    if (kind == PostKind::original || (kind == PostKind::share && s.kind(where) == PlatformKind::news)) {
        where = writing_platform(s, who, where_luck, parent.platform);
    }
    if (where == max_platforms) return;
    Tone tone = tone_of(s, who, tone_luck);
    if (least_anger > tone.anger) tone = {least_anger, -2};
    post.at = SimTime{sight.at};
    post.author = who;
    post.kind = kind;
    post.platform = static_cast<std::uint8_t>(where);
    post.topic = kind == PostKind::comment ? Topic::crisis : parent.topic;
    post.anger = kind == PostKind::share ? parent.anger : static_cast<float>(tone.anger);
    post.mood = kind == PostKind::share ? parent.mood : tone.mood;
    post.words =
        kind == PostKind::share ? parent.words : draw_words(s.parameters(), s.seed, post.key, tone.anger);
    if (kind != PostKind::original) {
        post.parent = seen;
        post.root = parent.root;
    }
    // Help for those who complain teaches others to complain.
    draw_complaint(
        s, post,
        parent_traits.replies == 0 ? 1.0 : exact_pow(s.parameters().reply_teaches, parent_traits.replies));

    PostTraits traits;
    traits.prompt = seen;
    traits.door = sight.door;
    traits.facts = std::max(s.people[who.index()].facts, parent_traits.facts);
    traits.act_chance = onward_act_chance(s, who, where, post.key);
    if (post.topic == Topic::rumour) traits.rumour = parent_traits.rumour;
    if (kind == PostKind::share) {
        traits.severity = parent_traits.severity;
        traits.thread = parent_traits.thread;
        ++s.posts[seen.index()].shares;
        applaud(s, parent);
    }
    if (kind == PostKind::comment) ++s.posts[seen.index()].comments;
    const PostId id = add_post(s, post, traits);
    expose_followers(s, id, kind == PostKind::comment ? s.parameters().comment_exposure : 1.0);

    Person& p = s.people[who.index()];
    count_own_post(p);
    set_arousal(s, p, p.arousal * s.parameters().arousal_after_acting);
}

} // namespace

void post_about(Storm& s, PersonId who, PostId seen, const Event& sight) {
    const PlatformParameters& platform = s.platform_parameters(s.posts[seen.index()].platform);
    const double u = as_unit(sight.kind_luck) * posting_part(platform);
    const PostKind kind = u < platform.mix_share                          ? PostKind::share
                          : u < platform.mix_share + platform.mix_comment ? PostKind::comment
                                                                          : PostKind::original;
    post_as(s, who, seen, sight, kind, 0.0);
}

void applaud(Storm& s, const Post& post) {
    if (!post.author.valid() || static_cast<double>(post.anger) < s.parameters().outrage_from) return;
    Person& author = s.people[post.author.index()];
    if (author.applause < 200) ++author.applause;
}

void pass_on(Storm& s, PersonId bot, PostId seen, const Event& event) {
    const Post& post = s.posts[seen.index()];
    const PlatformParameters& platform = s.platform_parameters(post.platform);
    // True or false makes no difference to them; what outlets and the organisation say does not interest who
    // pays them.
    if (platform.mix_share <= 0 || post.kind == PostKind::article || post.kind == PostKind::statement ||
        post.kind == PostKind::reply)
        return;
    const Parameters& d = s.parameters();
    const double chance = d.bot_rate * s.traits[seen.index()].act_chance * s.acting * s.attention *
                          platform.mix_share / posting_part(platform);
    if (as_unit(event.act_luck) >= std::min(chance, d.act_chance_cap)) return;
    settle(s, s.people[bot.index()], event.at);
    post_as(s, bot, seen, event, PostKind::share, 0.0);
}

bool heckle(Storm& s, PersonId who, PostId seen, const Event& event) {
    if (!(s.network->roles(who) & role::troll)) return false;
    const PostKind kind = s.posts[seen.index()].kind;
    if (kind != PostKind::statement && kind != PostKind::reply) return false;
    if (as_unit(event.act_luck) >= s.parameters().troll_reply) return false;
    post_as(s, who, seen, event, PostKind::comment, s.parameters().troll_anger);
    return true;
}

void pick_up(Storm& s, PersonId who, PostId seen, const Event& sight) {
    Person& p = s.people[who.index()];
    if (!(s.network->roles(who) & (role::influencer_tier1 | role::influencer_tier2))) return;
    if ((p.flags & person_flag::picked_up) || sides_with_organisation(s, who)) return;
    const double hourly = 1.0e5 * crisis_posts_last_hour(s) / s.network->people();
    const Parameters& d = s.parameters();
    const double loudness = std::max(0.0, exact_log10(hourly + 1.0) - d.influencer_loud_from);
    const double fit = s.network->topic_fit(who, s.setup.topic);
    // Each post is a chance of its own, whatever he has seen before it.
    CounterRandom random(s.seed, stream("sim.influencer"), mix_keys(who.value, s.posts[seen.index()].key));
    if (!random.chance(d.influencer_pickup * fit * (1.0 + loudness))) return;
    p.flags |= person_flag::picked_up;
    std::size_t where = max_platforms, most = 0; // where his audience is largest
    for (std::size_t i = 0; i < s.platforms.size(); ++i) {
        const std::size_t audience = s.network->followers(who, i).size();
        if (audience > most) {
            most = audience;
            where = i;
        }
    }
    if (where == max_platforms) return;
    p.facts = std::max(p.facts, s.traits[seen.index()].facts);
    const PostId id = write_original(s, who, where, Topic::crisis, mix_keys(0x1f1, who.value), sight.at, 1.0);
    s.traits[id.index()].prompt = seen;
    s.traits[id.index()].door = sight.door;
    s.happenings.push_back(
        {SimTime{sight.at}, Happening::Kind::influencer_joined, static_cast<std::uint8_t>(where), id});
    expose_followers(s, id, 1.0);
}

} // namespace stormdrill::sim
