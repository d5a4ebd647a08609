#pragma once
/// The process score: every clause of the SOP, from the transcript alone, with its evidence. Pure and fast;
/// the same transcript gives the same scorecard to the byte.

#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

enum class ClauseStatus {
    scored,
    missed,      ///< there was an occasion and nothing was done: 0 points, full weight
    no_occasion, ///< leaves the total
    not_built,   ///< the log does not hold what it needs; leaves the total and is counted and named as such
};
[[nodiscard]] std::string_view
status_name(ClauseStatus status); ///< `scored` `missed` `no occasion` `not built`

/// One reason for points gained or lost.
struct Evidence {
    SimTime at;
    std::string seat;     ///< may be empty
    std::size_t line = 0; ///< of the log; 0 for truth and scenario
    Bilingual text;       ///< e.g. "first flag 12 min after the first crisis post (target 30)"
    double points = 0;    ///< share of the clause that it gave or took, where that can be said
    std::string quote;    ///< the phrase, for findings in texts
};

struct ClauseScore {
    std::string id;
    ClauseStatus status = ClauseStatus::no_occasion;
    double share = 0; ///< reached, [0, 1]
    double max = 0; ///< points this clause can give to the total of 100, after no-occasion clauses have left
    double score = 0; ///< share * max
    std::vector<Evidence> evidence;
};

struct PhaseScore {
    std::string id;
    double score = 0, max = 0;
};

struct Scorecard {
    double total = 0; ///< 0-100
    std::vector<PhaseScore> phases;
    std::vector<ClauseScore> clauses; ///< in the SOP's order, none missing
    std::vector<std::string> not_built;
};

/// Clauses of the learn phase are scored like the rest; L2 looks at phases Prepare to Recover only.
[[nodiscard]] Scorecard score_process(const Transcript& transcript, const Sop& sop);

} // namespace stormdrill::scoring
