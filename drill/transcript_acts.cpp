// The acts of a log and the texts that they hold, as scoring reads them.

#include <algorithm>
#include <set>
#include <variant>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/session_acts.hpp"
#include "drill/transcript_reader.hpp"
#include "drill/truth.hpp"
#include "scoring/tone_repoint.hpp"

namespace stormdrill::drill {

using scoring::Done;
using scoring::TextRecord;

TextRecord TranscriptReader::text(const Json& line, std::size_t index, const std::string& kind,
                                  const std::string& words, const std::vector<std::string>& facts) const {
    const TextAttachment stored = text_attachment_from_json(line.at("texts").at(index));
    TextRecord record;
    record.done = done(line);
    record.kind = kind;
    record.channel = stored.channel;
    record.text = words;
    record.context = stored.context;
    record.tone = stored.tone;
    if (out_.tone_points == TonePoints::summed_up) scoring::repoint(record.tone, out_.sop->tone);
    record.similarity = stored.similarity;
    record.facts = facts;
    record.contradicted_facts = stored.contradicted;
    record.contradicts_earlier = stored.contradicts_earlier;
    record.facts_checked = stored.facts_checked;
    record.fact_findings = stored.fact_findings;
    record.told = stored.told;
    return record;
}

void TranscriptReader::read_act(const Json& line) {
    line_ = &line;
    t().acts.push_back({done(line), line.at("act").get<std::string>()});
    const Act act = act_from_json(line.at("act").get<std::string>(), line.at("body"));
    std::visit([this](const auto& a) { read(a); }, act);
}

void TranscriptReader::read(const AcceptRole& a) {
    const Done d = done(*line_);
    t().readiness.roles_accepted.push_back(d.seat);
    if (!a.deputy.empty()) t().readiness.deputies_named.push_back(d.seat);
}

void TranscriptReader::read(const NotificationTree& a) {
    std::set<std::string> reached;
    for (const std::string& link : a.links)
        reached.insert(link.substr(link.find('>') + 1));
    t().readiness.notification_reaches.assign(reached.begin(), reached.end());
}

void TranscriptReader::read(const DecisionRule& a) {
    t().readiness.decision_rule_set = true;
    if (a.time_out_minutes > 0) t().readiness.time_out_set = true;
}

void TranscriptReader::read(const SetQuery& a) {
    t().queries.push_back({done(*line_), static_cast<std::int64_t>(a.terms.size()), a.platforms});
}

void TranscriptReader::read(const SetAlert& a) {
    t().readiness.alert_set = a.posts_per_hour > 0 || a.growth > 0 || a.negative_share > 0;
    t().readiness.watch_hours = a.watch_hours;
}

void TranscriptReader::read(const ShelveTemplate& a) {
    t().readiness.templates.push_back(
        {a.kind, a.text, text(*line_, 0, "template", a.text, {}).tone, done(*line_)});
}

void TranscriptReader::read(const RegisterRisk& a) {
    for (const scenarios::Risk& risk : scenario().risks) {
        if (risk.id != a.risk) continue;
        std::erase_if(t().readiness.risks, [&](const auto& entry) { return entry.id == a.risk; });
        t().readiness.risks.push_back(
            {a.risk, a.likelihood, a.impact, risk.latent, risk.likelihood, risk.impact});
    }
}

void TranscriptReader::read(const Prepare& a) {
    for (scoring::Readiness::Preparation& offer : t().readiness.preparation)
        offer.bought |= std::find(a.measures.begin(), a.measures.end(), offer.id) != a.measures.end();
}

void TranscriptReader::read(const OpenPlatform& a) {
    auto& opened = t().platforms_opened;
    if (std::find(opened.begin(), opened.end(), a.platform) == opened.end()) opened.push_back(a.platform);
}

void TranscriptReader::read(const FlagPost& a) {
    t().flags.push_back(
        {done(*line_), a.post, line_->at("right").get<bool>(), line_->at("platform").get<std::string>()});
}

void TranscriptReader::read(const ReportSituation& a) {
    t().situation_reports.push_back({done(*line_), a.posts_per_hour, a.mood, a.negative_share,
                                     a.reached_people, a.platforms, truth_of_line(*line_)});
}

void TranscriptReader::read(const Assess& a) {
    scoring::Assessment x;
    x.done = done(*line_);
    x.posts_per_hour = {a.posts_per_hour_low, a.posts_per_hour_high};
    x.growth = {a.growth_low, a.growth_high};
    x.reached_people = {a.reached_people_low, a.reached_people_high};
    x.anger = {a.anger_low, a.anger_high};
    x.media_reports = {a.media_reports_low, a.media_reports_high};
    x.brand_harm = static_cast<int>(a.brand_harm);
    x.sales_harm = static_cast<int>(a.sales_harm);
    x.investor_harm = static_cast<int>(a.investor_harm);
    x.level = static_cast<int>(a.level);
    x.strategy = a.strategy;
    x.truth = truth_of_line(*line_);
    t().assessments.push_back(std::move(x));
}

void TranscriptReader::read(const Notify& a) {
    t().notifications.push_back({done(*line_), a.seats});
}

void TranscriptReader::read(const Acknowledge&) {
    t().acknowledgements.push_back({done(*line_)});
}

void TranscriptReader::read(const Draft& a) {
    auto& statements = t().statements;
    if (a.statement > statements.size()) {
        scoring::Statement fresh;
        fresh.id = a.statement;
        fresh.drafted = done(*line_);
        statements.push_back(std::move(fresh));
    } else {
        statements[a.statement - 1].revisions.push_back(done(*line_));
    }
    scoring::Statement& statement = statements[a.statement - 1];
    statement.kind = a.kind;
    drafts_[a.statement] = a;
}

void TranscriptReader::read(const ReviewStatement& a) {
    scoring::Statement& statement = t().statements.at(a.statement - 1);
    statement.reviews.push_back({done(*line_), a.decision, true});
    if (a.decision == "approve") statement.approved = done(*line_);
}

void TranscriptReader::read(const Publish& a) {
    scoring::Statement& statement = t().statements.at(a.statement - 1);
    statement.published = done(*line_);
    statement.bypassed = line_->at("bypassed").get<bool>();
    const Draft& draft = drafts_.at(a.statement);
    for (std::size_t i = 0; i < draft.variants.size(); ++i) {
        const bool press = draft.variants[i].channel == "press";
        statement.variants.push_back(
            text(*line_, i, press ? "press_release" : "statement", draft.variants[i].text, draft.facts));
    }
}

void TranscriptReader::read(const Claim& a) {
    claims_.push_back({a.post, done(*line_)}); // the complaint's own line may come later in the hour
}

void TranscriptReader::read(const Assign& a) {
    Done claimed = done(*line_);
    claimed.seat = a.seat;
    claims_.push_back({a.post, claimed});
}

void TranscriptReader::read(const CloseMention& a) {
    closings_.push_back({a.post, done(*line_)});
}

void TranscriptReader::read(const Reply& a) {
    replies_.push_back({a.post, text(*line_, 0, "reply", a.text, a.facts)});
}

void TranscriptReader::read(const RemovePost& a) {
    t().removals.push_back({done(*line_), a.post, a.reason, line_->at("true_reason").get<std::string>()});
}

void TranscriptReader::read(const AnswerPress& a) {
    for (scoring::PressCall& call : t().press_calls) {
        if (call.id == a.call) call.answer = text(*line_, 0, "press_answer", a.text, a.facts);
    }
}

void TranscriptReader::read(const Outreach& a) {
    t().outreach.push_back({done(*line_), a.share, a.compensation, scenario().affected.fitting_compensation,
                            text(*line_, 0, "outreach", a.text, {})});
}

void TranscriptReader::read(const LaunchCampaign& a) {
    t().campaigns.push_back({done(*line_), a.kind, a.platform, line_->at("public_anger").get<double>(),
                             line_->at("trust").get<double>(), text(*line_, 0, "campaign", a.text, {})});
}

void TranscriptReader::read(const PromiseRemedy& a) {
    double fit = 0;
    for (const scenarios::Remedy& remedy : scenario().remedies) {
        if (remedy.id == a.remedy) fit = remedy.fit;
    }
    t().remedies.push_back({done(*line_), a.remedy, fit, at_ + hours(a.due_hours), std::nullopt});
}

void TranscriptReader::read(const AssessDamage& a) {
    t().damage_forms.push_back({done(*line_), a.negative_posts, a.media_reports, a.favourability,
                                a.sales_index, a.investor_index, a.groups, truth_of_line(*line_)});
}

void TranscriptReader::read(const FileLessons& a) {
    t().lessons.push_back({done(*line_), a.causes, a.root_cause, a.answers});
}

void TranscriptReader::read(const PlanImprovement& a) {
    scoring::ImprovementPlan plan;
    plan.done = done(*line_);
    for (const Improvement& item : a.items)
        plan.items.push_back({item.clause, item.action, item.owner, item.due});
    t().plans.push_back(std::move(plan));
}

void TranscriptReader::read(const OverruleFinding& a) {
    t().overrulings.push_back({done(*line_), static_cast<std::size_t>(a.line), a.finding, a.note,
                               a.evaluator.value_or(""), a.date.value_or("")});
}

void TranscriptReader::read(const Rate& a) {
    t().ratings.push_back({done(*line_), a.clause, a.rating, a.note, a.evaluator.value_or(""),
                           static_cast<std::size_t>(a.about.value_or(0)), a.date.value_or("")});
}

void TranscriptReader::read(const Observe& a) {
    t().observations.push_back({done(*line_), a.rating, a.note, a.evaluator.value_or(""), a.inject});
}

void TranscriptReader::read(const WriteInject& a) {
    scenarios::Inject inject = inject_of(a);
    inject.id = line_->at("inject").get<std::string>();
    written_.push_back(std::move(inject));
}

} // namespace stormdrill::drill
