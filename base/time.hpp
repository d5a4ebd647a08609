#pragma once
/// Simulated time: whole seconds since the drill's start (T+0). The wall clock never appears here.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stormdrill {

/// A length of simulated time in whole seconds; may be negative.
struct SimDuration {
    std::int64_t seconds = 0;

    constexpr auto operator<=>(const SimDuration&) const = default;
    [[nodiscard]] constexpr double hours() const { return static_cast<double>(seconds) / 3600.0; }
    [[nodiscard]] constexpr double minutes() const { return static_cast<double>(seconds) / 60.0; }
};

/// A moment: seconds since T+0. Negative times lie before the drill (history that is already in the feeds).
struct SimTime {
    std::int64_t seconds = 0;

    constexpr auto operator<=>(const SimTime&) const = default;
    [[nodiscard]] constexpr double hours() const { return static_cast<double>(seconds) / 3600.0; }
};

[[nodiscard]] constexpr SimDuration seconds(std::int64_t n) {
    return {n};
}
[[nodiscard]] constexpr SimDuration minutes(std::int64_t n) {
    return {n * 60};
}
[[nodiscard]] constexpr SimDuration hours(std::int64_t n) {
    return {n * 3600};
}

constexpr SimTime operator+(SimTime t, SimDuration d) {
    return {t.seconds + d.seconds};
}
constexpr SimTime operator-(SimTime t, SimDuration d) {
    return {t.seconds - d.seconds};
}
constexpr SimDuration operator-(SimTime a, SimTime b) {
    return {a.seconds - b.seconds};
}
constexpr SimDuration operator+(SimDuration a, SimDuration b) {
    return {a.seconds + b.seconds};
}
constexpr SimDuration operator*(SimDuration d, std::int64_t n) {
    return {d.seconds * n};
}

/// Reads what authors write: `45m`, `1h30m`, `2d`, `90s`, `-30m`, `0`. Units d h m s, each at most once and
/// in this order. Empty when the text is no such duration or lies beyond ±3650 days.
[[nodiscard]] std::optional<SimDuration> parse_duration(std::string_view text);

/// The shortest form that parse_duration reads back: `1h30m`, `0s`, `-45m`.
[[nodiscard]] std::string format_duration(SimDuration d);

/// The clock as every screen shows it: `T+01:30:00`, from a day on `T+26:05:09`, before the start
/// `T-00:10:00`.
[[nodiscard]] std::string format_clock(SimTime t);

} // namespace stormdrill
