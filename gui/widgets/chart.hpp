#pragma once
/// A line over time with a fill towards zero, volume bars below it and flags for events.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct ChartSeries {
    std::vector<Point> points; ///< x in the chart's own unit (hours, say), ascending
    Color color = theme::accent;
    bool dashed = false;
    float width = 2;
    bool dotted = false; ///< finer than dashed
};

struct ChartFlag {
    float x = 0;
    std::string label;
    theme::Tone tone = theme::Tone::info;
};

struct ChartTick {
    float at = 0;
    std::string label;
};

struct ChartModel {
    float x_min = 0, x_max = 1;
    float y_min = -1, y_max = 1;
    std::vector<ChartSeries> series; ///< the first one is filled towards `zero`
    float zero = 0;                  ///< where the darker line runs
    Color above = theme::green_fill; ///< colour of the first series where it lies above `zero`, …
    Color below = theme::red;        ///< … and below it
    bool color_by_sign = true;
    std::vector<float> volume; ///< bars along the foot, equally spaced over the whole width, any scale
    std::vector<ChartFlag> flags;
    std::vector<ChartTick> y_ticks;
    std::vector<ChartTick> x_ticks;
    std::string description; ///< one sentence for screen readers and scripts: what the chart shows now
};

/// Margins for the labels are inside of `area`. Hovering shows the values at the mouse.
void chart(Ui& ui, std::string_view id, const Rect& area, const ChartModel& model);
/// A small line without axes.
void sparkline(Ui& ui, const Rect& area, std::span<const float> values, Color color = theme::accent);

/// Values within [min, max] onto the pixels of `area`, y upwards; what charts and their tests share.
[[nodiscard]] Point chart_point(const Rect& plot, const ChartModel& model, Point value);
/// About `count` round numbers that cover [min, max]: 1, 2 or 5 times a power of ten apart.
[[nodiscard]] std::vector<double> round_ticks(double min, double max, std::size_t count);

} // namespace stormdrill::gui
