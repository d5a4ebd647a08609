#pragma once
/// What evaluators may write into a log, at the session's door and at the command line's alike.

#include <optional>
#include <vector>

#include "drill/act.hpp"
#include "drill/log.hpp"
#include "scoring/overruling.hpp"
#include "scoring/sop.hpp"

namespace stormdrill::drill {

inline constexpr std::size_t longest_rating_note = 4000; ///< code points
inline constexpr std::size_t longest_overruling_note = 5000;
inline constexpr std::size_t longest_evaluator = 100; ///< code points

/// Why a rating or an overruling names what there is not, given the log's lines so far (the header first);
/// empty for what may be written, and for all other acts. Throws OperatorError when a line that it names
/// cannot be read.
[[nodiscard]] std::optional<Bilingual> refuse_evaluation(const Act& act, const scoring::Sop& sop,
                                                         const std::vector<Json>& lines);

/// The findings of a line, as overruled by the log's lines; nothing when there is no such line or it holds no
/// text. Throws OperatorError.
[[nodiscard]] std::optional<scoring::RuledLine> rule_line_of_log(std::uint64_t line,
                                                                 const std::vector<Json>& lines);

/// An entry of an evaluator for a finished log, and where it was asked for: `--rate S1=X`, `sheet.csv:12`.
struct EvaluatorEntry {
    Act act; ///< Rate or OverruleFinding
    std::string where;
};

/// Checks all entries, then appends them to the log as acts of the evaluator's seat, each as if those before
/// it stood there; on any error the log is as it was. Throws OperatorError naming every entry that cannot be
/// written, in `language`, or the reason why the log takes none (it is damaged, or its drill has no end).
void append_evaluation(const ReadLog& log, const scoring::Sop& sop,
                       const std::vector<EvaluatorEntry>& entries, Language language);

/// Whether the line is an act of an evaluator, as may stand after a drill's outcome.
[[nodiscard]] bool is_evaluation(const Json& line);

} // namespace stormdrill::drill
