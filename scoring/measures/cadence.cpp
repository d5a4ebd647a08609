#include "scoring/measures/cadence.hpp"

#include <algorithm>

namespace stormdrill::scoring {

namespace {
/// The integral of timing_share from 0 to `gap`, in seconds.
double covered_seconds(SimDuration gap, const TimeTarget& target) {
    const double length = static_cast<double>(gap.seconds), full = static_cast<double>(target.target.seconds),
                 limit = static_cast<double>(target.limit.seconds);
    if (length <= full) return length;
    const double end = std::min(length, limit);
    const double falling = (end - full) * (1.0 - (end - full) / (2.0 * (limit - full)));
    return full + falling;
}
} // namespace

double cadence_share(const MeasureContext& context, SimTime from, SimTime to) {
    if (to <= from) return 1;
    double covered = 0;
    SimTime last = from;
    const auto close = [&](SimTime at) {
        covered += covered_seconds(at - last, context.target_between(last, at));
        last = at;
    };
    for (const SituationReport& report : context.drill.situation_reports)
        if (report.done.at > last && report.done.at <= to) close(report.done.at);
    if (to > last) close(to);
    return covered / static_cast<double>((to - from).seconds);
}

} // namespace stormdrill::scoring
