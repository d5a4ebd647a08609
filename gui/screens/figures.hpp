#pragma once
/// Numbers and times as people read them, in both languages.

#include <cstdint>
#include <string>

#include "base/language.hpp"
#include "base/time.hpp"

namespace stormdrill::gui {

/// `950`, `12.4K`, `3.1M` in English; `950`, `1.2萬`, `310萬`, `1.5億` in Chinese.
[[nodiscard]] std::string compact_number(std::int64_t number, Language language);
/// `1,234,567`.
[[nodiscard]] std::string grouped_number(std::int64_t number);
/// `+0.4`, `-1.3`: one decimal, always with its sign.
[[nodiscard]] std::string signed_decimal(double number);
/// One decimal, without a sign for positive numbers.
[[nodiscard]] std::string decimal(double number, int places = 1);
/// `74%`.
[[nodiscard]] std::string percent(double share);
/// A length of time in its largest unit: `12 s`, `5 min`, `3 h`, `2 d` / `12 秒`, `5 分鐘`, `3 小時`, `2 天`.
[[nodiscard]] std::string rough_duration(std::int64_t seconds, Language language);
/// A countdown or stopwatch: `12:05`, from an hour on `1:02:05`; negative ones with `-`.
[[nodiscard]] std::string stopwatch(std::int64_t seconds);
/// `T+00:41`: hours and minutes.
[[nodiscard]] std::string short_clock(SimTime time);

} // namespace stormdrill::gui
