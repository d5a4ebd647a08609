#pragma once
/// An evaluator may overrule a finding on a text; the log keeps both, and the score follows the evaluator.
///
/// The text is summed up again as if the finding had never been made: without its points, the caps it caused,
/// and what it set or zeroed. Where the log holds no basis for that (tone_basis.hpp; logs of older programs),
/// points, flag, cap, strength and element are taken back by the rule's name.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// One finding of a line of the log.
struct NumberedFinding {
    std::size_t text = 0; ///< which of the line's texts
    Finding finding;
    std::string counts_as; ///< what it was counted as (tone_effect.hpp); empty for the text as a whole
    bool surfaced = false; ///< the program made it only once another one was overruled
    std::optional<std::size_t> overruled_by; ///< place among the overrulings
};

/// The texts that one line of the log holds, in its order, as found and as overruled.
struct RuledLine {
    std::vector<ToneResult> texts; ///< as overruled
    /// By the numbers that overrulings use, from 0: those of all texts as found, in the texts' order, then
    /// those that surfaced, in the order of the overrulings.
    std::vector<NumberedFinding> findings;
};

/// `numbers`: the overruled findings, in the order of the log; one that there is not, or that was overruled
/// before, changes nothing.
[[nodiscard]] RuledLine rule_line(std::vector<ToneResult> as_found, const std::vector<std::size_t>& numbers);

/// Whether overruling this finding can change anything: that the scale ends at 0 and 100 is no judgement.
[[nodiscard]] bool can_be_overruled(const Finding& finding);

/// A text of the drill that has findings, whatever it is.
struct FoundText {
    Done done;
    std::string kind, channel, words; ///< as in TextRecord; a template on the shelf is a `template`
    const ToneResult* as_found = nullptr;
};

/// All that the log holds on one line.
struct LineOfTexts {
    std::size_t line = 0;
    std::vector<FoundText> texts;
    std::vector<const Overruling*> overrulings; ///< those of this line
    RuledLine ruled;
};

/// Every line that holds a text, ascending. Points into `transcript`.
[[nodiscard]] std::vector<LineOfTexts> lines_of_texts(const Transcript& transcript);

/// The transcript with every text as overruled.
[[nodiscard]] Transcript with_overrulings(Transcript transcript);

/// The transcript as if nobody had overruled anything.
[[nodiscard]] Transcript as_found(Transcript transcript);

} // namespace stormdrill::scoring
