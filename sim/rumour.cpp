#include "sim/rumour.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
constexpr double ticks_per_hour = 60.0 / tick_minutes;

std::uint8_t bit_of(std::size_t rumour) {
    return static_cast<std::uint8_t>(1u << rumour);
}

double births_per_hour(const Storm& s, std::int32_t at) {
    const Parameters& d = s.parameters();
    // A false denial leaves the gap open; every other word closes it, and it opens again from there.
    const double gap_h = (at - std::max(s.first_crisis, s.last_statement)) / 3600.0;
    const double anger = d.arousal_rest + anger_sums(s, at).excess / s.reached;
    return d.rumour_births * s.network->people() * d.audience_scale / 1.0e5 * anger *
           std::min(d.rumour_gap_cap, 1.0 + gap_h / d.rumour_gap);
}

void plan_verdict(Storm& s, std::size_t rumour, std::uint64_t key, std::int32_t at) {
    const Parameters& d = s.parameters();
    CounterRandom random(s.seed, stream("sim.verdict"), key);
    const double hours = random.lognormal(exact_log(d.rumour_verdict), d.rumour_verdict_sd);
    Event event;
    event.kind = EventKind::verdict;
    event.person = static_cast<std::uint32_t>(rumour);
    event.at = at + static_cast<std::int32_t>(3600.0 * std::clamp(hours, 0.5, 200.0));
    s.queue.push(event);
}

void give_up(Storm& s, PersonId who, std::size_t rumour) {
    Person& p = s.people[who.index()];
    p.believed_rumours = static_cast<std::uint8_t>(p.believed_rumours & ~bit_of(rumour));
    add_blame(s, who, -s.parameters().rumour_blame);
}

/// Whether the writer of this post takes it back at this chance: one draw for all occasions.
bool takes_back(const Storm& s, const Post& post, double chance) {
    return CounterRandom(s.seed, stream("sim.second_thoughts"), post.key).chance(chance);
}
} // namespace

double share_corrected(double belief, double strength) {
    if (belief <= 0 || belief >= 1 || strength <= 0) return 0;
    constexpr double logistic_per_normal = 1.702;
    const double odds = exact_log(belief / (1.0 - belief));
    return 1.0 - exact_logistic(odds - logistic_per_normal * strength) / belief;
}

void tick_rumour(Storm& s, std::int32_t at) {
    if (s.first_crisis < 0 || s.reached == 0 || s.rumours.size() >= most_rumours) return;
    const auto tick = static_cast<std::uint32_t>((at + history_s) / (60 * tick_minutes));
    CounterRandom random(s.seed, stream("sim.rumour"), tick);
    if (!random.chance(1.0 - exact_exp(-births_per_hour(s, at) / ticks_per_hour))) return;
    for (int attempt = 0; attempt < 200; ++attempt) {
        const PersonId who{random.below(s.network->people())};
        Person& p = s.people[who.index()];
        const std::uint32_t luck = random();
        if (!(p.flags & person_flag::reached) || sides_with_organisation(s, who)) continue;
        const std::size_t where = writing_platform(s, who, luck, max_platforms);
        if (where == max_platforms) continue;
        settle(s, p, at);
        const std::size_t rumour = s.rumours.size();
        const std::uint64_t key = mix_keys(0x9032, tick);
        const PostId id = write_original(s, who, where, Topic::rumour, key, at, 2.0);
        s.posts[id.index()].anger = std::max(s.posts[id.index()].anger, 0.6F);
        s.traits[id.index()].rumour = static_cast<std::uint8_t>(rumour);
        s.rumours.push_back({key});
        p.heard_rumours = static_cast<std::uint8_t>(p.heard_rumours | bit_of(rumour));
        s.happenings.push_back(
            {SimTime{at}, Happening::Kind::rumour_born, static_cast<std::uint8_t>(where), id});
        plan_verdict(s, rumour, key, at);
        expose_followers(s, id, 1.0);
        expose_share_of_members(s, id, s.parameters().scripted_audience / 2, 6, at);
        return;
    }
}

void hear_rumour(Storm& s, PersonId who, const PostTraits& traits) {
    if (traits.rumour >= s.rumours.size()) return;
    Person& p = s.people[who.index()];
    const std::uint8_t bit = bit_of(traits.rumour);
    if (p.heard_rumours & bit) return;
    p.heard_rumours = static_cast<std::uint8_t>(p.heard_rumours | bit);
    const Parameters& d = s.parameters();
    const Rumour& rumour = s.rumours[traits.rumour];
    // It fits those who think ill of the organisation; who has accepted an explanation believes less.
    const double fit = std::clamp(0.5 - static_cast<double>(p.opinion), 0.0, 1.0);
    double chance = d.rumour_belief * fit * std::max(0.0, 1.0 - static_cast<double>(p.granted));
    if (p.messages & rumour.corrections) chance *= 1.0 - share_corrected(d.rumour_belief, rumour.strength);
    // After the verdict, some of those who meet the rumour meet the fact-check with it.
    if (rumour.judged)
        chance *= 1.0 - d.correction_reach * share_corrected(d.rumour_belief, d.correction_rebuttal);
    if (!CounterRandom(s.seed, stream("sim.rumour_belief"), mix_keys(who.value, rumour.key)).chance(chance))
        return;
    p.believed_rumours = static_cast<std::uint8_t>(p.believed_rumours | bit);
    add_blame(s, who, d.rumour_blame);
}

void correct_rumours(Storm& s, std::uint32_t message_group, double strength) {
    if (strength <= 0) return;
    for (Rumour& rumour : s.rumours) {
        rumour.corrections |= std::uint64_t{1} << message_group;
        rumour.strength = std::max(rumour.strength, strength);
    }
}

void meet_correction(Storm& s, PersonId who, double strength, std::uint64_t key) {
    const Person& p = s.people[who.index()];
    const double chance = share_corrected(s.parameters().rumour_belief, strength);
    for (std::size_t k = 0; p.believed_rumours != 0 && k < s.rumours.size(); ++k) {
        if (!(p.believed_rumours & bit_of(k))) continue;
        CounterRandom random(s.seed, stream("sim.corrected"),
                             mix_keys(who.value, mix_keys(key, s.rumours[k].key)));
        if (random.chance(chance)) give_up(s, who, k);
    }
}

void debunk_post(Storm& s, PostId id, double strength) {
    Post& post = s.posts[id.index()];
    if (post.topic != Topic::rumour || strength <= 0) return;
    PostTraits& traits = s.traits[id.index()];
    traits.debunk = std::max(traits.debunk, static_cast<float>(strength));
    const Parameters& d = s.parameters();
    if (takes_back(s, post, std::min(1.0, d.rumour_deletion * d.rumour_deletion_debunked)))
        post.removed = true;
}

void judge_rumour(Storm& s, const Event& event) {
    s.rumours[event.person].judged = true;
    s.happenings.push_back({SimTime{event.at}, Happening::Kind::rumour_refuted, 0, PostId::none()});
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        Post& post = s.posts[i];
        if (post.topic == Topic::rumour && s.traits[i].rumour == event.person &&
            takes_back(s, post, s.parameters().rumour_deletion))
            post.removed = true;
    }
}

} // namespace stormdrill::sim
