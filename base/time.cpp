#include "base/time.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace stormdrill {

namespace {
struct Unit {
    char letter;
    std::int64_t seconds;
};
constexpr std::array<Unit, 4> units{{{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t longest = std::int64_t{3650} * 86400;
} // namespace

std::optional<SimDuration> parse_duration(std::string_view text) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty()) return std::nullopt;
    if (text == "0") return SimDuration{0};
    std::int64_t total = 0;
    std::size_t next_unit = 0;
    while (!text.empty()) {
        std::int64_t number = 0;
        std::size_t digits = 0;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
            number = number * 10 + (text[digits] - '0');
            if (++digits > 9) return std::nullopt;
        }
        if (digits == 0 || digits == text.size()) return std::nullopt;
        const char letter = text[digits];
        while (next_unit < units.size() && units[next_unit].letter != letter)
            ++next_unit;
        if (next_unit == units.size()) return std::nullopt;
        total += number * units[next_unit].seconds;
        ++next_unit;
        text.remove_prefix(digits + 1);
    }
    if (total > longest) return std::nullopt;
    return SimDuration{negative ? -total : total};
}

std::string format_duration(SimDuration d) {
    std::int64_t rest = std::llabs(d.seconds);
    if (rest == 0) return "0s";
    std::string out = d.seconds < 0 ? "-" : "";
    for (const Unit& unit : units) {
        if (rest >= unit.seconds) {
            out += std::to_string(rest / unit.seconds);
            out += unit.letter;
            rest %= unit.seconds;
        }
    }
    return out;
}

std::string format_clock(SimTime t) {
    const long long s = std::llabs(t.seconds);
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "T%c%02lld:%02lld:%02lld", t.seconds < 0 ? '-' : '+',
                  s / 3600, s / 60 % 60, s % 60);
    return buffer.data();
}

} // namespace stormdrill
