#pragma once
/// What the verdicts weigh, measured of one text.

#include "scoring/tone_standing.hpp"
#include "scoring/tone_verdict.hpp"

namespace stormdrill::scoring::tone_engine {

[[nodiscard]] Measures measure(const ToneBasis& basis, const TakenOut& without = {});

} // namespace stormdrill::scoring::tone_engine
