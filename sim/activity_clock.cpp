#include "sim/activity_clock.hpp"

#include <algorithm>

#include "base/math.hpp"

namespace stormdrill::sim {

namespace {
constexpr int minutes_per_day = 1440;
constexpr std::int64_t day_s = 86'400;

/// Linear interpolation in a table with one entry per 60 units.
double interpolate(const std::vector<double>& table, double x) {
    const double at = x / 60.0;
    const auto i = std::min(static_cast<std::size_t>(at), table.size() - 2);
    const double part = at - static_cast<double>(i);
    return table[i] + (table[i + 1] - table[i]) * part;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    const std::int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}
} // namespace

ActivityClock::Day::Day(double shift_h) {
    rate.resize(minutes_per_day + 1);
    for (int m = 0; m <= minutes_per_day; ++m) {
        const double turns = (m / 60.0 - 4.0 - shift_h) / 24.0;
        rate[static_cast<std::size_t>(m)] = .15 + .85 * (1.0 - exact_cos_turns(turns)) / 2.0;
    }
    passed.assign(minutes_per_day + 1, 0.0);
    for (std::size_t m = 0; m < minutes_per_day; ++m) {
        passed[m + 1] = passed[m] + 30.0 * (rate[m] + rate[m + 1]);
    }
    const double scale = static_cast<double>(day_s) / passed.back();
    for (double& p : passed)
        p *= scale;
    for (double& r : rate)
        r *= scale;
    passed.back() = static_cast<double>(day_s);
    second.assign(minutes_per_day + 1, 0.0);
    std::size_t m = 0;
    for (int k = 0; k <= minutes_per_day; ++k) {
        const double wanted = 60.0 * k;
        while (m + 2 < passed.size() && passed[m + 1] <= wanted)
            ++m;
        const double part = (wanted - passed[m]) / (passed[m + 1] - passed[m]);
        second[static_cast<std::size_t>(k)] = 60.0 * (static_cast<double>(m) + part);
    }
}

ActivityClock::ActivityClock(SimTime local_midnight, Weekday weekday, double weekend_shift)
    : midnight_(local_midnight.seconds), workday_(0.0), weekend_(weekend_shift) {
    constexpr std::int64_t whole_weeks = 7 * 1000; // so that days before T+0 count up, too
    const std::int64_t day_of_start = floor_div(-midnight_, day_s);
    weekday_of_day_0_ =
        static_cast<std::uint32_t>(static_cast<std::int64_t>(weekday) - day_of_start + whole_weeks);
    double squares = 0;
    for (std::size_t m = 0; m < minutes_per_day; ++m)
        squares += workday_.rate[m] * workday_.rate[m];
    rate_when_posting_ = squares / minutes_per_day;
}

const ActivityClock::Day& ActivityClock::day(std::int64_t number) const {
    const std::uint32_t weekday = (weekday_of_day_0_ + static_cast<std::uint32_t>(number)) % 7;
    return weekday >= static_cast<std::uint32_t>(Weekday::saturday) ? weekend_ : workday_;
}

double ActivityClock::rate(std::int32_t second) const {
    const std::int64_t local = second - midnight_;
    const std::int64_t number = floor_div(local, day_s);
    return interpolate(day(number).rate, static_cast<double>(local - number * day_s));
}

double ActivityClock::local_hour(std::int32_t second) const {
    const std::int64_t local = second - midnight_;
    return static_cast<double>(local - floor_div(local, day_s) * day_s) / 3600.0;
}

std::int32_t ActivityClock::after(std::int32_t from, double clock_seconds) const {
    const std::int64_t local = from - midnight_;
    const std::int64_t first = floor_div(local, day_s);
    double activity =
        interpolate(day(first).passed, static_cast<double>(local - first * day_s)) + clock_seconds;
    const auto more = static_cast<std::int64_t>(activity / static_cast<double>(day_s));
    activity -= static_cast<double>(more * day_s);
    const std::int64_t last = first + more;
    const double second_of_day = interpolate(day(last).second, activity);
    const std::int64_t at = midnight_ + last * day_s + static_cast<std::int64_t>(second_of_day);
    return static_cast<std::int32_t>(std::max<std::int64_t>(at, from + std::int64_t{1}));
}

ReactionTimes::ReactionTimes(double flat_s, double exponent, double cutoff_s) {
    constexpr int steps = 4000, quantile_count = 2048;
    const double most = 8.0 * cutoff_s;
    // Integrates on a grid that is even below s0 and logarithmic above.
    const double growth = exact_exp(exact_log(most / flat_s) / (steps - 100));
    std::vector<double> at{0.0}, mass{0.0};
    const auto density = [&](double d) {
        const double body = d < flat_s ? 1.0 : exact_pow(d / flat_s, -(1.0 + exponent));
        return body * exact_exp(-d / cutoff_s);
    };
    double before = density(0.0);
    for (int i = 1; i <= steps; ++i) {
        const double d = i <= 100 ? flat_s * i / 100.0 : at.back() * growth;
        const double now = density(d);
        mass.push_back(mass.back() + (d - at.back()) * (before + now) / 2.0);
        at.push_back(d);
        before = now;
    }
    quantiles_.resize(quantile_count + 1);
    std::size_t j = 0;
    for (int q = 0; q <= quantile_count; ++q) {
        const double wanted = mass.back() * q / quantile_count;
        while (j + 2 < mass.size() && mass[j + 1] < wanted)
            ++j;
        const double part = (wanted - mass[j]) / (mass[j + 1] - mass[j]);
        quantiles_[static_cast<std::size_t>(q)] = at[j] + (at[j + 1] - at[j]) * std::min(1.0, part);
    }
}

double ReactionTimes::quantile(double u) const {
    const double at = u * static_cast<double>(quantiles_.size() - 1);
    const auto i = std::min(static_cast<std::size_t>(at), quantiles_.size() - 2);
    return quantiles_[i] + (quantiles_[i + 1] - quantiles_[i]) * (at - static_cast<double>(i));
}

} // namespace stormdrill::sim
