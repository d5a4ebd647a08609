#pragma once
/// What the program would rate, per clause and per phase, with its reasons. The rules are told in
/// scoring/README.md, "Evaluators".

#include <optional>
#include <string>
#include <vector>

#include "scoring/evaluation/rating.hpp"
#include "scoring/scorecard.hpp"

namespace stormdrill::scoring {

inline constexpr double not_met_below = 0.4;
inline constexpr double well_met_from = 0.85;

/// What suffered while the objective was met.
struct SideEffect {
    Bilingual what;
    std::size_t line = 0; ///< of the log
};

struct Proposal {
    std::string id;               ///< of the clause or phase
    std::optional<Rating> rating; ///< none: there was no occasion, or it could not be measured
    double share = 0;             ///< of the points, [0, 1]
    Bilingual reason;
    std::vector<SideEffect> side_effects;
};

struct Proposals {
    std::vector<Proposal> phases, clauses; ///< in the SOP's order, none missing
};

/// `scorecard` is the transcript's by `sop`.
[[nodiscard]] Proposals propose_ratings(const Transcript& transcript, const Sop& sop,
                                        const Scorecard& scorecard);

} // namespace stormdrill::scoring
