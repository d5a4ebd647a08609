#include <cmath>

#include <nlohmann/json.hpp>

#include "scoring/report/report.hpp"

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

Json outcome_json(const Outcome& outcome) {
    Json figures = Json::array();
    for (const FigureScore& figure : outcome.figures) {
        Json item{{"name", figure.name}, {"unclamped", rounded(figure.unclamped)}};
        item["share"] = figure.share ? Json(rounded(*figure.share)) : Json(nullptr);
        figures.push_back(std::move(item));
    }
    return {{"score", rounded(outcome.score)},
            {"own", world_json(outcome.own)},
            {"none", world_json(outcome.none)},
            {"ideal", world_json(outcome.ideal)},
            {"figures", std::move(figures)}};
}
} // namespace

std::string write_score_json(const Transcript& transcript, const Sop& sop, const Scorecard& scorecard,
                             const Outcome* outcome) {
    Json out{{"scenario", transcript.scenario_id},
             {"seed", transcript.seed},
             {"agents", transcript.people},
             {"team", transcript.team},
             {"state_hash", transcript.final_state_hash},
             {"process", process_json(sop, scorecard)}};
    if (outcome != nullptr) out["outcome"] = outcome_json(*outcome);
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace stormdrill::scoring
