#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/spread.hpp"
#include "sim/take_effect.hpp"

namespace stormdrill::sim {
void take_effect(Storm& s, const ReplyToPost& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const Post to = s.posts[command.to.index()];
    s.posts[command.to.index()].answered = true;
    Post post;
    post.at = SimTime{at};
    post.kind = PostKind::reply;
    post.platform = to.platform;
    post.topic = to.topic == Topic::chatter ? Topic::chatter : Topic::crisis;
    post.parent = command.to;
    post.root = to.root;
    PostTraits& traits = s.traits[command.to.index()];
    post.key = mix_keys(mix_keys(to.key, 0x4e), traits.replies);
    if (traits.replies < 200) ++traits.replies;
    const TextEffect& text = command.effect;
    const TextMeaning m = meaning_of(text, s.setup.cluster, s.setup.at_fault, d);
    const bool canned = text.alike_before >= d.canned_after;
    const bool helps = !canned && m.harm == 0 &&
                       (text.empathy || text.repair > 0 || text.explanation >= 2 || text.regret > 0);

    // What others see in the thread.
    if (m.harm < 0) {
        traits.reply_effect += m.harm * d.reply_harm;
        traits.thread *= 1.15;
    } else if (canned) {
        traits.reply_effect += d.canned_blame / d.blame_to_reputation;
    } else if (helps) {
        traits.reply_effect += d.bystander_blame / d.blame_to_reputation;
        if (text.empathy) traits.thread *= d.reply_empathy;
        if (text.explanation >= 2) {
            const bool angry = to.anger > 0.5F;
            traits.thread *= angry ? d.reply_explanation_angry : d.reply_explanation_calm;
        }
    }
    if (text.offers_money && s.first_crisis >= 0 && at - s.first_crisis < 24 * 3600) {
        traits.thread *= d.reply_money;
    }
    // The writer himself.
    if (to.author.valid() && to.topic != Topic::chatter) {
        Person& p = s.people[to.author.index()];
        settle(s, p, at);
        const double luck = CounterRandom(s.seed, stream("sim.accept_reply"), post.key).uniform();
        if (m.harm < 0) {
            add_response(s, to.author, m.harm);
            set_arousal(s, p, p.arousal + 2.0 * d.provoke_anger * d.anger_sd);
            scale_trust(s, p, 0.8);
        } else if (canned) {
            add_blame(s, to.author, d.canned_blame);
        } else if (helps && luck < acceptance(s, to.author, text.personalised ? 1.0 : 0.5, 1.0)) {
            set_arousal(s, p, p.arousal * d.reply_calms);
            grant(s, to.author, d.reply_blame / d.blame_to_reputation);
        }
    }
    add_post(s, post, PostTraits{});
}

namespace {
Message message_from(Storm& s, const TextEffect& text, std::int32_t at) {
    const Parameters& d = s.parameters();
    const TextMeaning m = meaning_of(text, s.setup.cluster, s.setup.at_fault, d);
    const double hours = s.first_heat >= 0 ? (at - s.first_heat) / 3600.0 : 0.0;
    Message message;
    message.gain = m.gain * timing_factor(hours, d) * s.discount;
    message.harm = m.harm;
    message.calm = m.calm;
    message.provoke = m.provoke;
    message.fit = m.fit;
    message.false_denial = m.false_denial;
    if (text.contradicts) message.trust_factor = d.contradiction_trust;
    return message;
}

void after_speaking(Storm& s, bool contradicts) {
    s.discount = contradicts ? s.parameters().contradiction_discount : 1.0;
}
} // namespace

void take_effect(Storm& s, const PublishStatement& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const std::uint32_t group = new_message_group(s);
    bool contradicts = false;
    std::int16_t last = -1;
    for (const PublishStatement::Variant& variant : command.variants) {
        Message message = message_from(s, variant.effect, at);
        message.group = group;
        message.key = command.statement;
        contradicts = contradicts || variant.effect.contradicts;
        if (message.false_denial) s.denial_stands = true;
        if (!message.false_denial && s.first_statement < 0) s.first_statement = at;
        last = add_message(s, message);
        s.platforms[variant.platform].standing.push_back(last);
        Post post;
        post.at = SimTime{at};
        post.kind = PostKind::statement;
        post.platform = variant.platform;
        post.topic = Topic::crisis;
        post.script = command.statement;
        post.mood = 0;
        post.key = mix_keys(mix_keys(0x57a7e, command.statement), variant.platform);
        PostTraits traits;
        traits.message = last;
        traits.act_chance = 0.5 * root_act_chance(s, variant.platform, post.key, 1.0);
        const PostId id = add_post(s, post, traits);
        expose_share_of_members(s, id, d.organisation_audience, 2, at);
    }
    if (command.to_press && last >= 0) s.press_message = last;
    after_speaking(s, contradicts);
}

void take_effect(Storm& s, const AnswerPress& command, std::int32_t at) {
    Message message = message_from(s, command.effect, at);
    message.source = 0.5;
    message.group = new_message_group(s);
    message.key = 0x10000u + static_cast<std::uint32_t>(s.messages.size());
    if (message.false_denial) s.denial_stands = true;
    if (!message.false_denial && s.first_statement < 0) s.first_statement = at;
    s.outlets[command.outlet].answer = add_message(s, message);
    after_speaking(s, command.effect.contradicts);
}

void take_effect(Storm& s, const ContactAffected& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const auto& affected = s.tables->affected;
    const auto wanted =
        static_cast<std::uint32_t>(command.share * static_cast<double>(affected.size()) + 0.5);
    for (std::uint32_t k = 0; k < wanted && s.contacted < affected.size(); ++k) {
        const PersonId who = affected[s.contacted++];
        Person& p = s.people[who.index()];
        settle(s, p, at);
        p.flags |= person_flag::contacted;
        if (command.compensation >= 0.8) p.flags |= person_flag::compensated;
        set_arousal(s, p, p.arousal * (command.empathetic ? d.reply_calms : 0.85));
        const double offer = std::min(1.2, command.compensation) * compensation_effect(s.setup.cluster);
        const double kindness = command.empathetic ? 0.2 : 0.0;
        if (offer + kindness > 0)
            grant(s, who, offer + kindness);
        else
            add_blame(s, who, 0.1);
    }
}

void take_effect(Storm& s, const CarryOutRemedy& command, std::int32_t) {
    // What was promised and then done counts for more than the promise, whenever it comes.
    Message message;
    message.gain = 0.6 * correction_effect(s.setup.cluster) * command.fit;
    message.fit = 1;
    message.group = new_message_group(s);
    message.key = 0x20000u + static_cast<std::uint32_t>(s.messages.size());
    stand_everywhere(s, add_message(s, message));
}

void take_effect(Storm& s, const RunCampaign& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const double anger = s.reached ? d.arousal_rest + anger_sums(s, at).excess / s.reached : d.arousal_rest;
    const bool backfires = anger > d.campaign_anger_limit;
    const std::uint64_t key = mix_keys(mix_keys(0xca3, static_cast<std::uint64_t>(command.kind)),
                                       mix_keys(command.platform, static_cast<std::uint64_t>(at)));
    Message message;
    message.source = command.kind == RunCampaign::Kind::influencer ? 0.3 : 1.0;
    message.group = new_message_group(s);
    message.key = 0x30000u + static_cast<std::uint32_t>(s.messages.size());
    switch (command.kind) {
    case RunCampaign::Kind::brand_story:
        message.gain = 0.05;
        break;
    case RunCampaign::Kind::staff_story:
        message.gain = 0.07;
        break;
    case RunCampaign::Kind::charity:
        message.gain = 0.10;
        break;
    case RunCampaign::Kind::influencer:
        message.gain = 0.15;
        break;
    }
    const bool found_out = command.kind == RunCampaign::Kind::influencer && !command.disclosed &&
                           CounterRandom(s.seed, stream("sim.found_out"), key).chance(0.15);
    if (backfires || found_out) {
        message.gain = 0;
        message.harm = found_out ? -.20 : std::min(-.10, bolster_effect(s.setup.cluster));
        message.provoke = d.provoke_anger;
    } else {
        message.gain += d.campaign_trust;
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
    if (backfires || found_out) {
        s.happenings.push_back({SimTime{at}, Happening::Kind::campaign_backfired, command.platform, id});
    }
    expose_share_of_members(s, id, d.campaign_audience, 3, at);
}

void take_effect(Storm& s, const RemovePost& command, std::int32_t at) {
    Post& post = s.posts[command.post.index()];
    if (post.removed) return;
    post.removed = true;
    if (command.reason != RemovalReason::criticism || !post.author.valid()) return;
    const Parameters& d = s.parameters();
    Person& author = s.people[post.author.index()];
    settle(s, author, at);
    set_arousal(s, author, author.arousal + 0.2);
    add_blame(s, post.author, 0.3);
    CounterRandom random(s.seed, stream("sim.screenshot"), post.key);
    const double viewers = d.audience_scale * post.viewers;
    const bool screenshot = random.chance(1.0 - exact_exp(-viewers / d.removal_viewers));
    const bool author_tells = random.chance(0.5);
    if (!screenshot && !author_tells) return;
    Event event;
    event.kind = EventKind::protest;
    event.person = post.author.value;
    event.post = command.post.value;
    event.at = s.tables->clock.after(at, 1200.0 + 2400.0 * random.uniform());
    s.queue.push(event);
}

void protest(Storm& s, const Event& event) {
    const Parameters& d = s.parameters();
    const Post removed = s.posts[event.post];
    Person& p = s.people[event.person];
    settle(s, p, event.at);
    const PostId id = write_original(s, PersonId{event.person}, removed.platform, Topic::removal_protest,
                                     mix_keys(removed.key, 0xde1), event.at, 1.0);
    Post& post = s.posts[id.index()];
    post.anger = std::max(post.anger, 0.6F);
    post.mood = -2;
    post.complaint = false;
    s.traits[id.index()].severity = d.removal_severity;
    s.traits[id.index()].act_chance = mean_root_act_chance(s, removed.platform);
    s.happenings.push_back({SimTime{event.at}, Happening::Kind::removal_noticed, removed.platform, id});
    expose_followers(s, id, 1.0);
    expose_share_of_members(s, id, 2.0 * d.scripted_audience, 5, event.at);
}

} // namespace stormdrill::sim
