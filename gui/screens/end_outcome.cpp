#include <algorithm>
#include <cmath>

#include "gui/screens/end_screen.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr Color own_color = theme::accent;
constexpr Color none_color = theme::red;
constexpr Color ideal_color = theme::green_fill;

std::string figure_words(double value) {
    return std::abs(value) >= 100 ? grouped_number(std::llround(value)) : decimal(value);
}

ChartSeries series_of(const std::vector<scoring::CurvePoint>& curve, Color color, bool dashed) {
    ChartSeries series{{}, color, dashed, dashed ? 2.f : 3.f};
    for (const scoring::CurvePoint& point : curve)
        series.points.push_back({static_cast<float>(point.at.hours()), static_cast<float>(point.mean_anger)});
    return series;
}

void draw_curves(ScreenContext& context, const scoring::Outcome& outcome, const Rect& area) {
    Ui& ui = context.ui;
    Rect inside = titled_card(ui, area, context.t("end.curve"), context.t("end.curve_about"));
    Rect legend = inside.cut_bottom(20, 6);
    const auto entry = [&](Color color, std::string_view key) {
        ui.painter().fill({legend.x, legend.center().y - 1, 18, 3}, color);
        legend.cut_left(24);
        legend.cut_left(
            text_line(ui, legend, context.t(key), {.font = theme::small, .color = theme::ink_muted}), 16);
    };
    entry(own_color, "end.own");
    entry(none_color, "end.none");
    entry(ideal_color, "end.ideal");
    ChartModel model;
    model.series = {series_of(outcome.own.curve, own_color, false),
                    series_of(outcome.none.curve, none_color, true),
                    series_of(outcome.ideal.curve, ideal_color, true)};
    model.color_by_sign = false;
    float top = 0.1f;
    float last = 1;
    for (const ChartSeries& series : model.series)
        for (const Point& point : series.points) {
            top = std::max(top, point.y);
            last = std::max(last, point.x);
        }
    model.x_min = 0;
    model.x_max = last;
    model.y_min = 0;
    model.y_max = top * 1.1f;
    for (const double tick : round_ticks(0, model.y_max, 4))
        model.y_ticks.push_back({static_cast<float>(tick), percent(tick)});
    for (const double tick : round_ticks(0, last, 6))
        model.x_ticks.push_back({static_cast<float>(tick), decimal(tick, 0) + " " + context.t("unit.hours")});
    model.description = context.t("end.curve");
    chart(ui, "curve", inside, model);
}

void draw_figures(ScreenContext& context, const scoring::Outcome& outcome, const Rect& area) {
    Ui& ui = context.ui;
    Rect inside = titled_card(ui, area, context.t("end.figures"));
    const std::vector<TableColumn> columns{{context.t("end.figure"), 0},
                                           {context.t("end.own"), 84, Align::right},
                                           {context.t("end.none"), 84, Align::right},
                                           {context.t("end.ideal"), 84, Align::right},
                                           {context.t("end.share"), 64, Align::right}};
    table_header(ui, inside.cut_top(32), columns);
    const std::vector<std::string>& names = scoring::outcome_figure_names();
    const float row = std::min(38.f, std::floor(inside.height / static_cast<float>(names.size())));
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string share = "–";
        for (const scoring::FigureScore& figure : outcome.figures)
            if (figure.name == names[i] && figure.share) share = percent(figure.unclamped);
        const std::vector<TableCell> cells{{context.t("figure." + names[i])},
                                           {figure_words(outcome.own.median(i)), theme::ink, true},
                                           {figure_words(outcome.none.median(i)), theme::ink_muted},
                                           {figure_words(outcome.ideal.median(i)), theme::ink_muted},
                                           {share, theme::accent, true}};
        static_cast<void>(table_row(ui, names[i], inside.cut_top(row), columns, cells));
    }
}

} // namespace

void draw_outcome(ScreenContext& context, const scoring::Outcome& outcome, const Rect& area) {
    Rect rest = area;
    draw_figures(context, outcome, rest.cut_right(std::floor(rest.width * 0.48f), 16));
    draw_curves(context, outcome, rest);
}

} // namespace stormdrill::gui
