#include "gui/screens/plain_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/top_bar.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

Rect plain_screen(ScreenContext& context, std::string_view title, std::string_view subtitle,
                  float max_width) {
    Ui& ui = context.ui;
    Rect rest = ui.window();
    const Rect bar = rest.cut_top(top_bar_height);
    ui.painter().fill(bar, theme::surface);
    ui.painter().fill({bar.x, bar.bottom() - 1, bar.width, 1}, theme::line);
    Rect inside = bar.inset(24, 0);
    {
        const IdScope scope(ui, "top");
        inside.cut_right(language_button(context, {inside.right(), inside.center().y}), 12);
        inside.cut_left(exercise_mark(context, {inside.x, inside.center().y}), 16);
    }
    inside.cut_left(text_line(ui, inside, context.t("app.name"), {.font = theme::title}), 12);
    text_line(ui, inside, context.t("app.motto"), {.font = theme::note, .color = theme::ink_muted});

    const float width = std::min(max_width, rest.width - 48);
    Rect middle{std::round((rest.width - width) / 2), rest.y + 20, width, rest.height - 44};
    text_line(ui, middle.cut_top(34, 2), title, {.font = theme::figure});
    if (!subtitle.empty())
        middle.cut_top(
            text(ui, middle, subtitle, {.font = theme::body, .color = theme::ink_muted, .max_lines = 2}) +
            14);
    return middle;
}

void draw_stage_steps(ScreenContext& context, const Rect& area, const std::vector<StageStep>& steps,
                      std::size_t& chosen) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "steps");
    Rect rest = area;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Rect row = rest.cut_top(48, 4);
        if (list_row(ui, steps[i].id, row, steps[i].words, i == chosen)) chosen = i;
        Rect inside = row.inset(12, 0);
        const Point center = inside.cut_left(26, 10).center();
        if (steps[i].done) {
            ui.painter().circle(center, 12, theme::green_fill);
            ui.painter().icon(icon::check, center, 16, theme::on_accent);
        } else {
            ui.painter().circle_outline(center, 12, i == chosen ? theme::accent : theme::line_strong);
            text_line(ui, {center.x - 12, center.y - 12, 24, 24}, std::to_string(i + 1),
                      {.font = theme::small_bold,
                       .color = i == chosen ? theme::accent : theme::ink_faint,
                       .align = Align::center});
        }
        text_line(ui, inside, steps[i].words, {.font = i == chosen ? theme::body_bold : theme::body});
    }
}

} // namespace stormdrill::gui
