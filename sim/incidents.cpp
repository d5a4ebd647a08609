#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/spread.hpp"
#include "sim/take_effect.hpp"

namespace stormdrill::sim {
void take_effect(Storm& s, const FactBecomesKnown& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    if (s.facts.size() >= 250) return; // knowledge is a count of 8 bits; no scenario comes near
    const bool exposes = command.contradicts_denial && s.denial_stands;
    double blame = command.blame_change, severity = command.severity_change;
    if (command.disclosed_by_organisation) {
        // Who says all of it first takes the sting out of it; hints do not.
        const double sting = command.in_detail ? d.thunder_severity : 1.0;
        if (blame > 0) blame *= sting;
        if (severity > 0) severity *= sting;
        Message message;
        message.gain = command.in_detail ? d.thunder_gain : d.thunder_vague_gain;
        message.fit = 1;
        message.group = new_message_group(s);
        message.key = 0x40000u + static_cast<std::uint32_t>(s.messages.size());
        stand_everywhere(s, add_message(s, message));
    }
    s.facts.push_back({blame, exposes});
    s.severity = std::clamp(s.severity + severity, 0.25, 2.5);
    s.last_fact = at;
    if (!command.disclosed_by_organisation) renew_attention(s);
    if (!exposes) return;
    s.denial_exposed = true;
    s.discount = d.contradiction_discount;
    s.happenings.push_back({SimTime{at}, Happening::Kind::denial_exposed, 0, PostId::none()});
}

namespace {
PersonId scripted_author(const Storm& s, const SeedPost& command) {
    if (command.person.valid()) return command.person;
    const auto members = s.network->members(command.platform);
    std::uint16_t wanted = 0;
    switch (command.author) {
    case SeedPost::Author::affected:
        wanted = role::affected;
        break;
    case SeedPost::Author::customer:
        wanted = role::customer;
        break;
    case SeedPost::Author::employee:
        wanted = role::employee;
        break;
    case SeedPost::Author::influencer:
        wanted = role::influencer_tier1;
        break;
    case SeedPost::Author::journalist:
        wanted = role::journalist;
        break;
    case SeedPost::Author::hostile:
        wanted = role::hostile;
        break;
    case SeedPost::Author::outlet:
        return PersonId::none();
    }
    std::vector<PersonId> candidates;
    for (const PersonId who : members) {
        if (s.network->roles(who) & wanted) candidates.push_back(who);
    }
    CounterRandom random(s.seed, stream("sim.scripted_author"), command.script, wanted);
    if (candidates.empty())
        return members.empty() ? PersonId::none()
                               : members[random.below(static_cast<std::uint32_t>(members.size()))];
    return candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
}

/// From the first crisis post on, affected people complain of their own accord.
void plan_complaints(Storm& s, PersonId except, std::int32_t at) {
    const Parameters& d = s.parameters();
    for (const PersonId who : s.tables->affected) {
        if (who == except) continue;
        CounterRandom random(s.seed, stream("sim.own_complaint"), who.value);
        if (!random.chance(d.affected_complain)) continue;
        Event event;
        event.kind = EventKind::own_complaint;
        event.person = who.value;
        event.at = s.tables->clock.after(at, 3600.0 * d.affected_complain_delay * random.exponential());
        event.act_luck = random();
        event.kind_luck = random();
        s.queue.push(event);
    }
}
} // namespace

void take_effect(Storm& s, const SeedPost& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const bool first = s.first_crisis < 0;
    renew_attention(s);
    Post post;
    post.at = SimTime{at};
    post.platform = command.platform;
    post.author = scripted_author(s, command);
    post.topic = Topic::crisis;
    post.script = command.script;
    post.anger = static_cast<float>(command.anger);
    post.mood = static_cast<std::int8_t>(command.anger >= 0.6 ? -2 : command.anger >= 0.2 ? -1 : 0);
    post.key = mix_keys(mix_keys(0x5c217, command.script), command.platform);
    post.words = draw_words(d, s.seed, post.key, command.anger);
    PostTraits traits;
    traits.severity = command.vivid ? d.vivid_severity : 1.0;
    traits.facts = static_cast<std::uint8_t>(s.facts.size());
    // Scripted posts are those that matter: their appeal is not left to chance.
    traits.act_chance = mean_root_act_chance(s, command.platform);
    if (command.author == SeedPost::Author::outlet) {
        post.kind = PostKind::article;
        post.outlet = command.outlet;
        ++s.media_reports;
        if (command.outlet < s.setup.outlets.size()) {
            ++s.outlets[command.outlet].articles;
            s.national_media = s.national_media || s.setup.outlets[command.outlet].national;
        }
        if (s.first_heat < 0) s.first_heat = at;
    }
    if (command.author == SeedPost::Author::journalist && s.first_heat < 0) s.first_heat = at;
    if (post.author.valid()) {
        Person& author = s.people[post.author.index()];
        settle(s, author, at);
        author.facts = std::max(author.facts, traits.facts);
        post.from_affected = (s.network->roles(post.author) & role::affected) != 0;
        post.complaint =
            command.author == SeedPost::Author::affected || command.author == SeedPost::Author::customer;
    }
    const bool comments = command.to.valid();
    if (comments) {
        Post& parent = s.posts[command.to.index()];
        post.kind = PostKind::comment;
        post.parent = command.to;
        post.root = parent.root;
        ++parent.comments;
    }
    const PostId id = add_post(s, post, traits);
    const double seen = comments ? d.comment_exposure : 1.0; // a comment is read below its post
    expose_followers(s, id, seen * std::min(4.0, std::max(1.0, command.reach)));
    double share = seen * d.scripted_audience * command.reach;
    if (command.author == SeedPost::Author::outlet && command.outlet < s.setup.outlets.size()) {
        share = std::max(share, s.setup.outlets[command.outlet].audience * command.reach);
    }
    expose_share_of_members(s, id, share, 4, at);
    if (first) plan_complaints(s, post.author, at);
}

void take_effect(Storm& s, const SetPressure& command, std::int32_t) {
    s.acting = exact_pow(s.parameters().pressure_step, command.dial);
}

} // namespace stormdrill::sim
