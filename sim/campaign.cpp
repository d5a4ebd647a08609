#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/spread.hpp"
#include "sim/take_effect.hpp"

namespace stormdrill::sim {

namespace {
double gain_of(const Parameters& d, const RunCampaign& command) {
    switch (command.kind) {
    case RunCampaign::Kind::brand_story:
        return d.campaign_brand_story;
    case RunCampaign::Kind::staff_story:
        return d.campaign_staff_story;
    case RunCampaign::Kind::charity:
        return d.campaign_charity;
    case RunCampaign::Kind::influencer:
        return d.campaign_influencer;
    }
    return 0;
}

/// The influencer that works with the organisation on a platform: the same in every world.
PersonId partner(const Storm& s, std::size_t platform) {
    std::vector<PersonId> candidates;
    for (const PersonId who : s.network->members(platform)) {
        const std::uint16_t roles = s.network->roles(who);
        if ((roles & (role::influencer_tier1 | role::influencer_tier2)) && !(roles & role::hostile) &&
            !s.network->followers(who, platform).empty())
            candidates.push_back(who);
    }
    if (candidates.empty()) return PersonId::none();
    CounterRandom random(s.seed, stream("sim.partner"), platform);
    return candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
}

/// Undisclosed payment comes out some day, or not: so much a day.
void plan_scandal(Storm& s, const RunCampaign& command, std::uint64_t key, std::int32_t at) {
    const Parameters& d = s.parameters();
    const auto members = s.network->members(command.platform);
    if (d.campaign_found_out <= 0 || members.empty()) return;
    CounterRandom random(s.seed, stream("sim.found_out"), key);
    const double days = -random.exponential() / exact_log(1.0 - d.campaign_found_out);
    if (days > 30.0) return;
    Event event;
    event.kind = EventKind::scandal;
    event.person = members[random.below(static_cast<std::uint32_t>(members.size()))].value;
    event.post = command.platform;
    event.at = at + 60 + static_cast<std::int32_t>(86'400.0 * days);
    s.queue.push(event);
}
} // namespace

void take_effect(Storm& s, const RunCampaign& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const bool with_partner = command.kind == RunCampaign::Kind::influencer;
    const double anger = s.reached ? d.arousal_rest + anger_sums(s, at).excess / s.reached : d.arousal_rest;
    const bool backfires = anger > d.campaign_anger_limit;
    const std::uint64_t key = mix_keys(mix_keys(0xca3, static_cast<std::uint64_t>(command.kind)),
                                       mix_keys(command.platform, static_cast<std::uint64_t>(at)));
    Message message;
    message.source = with_partner ? 0.3 : 1.0;
    message.group = new_message_group(s);
    message.key = 0x30000u + static_cast<std::uint32_t>(s.messages.size());
    if (backfires) {
        message.harm = std::min(-.10, bolster_effect(s.setup.cluster));
        message.provoke = d.provoke_anger;
    } else if (with_partner && command.disclosed && !command.motive_stated) {
        message.harm = d.campaign_unmotivated; // bought praise
        message.trust_factor = d.campaign_unmotivated_trust;
    } else {
        message.gain = gain_of(d, command) + d.campaign_trust;
    }
    Post post;
    post.at = SimTime{at};
    post.kind = PostKind::statement;
    post.platform = command.platform;
    post.topic = Topic::crisis;
    post.mood = backfires ? std::int8_t{0} : std::int8_t{1};
    post.anger = backfires ? 0.4F : 0.0F;
    post.key = key;
    PostTraits traits;
    traits.message = add_message(s, message);
    traits.act_chance = (backfires ? 1.5 : 0.2) * root_act_chance(s, command.platform, key, 1.0);
    const PostId id = add_post(s, post, traits);
    if (backfires) {
        s.happenings.push_back({SimTime{at}, Happening::Kind::campaign_backfired, command.platform, id});
    }
    const PersonId influencer = with_partner ? partner(s, command.platform) : PersonId::none();
    if (influencer.valid()) {
        expose(s, id, s.network->followers(influencer, command.platform),
               s.tables->see_most[command.platform], Door::follower, 3, at);
    } else {
        expose_share_of_members(s, id, d.campaign_audience, 3, at);
    }
    if (with_partner && !command.disclosed) plan_scandal(s, command, key, at);
}

void break_scandal(Storm& s, const Event& event) {
    const Parameters& d = s.parameters();
    if (s.facts.size() >= 250) return;
    s.facts.push_back({d.campaign_scandal_blame, false});
    s.last_fact = event.at;
    renew_attention(s);
    const PersonId who{event.person};
    Person& p = s.people[who.index()];
    settle(s, p, event.at);
    p.facts = static_cast<std::uint8_t>(s.facts.size());
    const PostId id =
        write_original(s, who, event.post, Topic::crisis, mix_keys(0x5ca, who.value), event.at, 1.0);
    s.posts[id.index()].anger = std::max(s.posts[id.index()].anger, 0.6F);
    s.posts[id.index()].mood = -2;
    s.posts[id.index()].complaint = false;
    s.traits[id.index()].act_chance = mean_root_act_chance(s, event.post);
    s.happenings.push_back(
        {SimTime{event.at}, Happening::Kind::campaign_backfired, static_cast<std::uint8_t>(event.post), id});
    expose_followers(s, id, 1.0);
    expose_share_of_members(s, id, d.scripted_audience, 8, event.at);
}

} // namespace stormdrill::sim
