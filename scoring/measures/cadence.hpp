#pragma once
/// Reports at fixed intervals: how much of a stretch of time was covered by reports young enough.

#include "scoring/measures/measure.hpp"

namespace stormdrill::scoring {

/// Each moment of [from, to] is covered by the age of the last report: fully up to the clause's target,
/// falling to nothing at its limit. `from` itself counts as a fresh report. Returns the share of the time
/// covered.
[[nodiscard]] double cadence_share(const MeasureContext& context, SimTime from, SimTime to);

} // namespace stormdrill::scoring
