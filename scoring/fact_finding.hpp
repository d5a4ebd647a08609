#pragma once
/// What a text says against what is known, or against the team's own earlier word (clauses S7, R3, C2, M4).
/// Found once, when the text goes out, and stored in the act's line.

#include <cstddef>
#include <cstdint>
#include <string>

namespace stormdrill::scoring {

struct FactFinding {
    /// `fact.contradicts`: another figure or claim than a fact that the company knew · `fact.false`: a rumour
    /// or wrong guess told as a fact · `fact.ahead`: a fact that the company did not know yet ·
    /// `fact.earlier`: against an earlier text of the team. A rule of scoring/tone/facts.yaml;
    /// ToneResult::findings holds the same rule and span, with its points.
    std::string rule;
    std::string fact;                 ///< id; empty where no fact of the scenario is touched
    std::uint32_t start = 0, end = 0; ///< code points of the text as typed; 0, 0: the text as a whole
    std::string said;                 ///< those words
    // Of `fact.earlier`: where the team said otherwise.
    std::size_t earlier_line = 0; ///< in the log
    std::string earlier_channel;
    std::string earlier_said; ///< those words; may be empty
    bool operator==(const FactFinding&) const = default;
};

} // namespace stormdrill::scoring
