#pragma once
/// When people act: the daily rhythm and the reaction times, both as tables inverted once, so that a draw
/// costs one uniform and one look-up.

#include <cstdint>
#include <vector>

#include "sim/parameters.hpp"
#include "sim/setup.hpp"

namespace stormdrill::sim {

/// Activity over the day (spread-model.md 2.1): rate(h) = .15 + .85 (1 - cos(2 pi (h - 4) / 24)) / 2, mean 1;
/// on Saturdays and Sundays, from midnight to midnight, the same some hours later. Every day holds a day of
/// activity, so the clock never goes back where one kind of day follows the other.
class ActivityClock {
public:
    /// `weekday` of T+0; `weekend_shift` in hours, 0 to 24.
    ActivityClock(SimTime local_midnight, Weekday weekday, double weekend_shift);

    /// Rate at a moment, mean 1 over a day.
    [[nodiscard]] double rate(std::int32_t second) const;
    /// The moment at which `clock_seconds` of activity have passed since `from`; always later than `from`,
    /// and never earlier for a later `from` or for more activity.
    [[nodiscard]] std::int32_t after(std::int32_t from, double clock_seconds) const;
    /// Mean rate at the moments at which people post, who post by the same clock: E[rate^2]. Reaction times
    /// measured in ordinary seconds hold about this many seconds of activity per second.
    [[nodiscard]] double rate_when_posting() const { return rate_when_posting_; }
    /// Local hour of the day, [0, 24).
    [[nodiscard]] double local_hour(std::int32_t second) const;

private:
    /// One kind of day.
    struct Day {
        explicit Day(double shift_h);
        std::vector<double> rate;   ///< at each minute, 1441 entries
        std::vector<double> passed; ///< activity since midnight at each minute, 1441 entries, last = 86400
        std::vector<double> second; ///< its inverse: second of day at each minute of activity, 1441 entries
    };
    /// Days are counted from local_midnight on.
    [[nodiscard]] const Day& day(std::int64_t number) const;

    std::int64_t midnight_ = 0;
    std::uint32_t weekday_of_day_0_ = 0; ///< plus whole weeks
    Day workday_, weekend_;
    double rate_when_posting_ = 1;
};

/// Quantiles of the reaction kernel phi(d) ~ 1 below s0, (d / s0)^-(1 + theta) above, times exp(-d / tau).
class ReactionTimes {
public:
    ReactionTimes(double flat_s, double exponent, double cutoff_s);
    /// Seconds of activity; u in [0, 1).
    [[nodiscard]] double quantile(double u) const;

private:
    std::vector<double> quantiles_;
};

} // namespace stormdrill::sim
