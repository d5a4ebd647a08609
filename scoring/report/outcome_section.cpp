#include <algorithm>

#include "scoring/report/chart.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
struct FigureWording {
    Bilingual name;
    int decimals;
};

const FigureWording& figure_wording(std::size_t index) {
    static const std::vector<FigureWording> wording{{{"People reached", "觸及人數"}, 0},
                                                    {{"Anger, person-hours", "憤怒人時"}, 0},
                                                    {{"Peak posts per hour", "每小時貼文高峰"}, 0},
                                                    {{"Posts", "貼文總數"}, 0},
                                                    {{"Media reports", "媒體報導"}, 0},
                                                    {{"Change of trust", "信任變化"}, 3},
                                                    {{"Sales index", "銷售指數"}, 1},
                                                    {{"Investor index", "投資人信心指數"}, 1}};
    return wording[index];
}

/// Lines of the three worlds; the team's own on top, so it is drawn last.
std::vector<ChartLine> worlds(const Outcome& outcome, double CurvePoint::*value) {
    const auto line = [&](const WorldOutcome& world, Bilingual name, const char* color, const char* dash,
                          double width) {
        ChartLine out{std::move(name), color, dash, {}, width};
        for (const CurvePoint& point : world.curve)
            out.points.push_back({point.at, point.*value});
        return out;
    };
    return {line(outcome.none, say("No response", "毫無回應"), "#BE123C", "7 5", 2),
            line(outcome.ideal, say("Ideal team", "理想團隊"), "#047857", "2 4", 2.5),
            line(outcome.own, say("This team", "本隊"), "#2563EB", "", 3)};
}

std::vector<ChartLine> truth_lines(const Transcript& drill, bool posts) {
    ChartLine line{say("This team", "本隊"), "#2563EB", "", {}, 3};
    for (const Truth& truth : drill.truth)
        line.points.push_back(
            {truth.at, posts ? static_cast<double>(truth.crisis_posts_last_hour) : truth.mean_anger * 100});
    return {line};
}

std::vector<ChartEvent> first_statement(const Transcript& drill) {
    const Statement* first = nullptr;
    for (const Statement& statement : drill.statements)
        if (statement.published && (first == nullptr || statement.published->at < first->published->at))
            first = &statement;
    if (first == nullptr) return {};
    return {{first->published->at, say("Statement", "官方聲明")}};
}

Chart framed(const Transcript& drill, Bilingual title, std::vector<ChartLine> lines) {
    Chart chart{std::move(title), std::move(lines), first_statement(drill), {}, drill.end, 0};
    for (const ChartLine& line : chart.lines)
        if (!line.points.empty()) chart.to = std::max(chart.to, line.points.back().at);
    return chart;
}

