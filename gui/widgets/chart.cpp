#include "gui/widgets/chart.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float left_margin = 40;
constexpr float right_margin = 12;
constexpr float top_margin = 24; // room for the flags
constexpr float foot_margin = 24;
constexpr float volume_share = 0.22f; // of the plot's height

Color color_at(const ChartModel& model, const ChartSeries& series, bool first, float y) {
    if (!first || !model.color_by_sign) return series.color;
    return y < model.zero ? model.below : model.above;
}

void draw_grid(Ui& ui, const Rect& plot, const ChartModel& model) {
    for (const auto& tick : model.y_ticks) {
        const float y = std::round(chart_point(plot, model, {model.x_min, tick.at}).y);
        ui.painter().fill({plot.x, y, plot.width, 1},
                          tick.at == model.zero ? theme::line_strong : theme::surface_hover);
        text_line(ui, {plot.x - left_margin, y - 9, left_margin - 8, 18}, tick.label,
                  {.font = theme::tiny, .color = theme::ink_muted, .align = Align::right});
    }
    float last_right = -1e9f;
    for (const auto& tick : model.x_ticks) {
        const float width = measure(ui, tick.label, theme::tiny).width;
        float x = chart_point(plot, model, {tick.at, 0}).x - width / 2;
        x = std::clamp(x, plot.x, std::max(plot.x, plot.right() - width));
        if (x < last_right + 8) continue;
        last_right = x + width;
        text_line(ui, {x, plot.bottom() + 5, width + 1, 18}, tick.label,
                  {.font = theme::tiny, .color = theme::ink_muted});
    }
}

void draw_volume(Ui& ui, const Rect& plot, const std::vector<float>& volume) {
    float most = 0;
    for (const float v : volume)
        most = std::max(most, v);
    if (most <= 0) return;
    const float step = plot.width / static_cast<float>(volume.size());
    const float width = std::max(1.f, std::floor(step * 0.62f));
    for (std::size_t i = 0; i < volume.size(); ++i) {
        const float height = std::round(plot.height * volume_share * std::max(0.f, volume[i]) / most);
        if (height < 1) continue;
        ui.painter().fill(
            {std::round(plot.x + step * static_cast<float>(i)), plot.bottom() - height, width, height},
            rgb(0xCBD5E1, 190));
    }
}

// Between line and zero, fading towards zero.
void draw_fill(Ui& ui, const Rect& plot, const ChartModel& model, const ChartSeries& series) {
    const float zero = chart_point(plot, model, {0, model.zero}).y;
    for (std::size_t i = 0; i + 1 < series.points.size(); ++i) {
        const Point a = chart_point(plot, model, series.points[i]);
        const Point b = chart_point(plot, model, series.points[i + 1]);
        const Color strong =
            color_at(model, series, true, (series.points[i].y + series.points[i + 1].y) / 2).with_alpha(64);
        const std::array<Point, 4> corners{a, b, Point{b.x, zero}, Point{a.x, zero}};
        const std::array<Color, 4> colors{strong, strong, strong.with_alpha(6), strong.with_alpha(6)};
        ui.painter().quad(corners, colors);
    }
}

/// `dash` pixels drawn, `gap` left out.
void draw_dashed(Painter& painter, std::span<const Point> points, float width, Color color, float dash,
                 float gap) {
    const float step = dash + gap;
    float travelled = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point a = points[i];
        const Point b = points[i + 1];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        for (float at = 0; at < length;) {
            const float phase = std::fmod(travelled + at, step);
            const bool drawn = phase < dash;
            const float run = std::min(length - at, (drawn ? dash : step) - phase + 1e-3f);
            const auto along = [&](float d) {
                return Point{a.x + (b.x - a.x) * d / length, a.y + (b.y - a.y) * d / length};
            };
            if (drawn) painter.line(along(at), along(at + run), width, color);
            at += run;
        }
        travelled += length;
    }
}

// Coloured by segment, not by the last value; a run of one colour is one line, so that joints stay smooth.
void draw_line(Ui& ui, const Rect& plot, const ChartModel& model, const ChartSeries& series, bool first) {
    std::vector<Point> run;
    Color color = series.color;
    const auto flush = [&] {
        if (run.size() < 2) return;
        if (series.dashed)
            draw_dashed(ui.painter(), run, series.width, color, 6, 5);
        else if (series.dotted)
            draw_dashed(ui.painter(), run, series.width, color, 2, 4);
        else
            ui.painter().polyline(run, series.width, color);
    };
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const Point p = chart_point(plot, model, series.points[i]);
        const Color here = color_at(model, series, first, series.points[i].y);
        if (i > 0 && !(here == color)) {
            run.push_back(p);
            flush();
            run.clear();
        }
        color = here;
        run.push_back(p);
    }
    flush();
    if (first && !series.points.empty()) {
        const Point end = chart_point(plot, model, series.points.back());
        ui.painter().circle(end, 5, theme::surface);
        ui.painter().circle(end, 4, color);
    }
}

