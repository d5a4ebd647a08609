#include "drill/results.hpp"

#include "base/file.hpp"
#include "scoring/overruling.hpp"

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

DrillResult make_result(const std::filesystem::path& folder, const std::vector<Json>& lines,
                        const scoring::ToneScorer* scorer, Language language) {
    LoggedDrill drill = read_drill(lines);
    DrillResult result;
    result.scorecard = scoring::score_process(drill.transcript, *drill.sop);
    result.proposals = scoring::propose_ratings(drill.transcript, *drill.sop, result.scorecard);
    write_results(folder, drill, result.scorecard, scorer, language);
    result.transcript = std::move(drill.transcript);
    if (drill.outcome) result.outcome = std::move(*drill.outcome);
    for (const scoring::LineOfTexts& line : scoring::lines_of_texts(result.transcript))
        for (const scoring::NumberedFinding& found : line.ruled.findings)
            if (scorer != nullptr && !result.advice.contains(found.finding.rule))
                result.advice[found.finding.rule] = scorer->advice(found.finding.rule);
    result.log = folder / "drill.jsonl";
    result.score = folder / "score.json";
    result.report = folder / "report.html";
    return result;
}

} // namespace stormdrill::drill
