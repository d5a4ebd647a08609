#include "sim/response.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/person.hpp"
#include "sim/rumour.hpp"
#include "sim/spread.hpp"
#include "sim/take_effect.hpp"

namespace stormdrill::sim {

double acceptance(const Storm& s, PersonId who, double fit, double source) {
    const Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    const double accepts = exact_logistic(d.accept_trust * p.trust + d.accept_fit * fit +
                                          d.accept_anger * p.arousal + d.accept_source * source);
    return (s.network->roles(who) & role::hostile) ? 0.3 * accepts : accepts;
}

double grant(Storm& s, PersonId who, double d) {
    Person& p = s.people[who.index()];
    const double given = std::clamp(s.parameters().positive_cap - static_cast<double>(p.granted), 0.0, d);
    p.granted += static_cast<float>(given);
    add_response(s, who, given);
    add_trust(s, p, s.parameters().trust_gain * given);
    return given;
}

std::uint32_t new_message_group(Storm& s) {
    return std::min(s.message_groups++, 63u);
}

std::int16_t add_message(Storm& s, const Message& message) {
    s.messages.push_back(message);
    return static_cast<std::int16_t>(s.messages.size() - 1);
}

void meet_message(Storm& s, PersonId who, std::int16_t index, std::int32_t at) {
    const Message& m = s.messages[static_cast<std::size_t>(index)];
    Person& p = s.people[who.index()];
    const std::uint64_t bit = std::uint64_t{1} << m.group;
    if (p.messages & bit) return;
    p.messages |= bit;
    settle(s, p, at);
    const Parameters& d = s.parameters();
    const double luck = CounterRandom(s.seed, stream("sim.accept"), who.value, m.key).uniform();
    if (luck < acceptance(s, who, m.fit, m.source)) {
        if (m.gain > 0) grant(s, who, m.gain);
        set_arousal(s, p, p.arousal + m.calm * d.anger_sd);
    } else {
        drive_off(s, who, 1.0);
    }
    if (m.harm < 0 && luck >= acceptance(s, who, 0.0, m.source)) {
        add_response(s, who, m.harm);
        set_arousal(s, p, p.arousal + m.provoke * d.anger_sd);
        scale_trust(s, p, 1.0 + 0.2 * m.harm);
    }
    scale_trust(s, p, m.trust_factor);
    if (m.corrects > 0) meet_correction(s, who, m.corrects, m.key);
    if (m.false_denial) p.flags |= person_flag::saw_false_denial;
}

void meet_standing_messages(Storm& s, PersonId who, const Post& post, const Event& event) {
    const auto& standing = s.platforms[post.platform].standing;
    if (standing.empty()) return;
    const Parameters& d = s.parameters();
    const bool topic_page = event.door == Door::trending_topic;
    const double luck = CounterRandom(s.seed, stream("sim.carry"), mix_keys(post.key, who.value)).uniform();
    if (luck >= (topic_page ? d.topic_page_carry : d.statement_carry)) return;
    // The newest that he does not know yet.
    for (auto it = standing.rbegin(); it != standing.rend(); ++it) {
        const Message& m = s.messages[static_cast<std::size_t>(*it)];
        if (s.people[who.index()].messages & (std::uint64_t{1} << m.group)) continue;
        meet_message(s, who, *it, event.at);
        return;
    }
}

void meet_reply(Storm& s, PersonId who, const Post& post, const PostTraits& traits) {
    const Parameters& d = s.parameters();
    if (CounterRandom(s.seed, stream("sim.read_reply"), mix_keys(post.key, who.value)).uniform() >=
        d.reply_seen)
        return;
    if (traits.debunk > 0) meet_correction(s, who, static_cast<double>(traits.debunk), post.key);
    if (traits.reply_effect == 0) return;
    if (traits.reply_effect > 0) {
        grant(s, who, traits.reply_effect);
        return;
    }
    Person& p = s.people[who.index()];
    add_response(s, who, traits.reply_effect);
    set_arousal(s, p, p.arousal + d.provoke_anger * d.anger_sd * d.reply_harm);
}

void expose_share_of_members(Storm& s, PostId post, double share, std::uint64_t salt, std::int32_t at) {
    const Post& p = s.posts[post.index()];
    const Door door = p.kind == PostKind::article     ? Door::outlet
                      : p.kind == PostKind::statement ? Door::organisation
                                                      : Door::first_audience;
    expose(s, post, s.network->members(p.platform), std::min(1.0, share), door, salt, at);
}

void stand_everywhere(Storm& s, std::int16_t message) {
    for (PlatformState& platform : s.platforms) {
        if (!platform.standing.empty()) platform.standing.push_back(message);
    }
}

void apply_command(Storm& s, const Command& command, std::int32_t at) {
    std::visit([&](const auto& c) { take_effect(s, c, at); }, command);
}

} // namespace stormdrill::sim
