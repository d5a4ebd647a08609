#pragma once
/// How near a judged figure is to the truth: shares in [0, 1] for points and for ranges.

#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// A line from 1 at `full` to 0 at `none`, in either direction; a step where they are the same.
[[nodiscard]] double falling_share(double value, double full, double none);

/// 1 while the relative error is at most `full`, 0 from `none` on. Truths below `floor` are judged as if they
/// were `floor`, so that small numbers forgive small misses.
[[nodiscard]] double count_share(double judged, double truth, double floor, double full, double none);

/// The interval score of Gneiting & Raftery (2007, eq. 43) for a range and what turned out true:
/// width + penalty * distance by which the truth lies outside. Lower is better; penalty 2/alpha = 10 stands
/// for a range that should hold the truth eight times of ten.
[[nodiscard]] double interval_score(const Range& range, double truth, double penalty);

/// The interval score on a doubling scale (log2 of 1 + value), normalised: 1 for a point that is right, 0
/// from a score of `worst_score` doublings. So a range from x/2 to 2x earns about half, one from nothing to
/// millions nothing. A range upside down or not finite earns 0.
[[nodiscard]] double count_range_share(const Range& range, double truth, double penalty, double worst_score);

/// The same on the scale itself, for quantities in [0, 1].
[[nodiscard]] double unit_range_share(const Range& range, double truth, double penalty, double worst_score);

} // namespace stormdrill::scoring
