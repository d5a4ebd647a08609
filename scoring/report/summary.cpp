#include <algorithm>

#include "scoring/measures/texts.hpp"
#include "scoring/overruling.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
/// A ring filled to the score, with the number in it.
std::string ring(double score, const Bilingual& label) {
    constexpr double length = 263.9; // 2 * pi * 42
    const double share = std::clamp(score / 100, 0.0, 1.0);
    const std::string color = share >= 0.75 ? "#059669" : share >= 0.4 ? "#D97706" : "#E11D48";
    const std::string number = number_text(score);
    return "<svg viewBox=\"0 0 100 100\" role=\"img\" style=\"width:112px;flex:none\"><title>" +
           escape_html(label.en + ": " + number + "/100 · " + label.zh_TW + "：" + number + "/100") +
           "</title><circle cx=\"50\" cy=\"50\" r=\"42\" fill=\"none\" stroke=\"#E3E8EE\" "
           "stroke-width=\"10\"/><circle cx=\"50\" cy=\"50\" r=\"42\" fill=\"none\" stroke=\"" +
           color + "\" stroke-width=\"10\" stroke-linecap=\"round\" stroke-dasharray=\"" +
           number_text(length * share, 1) +
           " 264\" transform=\"rotate(-90 50 50)\"/><text class=\"strong\" x=\"50\" y=\"60\" "
           "text-anchor=\"middle\" style=\"font-size:28px;font-weight:700\">" +
           number + "</text></svg>";
}

std::string score_block(double score, const Bilingual& title, const Bilingual& meaning) {
    return "<div class=\"score\">" + ring(score, title) + "<div><h3>" + both(title) + "</h3>" +
           chip(grade(score / 100), grade_text(score / 100)) + "<p class=\"small muted\">" + both(meaning) +
           "</p></div></div>\n";
}

std::string tile(const Bilingual& name, const std::string& value, const Bilingual& note) {
    return "<div class=\"tile\"><p class=\"small muted\">" + both(name) + "</p><p class=\"figure\">" + value +
           "</p><p class=\"tiny muted\">" + both(note) + "</p></div>\n";
}

std::string none_text() {
    return both(say("none", "無"));
}
} // namespace

std::string summary_section(const ReportInput& input) {
    const Transcript& drill = input.transcript;
    std::string out = "<section>\n<div class=\"hero\">\n";
    out += score_block(input.scorecard.total, say("Process score", "流程分數"),
                       say("Did the team do what the SOP asks, in time and in the right tone?",
                           "團隊是否依 SOP、及時、以合宜的語氣處理？"));
    if (input.outcome != nullptr)
        out += score_block(input.outcome->score, say("Outcome score", "成效分數"),
                           say("Where the public ended up between no response (0) and the ideal team (100).",
                               "輿情結果落在「毫無回應」（0）與「理想團隊」（100）之間的位置。"));
    else
        out += "<div class=\"score\"><div><h3>" + both(say("Outcome score", "成效分數")) + "</h3>" +
               chip("none", say("Not computed", "未計算")) + "<p class=\"small muted\">" +
               both(say("The counterfactual worlds were not run for this report.",
                        "這份報告沒有重跑對照情境。")) +
               "</p></div></div>\n";
    out += "</div>\n<div class=\"row\" style=\"margin-top:16px\">\n";

    const Statement* first = nullptr;
    for (const Statement& statement : drill.statements)
        if (statement.published && (first == nullptr || statement.published->at < first->published->at))
            first = &statement;
    if (first != nullptr && drill.first_crisis_post)
        out += tile(say("First statement", "第一份聲明"),
                    both(duration_text(first->published->at - *drill.first_crisis_post)),
                    say("after the first crisis post", "距第一則危機貼文"));
    else
        out +=
            tile(say("First statement", "第一份聲明"), none_text(), say("nothing was published", "沒有發布"));

    const auto answered =
        std::count_if(drill.complaints.begin(), drill.complaints.end(),
                      [](const Complaint& c) { return !c.replies.empty() || c.answered_in_public_thread; });
    out += tile(say("Complaints answered", "已回覆客訴"),
                std::to_string(answered) + "<span class=\"of\"> / " +
                    std::to_string(drill.complaints.size()) + "</span>",
                say("including copied texts", "含複製貼上的回覆"));

    const Transcript ruled = with_overrulings(drill);
    const auto texts = all_texts(ruled);
    double tone = 0;
    for (const TextRecord* text : texts)
        tone += text->tone.tone;
    out += tile(say("Tone of all texts", "整體語氣"),
                texts.empty() ? none_text()
                              : number_text(tone / static_cast<double>(texts.size())) +
                                    "<span class=\"of\"> / 100</span>",
                say(std::to_string(texts.size()) + " texts", "共 " + std::to_string(texts.size()) + " 則"));

    int level = 1;
    for (const Truth& truth : drill.truth)
        level = std::max(level, truth.level);
    out += tile(say("Highest level", "最高級別"), std::to_string(level) + "<span class=\"of\"> / 4</span>",
                say("by the SOP's rule", "依 SOP 分級規則"));
    if (!drill.truth.empty()) {
        const Truth& end = drill.truth.back();
        out += tile(say("People reached", "觸及人數"), number_text(static_cast<double>(end.reached_people)),
                    say("of " + number_text(static_cast<double>(drill.people)) + " simulated people",
                        "模擬公眾 " + number_text(static_cast<double>(drill.people)) + " 人"));
    }
    return out + "</div>\n</section>\n";
}

