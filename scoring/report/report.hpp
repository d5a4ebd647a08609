#pragma once
/// The after-action report: one HTML file that works offline, in both languages, and the score as JSON.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "scoring/outcome.hpp"
#include "scoring/scorecard.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

struct ReportInput {
    const Transcript& transcript;
    const Sop& sop;
    const Scorecard& scorecard;
    const Outcome* outcome = nullptr;    ///< null: the report says that it was not computed
    Language language = Language::zh_TW; ///< shown first; a switch shows the other, without script
    std::function<Bilingual(std::string_view rule)> advice; ///< ToneScorer::advice
};

/// Self-contained: no script but a hashed one of our own, CSP `default-src 'none'`, inline SVG, all texts
/// escaped. Same input, same bytes.
[[nodiscard]] std::string write_report_html(const ReportInput& input);

/// score.json as product.md fixes it; ends with a line feed.
[[nodiscard]] std::string write_score_json(const Transcript& transcript, const Sop& sop,
                                           const Scorecard& scorecard, const Outcome* outcome);

} // namespace stormdrill::scoring
