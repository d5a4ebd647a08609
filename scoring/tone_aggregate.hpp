#pragma once
/// From phrases to the result: elements, flags, strengths, and a sum that every finding is a part of.
/// base + all points of all findings = tone; what a cap takes is a finding too.
///
/// Needs nothing but the basis, so it can be done again with findings taken out, as if they had never been
/// made.

#include <vector>

#include "scoring/tone_basis.hpp"
#include "scoring/tone_standing.hpp"

namespace stormdrill::scoring::tone_engine {

struct Summed {
    ToneResult result;                  ///< without its basis
    std::vector<FindingSource> sources; ///< one for each finding
};
[[nodiscard]] Summed sum_up(const ToneBasis& basis, const TakenOut& without = {});

} // namespace stormdrill::scoring::tone_engine