std::string training_section(const ReportInput& input) {
    std::vector<const ClauseScore*> lost;
    for (const ClauseScore& clause : input.scorecard.clauses)
        if (clause.max - clause.score > 0.05) lost.push_back(&clause);
    if (lost.empty()) return {};
    std::stable_sort(lost.begin(), lost.end(), [](const ClauseScore* a, const ClauseScore* b) {
        const bool a_missed = a->status == ClauseStatus::missed, b_missed = b->status == ClauseStatus::missed;
        return a_missed != b_missed ? a_missed : a->max - a->score > b->max - b->score;
    });
    if (lost.size() > 3) lost.resize(3);
    std::string out = open_section(say("Three things to train next", "接下來最該練的三件事"),
                                   say("Missed occasions first, then whatever cost most points.",
                                       "先列錯過的時機，再列失分最多的項目。"));
    int number = 0;
    for (const ClauseScore* clause : lost) {
        const Clause* described = input.sop.clause(clause->id);
        out += "<div class=\"train\"><div class=\"number\">" + std::to_string(++number) +
               "</div><div class=\"grow\"><h3>" + escape_html(clause->id) + " · " +
               (described != nullptr ? both(described->title) : "") + "</h3>";
        if (!clause->evidence.empty())
            out += "<p class=\"small\">" + both(clause->evidence.front().text) + "</p>";
        if (described != nullptr) out += "<p class=\"small muted\">" + both(described->rubric) + "</p>";
        const std::string points = number_text(clause->max - clause->score, 1);
        out += "</div><div>" +
               chip(clause->status == ClauseStatus::missed ? "bad" : std::string(grade(clause->share)),
                    clause->status == ClauseStatus::missed ? status_text(clause->status)
                                                           : grade_text(clause->share)) +
               "<p class=\"small muted right\">" +
               both(say(points + " points lost", "失 " + points + " 分")) + "</p></div></div>\n";
    }
    return out + "</section>\n";
}

std::string plan_section(const ReportInput& input) {
    if (input.transcript.plans.empty() || input.transcript.plans.back().items.empty()) return {};
    std::string out = open_section(
        say("Improvement plan", "改善計畫"),
        say("As the team filed it, before any score was shown.", "團隊在看到分數之前提出的版本。"));
    out += "<table><thead><tr><th>" + both(say("Clause", "條款")) + "</th><th>" +
           both(say("Action", "做法")) + "</th><th>" + both(say("Owner", "負責人")) + "</th><th>" +
           both(say("Due", "期限")) + "</th></tr></thead><tbody>\n";
    for (const ImprovementItem& item : input.transcript.plans.back().items)
        out += "<tr><td class=\"nowrap\">" + escape_html(item.clause) + "</td><td>" +
               escape_html(item.action) + "</td><td>" + escape_html(item.owner) + "</td><td>" +
               escape_html(item.due) + "</td></tr>\n";
    return out + "</tbody></table>\n</section>\n";
}

std::string certificate_section(const ReportInput& input) {
    const Transcript& drill = input.transcript;
    std::string out = "<section class=\"foot\">\n<h2>" +
                      both(say("How to check this report", "如何查核這份報告")) +
                      "</h2>\n<p class=\"lead\">" +
                      both(say("The log replays to the same state hash on any machine. Everything above was "
                               "computed from the log alone; every person and post in it is simulated.",
                               "同一份紀錄檔在任何電腦重播都會得到相同的狀態雜湊。以上內容全由紀錄檔計算而來"
                               "；其中人物與貼文皆為模擬。")) +
                      "</p>\n<table><tbody>\n";
    const auto row = [&](const Bilingual& name, const std::string& value) {
        if (!value.empty())
            out += "<tr><td class=\"nowrap\">" + both(name) + "</td><td class=\"hash\">" +
                   escape_html(value) + "</td></tr>\n";
    };
    row(say("Scenario", "劇本"),
        drill.scenario_id + (drill.scenario_hash.empty() ? "" : " · " + drill.scenario_hash));
    row(say("SOP", "SOP"), input.sop.id + " · " + input.sop.hash);
    row(say("Team", "團隊"), drill.team);
    row(say("Seed", "種子"), std::to_string(drill.seed) + " / " + std::to_string(drill.network_seed));
    row(say("People", "模擬人數"), std::to_string(drill.people));
    row(say("Program", "程式版本"), drill.build_id);
    row(say("Final state hash", "最終狀態雜湊"), drill.final_state_hash);
    return out + "</tbody></table>\n</section>\n";
}

} // namespace stormdrill::scoring
