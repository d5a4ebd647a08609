#pragma once
/// Line charts as inline SVG: readable in print and without colour (every line has its own dash and its name
/// at its end), with a <title> for readers that see nothing.

#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"

namespace stormdrill::scoring {

struct ChartPoint {
    SimTime at;
    double value = 0;
};

struct ChartLine {
    Bilingual name;
    std::string color;              ///< #RRGGBB
    std::string dash;               ///< SVG dash array; empty: solid
    std::vector<ChartPoint> points; ///< ascending
    double width = 2;
};

/// A moment to mark by a vertical line with a word on top.
struct ChartEvent {
    SimTime at;
    Bilingual name;
};

struct Chart {
    Bilingual title;
    std::vector<ChartLine> lines;
    std::vector<ChartEvent> events;
    SimTime from, to;
    int decimals = 0; ///< of the labels of the value axis, which begins at 0
};

[[nodiscard]] std::string line_chart(const Chart& chart);

/// A short piece of the line, as the legend shows it.
[[nodiscard]] std::string legend(const std::vector<ChartLine>& lines);

/// Hours that make a readable axis over [from, to]: at most about ten of them.
[[nodiscard]] std::vector<SimTime> hour_ticks(SimTime from, SimTime to);

/// A coordinate for SVG: one decimal, no trailing zero.
[[nodiscard]] std::string coordinate(double value);

} // namespace stormdrill::scoring
