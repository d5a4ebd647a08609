#pragma once
/// How much a reply takes up of the post it answers, and how much it repeats the brand's earlier replies.

#include <string>
#include <string_view>
#include <vector>

namespace stormdrill::scoring::tone_engine {

struct Overlap {
    std::size_t identifiers = 0; ///< order numbers, sums, dates: anything with a digit that both texts hold
    std::size_t words = 0;       ///< different English content words in common (by stem)
    std::size_t pairs = 0;       ///< different pairs of Chinese content characters in common
};

/// Both texts folded.
[[nodiscard]] Overlap overlap_with(std::string_view folded_post, std::string_view folded_reply);

/// Jaccard similarity of the sets of five consecutive characters, 0-1. Texts of fewer than 12 characters give
/// 0.
[[nodiscard]] double similarity(std::string_view folded_a, std::string_view folded_b);

} // namespace stormdrill::scoring::tone_engine
