#include <algorithm>

#include "scoring/names.hpp"
#include "scoring/report/chart.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"
#include "scoring/workload.hpp"

namespace stormdrill::scoring {

namespace {
constexpr double bar_width = 600, bar_height = 18;
constexpr const char *waiting = "#7C3AED", *writing = "#2563EB", *going_out = "#B45309",
                     *idle_color = "#D97706", *overload_color = "#E11D48", *open_color = "#94A3B8";

std::string rect(double x, double width, const char* color, double y = 0, double height = bar_height) {
    return "<rect x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" width=\"" + coordinate(width) +
           "\" height=\"" + coordinate(height) + "\" fill=\"" + color + "\"";
}

std::string titled(const std::string& shape, const Bilingual& title) {
    return shape + "><title>" + escape_html(title.en + " · " + title.zh_TW) + "</title></rect>";
}

std::string open_bar(const std::string& title) {
    return "<svg viewBox=\"0 0 " + coordinate(bar_width) + " " + coordinate(bar_height) +
           "\" role=\"img\" preserveAspectRatio=\"none\" style=\"height:18px\"><title>" + escape_html(title) +
           "</title>" + rect(0, bar_width, "#EEF2F6") + "/>";
}

std::string key(const char* color, const Bilingual& text) {
    return "<span><svg viewBox=\"0 0 30 10\" aria-hidden=\"true\"><rect width=\"30\" height=\"10\" fill=\"" +
           std::string(color) + "\"/></svg>" + both(text) + "</span>";
}

std::string cell(const std::string& text, bool right = true) {
    return std::string("<td class=\"nowrap") + (right ? " right" : "") + "\">" + text + "</td>";
}

std::string time_cell(const std::optional<SimDuration>& duration) {
    return cell(duration ? both(duration_text(*duration)) : "–");
}

/// None at all is no short while.
std::string sum_cell(SimDuration sum) {
    return time_cell(sum.seconds > 0 ? std::optional(sum) : std::nullopt);
}

std::string head(const std::vector<Bilingual>& names) {
    std::string out = "<table><thead><tr>";
    for (std::size_t i = 0; i < names.size(); ++i)
        out += std::string("<th") + (i == 0 ? "" : " class=\"right\"") + ">" + both(names[i]) + "</th>";
    return out + "</tr></thead><tbody>\n";
}

std::string real_text(double seconds) {
    return number_text(seconds / 60, 1) + " min";
}

Bilingual step_text(const std::string& kind) {
    if (kind == "draft") return say("drafted", "草擬");
    if (kind == "revise") return say("revised", "修改");
    if (kind == "publish") return say("published", "發布");
    return decision_text(kind);
}

/// What went on before a step: the text waited for a reader, for its writer, or for somebody to press the
/// button.
const char* color_before(const std::string& step) {
    return step == "revise" ? writing : step == "publish" ? going_out : waiting;
}

std::string statement_rows(const Workload& work, bool with_real_time) {
    SimDuration longest{1};
    for (const StatementPipeline& one : work.statements)
        longest = std::max(longest, one.steps.back().done.at - one.steps.front().done.at);
    std::string out = head({say("Statement", "聲明"), say("First review", "首次審閱"), say("Loops", "退回"),
                            say("Approved", "核准"), say("Published", "發布")});
    if (with_real_time)
        out.insert(out.rfind("</tr>"), "<th class=\"right\">" + both(say("Real time", "實際時間")) + "</th>");
    const std::string columns = with_real_time ? "6" : "5";
    for (const StatementPipeline& one : work.statements) {
        out += "<tr>" +
               cell(both(statement_kind_text(one.kind)) + " · " + format_clock(one.steps.front().done.at),
                    false) +
               time_cell(one.to_first_review) + cell(std::to_string(one.loops)) + time_cell(one.to_approval) +
               time_cell(one.to_publication);
        if (with_real_time) out += cell(real_text(one.real_seconds));
        out += "</tr>\n<tr><td colspan=\"" + columns + "\">" +
               open_bar("How this statement came about · 這份聲明的過程");
        const SimTime start = one.steps.front().done.at;
        const auto x = [&](SimTime at) {
            return bar_width * static_cast<double>((at - start).seconds) /
                   static_cast<double>(longest.seconds);
        };
        for (std::size_t i = 1; i < one.steps.size(); ++i) {
            const PipelineStep& step = one.steps[i];
            const double from = x(one.steps[i - 1].done.at);
            out += titled(rect(from, std::max(1.0, x(step.done.at) - from), color_before(step.kind)),
                          step_text(step.kind) + say(" by ", "（") + seat_text(step.done.seat) +
                              say(" after ", "），距上一步 ") + duration_text(step.since_last));
        }
        out += "</svg></td></tr>\n";
    }
    return out + "</tbody></table>\n<div class=\"legend\">" +
           key(waiting, say("waits for review", "等待審閱")) + key(writing, say("is revised", "修改中")) +
           key(going_out, say("approved, waits to go out", "已核准、等待發布")) + "</div>\n";
}

Bilingual queue_text(const std::string& kind) {
    if (kind.empty()) return say("All complaints", "全部客訴");
    if (kind == "affected") return say("From affected people", "受影響者");
    if (kind == "complaint") return say("Complaints", "抱怨");
    if (kind == "worry") return say("Worries", "擔憂");
    if (kind == "question") return say("Questions", "詢問");
    if (kind == "anger") return say("Anger", "憤怒");
    return say(kind);
}

std::string queue_rows(const Workload& work) {
    std::string out = head({say("Queue", "待處理"), say("Waiting", "則數"), say("Taken up", "已認領"),
                            say("half by", "半數認領於"), say("90 % by", "九成認領於"),
                            say("Answered", "已回覆"), say("half by", "半數回覆於"),
                            say("90 % by", "九成回覆於"), say("taken up → answered", "認領到回覆")});
    for (const QueueTimes& one : work.queues)
        out += "<tr>" + cell(both(queue_text(one.kind)), false) + cell(std::to_string(one.complaints)) +
               cell(std::to_string(one.claimed)) + time_cell(one.claim_median) + time_cell(one.claim_ninety) +
               cell(std::to_string(one.answered)) + time_cell(one.answer_median) +
               time_cell(one.answer_ninety) + time_cell(one.claim_to_answer_median) + "</tr>\n";
    return out + "</tbody></table>\n";
}

/// The most that lay on the seat at any moment, in columns that a reader can tell apart.
std::string open_columns(const SeatWorkload& seat, const Workload& work, double most) {
    constexpr std::size_t columns = 150;
    constexpr double column = bar_width / columns;
    std::vector<double> highest(columns, 0);
    const double span = std::max(1.0, static_cast<double>((work.to - work.from).seconds));
    const auto column_of = [&](SimTime at) {
        const double share = static_cast<double>((at - work.from).seconds) / span;
        return static_cast<std::size_t>(std::clamp(share * columns, 0.0, columns - 1.0));
    };
    for (std::size_t i = 0; i < seat.open.size(); ++i) {
        const SimTime until = i + 1 < seat.open.size() ? seat.open[i + 1].at : work.to;
        if (until <= seat.open[i].at) continue;
        for (std::size_t c = column_of(seat.open[i].at); c <= column_of(until); ++c)
            highest[c] = std::max(highest[c], seat.open[i].items);
    }
    std::string out;
    for (std::size_t c = 0; c < columns; ++c) {
        const double height = (bar_height - 4) * highest[c] / most;
        if (height >= 0.1)
            out +=
                rect(column * static_cast<double>(c), column, open_color, bar_height - 4 - height, height) +
                "/>";
    }
    return out;
}

std::string seat_rows(const Workload& work) {
    const double span = std::max(1.0, static_cast<double>((work.to - work.from).seconds));
    const auto x = [&](SimTime at) {
        return bar_width * static_cast<double>((at - work.from).seconds) / span;
    };
    double most = 1;
    for (const SeatWorkload& seat : work.seats)
        most = std::max(most, seat.most_open);
    std::string out = head({say("Seat", "席位"), say("Acts", "動作"), say("Open items, mean", "平均待辦"),
                            say("most", "最多"), say("Idle", "閒置"), say("Overloaded", "超載")});
    for (const SeatWorkload& seat : work.seats) {
        out += "<tr>" + cell(both(seat_text(seat.seat)), false) + cell(std::to_string(seat.acts)) +
               cell(number_text(seat.mean_open, 1)) + cell(number_text(seat.most_open, 1)) +
               sum_cell(seat.idle_time) + sum_cell(seat.overloaded_time) + "</tr>\n<tr><td colspan=\"6\">" +
               open_bar("What lay on this seat · 這個席位手上的工作");
        out += open_columns(seat, work, most);
        const auto mark = [&](const std::vector<Stretch>& stretches, const char* color,
                              const Bilingual& what) {
            for (const Stretch& one : stretches)
                out += titled(
                    rect(x(one.from), std::max(1.0, x(one.to) - x(one.from)), color, bar_height - 4, 4),
                    what +
                        say(" from " + format_clock(one.from) + " for ",
                            "：自 " + format_clock(one.from) + " 起 ") +
                        duration_text(one.to - one.from));
        };
        mark(seat.idle, idle_color, say("idle", "閒置"));
        mark(seat.overloaded, overload_color, say("overloaded", "超載"));
        out += "</svg></td></tr>\n";
    }
    return out + "</tbody></table>\n<div class=\"legend\">" + key(open_color, say("open items", "待辦事項")) +
           key(idle_color, say("idle while something waits", "有事待辦卻閒置")) +
           key(overload_color, say("overloaded", "超載")) + "</div>\n";
}
} // namespace

std::string workload_section(const ReportInput& input) {
    const Workload work = measure_workload(input.transcript, input.sop.workload);
    if (work.statements.empty() && work.queues.empty() && work.seats.empty()) return {};
    const std::string idle = number_text(input.sop.workload.idle_after.minutes());
    const std::string overload = number_text(input.sop.workload.overload_items);
    std::string out = open_section(
        say("Timing", "時間與負荷"),
        say("Where the minutes went: each statement from draft to publication, how long people waited for an "
            "answer, "
            "and what lay on each seat. Simulated time, real time beside it. Idle: no act for more than " +
                idle + " minutes while something it may handle is open. Overloaded: more than " + overload +
                " open items at once; what several seats may handle is shared among them.",
            "時間花在哪裡：每份聲明從草擬到發布、民眾等了多久、各席位手上有多少事。以模擬時間計，另附實際時間"
            "。閒置：有"
            "可處理的事卻超過 " +
                idle + " 分鐘沒有動作。超載：同時有超過 " + overload +
                " 件待辦；多個席位都能處理的事由大家分攤。"));
    const bool with_real_time = std::any_of(work.statements.begin(), work.statements.end(),
                                            [](const StatementPipeline& s) { return s.real_seconds > 0; });
    if (!work.statements.empty())
        out += "<h3>" + both(say("Statements", "聲明")) + "</h3>\n" + statement_rows(work, with_real_time);
    if (!work.queues.empty()) out += "<h3>" + both(say("Replies", "回覆")) + "</h3>\n" + queue_rows(work);
    if (!work.seats.empty()) out += "<h3>" + both(say("Seats", "席位")) + "</h3>\n" + seat_rows(work);
    return out + "</section>\n";
}

} // namespace stormdrill::scoring