void draw_flags(Ui& ui, const Rect& plot, const ChartModel& model) {
    float last_right = -1e9f;
    for (const auto& flag : model.flags) {
        if (flag.x < model.x_min || flag.x > model.x_max) continue;
        const Color color = flag.tone == theme::Tone::neutral ? theme::ink_muted : theme::tone_ink(flag.tone);
        const float x = std::round(chart_point(plot, model, {flag.x, 0}).x);
        ui.painter().fill({x, plot.y - 4, 1, plot.height + 4}, color.with_alpha(130));
        const float width = std::ceil(measure(ui, flag.label, theme::tiny_bold).width) + 16;
        const Rect pill{std::clamp(std::round(x - width / 2), plot.x, std::max(plot.x, plot.right() - width)),
                        plot.y - top_margin + 2, width, 18};
        if (pill.x < last_right + 4) { // no room for the words: a dot, and the words on hovering
            ui.painter().circle({x, plot.y - 4}, 4, color);
            ui.tooltip({x - 6, plot.y - 12, 12, 16}, flag.label);
            continue;
        }
        last_right = pill.right();
        ui.painter().fill_rounded(pill, 9, color);
        text_line(ui, pill, flag.label,
                  {.font = theme::tiny_bold, .color = theme::on_accent, .align = Align::center});
    }
}

void draw_hover(Ui& ui, const Rect& plot, const ChartModel& model) {
    if (!ui.mouse_over(plot) || model.series.empty() || model.series.front().points.empty()) return;
    const auto& points = model.series.front().points;
    const Point* nearest = &points.front();
    for (const auto& p : points)
        if (std::abs(chart_point(plot, model, p).x - ui.mouse().x) <
            std::abs(chart_point(plot, model, *nearest).x - ui.mouse().x))
            nearest = &p;
    const Point at = chart_point(plot, model, *nearest);
    ui.painter().fill({std::round(at.x), plot.y, 1, plot.height}, theme::ink.with_alpha(60));
    ui.painter().circle(at, 5, theme::surface);
    ui.painter().circle(at, 4, color_at(model, model.series.front(), true, nearest->y));
    std::array<char, 32> words{};
    std::snprintf(words.data(), words.size(), "%+.2f", static_cast<double>(nearest->y));
    const float width = measure(ui, words.data(), theme::tiny_bold).width + 12;
    const Rect box{std::clamp(at.x + 8, plot.x, plot.right() - width), std::max(plot.y, at.y - 26), width,
                   20};
    ui.painter().fill_rounded(box, 5, theme::ink);
    text_line(ui, box, words.data(),
              {.font = theme::tiny_bold, .color = theme::on_accent, .align = Align::center});
}

} // namespace

void chart(Ui& ui, std::string_view id, const Rect& area, const ChartModel& model) {
    const Rect plot{area.x + left_margin, area.y + top_margin, area.width - left_margin - right_margin,
                    area.height - top_margin - foot_margin};
    ui.describe("chart", ui.id(id), area, model.description);
    if (plot.empty()) return;
    draw_grid(ui, plot, model);
    draw_volume(ui, plot, model.volume);
    if (!model.series.empty()) draw_fill(ui, plot, model, model.series.front());
    for (std::size_t i = model.series.size(); i-- > 0;)
        draw_line(ui, plot, model, model.series[i], i == 0);
    draw_flags(ui, plot, model);
    draw_hover(ui, plot, model);
}

void sparkline(Ui& ui, const Rect& area, std::span<const float> values, Color color) {
    if (values.size() < 2) return;
    float low = values[0];
    float high = values[0];
    for (const float v : values) {
        low = std::min(low, v);
        high = std::max(high, v);
    }
    const float height = std::max(1e-6f, high - low);
    std::vector<Point> points;
    for (std::size_t i = 0; i < values.size(); ++i)
        points.push_back({area.x + area.width * static_cast<float>(i) / static_cast<float>(values.size() - 1),
                          area.bottom() - 2 - (area.height - 4) * (values[i] - low) / height});
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const std::array<Point, 4> corners{points[i], points[i + 1], Point{points[i + 1].x, area.bottom()},
                                           Point{points[i].x, area.bottom()}};
        const Color strong = color.with_alpha(46);
        const std::array<Color, 4> colors{strong, strong, color.with_alpha(4), color.with_alpha(4)};
        ui.painter().quad(corners, colors);
    }
    ui.painter().polyline(points, 1.75f, color);
}

} // namespace stormdrill::gui
