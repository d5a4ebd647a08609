#pragma once
/// The texts of a log scored anew with the installed rules. The log's own findings stay what they are
/// (definitions.md, "The log"); this only says what would be different.
/// What was found against the facts and the team's earlier word is taken from the log.

#include <string>
#include <vector>

#include "base/time.hpp"
#include "drill/log.hpp"
#include "scoring/tone.hpp"

namespace stormdrill::drill {

struct RescoredText {
    std::size_t line = 0; ///< of the log
    SimTime at;
    std::string seat, act, channel, words;
    scoring::ToneResult then, now;

    [[nodiscard]] bool changed() const;
    /// Findings of `now` that `then` had not, and the other way round; a finding whose points alone changed
    /// is in both.
    [[nodiscard]] std::vector<scoring::Finding> gained() const;
    [[nodiscard]] std::vector<scoring::Finding> lost() const;
};

/// Every text that the log holds, in its order. Throws OperatorError naming the line that cannot be read.
[[nodiscard]] std::vector<RescoredText> rescore(const ReadLog& log, const scoring::ToneScorer& scorer);

/// The log's lines with the findings of `texts` in the place of their own, for scoring them.
[[nodiscard]] std::vector<Json> with_findings(const ReadLog& log, const std::vector<RescoredText>& texts);

} // namespace stormdrill::drill
