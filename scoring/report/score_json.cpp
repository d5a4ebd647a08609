#include <cmath>

#include <nlohmann/json.hpp>

#include "scoring/report/evaluation_json.hpp"
#include "scoring/report/report.hpp"
#include "scoring/workload.hpp"

namespace stormdrill::scoring {

namespace {
using Json = nlohmann::ordered_json;

/// Six decimals are more than anybody reads, and hide the last bits of sums.
double rounded(double value) {
    return std::isfinite(value) ? std::round(value * 1e6) / 1e6 : 0;
}

Json evidence_json(const Evidence& evidence, double max) {
    Json out{{"at", evidence.at.seconds}, {"en", evidence.text.en}, {"zh-TW", evidence.text.zh_TW}};
    if (!evidence.seat.empty()) out["seat"] = evidence.seat;
    if (evidence.line > 0) out["line"] = evidence.line;
    if (evidence.points != 0) out["points"] = rounded(evidence.points * max);
    if (!evidence.quote.empty()) out["quote"] = evidence.quote;
    return out;
}

Json minutes_json(const std::optional<SimDuration>& duration) {
    return duration ? Json(rounded(duration->minutes())) : Json(nullptr);
}

Json statement_json(const StatementPipeline& one) {
    Json steps = Json::array();
    for (const PipelineStep& step : one.steps)
        steps.push_back({{"step", step.kind},
                         {"at", step.done.at.seconds},
                         {"seat", step.done.seat},
                         {"line", step.done.line},
                         {"minutes_since_last", rounded(step.since_last.minutes())},
                         {"real_seconds_since_last", rounded(step.real_seconds_since_last)}});
    return {{"statement", one.id},
            {"kind", one.kind},
            {"loops", one.loops},
            {"minutes_to_first_review", minutes_json(one.to_first_review)},
            {"minutes_to_approval", minutes_json(one.to_approval)},
            {"minutes_to_publication", minutes_json(one.to_publication)},
            {"real_seconds", rounded(one.real_seconds)},
            {"steps", std::move(steps)}};
}

Json stretches_json(const std::vector<Stretch>& stretches) {
    Json out = Json::array();
    for (const Stretch& one : stretches)
        out.push_back({one.from.seconds, one.to.seconds});
    return out;
}

/// Where the minutes went (scoring/workload.hpp).
Json timing_json(const Workload& work) {
    Json statements = Json::array(), replies = Json::array(), seats = Json::array();
    for (const StatementPipeline& one : work.statements)
        statements.push_back(statement_json(one));
    for (const QueueTimes& one : work.queues)
        replies.push_back({{"kind", one.kind.empty() ? "all" : one.kind},
                           {"complaints", one.complaints},
                           {"claimed", one.claimed},
                           {"answered", one.answered},
                           {"claim_minutes_median", minutes_json(one.claim_median)},
                           {"claim_minutes_90", minutes_json(one.claim_ninety)},
                           {"answer_minutes_median", minutes_json(one.answer_median)},
                           {"answer_minutes_90", minutes_json(one.answer_ninety)},
                           {"claim_to_answer_minutes_median", minutes_json(one.claim_to_answer_median)}});
    for (const SeatWorkload& one : work.seats)
        seats.push_back({{"seat", one.seat},
                         {"acts", one.acts},
                         {"mean_open_items", rounded(one.mean_open)},
                         {"most_open_items", rounded(one.most_open)},
                         {"idle_minutes", rounded(one.idle_time.minutes())},
                         {"overloaded_minutes", rounded(one.overloaded_time.minutes())},
                         {"idle", stretches_json(one.idle)},
                         {"overloaded", stretches_json(one.overloaded)}});
    return {
        {"statements", std::move(statements)}, {"replies", std::move(replies)}, {"seats", std::move(seats)}};
}

Json process_json(const Sop& sop, const Scorecard& card) {
    Json clauses = Json::array();
    for (const ClauseScore& clause : card.clauses) {
        Json evidence = Json::array();
        for (const Evidence& item : clause.evidence)
            evidence.push_back(evidence_json(item, clause.max));
        clauses.push_back({{"id", clause.id},
                           {"score", rounded(clause.score)},
                           {"max", rounded(clause.max)},
                           {"status", status_name(clause.status)},
                           {"evidence", std::move(evidence)}});
    }
    Json phases = Json::array();
    for (const PhaseScore& phase : card.phases)
        phases.push_back({{"id", phase.id}, {"score", rounded(phase.score)}, {"max", rounded(phase.max)}});
    return {{"score", rounded(card.total)}, {"sop", sop.id},
            {"sop_hash", sop.hash},         {"phases", std::move(phases)},
            {"not_built", card.not_built},  {"clauses", std::move(clauses)}};
}

Json world_json(const WorldOutcome& world) {
    Json median = Json::object(), band = Json::object();
    for (std::size_t i = 0; i < outcome_figure_count; ++i) {
        const std::string& name = outcome_figure_names()[i];
        median[name] = rounded(world.median(i));
        band[name] = {rounded(world.percentile(i, 0.1)), rounded(world.percentile(i, 0.9))};
    }
    return {{"seeds", world.per_seed.size()},
            {"state_hash", world.state_hash},
            {"median", std::move(median)},
            {"band", std::move(band)}};
}

/// What the acts without which this world came about changed.
Json effect_json(const Outcome& outcome, const OutcomeFigures& without) {
    Json effect = Json::object();
    for (std::size_t i = 0; i < outcome_figure_count; ++i)
        effect[outcome_figure_names()[i]] = rounded(outcome.effect(without, i));
    return effect;
}

Json left_out_json(const Outcome& outcome) {
    Json acts = Json::array(), pairs = Json::array();
    for (const LeftOutAct& act : outcome.left_out.acts)
        acts.push_back({{"act", act.act},
                        {"seat", act.seat},
                        {"from", act.from.seconds},
                        {"to", act.to.seconds},
                        {"lines", act.lines},
                        {"effect", effect_json(outcome, act.without)}});
    for (const LeftOutPair& pair : outcome.left_out.pairs)
        pairs.push_back(
            {{"acts", {pair.first, pair.second}}, {"effect", effect_json(outcome, pair.without)}});
    return {
        {"acts", std::move(acts)}, {"pairs", std::move(pairs)}, {"not_tried", outcome.left_out.not_tried}};
}

Json outcome_json(const Outcome& outcome) {
    Json figures = Json::array();
    for (const FigureScore& figure : outcome.figures) {
        Json item{{"name", figure.name}, {"unclamped", rounded(figure.unclamped)}};
        item["share"] = figure.share ? Json(rounded(*figure.share)) : Json(nullptr);
        figures.push_back(std::move(item));
    }
    Json out{{"score", rounded(outcome.score)},
             {"own", world_json(outcome.own)},
             {"none", world_json(outcome.none)},
             {"ideal", world_json(outcome.ideal)},
             {"figures", std::move(figures)}};
    if (!outcome.left_out.acts.empty()) out["left_out"] = left_out_json(outcome);
    if (const std::optional<double> better = outcome.better_than())
        out["ladder"] = {{"drills", outcome.ladder_drills()}, {"better_than", rounded(*better)}};
    return out;
}
} // namespace

std::string write_score_json(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard,
                             const Outcome* outcome) {
    Json out{{"scenario", transcript.scenario_id},
             {"seed", transcript.seed},
             {"agents", transcript.people},
             {"team", transcript.team},
             {"state_hash", transcript.final_state_hash},
             {"process", process_json(sop, scorecard)},
             {"timing", timing_json(measure_workload(transcript, sop.workload))}};
    if (!transcript.date.empty()) out["date"] = transcript.date;
    Json plan = Json::array();
    if (!transcript.plans.empty())
        for (const ImprovementItem& item : transcript.plans.back().items)
            plan.push_back(
                {{"clause", item.clause}, {"action", item.action}, {"owner", item.owner}, {"due", item.due}});
    out["plan"] = std::move(plan);
    out["evaluation"] = evaluation_json(transcript, sop, scorecard);
    if (outcome != nullptr) out["outcome"] = outcome_json(*outcome);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace stormdrill::scoring
