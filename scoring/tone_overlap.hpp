#pragma once
/// How much a reply takes up of the post it answers.

#include <string>
#include <string_view>
#include <vector>

namespace stormdrill::scoring::tone_engine {

struct Overlap {
    std::size_t identifiers = 0; ///< order numbers, sums, dates: anything with a digit that both texts hold
    std::size_t words = 0;       ///< different English content words in common (by stem)
    std::size_t pairs = 0;       ///< different pairs of Chinese content characters in common
    std::size_t runs = 0;        ///< different runs of four Chinese characters in common, grammar included
};

/// Both texts folded.
[[nodiscard]] Overlap overlap_with(std::string_view folded_post, std::string_view folded_reply);

} // namespace stormdrill::scoring::tone_engine
