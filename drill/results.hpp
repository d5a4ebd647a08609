#pragma once
/// What a finished drill leaves behind beside its log.

#include <filesystem>

#include "drill/transcript_from_log.hpp"
#include "scoring/report/report.hpp"
#include "scoring/scorecard.hpp"

namespace stormdrill::drill {

/// Writes score.json and report.html into `folder` (each whole or not at all). `scorer` gives the advice; may
/// be null. Throws OperatorError.
void write_results(const std::filesystem::path& folder, const LoggedDrill& drill,
                   const scoring::Scorecard& scorecard, const scoring::ToneScorer* scorer, Language language);

} // namespace stormdrill::drill
