#pragma once
/// Which rules fire where in one text, after scope: negation, condition, contrast, quotation, agency.

#include <vector>

#include "scoring/tone.hpp"
#include "scoring/tone_fold.hpp"
#include "scoring/tone_rules.hpp"
#include "scoring/tone_segment.hpp"

namespace stormdrill::scoring::tone_engine {

struct Hit {
    std::size_t rule = 0;
    Span span; ///< in the folded text
    std::size_t sentence = 0;
    std::uint8_t strength = 0;
};

/// What matching needs to know of the text besides its letters.
struct Circumstances {
    TextKind kind = TextKind::statement;
    AtFault at_fault = AtFault::unknown;
};

/// All phrases in which a rule fires, in the order of the text; which of them stand beside each other is for
/// tone_aggregate.hpp to say.
[[nodiscard]] std::vector<Hit> find_candidates(const RuleSet& rules, const FoldedText& text,
                                               const Segments& segments, const Circumstances& circumstances);

/// Whether a letter (not a mark, digit, space or the rest of a character) begins at this byte of a folded
/// text.
[[nodiscard]] bool letter_begins(std::string_view folded, std::size_t at);

/// Whether any hit has this effect, its own or one it carries along.
[[nodiscard]] bool any_has(const RuleSet& rules, const std::vector<Hit>& hits, Effect effect);
[[nodiscard]] bool has_effect(const Rule& rule, Effect effect);

} // namespace stormdrill::scoring::tone_engine
