#pragma once
/// Numbers and times as sentences of the report say them, the same on every machine (no locale).

#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"

namespace stormdrill::scoring {

/// Fixed decimals, rounded half away from zero, `-0` shown as `0`; thousands with commas.
[[nodiscard]] std::string number_text(double value, int decimals = 0);
/// `45 %`.
[[nodiscard]] std::string percent_text(double share);
/// `12 min`, `3 h 20 min` / `12 分鐘`、`3 小時 20 分`; whole minutes, `under a minute` below one.
[[nodiscard]] Bilingual duration_text(SimDuration duration);
/// The seat's name as the report prints it; an unknown id is given back as it is.
[[nodiscard]] Bilingual seat_text(const std::string& seat);
/// Joins with `, ` / `、`.
[[nodiscard]] std::string join(const std::vector<std::string>& items, const std::string& between);

/// Texts glued in both languages at once: say("first flag after ", "首次標記耗時 ") + duration_text(…).
[[nodiscard]] inline Bilingual say(std::string en, std::string zh_TW) {
    return {std::move(en), std::move(zh_TW)};
}
[[nodiscard]] inline Bilingual say(const std::string& both) {
    return {both, both};
}
[[nodiscard]] inline Bilingual operator+(Bilingual a, const Bilingual& b) {
    a.en += b.en;
    a.zh_TW += b.zh_TW;
    return a;
}

} // namespace stormdrill::scoring
