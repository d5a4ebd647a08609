#include "scoring/measures/judgement.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace stormdrill::scoring {

namespace {
bool usable(const Range& range) {
    return std::isfinite(range.low) && std::isfinite(range.high) && range.low <= range.high;
}
double doublings(double value) {
    return exact_log2(1 + std::max(0.0, value));
}
} // namespace

double falling_share(double value, double full, double none) {
    if (!std::isfinite(value)) return 0;
    if (full == none) return value <= full ? 1 : 0; // an SOP may draw its line without a slope
    return std::clamp((none - value) / (none - full), 0.0, 1.0);
}

double count_share(double judged, double truth, double floor, double full, double none) {
    return falling_share(std::abs(judged - truth) / std::max(std::abs(truth), floor), full, none);
}

double interval_score(const Range& range, double truth, double penalty) {
    return (range.high - range.low) + penalty * std::max({0.0, range.low - truth, truth - range.high});
}

double count_range_share(const Range& range, double truth, double penalty, double worst_score) {
    if (!usable(range)) return 0;
    const Range scaled{doublings(range.low), doublings(range.high)};
    return falling_share(interval_score(scaled, doublings(truth), penalty), 0, worst_score);
}

double unit_range_share(const Range& range, double truth, double penalty, double worst_score) {
    if (!usable(range)) return 0;
    return falling_share(interval_score(range, truth, penalty), 0, worst_score);
}

} // namespace stormdrill::scoring
