#pragma once
/// The four ratings of HSEEP and what each means, in one place: command line, window and report say them from
/// here. U is about the objective, M about side effects (features-and-formats.md 2.5).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/language.hpp"

namespace stormdrill::scoring {

enum class Rating : std::uint8_t { P, S, M, U };
inline constexpr std::size_t rating_count = 4;
inline constexpr std::array<Rating, rating_count> all_ratings{Rating::P, Rating::S, Rating::M, Rating::U};

[[nodiscard]] std::string_view rating_letter(Rating rating); ///< `P` `S` `M` `U`
/// Empty also for `N`, not observed, which is no rating.
[[nodiscard]] std::optional<Rating> parse_rating(std::string_view letter);

/// In two or three words.
[[nodiscard]] const Bilingual& rating_name(Rating rating);
/// When to give it, as a sentence.
[[nodiscard]] const Bilingual& rating_meaning(Rating rating);

inline constexpr std::string_view not_observed_letter = "N";
[[nodiscard]] const Bilingual& not_observed_name();
[[nodiscard]] const Bilingual& not_observed_meaning();

} // namespace stormdrill::scoring
