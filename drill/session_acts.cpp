// Doing it: what each act changes, and what its line of the log carries besides the act.

#include "drill/session_acts.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "drill/session.hpp"
#include "drill/slots.hpp"
#include "drill/tone_json.hpp"
#include "drill/truth.hpp"

namespace stormdrill::drill {

namespace {
/// From here on two texts count as nearly the same (tone-scoring.md 4.5).
constexpr double alike_similarity = 0.6;

std::string_view true_removal_reason(const sim::Post& post) {
    return post.topic == sim::Topic::chatter ? "spam" : "criticism";
}
} // namespace

Json text_attachment_to_json(const TextAttachment& text) {
    Json out = tone_to_json(text.tone);
    out["channel"] = text.channel;
    out["context"] = text.context;
    out["similarity"] = text.similarity;
    out["alike"] = text.alike;
    out["contradicted_facts"] = text.contradicted;
    out["contradicts_earlier"] = text.contradicts_earlier;
    if (!text.facts_checked) return out;
    out["told"] = text.told;
    Json findings = Json::array();
    for (const scoring::FactFinding& f : text.fact_findings) {
        Json one = {{"rule", f.rule}, {"fact", f.fact}, {"start", f.start}, {"end", f.end}, {"said", f.said}};
        if (f.earlier_line > 0)
            one["earlier"] = {
                {"line", f.earlier_line}, {"channel", f.earlier_channel}, {"said", f.earlier_said}};
        findings.push_back(std::move(one));
    }
    out["fact_findings"] = std::move(findings);
    return out;
}

TextAttachment text_attachment_from_json(const Json& json) {
    try {
        TextAttachment text;
        text.tone = tone_from_json(json);
        json.at("channel").get_to(text.channel);
        json.at("context").get_to(text.context);
        json.at("similarity").get_to(text.similarity);
        json.at("alike").get_to(text.alike);
        json.at("contradicted_facts").get_to(text.contradicted);
        json.at("contradicts_earlier").get_to(text.contradicts_earlier);
        if (!json.contains("fact_findings")) return text; // written before texts were checked
        text.facts_checked = true;
        json.at("told").get_to(text.told);
        for (const Json& one : json.at("fact_findings")) {
            scoring::FactFinding f;
            one.at("rule").get_to(f.rule);
            one.at("fact").get_to(f.fact);
            one.at("start").get_to(f.start);
            one.at("end").get_to(f.end);
            one.at("said").get_to(f.said);
            if (const auto earlier = one.find("earlier"); earlier != one.end()) {
                earlier->at("line").get_to(f.earlier_line);
                earlier->at("channel").get_to(f.earlier_channel);
                earlier->at("said").get_to(f.earlier_said);
            }
            text.fact_findings.push_back(std::move(f));
        }
        return text;
    } catch (const Json::exception& e) {
        throw OperatorError(std::string("a text of the log cannot be read: ") + e.what());
    }
}

// ---- What the line carries
// --------------------------------------------------------------------------------------

scoring::ToneResult Session::tone_of(scoring::TextKind kind, const std::string& text,
                                     const std::string& context) const {
    SD_ASSERT(setup_.scorer != nullptr); // a replayed act brings its findings with it
    scoring::TextInput input;
    input.kind = kind;
    input.at_fault = scenario().at_fault == "yes"  ? scoring::AtFault::yes
                     : scenario().at_fault == "no" ? scoring::AtFault::no
                                                   : scoring::AtFault::partly;
    input.text = text;
    input.context = context;
    for (const OwnText& own : own_texts_) {
        if (own.is_reply && kind == scoring::TextKind::reply)
            input.earlier_replies.push_back(wording_of(own));
    }
    return setup_.scorer->score(input);
}

const scoring::Wording& Session::wording_of(const OwnText& own) const {
    if (!own.wording) own.wording = setup_.scorer->wording(own.text);
    return *own.wording;
}

double Session::similarity_to_earlier(const std::string& text, bool is_reply, std::size_t& alike) const {
    double most = 0;
    alike = 0;
    const scoring::Wording wording = setup_.scorer->wording(text);
    for (const OwnText& own : own_texts_) {
        if (own.is_reply != is_reply) continue;
        const double similarity = wording.similarity(wording_of(own));
        most = std::max(most, similarity);
        alike += similarity >= alike_similarity;
    }
    return most;
}

void Session::attach(Seat, const Act& act, const ActContext& context, Attachments& out) const {
    const auto scored = [&](scoring::TextKind kind, const std::string& channel, const std::string& text,
                            const std::string& about, const std::vector<std::string>& facts) {
        TextAttachment one;
        if (context.stored_texts != nullptr) {
            one = text_attachment_from_json(context.stored_texts->at(out.texts.size()));
        } else {
            one.tone = tone_of(kind, text, about);
            one.channel = channel;
            one.context = about;
            one.similarity = similarity_to_earlier(text, kind == scoring::TextKind::reply, one.alike);
            if (channel != "shelf") add_fact_check(kind, text, facts, one);
        }
        out.texts.push_back(std::move(one));
    };
    using scoring::TextKind;
    if (const auto* a = std::get_if<Publish>(&act)) {
        const StatementState& statement = statements_[a->statement - 1];
        for (const StatementVariant& variant : statement.view.variants) {
            scored(TextKind::statement, variant.channel, variant.text, "", statement.view.facts);
        }
        out.fields["statement_kind"] = statement.view.kind;
        out.fields["bypassed"] = a->without_approval && !approved(statement);
    } else if (const auto* r = std::get_if<Reply>(&act)) {
        const sim::Post post = world_->post(sim::PostId(r->post));
        scored(TextKind::reply, scenario().platforms[post.platform].id, r->text,
               post_text(sim::PostId(r->post)), r->facts);
        out.fields["complaint"] = post.complaint;
        out.fields["post_key"] = to_hex(post.key); // ids shift in a world with other acts, keys do not
    } else if (const auto* p = std::get_if<AnswerPress>(&act)) {
        const auto call =
            std::find_if(inbox_.begin(), inbox_.end(), [&](const Inbox& i) { return i.item.id == p->call; });
        scored(TextKind::statement, p->call, p->text, call->item.text.in(setup_.language), p->facts);
    } else if (const auto* t = std::get_if<ShelveTemplate>(&act)) {
        // Judged as somebody would get it, with its slots filled.
        const bool english = setup_.language == Language::en;
        const std::string as_sent =
            fill_slots(t->text, [&](std::string_view) { return english ? "Ms Lin" : "林小姐"; });
        scored(TextKind::reply, "shelf", as_sent, "", {});
    } else if (const auto* o = std::get_if<Outreach>(&act)) {
        scored(TextKind::reply, "direct", o->text, "", {});
    } else if (const auto* c = std::get_if<LaunchCampaign>(&act)) {
        scored(TextKind::statement, c->platform, c->text, "", {});
        out.fields["public_anger"] = world_->measures().mean_anger;
        out.fields["trust"] = world_->measures().trust;
    } else if (const auto* f = std::get_if<FlagPost>(&act)) {
        const sim::Post post = world_->post(sim::PostId(f->post));
        out.fields["right"] = post.topic != sim::Topic::chatter;
        out.fields["platform"] = scenario().platforms[post.platform].id;
    } else if (const auto* m = std::get_if<RemovePost>(&act)) {
        const sim::Post post = world_->post(sim::PostId(m->post));
        out.fields["true_reason"] = true_removal_reason(post);
        out.fields["post_key"] = to_hex(post.key);
    } else if (std::holds_alternative<WriteInject>(act)) {
        out.fields["inject"] = next_written_id();
    } else if (const auto* s = std::get_if<SpeakAs>(&act)) {
        if (s->comment_on) out.fields["post_key"] = to_hex(world_->post(sim::PostId(*s->comment_on)).key);
        if (s->account) out.fields["account_key"] = to_hex(world_->post(sim::PostId(*s->account)).key);
    } else if (std::holds_alternative<Assess>(act) || std::holds_alternative<ReportSituation>(act) ||
               std::holds_alternative<AssessDamage>(act)) {
        out.fields["truth"] = truth_to_json(truth_of(*world_, scenario(), *setup_.sop, seen_));
    }
    if (!out.texts.empty()) {
        Json texts = Json::array();
        for (const TextAttachment& one : out.texts)
            texts.push_back(text_attachment_to_json(one));
        out.fields["texts"] = std::move(texts);
    }
}

// ---- Carrying out
// ------------------------------------------------------------------------------------------------

void Session::apply(Seat seat, const Draft& act) {
    if (act.statement > statements_.size()) {
        StatementState fresh;
        fresh.view.id = act.statement;
        fresh.view.drafted_at = now_;
        fresh.view.author = seat;
        statements_.push_back(std::move(fresh));
    }
    StatementState& statement = statements_[act.statement - 1];
    statement.view.kind = act.kind;
    statement.view.variants = act.variants;
    statement.view.facts = act.facts;
    statement.view.author = seat;
    statement.view.change_asked = false;
    statement.view.approved_at.reset();
    statement.given.clear(); // a revision withdraws the approvals given before
}

void Session::apply(Seat seat, const ReviewStatement& act) {
    StatementState& statement = statements_[act.statement - 1];
    statement.view.reviews.push_back({seat, act.decision, act.comment, now_});
    if (!statement.view.first_review_at) statement.view.first_review_at = now_;
    if (act.decision == "approve") statement.given.insert(seat);
    if (act.decision == "change") {
        statement.view.change_asked = true;
        statement.given.erase(seat);
    }
    if (approved(statement) && !statement.view.approved_at) statement.view.approved_at = now_;
}

void Session::remember_own_posts(std::size_t posts_before, const std::vector<std::string>& texts,
                                 bool is_reply, const Attachments& attachments) {
    const auto posts = world_->posts();
    std::size_t next = 0;
    for (std::size_t i = posts_before; i < posts.size() && next < texts.size(); ++i) {
        const auto wanted = is_reply ? sim::PostKind::reply : sim::PostKind::statement;
        if (posts[i].kind != wanted) continue;
        own_text_of_post_[static_cast<std::uint32_t>(i)] = own_texts_.size();
        remember(sim::PostId(i), texts[next], is_reply, attachments.texts[next]);
        ++next;
    }
    for (; next < texts.size(); ++next) { // on the website or to the press: no post, but said all the same
        remember(sim::PostId::none(), texts[next], is_reply, attachments.texts[next]);
    }
}

void Session::remember(sim::PostId post, const std::string& text, bool is_reply,
                       const TextAttachment& attachment) {
    own_texts_.push_back(
        {post, text, is_reply, attachment.tone, now_, attachment.channel, doer_.line, attachment.stated, {}});
}

void Session::publish(Seat, const Publish& act, const Attachments& attachments) {
    StatementState& statement = statements_[act.statement - 1];
    statement.view.published_at = now_;
    if (!statement.view.approved_at) statement.view.approved_at = now_;
    sim::PublishStatement command;
    command.statement = act.statement;
    std::vector<std::string> texts;
    Attachments ordered; // platforms first, in the order of the world's posts
    for (const bool on_platform : {true, false}) {
        for (std::size_t i = 0; i < statement.view.variants.size(); ++i) {
            const StatementVariant& variant = statement.view.variants[i];
            const std::size_t platform = scenario().platform_index(variant.channel);
            if ((platform < scenario().platforms.size()) != on_platform) continue;
            const TextAttachment& attachment = attachments.texts[i];
            if (on_platform) {
                const bool contradicts = attachment.contradicts_earlier || !attachment.contradicted.empty();
                command.variants.push_back(
                    {static_cast<std::uint8_t>(platform), text_effect(attachment.tone, contradicts, 0)});
            }
            command.to_press |= variant.channel == "press";
            texts.push_back(variant.text);
            ordered.texts.push_back(attachment);
        }
    }
    if (!command.variants.empty()) phases_.push_back({now_, phase_after(command.variants.front().effect)});
    const std::size_t before = world_->posts().size();
    change_world(command);
    remember_own_posts(before, texts, false, ordered);
    const bool in_detail = std::any_of(command.variants.begin(), command.variants.end(),
                                       [](const auto& v) { return v.effect.explanation >= 2; });
    for (const std::string& id : statement.view.facts) {
        if (!scenario().fact(id)->is_true) continue; // saying it does not make it a fact
        make_fact_public(
            reveal(static_cast<std::size_t>(scenario().fact(id) - scenario().facts.data()), true, in_detail));
    }
}

void Session::reply(Seat seat, const Reply& act, const Attachments& attachments) {
    const TextAttachment& attachment = attachments.texts.front();
    const bool contradicts = attachment.contradicts_earlier || !attachment.contradicted.empty();
    const std::size_t before = world_->posts().size();
    change_world(
        sim::ReplyToPost{sim::PostId(act.post), text_effect(attachment.tone, contradicts, attachment.alike)});
    remember_own_posts(before, {act.text}, true, attachments);
    if (Mention* m = mention(act.post)) {
        if (!m->answered_at) {
            m->answered_at = now_;
            answer_seconds_.push_back((now_ - world_->post(sim::PostId(act.post)).at).seconds);
        }
        if (!m->claimed_by) m->claimed_by = seat;
    }
}

namespace {
template <class... F>
struct Cases : F... {
    using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;
} // namespace

void Session::carry_out(Seat seat, const Act& act, const Attachments& attachments) {
    for (const TextAttachment& text : attachments.texts) {
        if (std::holds_alternative<ShelveTemplate>(act)) break; // nobody has read it yet
        tone_sum_ += text.tone.tone;
        ++tone_count_;
    }
    std::visit(
        Cases{
            [&](const AcceptRole&) { members_[seat].accepted_role = true; },
            [&](const NotificationTree& a) { notification_links_ = a.links; },
            [&](const DecisionRule& a) {
                std::erase_if(decision_rules_, [&](const DecisionRule& r) { return r.level == a.level; });
                decision_rules_.push_back(a);
            },
            [&](const SetQuery& a) {
                query_ = a;
                search_terms_ = SearchTerms(a.terms);
                heard_ = {};
            },
            [&](const SetAlert& a) { alert_ = a; },
            [&](const ShelveTemplate&) {},
            [&](const RegisterRisk&) {},
            [&](const Prepare& a) {
                for (const std::string& id : a.measures) {
                    if (!measures_.insert(id).second) continue;
                    for (const scenarios::PreparationMeasure& measure : scenario().preparation) {
                        if (measure.id != id) continue;
                        readiness_spent_ += measure.cost;
                        goodwill_ += measure.starting_trust;
                    }
                }
            },
            [&](const OpenPlatform& a) {
                platform_opened_[{seat, scenario().platform_index(a.platform)}] = now_;
            },
            [&](const SeePosts& a) {
                seen_.resize(world_->posts().size());
                for (const std::uint32_t id : a.posts) {
                    if (!sim::is_chatter(sim::PostId(id))) seen_[id] = 1;
                }
            },
            [&](const FlagPost& a) { flagged_.insert(a.post); },
            [&](const TagPost& a) { tags_[a.post].push_back(a.tag); },
            [&](const ReportSituation&) { last_situation_report_ = now_; },
            [&](const Assess& a) {
                assessed_level_ = static_cast<int>(a.level);
                strategy_ = a.strategy;
                last_assessed_ = now_;
            },
            [&](const Notify& a) {
                for (const std::string& id : a.seats)
                    members_[*parse_seat(id)].notified = true;
                talk_.push_back({seat, now_, a.message, false});
            },
            [&](const Acknowledge&) { members_[seat].acknowledged = true; },
            [&](const Chat& a) {
                talk_.push_back({seat, now_, a.text, false});
            },
            [&](const RecordDecision& a) {
                talk_.push_back({seat, now_, a.text, true});
            },
            [&](const Draft& a) { apply(seat, a); },
            [&](const ReviewStatement& a) { apply(seat, a); },
            [&](const Publish& a) { publish(seat, a, attachments); },
            [&](const Claim& a) { mention(a.post)->claimed_by = seat; },
            [&](const Assign& a) { mention(a.post)->claimed_by = parse_seat(a.seat); },
            [&](const Reply& a) { reply(seat, a, attachments); },
            [&](const CloseMention& a) { mention(a.post)->closed = true; },
            [&](const RemovePost& a) {
                const auto reason = a.reason == "criticism"       ? sim::RemovalReason::criticism
                                    : a.reason == "threat"        ? sim::RemovalReason::threat
                                    : a.reason == "personal_data" ? sim::RemovalReason::personal_data
                                                                  : sim::RemovalReason::spam;
                // The public judges what was removed, not the reason that was ticked.
                const bool is_criticism =
                    true_removal_reason(world_->post(sim::PostId(a.post))) == "criticism";
                change_world(sim::RemovePost{sim::PostId(a.post),
                                             is_criticism ? sim::RemovalReason::criticism : reason});
            },
            [&](const AnswerPress& a) {
                const auto call = std::find_if(inbox_.begin(), inbox_.end(),
                                               [&](const Inbox& i) { return i.item.id == a.call; });
                call->item.answered = true;
                const TextAttachment& text = attachments.texts.front();
                remember(sim::PostId::none(), a.text, false, text);
                if (const scenarios::Outlet* outlet = scenario().outlet(call->item.outlet)) {
                    const bool contradicts = text.contradicts_earlier || !text.contradicted.empty();
                    change_world(
                        sim::AnswerPress{static_cast<std::uint8_t>(outlet - scenario().outlets.data()),
                                         text_effect(text.tone, contradicts, 0)});
                }
            },
            [&](const Outreach& a) {
                const double people = world_->measures().affected_people;
                money_spent_ +=
                    static_cast<std::int64_t>(a.share * people * static_cast<double>(a.compensation));
                affected_contacted_ += a.share;
                const double fitting =
                    static_cast<double>(std::max<std::int64_t>(1, scenario().affected.fitting_compensation));
                const scoring::ToneResult& tone = attachments.texts.front().tone;
                change_world(sim::ContactAffected{a.share, static_cast<double>(a.compensation) / fitting,
                                                  has(tone.flags, scoring::Flag::empathy) ||
                                                      tone.strengths.regret > 0});
            },
            [&](const LaunchCampaign& a) {
                const auto kind = a.kind == "brand_story"   ? sim::RunCampaign::Kind::brand_story
                                  : a.kind == "staff_story" ? sim::RunCampaign::Kind::staff_story
                                  : a.kind == "charity"     ? sim::RunCampaign::Kind::charity
                                                            : sim::RunCampaign::Kind::influencer;
                change_world(sim::RunCampaign{
                    kind, static_cast<std::uint8_t>(scenario().platform_index(a.platform)), a.disclosed});
            },
            [&](const PromiseRemedy& a) {
                for (const scenarios::Remedy& remedy : scenario().remedies) {
                    if (remedy.id == a.remedy) money_spent_ += remedy.cost;
                }
                remedies_.push_back({a.remedy, now_ + hours(a.due_hours), doer_});
            },
            [&](const AssessDamage&) { damage_assessed_ = now_; },
            [&](const FileLessons&) {},
            [&](const PlanImprovement&) {},
            [&](const OverruleFinding&) {},
            [&](const Rate&) {},
            [&](const Observe&) {},
            [&](const FireInject& a) { conduct(a); },
            [&](const SkipInject& a) { conduct(a); },
            [&](const HoldInject& a) { conduct(a); },
            [&](const ReleaseInject& a) { conduct(a); },
            [&](const EditInject& a) { conduct(a); },
            [&](const WriteInject& a) { conduct(a); },
            [&](const SpeakAs& a) { conduct(a); },
            [&](const Nudge& a) { conduct(a); },
            [&](const TurnPressure& a) { conduct(a); },
        },
        act);
    take_in_new_posts();
}

} // namespace stormdrill::drill
