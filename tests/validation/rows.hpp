#pragma once
/// One function per row of the validation table: runs its batch and says what came out.

#include <vector>

#include "tests/validation/batch.hpp"

namespace stormdrill::validation {

using Results = std::vector<Result>;

// rows_rumours.cpp
[[nodiscard]] Results false_against_true_rumours(const Setting& setting); ///< row 9
[[nodiscard]] Results corrections(const Setting& setting);                ///< row 30

// rows_brands.cpp
[[nodiscard]] Results negative_share(const Setting& setting); ///< row 24
[[nodiscard]] Results brand_outcome(const Setting& setting);  ///< row 27

// rows_responses.cpp
[[nodiscard]] Results matched_responses(const Setting& setting); ///< row 28
[[nodiscard]] Results apologies(const Setting& setting);         ///< row 29

// rows_posts.cpp
[[nodiscard]] Results ranked_anger(const Setting& setting); ///< row 31
[[nodiscard]] Results moral_words(const Setting& setting);  ///< row 32

// rows_actors.cpp
[[nodiscard]] Results media_lag(const Setting& setting);      ///< row 25
[[nodiscard]] Results unchanged_ties(const Setting& setting); ///< row 26
[[nodiscard]] Results bots_in_trends(const Setting& setting); ///< row 33

} // namespace stormdrill::validation
