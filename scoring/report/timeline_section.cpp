#include <algorithm>
#include <array>
#include <cmath>

#include "scoring/report/acts.hpp"
#include "scoring/report/chart.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/roles.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr double width = 1000, left = 96, right = 16, lane_height = 38, axis_height = 26;
constexpr std::size_t most_rows = 400;

struct Look {
    const char* color;
    const char* shape; ///< an SVG path around (0, 0), about 12 wide; a shape of its own for each kind
};

const Look& look(ActKind kind) {
    static const std::array<Look, 7> looks{{{"#BE123C", "M0 -7L7 6L-7 6Z"},
                                            {"#0891B2", "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0 -6 0Z"},
                                            {"#7C3AED", "M0 -7L7 0L0 7L-7 0Z"},
                                            {"#64748B", "M-2 -6H2V6H-2Z"},
                                            {"#2563EB", "M-6 -6H6V6H-6Z"},
                                            {"#059669", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z"},
                                            {"#B45309", "M-6 -4H6V4H-6Z"}}};
    return looks[static_cast<std::size_t>(kind)];
}

/// The first hours decide, so time runs by its square root.
double x_of(SimTime at, SimTime end) {
    const double share = end.seconds > 0
                             ? static_cast<double>(std::clamp<std::int64_t>(at.seconds, 0, end.seconds)) /
                                   static_cast<double>(end.seconds)
                             : 0;
    return left + (width - left - right) * std::sqrt(share);
}

std::string lanes_picture(const Transcript& drill, const std::vector<ActEntry>& acts, SimTime end) {
    std::vector<std::string> lanes{""};
    for (const std::string& role : roles_in(drill.seats))
        lanes.push_back(role);
    for (const ActEntry& act : acts)
        if (std::find(lanes.begin(), lanes.end(), act.seat) == lanes.end()) lanes.push_back(act.seat);
    const double height = lane_height * static_cast<double>(lanes.size()) + axis_height;
    std::string out = "<svg viewBox=\"0 0 1000 " + coordinate(height) + "\" role=\"img\"><title>" +
                      escape_html("Who did what when · 各席位在何時做了什麼") + "</title>\n";
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const double y = lane_height * static_cast<double>(i);
        const Bilingual name = lanes[i].empty() ? say("Events", "事件") : seat_text(lanes[i]);
        if (i % 2 == 0)
            out += "<rect x=\"0\" y=\"" + coordinate(y) + "\" width=\"1000\" height=\"" +
                   coordinate(lane_height) + "\" fill=\"#F8FAFC\"/>";
        out += "<text class=\"strong en\" x=\"6\" y=\"" + coordinate(y + 23) + "\">" + escape_html(name.en) +
               "</text><text class=\"strong zh\" x=\"6\" y=\"" + coordinate(y + 23) + "\">" +
               escape_html(name.zh_TW) + "</text>\n";
    }
    for (const std::int64_t hour : {0, 1, 2, 4, 8, 12, 24, 48, 72, 96, 168}) {
        const SimTime tick{hour * 3600};
        if (tick > end) break;
        const std::string x = coordinate(x_of(tick, end));
        out += "<line x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"" + coordinate(height - axis_height) +
               "\" stroke=\"#E3E8EE\"/><text x=\"" + x + "\" y=\"" + coordinate(height - 8) +
               "\" text-anchor=\"middle\">" + std::to_string(hour) + " h</text>\n";
    }
    for (const ActEntry& act : acts) {
        const auto lane =
            static_cast<double>(std::find(lanes.begin(), lanes.end(), act.seat) - lanes.begin());
        const Look& shape = look(act.kind);
        out += "<path d=\"" + std::string(shape.shape) + "\" fill=\"" + shape.color +
               "\" fill-opacity=\".85\" transform=\"translate(" + coordinate(x_of(act.at, end)) + " " +
               coordinate(lane * lane_height + lane_height / 2) + ")\"><title>" +
               escape_html(format_clock(act.at) + " " + act.text.en + " · " + act.text.zh_TW) +
               "</title></path>\n";
    }
    return out + "</svg>\n";
}

std::string kinds_legend() {
    std::string out = "<div class=\"legend\">";
    for (std::size_t i = 0; i < 7; ++i) {
        const auto kind = static_cast<ActKind>(i);
        out += "<span><svg viewBox=\"-15 -8 30 16\" aria-hidden=\"true\" style=\"height:14px\"><path d=\"" +
               std::string(look(kind).shape) + "\" fill=\"" + look(kind).color + "\"/></svg>" +
               both(act_kind_text(kind)) + "</span>";
    }
    return out + "</div>\n";
}

std::string acts_table(const std::vector<ActEntry>& acts) {
    std::string out = "<details class=\"more\"><summary class=\"small muted\">" +
                      both(say("The timeline as a table", "時間軸明細")) +
                      "</summary><table><thead><tr><th>" + both(say("Time", "時間")) + "</th><th>" +
                      both(say("Seat", "席位")) + "</th><th>" + both(say("Kind", "類別")) + "</th><th>" +
                      both(say("What", "內容")) + "</th></tr></thead><tbody>\n";
    const std::size_t shown = std::min(acts.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i) {
        const ActEntry& act = acts[i];
        out += "<tr><td class=\"nowrap\">" + format_clock(act.at) + "</td><td>" +
               (act.seat.empty() ? "–" : both(seat_text(act.seat))) + "</td><td>" +
               both(act_kind_text(act.kind)) + "</td><td>" + both(act.text) + "</td></tr>\n";
    }
    out += "</tbody></table>";
    if (acts.size() > shown) {
        const std::string more = std::to_string(acts.size() - shown);
        out += "<p class=\"small muted\">" +
               both(say(more + " more in the log", "另有 " + more + " 筆，見紀錄檔")) + "</p>";
    }
    return out + "</details>\n";
}
} // namespace

std::string timeline_section(const ReportInput& input) {
    const std::vector<ActEntry> acts = list_acts(input.transcript);
    if (acts.empty()) return {};
    const SimTime end = std::max(input.transcript.end, acts.back().at);
    return open_section(say("Timeline", "時間軸"),
                        say("A lane per seat. The first hours are drawn wider, because they decide. Point at "
                            "a mark to read it.",
                            "每個席位一列。開頭幾小時最關鍵，因此畫得較寬。游標移到圖示上可看內容。")) +
           kinds_legend() + lanes_picture(input.transcript, acts, end) + acts_table(acts) + "</section>\n";
}

} // namespace stormdrill::scoring
