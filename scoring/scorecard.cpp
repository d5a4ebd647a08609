#include "scoring/scorecard.hpp"

#include "base/diagnostics.hpp"
#include "scoring/measures/measure.hpp"
#include "scoring/overruling.hpp"

namespace stormdrill::scoring {

std::string_view status_name(ClauseStatus status) {
    switch (status) {
    case ClauseStatus::scored:
        return "scored";
    case ClauseStatus::missed:
        return "missed";
    case ClauseStatus::no_occasion:
        return "no occasion";
    case ClauseStatus::not_built:
        break;
    }
    return "not built";
}

namespace {
bool counts(const ClauseScore& clause) {
    return clause.status == ClauseStatus::scored || clause.status == ClauseStatus::missed;
}

/// A clause's part of the phase's weight, before clauses without occasion leave.
double base_points(const Sop& sop, const Clause& clause) {
    double neighbours = 0, phase_weight = 0;
    for (const Clause& other : sop.clauses)
        if (other.phase == clause.phase) neighbours += other.weight;
    for (const Phase& phase : sop.phases)
        if (phase.id == clause.phase) phase_weight = phase.weight;
    return phase_weight * clause.weight / neighbours;
}
} // namespace

Scorecard score_process(const Transcript& transcript, const Sop& sop) {
    const Transcript ruled = with_overrulings(transcript);
    Scorecard card;
    for (const Clause& clause : sop.clauses) {
        const Measure* measure = find_measure(clause.measure);
        SD_ASSERT(measure != nullptr);
        const Measured measured = measure->function(MeasureContext{ruled, sop, clause, card.clauses});
        card.clauses.push_back({clause.id, measured.status, measured.share, 0, 0, measured.evidence});
        if (measured.status == ClauseStatus::not_built) card.not_built.push_back(clause.id);
    }

    double kept = 0;
    for (std::size_t i = 0; i < card.clauses.size(); ++i)
        if (counts(card.clauses[i])) kept += base_points(sop, sop.clauses[i]);
    for (const Phase& phase : sop.phases)
        card.phases.push_back({phase.id, 0, 0});
    for (std::size_t i = 0; i < card.clauses.size(); ++i) {
        ClauseScore& clause = card.clauses[i];
        if (!counts(clause)) continue;
        clause.max = base_points(sop, sop.clauses[i]) / kept * 100;
        clause.score = clause.share * clause.max;
        card.total += clause.score;
        for (PhaseScore& phase : card.phases)
            if (phase.id == sop.clauses[i].phase) {
                phase.score += clause.score;
                phase.max += clause.max;
            }
    }
    return card;
}

} // namespace stormdrill::scoring
