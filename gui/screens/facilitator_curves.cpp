#include "gui/screens/facilitator_curves.hpp"

#include <algorithm>
#include <cmath>

#include "gui/screens/figures.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/chart.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr Color none_color = rgb(0x94A3B8);

float hours_of(SimTime t) {
    return static_cast<float>(t.seconds) / 3600.f;
}

ChartSeries series_of(const std::vector<scoring::CurvePoint>& curve, bool posts, float until, Color color) {
    ChartSeries series;
    series.color = color;
    for (const scoring::CurvePoint& point : curve) {
        if (hours_of(point.at) > until) break;
        series.points.push_back(
            {hours_of(point.at), static_cast<float>(posts ? point.posts_per_hour : point.mean_anger)});
    }
    return series;
}

/// A short piece of the line, and what it stands for.
void legend(ScreenContext& context, Rect& row, const std::string& words, Color color, int dash) {
    Ui& ui = context.ui;
    const Rect line = row.cut_left(26, 6);
    const float y = std::round(line.center().y);
    if (dash == 0)
        ui.painter().fill({line.x, y - 1, line.width, 3}, color);
    else
        for (float x = line.x; x < line.right(); x += static_cast<float>(2 * dash))
            ui.painter().fill({x, y, std::min(static_cast<float>(dash), line.right() - x), 2}, color);
    row.cut_left(text_line(ui, row, words, {.font = theme::small, .color = theme::ink_muted}), 16);
}

void add_flags(const ScreenContext& context, const drill::FacilitatorSnapshot& data, ChartModel& model) {
    for (const drill::EventFlag& flag : data.flags)
        model.flags.push_back(
            {hours_of(flag.at), context.t("facilitator.flag." + flag.act), theme::Tone::info});
    for (const drill::InjectView& inject : data.injects)
        if (inject.state == drill::InjectState::fired)
            model.flags.push_back({hours_of(inject.done_at), context.in(inject.title), theme::Tone::neutral});
    std::stable_sort(model.flags.begin(), model.flags.end(),
                     [](const ChartFlag& a, const ChartFlag& b) { return a.x < b.x; });
}

ChartModel model_of(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                    const CurvesState& state) {
    const bool posts = state.figure == 1;
    const float now = hours_of(data.clock.now), end = hours_of(data.clock.end);
    ChartModel model;
    model.x_max = state.whole ? end : std::min(end, std::max(2.f, std::ceil(now * 1.5f)));
    model.color_by_sign = false;
    model.series = {series_of(data.curves.team, posts, model.x_max, theme::accent),
                    series_of(data.curves.none, posts, model.x_max, none_color),
                    series_of(data.curves.ideal, posts, model.x_max, theme::green_fill)};
    model.series[0].width = 3;
    model.series[1].dashed = true;
    model.series[2].dotted = true;
    model.y_min = 0;
    model.y_max = posts ? 10 : 0.1f;
    for (const ChartSeries& series : model.series)
        for (const Point& point : series.points)
            model.y_max = std::max(model.y_max, point.y * 1.1f);
    model.zero = 0;
    for (const double tick : round_ticks(0, static_cast<double>(model.y_max), 4))
        if (tick <= static_cast<double>(model.y_max))
            model.y_ticks.push_back(
                {static_cast<float>(tick),
                 posts ? compact_number(std::llround(tick), context.language()) : percent(tick)});
    for (const double tick : round_ticks(0, static_cast<double>(model.x_max), 6))
        if (tick <= static_cast<double>(model.x_max))
            model.x_ticks.push_back(
                {static_cast<float>(tick), short_clock(SimTime{std::llround(tick * 3600)})});
    add_flags(context, data, model);
    if (!data.curves.team.empty()) {
        const scoring::CurvePoint& last = data.curves.team.back();
        model.description = context.t("facilitator.curve_says",
                                      {{"time", short_clock(last.at)},
                                       {"anger", percent(last.mean_anger)},
                                       {"posts", grouped_number(std::llround(last.posts_per_hour))}});
    }
    return model;
}

} // namespace

void draw_facilitator_curves(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                             CurvesState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "curves");
    Rect inside = titled_card(ui, area, context.t("facilitator.curves"));
    Rect tools{area.right() - 16 - 300, area.y + 10, 300, 30};
    const std::vector<std::string> spans{context.t("facilitator.so_far"), context.t("facilitator.whole")};
    std::size_t span = state.whole ? 1 : 0;
    if (segmented(ui, "span", tools.cut_right(138), spans, span)) state.whole = span == 1;
    tools.cut_right(10);
    const std::vector<std::string> figures{context.t("facilitator.anger"), context.t("facilitator.posts")};
    segmented(ui, "figure", tools, figures, state.figure);

    Rect foot = inside.cut_bottom(22);
    legend(context, foot, context.t("facilitator.curve_team"), theme::accent, 0);
    legend(context, foot, context.t("facilitator.curve_none"), none_color, 5);
    legend(context, foot, context.t("facilitator.curve_ideal"), theme::green_fill, 2);
    if (!data.curves.twins_fault.en.empty()) {
        labelled_text(ui, "fault", inside.cut_bottom(20),
                      context.t("facilitator.twins_fault", {{"why", context.in(data.curves.twins_fault)}}),
                      {.font = theme::small_bold, .color = theme::red, .max_lines = 1});
    } else if (data.curves.twins_progress < 1) {
        Rect computing = inside.cut_bottom(20);
        const std::string words =
            context.t("facilitator.computing", {{"share", percent(data.curves.twins_progress)}});
        computing.cut_left(text_line(ui, computing, words, {.font = theme::small, .color = theme::ink_muted}),
                           10);
        progress_bar(ui, "twins", computing.inset(0, 6), static_cast<float>(data.curves.twins_progress));
    }
    chart(ui, "chart", inside, model_of(context, data, state));
}

} // namespace stormdrill::gui
