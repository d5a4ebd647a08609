#pragma once
/// What the verdicts weigh, measured of one text.

#include "scoring/tone_standing.hpp"
#include "scoring/tone_verdict.hpp"

namespace stormdrill::scoring::tone_engine {

/// `stands`: of each phrase of the basis, as `standing` says it.
[[nodiscard]] Measures measure(const ToneBasis& basis, const std::vector<Standing>& stands,
                               const TakenOut& without = {});

} // namespace stormdrill::scoring::tone_engine
