#pragma once
/// Is it language? Before any credit: not gibberish, not a list of key words, not a text addressed to the
/// scorer.

#include <string_view>
#include <vector>

#include "scoring/tone_match.hpp"

namespace stormdrill::scoring::tone_engine {

/// False when the text deserves no credit as a text.
[[nodiscard]] bool is_language(const RuleSet& rules, std::string_view folded, const std::vector<Hit>& hits);

} // namespace stormdrill::scoring::tone_engine
