#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/acting.hpp"
#include "sim/person.hpp"
#include "sim/response.hpp"
#include "sim/rumour.hpp"
#include "sim/spread.hpp"
#include "sim/take_effect.hpp"

namespace stormdrill::sim {
void take_effect(Storm& s, const ReplyToPost& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    const Post to = post_of(s, command.to);
    Post post;
    post.at = SimTime{at};
    post.kind = PostKind::reply;
    post.platform = to.platform;
    post.topic = Topic::crisis;
    post.parent = command.to;
    post.root = to.root;
    if (is_chatter(command.to)) { // talk about something else; nobody's mind changes
        post.key = mix_keys(mix_keys(to.key, 0x4e), s.answered_chatter.size());
        s.answered_chatter.push_back(chatter_number(command.to));
        add_post(s, post, PostTraits{});
        return;
    }
    s.posts[command.to.index()].answered = true;
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
    if (to.author.valid()) {
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
    debunk_post(s, command.to, correction_strength(text, s.setup.at_fault, d));
    if (text.contradicts) {
        if (to.author.valid()) scale_trust(s, s.people[to.author.index()], d.contradiction_trust);
        s.discount = d.contradiction_discount;
    }
    const PostId id = add_post(s, post, PostTraits{});
    // Trolls lie in wait for what the organisation says to people.
    expose(s, id, s.tables->trolls[post.platform], d.troll_watch, Door::organisation, 9, at);
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
    message.corrects = correction_strength(text, s.setup.at_fault, d);
    if (text.contradicts) message.trust_factor = d.contradiction_trust;
    return message;
}

/// The public hears from the organisation: no more silence, and a word on the rumours that are about.
void heard_from(Storm& s, const Message& message, std::int32_t at) {
    if (message.false_denial) return;
    if (s.first_statement < 0) s.first_statement = at;
    s.last_statement = at;
    correct_rumours(s, message.group, message.corrects);
}

void after_speaking(Storm& s, bool contradicts) {
    s.discount = contradicts ? s.parameters().contradiction_discount : 1.0;
}

/// Whoever tells causes before they are checked may have to take something back.
void plan_correction(Storm& s, const PublishStatement& command, std::int32_t at) {
    const Parameters& d = s.parameters();
    CounterRandom random(s.seed, stream("sim.correction"), command.statement);
    const bool wrong = random.chance(d.early_correction);
    const double delay_h = d.early_correction_after * random.exponential();
    const bool checked = s.first_crisis >= 0 && at - s.first_crisis >= d.early_window * 3600.0;
    const bool asserts = std::any_of(command.variants.begin(), command.variants.end(),
                                     [](const auto& v) { return v.effect.explanation >= 2; });
    if (!asserts || checked || !s.facts.empty() || !wrong) return;
    Event event;
    event.kind = EventKind::correction;
    event.person = command.statement;
    event.at = at + 600 + static_cast<std::int32_t>(3600.0 * delay_h);
    s.queue.push(event);
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
        heard_from(s, message, at);
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
    plan_correction(s, command, at);
}

void correct_statement(Storm& s, const Event& event) {
    Message message;
    message.trust_factor = s.parameters().contradiction_trust;
    message.group = new_message_group(s);
    message.key = 0x50000u + event.person;
    stand_everywhere(s, add_message(s, message));
    after_speaking(s, true);
    s.happenings.push_back({SimTime{event.at}, Happening::Kind::statement_corrected, 0, PostId::none()});
}

void take_effect(Storm& s, const AnswerPress& command, std::int32_t at) {
    Message message = message_from(s, command.effect, at);
    message.source = 0.5;
    message.group = new_message_group(s);
    message.key = 0x10000u + static_cast<std::uint32_t>(s.messages.size());
    if (message.false_denial) s.denial_stands = true;
    heard_from(s, message, at);
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

namespace {
/// A statement that is gone reaches nobody any more.
void take_down_message(Storm& s, PostId id) {
    auto& standing = s.platforms[s.posts[id.index()].platform].standing;
    standing.erase(std::remove(standing.begin(), standing.end(), s.traits[id.index()].message),
                   standing.end());
}
} // namespace

void take_effect(Storm& s, const RemovePost& command, std::int32_t at) {
    const Post post = post_of(s, command.post);
    if (post.removed) return;
    if (is_chatter(command.post))
        s.removed_chatter.push_back(chatter_number(command.post));
    else
        s.posts[command.post.index()].removed = true;
    const bool own = post.kind == PostKind::statement || post.kind == PostKind::reply;
    if (own) take_down_message(s, command.post);
    if (!own && (command.reason != RemovalReason::criticism || !post.author.valid())) return;
    const Parameters& d = s.parameters();
    if (!own) {
        Person& author = s.people[post.author.index()];
        settle(s, author, at);
        set_arousal(s, author, author.arousal + d.removal_author_anger);
        add_blame(s, post.author, d.removal_author_blame);
    }
    CounterRandom random(s.seed, stream("sim.screenshot"), post.key);
    const double viewers = d.audience_scale * post.viewers;
    const bool screenshot = random.chance(1.0 - exact_exp(-viewers / d.removal_viewers));
    const bool author_tells = random.chance(d.removal_author_tells) && !own;
    const auto members = s.network->members(post.platform);
    const double delay_s = 1200.0 + 2400.0 * random.uniform();
    if ((!screenshot && !author_tells) || members.empty()) return;
    Event event;
    event.kind = EventKind::protest;
    event.person =
        own ? members[random.below(static_cast<std::uint32_t>(members.size()))].value : post.author.value;
    event.post = command.post.value;
    event.at = s.tables->clock.after(at, delay_s);
    s.queue.push(event);
}

void protest(Storm& s, const Event& event) {
    const Parameters& d = s.parameters();
    const Post removed = post_of(s, PostId{event.post});
    Person& p = s.people[event.person];
    settle(s, p, event.at);
    const PostId id = write_original(s, PersonId{event.person}, removed.platform, Topic::removal_protest,
                                     mix_keys(removed.key, 0xde1), event.at, 1.0);
    Post& post = s.posts[id.index()];
    post.anger = std::max(post.anger, 0.6F);
    post.mood = -2;
    post.complaint = false;
    s.traits[id.index()].prompt = PostId{event.post};
    s.traits[id.index()].door = Door::removal;
    s.traits[id.index()].severity = d.removal_severity;
    s.traits[id.index()].act_chance = mean_root_act_chance(s, removed.platform);
    s.happenings.push_back({SimTime{event.at}, Happening::Kind::removal_noticed, removed.platform, id});
    expose_followers(s, id, 1.0);
    // Taking down what others wrote is told twice as far as taking back one's own words.
    const double told = removed.author.valid() ? d.removal_others : 1.0;
    expose_share_of_members(s, id, told * d.scripted_audience, 5, event.at);
}

} // namespace stormdrill::sim
