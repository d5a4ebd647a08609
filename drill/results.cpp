#include "drill/results.hpp"

#include "base/file.hpp"

namespace stormdrill::drill {

void write_results(const std::filesystem::path& folder, const LoggedDrill& drill,
                   const scoring::Scorecard& scorecard, const scoring::ToneScorer* scorer,
                   Language language) {
    const scoring::Outcome* outcome = drill.outcome ? &*drill.outcome : nullptr;
    write_file_atomically(folder / "score.json",
                          scoring::write_score_json(drill.transcript, *drill.sop, scorecard, outcome));
    const scoring::ReportInput input{
        drill.transcript, *drill.sop, scorecard, outcome, language, [scorer](std::string_view rule) {
            return scorer != nullptr ? scorer->advice(rule) : Bilingual{};
        }};
    write_file_atomically(folder / "report.html", scoring::write_report_html(input));
}

} // namespace stormdrill::drill
