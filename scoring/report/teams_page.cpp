#include "scoring/report/teams_page.hpp"

#include <algorithm>
#include <array>

#include "scoring/report/chart.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/page.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
struct Stroke {
    const char *color, *dash;
};
constexpr std::array<Stroke, 8> strokes{{{"#2563EB", ""},
                                         {"#B45309", "9 3"},
                                         {"#7C3AED", "4 3"},
                                         {"#0E7490", "12 4 2 4"},
                                         {"#BE185D", "2 3"},
                                         {"#047857", "7 2 2 2"},
                                         {"#4D7C0F", "14 4"},
                                         {"#334155", "5 5"}}};
/// A clause on which teams differ by this share is worth talking about.
constexpr double telling_difference = 0.4;
constexpr std::size_t person_hours = 1, peak = 2, posts = 3; ///< of OutcomeFigures

std::string heads(const std::vector<TeamDrill>& teams) {
    std::string out;
    for (const TeamDrill& team : teams)
        out += "<th class=\"right\">" + both(team.name) + "</th>";
    return out + "</tr></thead><tbody>\n";
}

std::string row(const Bilingual& name, const std::vector<std::string>& cells) {
    std::string out = "<tr><td>" + both(name) + "</td>";
    for (const std::string& cell : cells)
        out += "<td class=\"right\">" + cell + "</td>";
    return out + "</tr>\n";
}

template <class Value>
std::vector<std::string> cells_of(const std::vector<TeamDrill>& teams, Value&& value) {
    std::vector<std::string> out;
    for (const TeamDrill& team : teams)
        out.push_back(value(team));
    return out;
}

std::string scores(const std::vector<TeamDrill>& teams) {
    const auto own = [&](std::size_t figure_index) {
        return cells_of(teams, [&](const TeamDrill& team) {
            return number_text(figure(team.outcome.own.per_seed.front(), figure_index));
        });
    };
    const auto score = [](double value) {
        return number_text(value, 1) + " " + chip(grade(value / 100), grade_text(value / 100));
    };
    std::string out = open_section(
        say("The same storm, several teams", "同一場風暴，各隊表現"),
        say("Every team played the same scenario with the same seed: what differs is what they did.",
            "各隊使用相同的劇本與亂數種子，差異完全來自各隊的處置。"));
    out += "<table><thead><tr><th></th>" + heads(teams);
    out += row(say("Process (SOP), 0–100", "流程分數（SOP），0–100"),
               cells_of(teams, [&](const TeamDrill& team) { return score(team.scorecard.total); }));
    out += row(say("Outcome, 0–100", "結果分數，0–100"),
               cells_of(teams, [&](const TeamDrill& team) { return score(team.outcome.score); }));
    out += row(say("Anger, person-hours", "憤怒人時"), own(person_hours));
    out += row(say("Peak posts per hour", "每小時貼文高峰"), own(peak));
    out += row(say("Posts", "貼文總數"), own(posts));
    out += row(say("First statement", "首份聲明"), cells_of(teams, [](const TeamDrill& team) {
                   std::optional<SimTime> first;
                   for (const Statement& statement : team.transcript.statements)
                       if (statement.published && (!first || statement.published->at < *first))
                           first = statement.published->at;
                   return first ? format_clock(*first) : both(say("none", "無"));
               }));
    return out + "</tbody></table></section>\n";
}

std::string curves(const std::vector<TeamDrill>& teams) {
    Chart chart{say("Anger so far, person-hours", "累計憤怒人時"), {}, {}, {}, {}, 0};
    const auto add = [&](Bilingual name, const WorldOutcome& world, Stroke stroke, double width) {
        ChartLine line{std::move(name), stroke.color, stroke.dash, {}, width};
        for (const CurvePoint& point : world.curve)
            line.points.push_back({point.at, point.anger_person_hours});
        if (!line.points.empty()) chart.to = std::max(chart.to, line.points.back().at);
        chart.lines.push_back(std::move(line));
    };
    add(say("No response", "毫無回應"), teams.front().outcome.none, {"#94A3B8", "7 5"}, 2);
    for (std::size_t i = 0; i < teams.size(); ++i)
        add(teams[i].name, teams[i].outcome.own, strokes[i % strokes.size()], 2.5);
    return open_section(say("How the storm went", "風暴走勢"),
                        say("Lower is better. The dashed grey line is the same storm without any answer.",
                            "越低越好。灰色虛線是完全不回應時的同一場風暴。")) +
           legend(chart.lines) + line_chart(chart) + "</section>\n";
}

std::string phases(const std::vector<TeamDrill>& teams, const Sop& sop) {
    std::string out =
        open_section(say("Phase by phase", "各階段"),
                     say("Share of the points that could be reached.", "得分占可得分數的比例。")) +
        "<table><thead><tr><th>" + both(say("Phase", "階段")) + "</th>" + heads(teams);
    for (const Phase& phase : sop.phases) {
        out += row(phase.title, cells_of(teams, [&](const TeamDrill& team) {
                       const auto& all = team.scorecard.phases;
                       const auto found = std::find_if(
                           all.begin(), all.end(), [&](const PhaseScore& one) { return one.id == phase.id; });
                       if (found == all.end() || found->max <= 0) return both(say("no occasion", "無此情況"));
                       const double share = found->score / found->max;
                       return meter(share) + " " + percent_text(share);
                   }));
    }
    return out + "</tbody></table></section>\n";
}

std::string clauses(const std::vector<TeamDrill>& teams, const Sop& sop) {
    std::string out = open_section(say("Clause by clause", "各條款"),
                                   say("Where teams differ most is marked: what did the better one do?",
                                       "差距最大的條款有標示：做得好的那隊做了什麼？")) +
                      "<table><thead><tr><th>" + both(say("Clause", "條款")) + "</th>" + heads(teams);
    for (const Clause& clause : sop.clauses) {
        double least = 1, most = 0;
        bool counted = false;
        const auto cells = cells_of(teams, [&](const TeamDrill& team) {
            const auto& all = team.scorecard.clauses;
            const auto found = std::find_if(all.begin(), all.end(),
                                            [&](const ClauseScore& one) { return one.id == clause.id; });
            if (found == all.end() || found->max <= 0) return both(status_text(ClauseStatus::no_occasion));
            counted = true;
            least = std::min(least, found->share);
            most = std::max(most, found->share);
            return chip(found->status == ClauseStatus::missed ? "bad" : grade(found->share),
                        say(percent_text(found->share)));
        });
        if (!counted) continue;
        Bilingual name = say(clause.id + " ") + clause.title;
        if (most - least >= telling_difference) name = name + say(" — they differ", "　差距大");
        out += row(name, cells);
    }
    return out + "</tbody></table></section>\n";
}
} // namespace

std::string write_teams_html(const std::vector<TeamDrill>& teams, const Sop& sop, Language language) {
    const Transcript& first = teams.front().transcript;
    Page page;
    page.title = first.title;
    page.subtitle = both(say("Teams compared", "各隊比較")) + " · " + both(sop.title);
    page.body = scores(teams) + curves(teams) + phases(teams, sop) + clauses(teams, sop);
    page.foot = say("Everything on this page is simulated. None of it ever left for a real network.",
                    "本頁內容皆為模擬，從未對真實社群網路發布。");
    page.language = language;
    return write_page(page);
}

} // namespace stormdrill::scoring
