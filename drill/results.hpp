#pragma once
/// What a finished drill leaves behind beside its log.

#include <filesystem>
#include <map>
#include <string>

#include "drill/transcript_from_log.hpp"
#include "scoring/evaluation/proposal.hpp"
#include "scoring/outcome.hpp"
#include "scoring/report/report.hpp"
#include "scoring/scorecard.hpp"

namespace stormdrill::drill {

/// Writes score.json and report.html into `folder` (each whole or not at all). `scorer` gives the advice; may
/// be null. Throws OperatorError.
void write_results(const std::filesystem::path& folder, const LoggedDrill& drill,
                   const scoring::Scorecard& scorecard, const scoring::ToneScorer* scorer, Language language);

/// The outcome of a whole drill, as windows show it.
struct DrillResult {
    scoring::Transcript transcript;
    scoring::Scorecard scorecard;
    scoring::Outcome outcome;
    scoring::Proposals proposals;                         ///< the program's ratings
    std::map<std::string, Bilingual, std::less<>> advice; ///< of the rules that found anything
    std::size_t revision = 0;                             ///< grows when an evaluator changed it
    std::filesystem::path log, score, report;
};

/// Scores what a finished drill's log says, and writes score.json and report.html beside it. `folder` holds
/// the log; `scorer` gives the advice, and may be null. Throws OperatorError.
[[nodiscard]] DrillResult make_result(const std::filesystem::path& folder, const std::vector<Json>& lines,
                                      const scoring::ToneScorer* scorer, Language language);

} // namespace stormdrill::drill
