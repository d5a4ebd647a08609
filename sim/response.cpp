#include "sim/response.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
/// P(accept) and, for offence, the same with no fit: who trusts takes less offence.
double acceptance(const Storm& s, PersonId who, double fit, double source) {
    const Person& p = s.people[who.index()];
    const Parameters& d = s.parameters();
    const double accepts = exact_logistic(d.accept_trust * p.trust + d.accept_fit * fit +
                                          d.accept_anger * p.arousal + d.accept_source * source);
    return (s.network->roles(who) & role::hostile) ? 0.3 * accepts : accepts;
}

/// Positive effects add up to a cap.
double grant(Storm& s, PersonId who, double d) {
    Person& p = s.people[who.index()];
    const double given = std::clamp(s.parameters().positive_cap - static_cast<double>(p.granted), 0.0, d);
    p.granted += static_cast<float>(given);
    add_response(s, who, given);
    add_trust(s, p, s.parameters().trust_gain * given);
    return given;
}
} // namespace

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
    } else if (s.network->roles(who) & role::hostile) {
        add_blame(s, who, 0.02); // backfire, among the hostile only
    }
    if (m.harm < 0 && luck >= acceptance(s, who, 0.0, m.source)) {
        add_response(s, who, m.harm);
        set_arousal(s, p, p.arousal + m.provoke * d.anger_sd);
        scale_trust(s, p, 1.0 + 0.2 * m.harm);
    }
    scale_trust(s, p, m.trust_factor);
    if (m.false_denial) p.flags |= person_flag::saw_false_denial;
}

void meet_standing_messages(Storm& s, PersonId who, const Post& post, const Event& event) {
    const auto& standing = s.platforms[post.platform].standing;
    if (standing.empty()) return;
    const Parameters& d = s.parameters();
    const bool topic_page = event.door == static_cast<std::uint32_t>(Door::trending_topic);
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
    if (traits.reply_effect > 0) {
        grant(s, who, traits.reply_effect);
        return;
    }
    Person& p = s.people[who.index()];
    add_response(s, who, traits.reply_effect);
    set_arousal(s, p, p.arousal + d.provoke_anger * d.anger_sd * d.reply_harm);
}

void expose_share_of_members(Storm& s, PostId post, double share, std::uint64_t salt, std::int32_t at) {
    expose(s, post, s.network->members(s.posts[post.index()].platform), std::min(1.0, share), Door::audience,
           salt, at);
}

// --- Replies
// -----------------------------------------------------------------------------------------------------

namespace {
void reply(Storm& s, const ReplyToPost& command, std::int32_t at) {
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

// --- Statements, press
// -------------------------------------------------------------------------------------------

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

void publish(Storm& s, const PublishStatement& command, std::int32_t at) {
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

void answer_press(Storm& s, const AnswerPress& command, std::int32_t at) {
    Message message = message_from(s, command.effect, at);
    message.source = 0.5;
    message.group = new_message_group(s);
    message.key = 0x10000u + static_cast<std::uint32_t>(s.messages.size());
    if (message.false_denial) s.denial_stands = true;
    if (!message.false_denial && s.first_statement < 0) s.first_statement = at;
    s.outlets[command.outlet].answer = add_message(s, message);
    after_speaking(s, command.effect.contradicts);
}

// --- Affected people, remedies, campaigns
// -------------------------------------------------------------------------

void contact(Storm& s, const ContactAffected& command, std::int32_t at) {
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

void stand_everywhere(Storm& s, std::int16_t message) {
    for (PlatformState& platform : s.platforms) {
        if (!platform.standing.empty()) platform.standing.push_back(message);
    }
}

void remedy(Storm& s, const CarryOutRemedy& command) {
    // What was promised and then done counts for more than the promise, whenever it comes.
    Message message;
    message.gain = 0.6 * correction_effect(s.setup.cluster) * command.fit;
    message.fit = 1;
    message.group = new_message_group(s);
    message.key = 0x20000u + static_cast<std::uint32_t>(s.messages.size());
    stand_everywhere(s, add_message(s, message));
}

void campaign(Storm& s, const RunCampaign& command, std::int32_t at) {
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

// --- Removals
// -----------------------------------------------------------------------------------------------------

void remove(Storm& s, const RemovePost& command, std::int32_t at) {
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

} // namespace

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

namespace {
// --- Facts and scripted posts
// --------------------------------------------------------------------------------------

void fact(Storm& s, const FactBecomesKnown& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    if (s.facts.size() >= 250) return; // knowledge is a count of 8 bits; no scenario comes near
    const bool exposes = command.contradicts_denial && s.denial_stands;
    double blame = command.blame_change, severity = command.severity_change;
    if (command.disclosed_by_organisation) {
        blame *= d.thunder_severity;
        severity *= severity > 0 ? d.thunder_severity : 1.0;
        Message message;
        message.gain = d.thunder_gain;
        message.fit = 1;
        message.group = new_message_group(s);
        message.key = 0x40000u + static_cast<std::uint32_t>(s.messages.size());
        stand_everywhere(s, add_message(s, message));
    }
    s.facts.push_back({blame, exposes});
    s.severity = std::clamp(s.severity + severity, 0.25, 2.5);
    s.last_fact = at;
    if (!exposes) return;
    s.denial_exposed = true;
    s.discount = d.contradiction_discount;
    s.happenings.push_back({SimTime{at}, Happening::Kind::denial_exposed, 0, PostId::none()});
}

PersonId scripted_author(const Storm& s, const SeedPost& command) {
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

void seed_post(Storm& s, const SeedPost& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const bool first = s.first_crisis < 0;
    Post post;
    post.at = SimTime{at};
    post.platform = command.platform;
    post.author = scripted_author(s, command);
    post.topic = Topic::crisis;
    post.script = command.script;
    post.anger = static_cast<float>(command.anger);
    post.mood = static_cast<std::int8_t>(command.anger >= 0.6 ? -2 : command.anger >= 0.2 ? -1 : 0);
    post.key = mix_keys(mix_keys(0x5c217, command.script), command.platform);
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
    const PostId id = add_post(s, post, traits);
    expose_followers(s, id, std::min(4.0, std::max(1.0, command.reach)));
    double share = d.scripted_audience * command.reach;
    if (command.author == SeedPost::Author::outlet && command.outlet < s.setup.outlets.size()) {
        share = std::max(share, s.setup.outlets[command.outlet].audience * command.reach);
    }
    expose_share_of_members(s, id, share, 4, at);
    if (first) plan_complaints(s, post.author, at);
}
} // namespace

void apply_command(Storm& s, const Command& command, std::int32_t at) {
    struct Apply {
        Storm& s;
        std::int32_t at;
        void operator()(const PublishStatement& c) const { publish(s, c, at); }
        void operator()(const ReplyToPost& c) const { reply(s, c, at); }
        void operator()(const RemovePost& c) const { remove(s, c, at); }
        void operator()(const AnswerPress& c) const { answer_press(s, c, at); }
        void operator()(const ContactAffected& c) const { contact(s, c, at); }
        void operator()(const RunCampaign& c) const { campaign(s, c, at); }
        void operator()(const CarryOutRemedy& c) const { remedy(s, c); }
        void operator()(const FactBecomesKnown& c) const { fact(s, c, at); }
        void operator()(const SeedPost& c) const { seed_post(s, c, at); }
        void operator()(const SetPressure& c) const {
            s.acting = exact_pow(s.parameters().pressure_step, c.dial);
        }
    };
    std::visit(Apply{s, at}, command);
}

} // namespace stormdrill::sim
