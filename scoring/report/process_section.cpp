#include <algorithm>

#include "base/utf8.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr std::size_t most_evidence = 40;
constexpr std::size_t longest_quote = 240;

bool counts(const ClauseScore& clause) {
    return clause.max > 0;
}

std::string_view status_style(const ClauseScore& clause) {
    switch (clause.status) {
    case ClauseStatus::missed:
        return "bad";
    case ClauseStatus::scored:
        return grade(clause.share);
    case ClauseStatus::no_occasion:
    case ClauseStatus::not_built:
        break;
    }
    return "none";
}

std::string phase_bars(const ReportInput& input) {
    std::string out;
    for (const PhaseScore& phase : input.scorecard.phases) {
        const auto described = std::find_if(input.sop.phases.begin(), input.sop.phases.end(),
                                            [&](const Phase& p) { return p.id == phase.id; });
        out += "<div class=\"phase\"><span class=\"name\">" +
               (described == input.sop.phases.end() ? escape_html(phase.id) : both(described->title)) +
               "</span>";
        if (phase.max <= 0)
            out += "<span class=\"grow small muted\">" + both(say("no occasion", "無此情況")) + "</span>";
        else
            out += meter(phase.score / phase.max) + "<span class=\"points right small\">" +
                   number_text(phase.score, 1) + " / " + number_text(phase.max, 1) + "</span>" +
                   chip(grade(phase.score / phase.max), grade_text(phase.score / phase.max));
        out += "</div>\n";
    }
    return out;
}

std::string evidence_row(const Evidence& evidence, double max, SimTime end) {
    std::string where = format_clock(evidence.at);
    // What was found over the whole drill carries its end; before the start there is nothing to place.
    if (evidence.at == end && evidence.seat.empty() && evidence.line == 0)
        where = both(say("overall", "全程"));
    if (evidence.at == SimTime{} && evidence.seat.empty() && evidence.line == 0) where.clear();
    std::string out = "<tr><td class=\"nowrap muted\">" + where + "</td><td class=\"nowrap muted\">";
    if (!evidence.seat.empty()) out += both(seat_text(evidence.seat));
    if (evidence.line > 0)
        out +=
            (evidence.seat.empty() ? "" : " · ") +
            both(say("line " + std::to_string(evidence.line), "第 " + std::to_string(evidence.line) + " 行"));
    out += "</td><td>" + both(evidence.text);
    if (!evidence.quote.empty()) {
        const std::string cut = sanitize_text(evidence.quote, longest_quote);
        out += "<span class=\"quote\">" + escape_html(cut) +
               (count_code_points(cut) == longest_quote ? "…" : "") + "</span>";
    }
    out += "</td><td class=\"right muted\">";
    const std::string points = number_text(evidence.points * max, 1);
    if (evidence.points != 0 && points != "0.0" && points != "-0.0")
        out += (evidence.points > 0 ? "+" : "") + points;
    return out + "</td></tr>\n";
}

std::string clause_block(const ReportInput& input, const ClauseScore& clause) {
    const Clause* described = input.sop.clause(clause.id);
    std::string out = "<details class=\"clause\"><summary><span class=\"id\">" + escape_html(clause.id) +
                      "</span><span class=\"title\">" + (described == nullptr ? "" : both(described->title)) +
                      "</span>";
    if (counts(clause))
        out += meter(clause.share) + "<span class=\"points right small\">" + number_text(clause.score, 1) +
               " / " + number_text(clause.max, 1) + "</span>";
    out += chip(status_style(clause), clause.status == ClauseStatus::scored ? grade_text(clause.share)
                                                                            : status_text(clause.status)) +
           "</summary>\n<div class=\"evidence\">";
    if (described != nullptr) out += "<p class=\"small muted\">" + both(described->rubric) + "</p>";
    if (!clause.evidence.empty()) {
        out += "<table><tbody>\n";
        const std::size_t shown = std::min(clause.evidence.size(), most_evidence);
        for (std::size_t i = 0; i < shown; ++i)
            out += evidence_row(clause.evidence[i], clause.max, input.transcript.end);
        out += "</tbody></table>";
        if (clause.evidence.size() > shown) {
            const std::string more = std::to_string(clause.evidence.size() - shown);
            out += "<p class=\"small muted\">" +
                   both(say(more + " more in score.json", "另有 " + more + " 筆，見 score.json")) + "</p>";
        }
    }
    return out + "</div></details>\n";
}
} // namespace

std::string process_section(const ReportInput& input) {
    std::string out =
        open_section(say("Process, clause by clause", "流程：逐條評分"),
                     say("Open a clause for its rubric and the evidence: which act, which second, which line "
                         "of the log, which words.",
                         "點開條款可看評分標準與依據：哪個動作、哪一秒、紀錄檔第幾行、哪句話。"));
    out += phase_bars(input);
    for (const Phase& phase : input.sop.phases) {
        std::string blocks;
        for (std::size_t i = 0; i < input.scorecard.clauses.size(); ++i) {
            const Clause* described = input.sop.clause(input.scorecard.clauses[i].id);
            if (described != nullptr && described->phase == phase.id)
                blocks += clause_block(input, input.scorecard.clauses[i]);
        }
        out += "<h3 style=\"margin-top:20px\">" + both(phase.title) + "</h3>\n<div class=\"clauses\">" +
               blocks + "</div>\n";
    }
    if (!input.scorecard.not_built.empty())
        out +=
            "<p class=\"small muted\" style=\"margin-top:12px\">" +
            both(say("Not measured in this report, and left out of the total: " +
                         join(input.scorecard.not_built, ", ") + ".",
                     "本報告無法評分、不計入總分的條款：" + join(input.scorecard.not_built, "、") + "。")) +
            "</p>\n";
    return out + "</section>\n";
}

} // namespace stormdrill::scoring
