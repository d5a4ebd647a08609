#include "gui/screens/figures.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace stormdrill::gui {

namespace {

/// One decimal below ten, none from there on: `3.1`, `31`; `3.0` becomes `3`.
std::string short_decimal(double value) {
    std::array<char, 32> buffer{};
    const double tenths = std::floor(value * 10) / 10;
    if (value >= 100 || tenths == std::floor(tenths))
        std::snprintf(buffer.data(), buffer.size(), "%.0f", std::floor(value));
    else
        std::snprintf(buffer.data(), buffer.size(), "%.1f", tenths);
    return buffer.data();
}

} // namespace

std::string compact_number(std::int64_t number, Language language) {
    const double value = static_cast<double>(number);
    if (language == Language::zh_TW) {
        if (number < 10'000) return std::to_string(number);
        if (number < 100'000'000) return short_decimal(value / 1e4) + "萬";
        return short_decimal(value / 1e8) + "億";
    }
    if (number < 1'000) return std::to_string(number);
    if (number < 1'000'000) return short_decimal(value / 1e3) + "K";
    return short_decimal(value / 1e6) + "M";
}

std::string grouped_number(std::int64_t number) {
    std::string digits = std::to_string(std::llabs(number));
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return number < 0 ? "-" + digits : digits;
}

std::string decimal(double number, int places) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", places, number);
    std::string text = buffer.data();
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1); // never "-0"
    return text;
}

std::string signed_decimal(double number) {
    const std::string text = decimal(number);
    return text.front() == '-' ? text : "+" + text;
}

std::string percent(double share) {
    return decimal(share * 100, 0) + "%";
}

std::string rough_duration(std::int64_t seconds, Language language) {
    const bool english = language == Language::en;
    if (seconds < 0) seconds = 0;
    if (seconds < 60) return std::to_string(seconds) + (english ? " s" : " 秒");
    if (seconds < 3600) return std::to_string(seconds / 60) + (english ? " min" : " 分鐘");
    if (seconds < 86'400) return std::to_string(seconds / 3600) + (english ? " h" : " 小時");
    return std::to_string(seconds / 86'400) + (english ? " d" : " 天");
}

std::string stopwatch(std::int64_t seconds) {
    const std::int64_t absolute = std::llabs(seconds);
    std::array<char, 48> buffer{};
    if (absolute >= 3600)
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld",
                      static_cast<long long>(absolute / 3600), static_cast<long long>(absolute / 60 % 60),
                      static_cast<long long>(absolute % 60));
    else
        std::snprintf(buffer.data(), buffer.size(), "%02lld:%02lld", static_cast<long long>(absolute / 60),
                      static_cast<long long>(absolute % 60));
    return (seconds < 0 ? "-" : "") + std::string(buffer.data());
}

std::string short_clock(SimTime time) {
    const std::int64_t minutes = std::llabs(time.seconds) / 60;
    std::array<char, 48> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%c%02lld:%02lld", time.seconds < 0 ? '-' : '+',
                  static_cast<long long>(minutes / 60), static_cast<long long>(minutes % 60));
    return buffer.data();
}

} // namespace stormdrill::gui