/// The curves as numbers, at the axis' hours.
std::string data_table(const std::vector<ChartLine>& lines, SimTime to, int decimals) {
    std::string out = "<details class=\"more\"><summary class=\"small muted\">" +
                      both(say("The chart as a table", "圖表數據")) + "</summary><table><thead><tr><th>" +
                      both(say("Time", "時間")) + "</th>";
    for (const ChartLine& line : lines)
        out += "<th class=\"right\">" + both(line.name) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const SimTime tick : hour_ticks({0}, to)) {
        out += "<tr><td>" + format_clock(tick) + "</td>";
        for (const ChartLine& line : lines) {
            const ChartPoint* last = nullptr;
            for (const ChartPoint& point : line.points)
                if (point.at <= tick) last = &point;
            out += "<td class=\"right\">" +
                   (last == nullptr ? std::string("–") : number_text(last->value, decimals)) + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></details>\n";
}

std::string draw(const Transcript& drill, const Bilingual& title, std::vector<ChartLine> lines) {
    if (std::all_of(lines.begin(), lines.end(), [](const ChartLine& line) { return line.points.size() < 2; }))
        return {};
    const Chart chart = framed(drill, title, std::move(lines));
    return "<h3 style=\"margin-top:12px\">" + both(title) + "</h3>\n" + legend(chart.lines) +
           line_chart(chart) + data_table(chart.lines, chart.to, 1);
}

std::string world_cell(const WorldOutcome& world, std::size_t figure, int decimals) {
    std::string out = "<td class=\"right\">" + number_text(world.median(figure), decimals);
    if (world.per_seed.size() > 1)
        out += "<br><span class=\"tiny muted\">" + number_text(world.percentile(figure, 0.1), decimals) +
               "–" + number_text(world.percentile(figure, 0.9), decimals) + "</span>";
    return out + "</td>";
}

std::string figures_table(const Outcome& outcome) {
    std::string out = "<table style=\"margin-top:12px\"><thead><tr><th>" + both(say("Figure", "指標")) +
                      "</th><th class=\"right\">" + both(say("No response", "毫無回應")) +
                      "</th><th class=\"right\">" + both(say("This team", "本隊")) +
                      "</th><th class=\"right\">" + both(say("Ideal team", "理想團隊")) + "</th><th>" +
                      both(say("Worth", "得分")) + "</th></tr></thead><tbody>\n";
    for (std::size_t i = 0; i < outcome.figures.size(); ++i) {
        const FigureScore& score = outcome.figures[i];
        const FigureWording& wording = figure_wording(i);
        out += "<tr><td>" + both(wording.name) + "</td>" + world_cell(outcome.none, i, wording.decimals) +
               world_cell(outcome.own, i, wording.decimals) + world_cell(outcome.ideal, i, wording.decimals) +
               "<td class=\"nowrap\">";
        if (score.share) {
            out += meter(*score.share) + " " + percent_text(*score.share);
            if (score.unclamped < 0)
                out += " " + chip("bad", say("worse than silence (" + percent_text(score.unclamped) + ")",
                                             "比不回應更糟（" + percent_text(score.unclamped) + "）"));
            if (score.unclamped > 1)
                out += " " + chip("good", say("better than ideal (" + percent_text(score.unclamped) + ")",
                                              "勝過理想團隊（" + percent_text(score.unclamped) + "）"));
        } else {
            out += chip("none", say("left out: the response makes no clear difference",
                                    "不計入：回應與否沒有明顯差別"));
        }
        out += "</td></tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string place_on_ladder(const Outcome& outcome) {
    const std::optional<double> better = outcome.better_than();
    if (!better) return {};
    const std::string share = percent_text(*better), drills = std::to_string(outcome.ladder_drills());
    return "<p style=\"margin-top:12px\"><strong>" +
           both(say("Better than " + share + " of " + drills + " automated drills",
                    "勝過 " + drills + " 場自動演練中的 " + share)) +
           "</strong> <span class=\"small muted\">" +
           both(say("of this scenario, by seven teams from silent to ideal, each on the same seeds.",
                    "（同一情境，由毫無回應到理想共七種團隊，各用同一組種子）。")) +
           "</span></p>\n";
}
} // namespace

std::string outcome_section(const ReportInput& input) {
    const Transcript& drill = input.transcript;
    if (input.outcome == nullptr) {
        if (drill.truth.size() < 2) return {};
        std::string out =
            open_section(say("What the public did", "輿情走勢"),
                         say("This team's own world. What would have happened without a response, and with "
                             "the ideal team, was not computed for this report.",
                             "本隊情境的走勢。這份報告沒有計算「毫無回應」與「理想團隊」的對照結果。"));
        out += draw(drill, say("Anger of the people reached (0–100)", "受眾憤怒程度（0–100）"),
                    truth_lines(drill, false));
        out += draw(drill, say("Crisis posts per hour", "每小時危機貼文"), truth_lines(drill, true));
        return out + "</section>\n";
    }
    const Outcome& outcome = *input.outcome;
    const std::string seeds = std::to_string(outcome.own.per_seed.size());
    std::string out =
        open_section(say("What your response changed", "你們的回應改變了什麼"),
                     say("The same storm with the same luck, three times: without any response, with your "
                         "response, with the ideal team. Figures are medians over " +
                             seeds + " seeds; below them the band of the 10th to 90th percentile.",
                         "同一場風暴、同樣的運氣，跑三次：毫無回應、本隊的回應、理想團隊的回應。數字為 " +
                             seeds + " 組種子的中位數，下方小字為第 10 到第 90 百分位。"));
    std::vector<ChartLine> anger = worlds(outcome, &CurvePoint::mean_anger);
    for (ChartLine& line : anger)
        for (ChartPoint& point : line.points)
            point.value *= 100;
    out += draw(drill, say("Anger of the people reached (0–100)", "受眾憤怒程度（0–100）"), std::move(anger));
    out += draw(drill, say("Crisis posts per hour", "每小時危機貼文"),
                worlds(outcome, &CurvePoint::posts_per_hour));
    return out + figures_table(outcome) + place_on_ladder(outcome) + effects_of_acts(outcome, drill) +
           "</section>\n";
}

} // namespace stormdrill::scoring
