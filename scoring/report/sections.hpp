#pragma once
/// The parts of the report, in the order of the page. Each returns finished HTML, or nothing where the drill
/// left nothing to show.

#include <string>
#include <string_view>

#include "scoring/report/report.hpp"

namespace stormdrill::scoring {

[[nodiscard]] std::string_view report_style();

/// The two scores, and the figures a manager asks for first.
[[nodiscard]] std::string summary_section(const ReportInput& input);
/// The three clauses that cost most, missed occasions first.
[[nodiscard]] std::string training_section(const ReportInput& input);
/// Own world, no response and ideal team in one chart, the figures with their bands, what each is worth.
[[nodiscard]] std::string outcome_section(const ReportInput& input);
/// Part of it: what single acts changed; nothing where none was left out.
[[nodiscard]] std::string effects_of_acts(const Outcome& outcome, const Transcript& drill);
/// Who did what when: a lane per seat under the curve of the public, and the same as a table.
[[nodiscard]] std::string timeline_section(const ReportInput& input);
/// The statement pipeline, the queue of replies and what lay on each seat.
[[nodiscard]] std::string workload_section(const ReportInput& input);
/// Bars per phase; every clause with its status, points and evidence.
[[nodiscard]] std::string process_section(const ReportInput& input);
/// The evaluation guide: what the program proposes and what evaluators rated, agreement, coverage.
[[nodiscard]] std::string evaluation_section(const ReportInput& input);
/// What the team wrote, with the findings marked in the words.
[[nodiscard]] std::string texts_section(const ReportInput& input);
/// The improvement plan: clause, action, owner, date.
[[nodiscard]] std::string plan_section(const ReportInput& input);
/// What makes the figures checkable: scenario, SOP, seed, state hash.
[[nodiscard]] std::string certificate_section(const ReportInput& input);

// Pieces that several sections use.

/// `good` from 75 % on, `fair` from 40 %, else `bad`; the names of style classes.
[[nodiscard]] std::string_view grade(double share);
/// The grade as a word.
[[nodiscard]] Bilingual grade_text(double share);
[[nodiscard]] Bilingual status_text(ClauseStatus status);
[[nodiscard]] std::string chip(std::string_view style, const Bilingual& text);
/// A bar filled to `share`; the number always stands beside it.
[[nodiscard]] std::string meter(double share, std::string_view style = "");
[[nodiscard]] std::string open_section(const Bilingual& title, const Bilingual& lead);

} // namespace stormdrill::scoring
