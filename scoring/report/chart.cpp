#include "scoring/report/chart.hpp"

#include <algorithm>
#include <cmath>

#include "scoring/report/html.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr double width = 1000, height = 300, left = 56, right = 120, top = 30, bottom = 30;
constexpr double inner_width = width - left - right, inner_height = height - top - bottom;

/// The least of 1, 2, 2.5, 5 times a power of ten that is not below `value`.
double round_up(double value) {
    double power = 1;
    while (power < value)
        power *= 10;
    while (power / 10 >= value && power > 1e-9)
        power /= 10;
    for (const double step : {0.1, 0.2, 0.25, 0.5, 1.0})
        if (power * step >= value) return power * step;
    return power;
}

/// How many steps of the axis fall on numbers that its labels can show in full.
int even_steps(double most, int decimals) {
    double unit = 1;
    for (int i = 0; i < decimals; ++i)
        unit /= 10;
    for (const int steps : {4, 5, 2}) {
        const double step = most / steps / unit;
        if (std::abs(step - std::round(step)) < 1e-9) return steps;
    }
    return 1;
}

std::string labelled(const std::string& attributes, const Bilingual& text) {
    const auto one = [&](const char* language, const std::string& words) {
        return "<text class=\"" + std::string(language) + "\" " + attributes + ">" + escape_html(words) +
               "</text>";
    };
    if (text.en == text.zh_TW) return "<text " + attributes + ">" + escape_html(text.en) + "</text>";
    return one("en", text.en) + one("zh", text.zh_TW);
}
} // namespace

std::string coordinate(double value) {
    const auto tenths = std::llround(value * 10);
    std::string out = (tenths < 0 ? "-" : "") + std::to_string(std::llabs(tenths) / 10);
    if (tenths % 10 != 0) out += "." + std::to_string(std::llabs(tenths) % 10);
    return out;
}

std::vector<SimTime> hour_ticks(SimTime from, SimTime to) {
    std::int64_t step = 1;
    for (const std::int64_t candidate : {1, 2, 3, 6, 12, 24, 48, 96})
        if (step = candidate;
            static_cast<double>((to - from).seconds) / 3600.0 / static_cast<double>(candidate) <= 10)
            break;
    std::vector<SimTime> ticks;
    const std::int64_t unit = step * 3600;
    for (std::int64_t at = (from.seconds + unit - 1) / unit * unit; at <= to.seconds; at += unit)
        ticks.push_back({at});
    return ticks;
}

std::string legend(const std::vector<ChartLine>& lines) {
    std::string out = "<div class=\"legend\">";
    for (const ChartLine& line : lines)
        out += "<span><svg viewBox=\"0 0 30 10\" aria-hidden=\"true\"><line x1=\"0\" y1=\"5\" x2=\"30\" "
               "y2=\"5\" stroke=\"" +
               line.color + "\" stroke-width=\"3\"" +
               (line.dash.empty() ? "" : " stroke-dasharray=\"" + line.dash + "\"") + "/></svg>" +
               both(line.name) + "</span>";
    return out + "</div>\n";
}

std::string line_chart(const Chart& chart) {
    double highest = 0;
    for (const ChartLine& line : chart.lines)
        for (const ChartPoint& point : line.points)
            highest = std::max(highest, point.value);
    const double most = round_up(highest > 0 ? highest : 1);
    const double span = std::max(1.0, static_cast<double>((chart.to - chart.from).seconds));
    const auto x = [&](SimTime at) {
        return left + inner_width * static_cast<double>((at - chart.from).seconds) / span;
    };
    const auto y = [&](double value) {
        return top + inner_height * (1 - std::clamp(value / most, 0.0, 1.0));
    };

    std::string out = "<svg viewBox=\"0 0 1000 300\" role=\"img\"><title>" +
                      escape_html(chart.title.en + " · " + chart.title.zh_TW) + "</title>\n";
    const int steps = even_steps(most, chart.decimals);
    for (int i = 0; i <= steps; ++i) {
        const double value = most * i / steps;
        out += "<line x1=\"" + coordinate(left) + "\" x2=\"" + coordinate(width - right) + "\" y1=\"" +
               coordinate(y(value)) + "\" y2=\"" + coordinate(y(value)) + "\" stroke=\"" +
               (i == 0 ? "#94A3B8" : "#E3E8EE") + "\"/><text x=\"" + coordinate(left - 8) + "\" y=\"" +
               coordinate(y(value) + 4) + "\" text-anchor=\"end\">" + number_text(value, chart.decimals) +
               "</text>\n";
    }
    for (const SimTime tick : hour_ticks(chart.from, chart.to)) {
        const std::string hour = std::to_string(tick.seconds / 3600);
        out += labelled("x=\"" + coordinate(x(tick)) + "\" y=\"" + coordinate(height - 8) +
                            "\" text-anchor=\"middle\"",
                        say("T+" + hour + " h", "T+" + hour + " 時")) +
               "\n";
    }
    for (const ChartEvent& event : chart.events) {
        const std::string at = coordinate(x(event.at));
        // Room for about eight characters; a word at the edge turns inwards.
        const bool late = x(event.at) > width - right - 90;
        const double pill = late ? x(event.at) - 88 : x(event.at);
        out += "<line x1=\"" + at + "\" x2=\"" + at + "\" y1=\"" + coordinate(top - 6) + "\" y2=\"" +
               coordinate(height - bottom) + "\" stroke=\"#2563EB\"/><rect x=\"" + coordinate(pill) +
               "\" y=\"4\" width=\"88\" height=\"20\" rx=\"10\" fill=\"#2563EB\"/>" +
               labelled("x=\"" + coordinate(pill + 44) +
                            "\" y=\"18\" text-anchor=\"middle\" style=\"fill:#fff;font-weight:600\"",
                        event.name) +
               "\n";
    }
    for (const ChartLine& line : chart.lines) {
        std::string path;
        for (const ChartPoint& point : line.points)
            path += (path.empty() ? "M" : "L") + coordinate(x(point.at)) + " " + coordinate(y(point.value));
        if (!path.empty())
            out += "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + line.color + "\" stroke-width=\"" +
                   coordinate(line.width) + "\" stroke-linejoin=\"round\"" +
                   (line.dash.empty() ? "" : " stroke-dasharray=\"" + line.dash + "\"") + "/>\n";
    }
    // Names at the ends, in the order of the lines and a line of type apart.
    std::vector<const ChartLine*> named;
    for (const ChartLine& line : chart.lines)
        if (!line.points.empty()) named.push_back(&line);
    std::stable_sort(named.begin(), named.end(), [](const ChartLine* a, const ChartLine* b) {
        return a->points.back().value > b->points.back().value;
    });
    double free_from = 0;
    for (std::size_t i = 0; i < named.size(); ++i) {
        const double room_below = 16 * static_cast<double>(named.size() - 1 - i);
        const double wanted =
            std::min(y(named[i]->points.back().value) + 4, height - bottom + 4 - room_below);
        const double at = std::max(wanted, free_from);
        free_from = at + 16;
        out += labelled("x=\"" + coordinate(width - right + 8) + "\" y=\"" + coordinate(at) +
                            "\" style=\"fill:" + named[i]->color + ";font-weight:600\"",
                        named[i]->name) +
               "\n";
    }
    return out + "</svg>\n";
}

} // namespace stormdrill::scoring
