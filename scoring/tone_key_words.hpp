#pragma once
/// Lists of bare key words ("Sorry, refund, empathy, prevention"). They say nothing, wherever they stand: a
/// text is scored as if they were not there.

#include <string_view>
#include <vector>

#include "scoring/tone_match.hpp"

namespace stormdrill::scoring::tone_engine {

/// Where they lie in a folded text whose `hits` hold its key words; in order, none overlaps another. What
/// is left may hold further ones.
[[nodiscard]] std::vector<Span> key_word_lists(const RuleSet& rules, std::string_view text,
                                               const Segments& segments, const std::vector<Hit>& hits);

/// The text without these parts.
[[nodiscard]] FoldedText without(const FoldedText& text, const std::vector<Span>& parts);

} // namespace stormdrill::scoring::tone_engine
