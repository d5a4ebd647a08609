#include <cmath>

#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float row_height = 34;
constexpr std::size_t rows_shown = 9;

struct DropDownState {
    bool open = false;
    std::size_t marked = 0; ///< the row that Enter would choose
};

// Below the field, or above it when there is no room.
Rect list_area(Ui& ui, const Rect& field, std::size_t rows) {
    const float height = static_cast<float>(std::min(rows, rows_shown)) * row_height + 8;
    const bool above = field.bottom() + 4 + height > ui.window().bottom() && field.y - 4 - height > 0;
    return {field.x, above ? field.y - 4 - height : field.bottom() + 4, field.width, height};
}

void take_keys(Ui& ui, DropDownState& state, std::size_t rows, std::size_t& selected, bool& changed) {
    if (ui.take_key(Key::down) && state.marked + 1 < rows) ++state.marked;
    if (ui.take_key(Key::up) && state.marked > 0) --state.marked;
    if (ui.take_key(Key::home)) state.marked = 0;
    if (ui.take_key(Key::end)) state.marked = rows - 1;
    if (ui.take_key(Key::enter) || ui.take_key(Key::space)) {
        changed = selected != state.marked;
        selected = state.marked;
        state.open = false;
    }
    if (ui.take_key(Key::escape) || ui.take_key(Key::tab)) state.open = false;
}

// The open list; returns whether a row was clicked.
bool draw_list(Ui& ui, const std::string& full_id, const Rect& field, std::span<const std::string> labels,
               DropDownState& state, std::size_t& selected) {
    const Rect area = list_area(ui, field, labels.size());
    ui.push_layer(Layer::popup, area, false);
    ui.painter().shadow(area, 14, theme::shadow.with_alpha(40));
    ui.painter().fill_rounded(area, theme::control_radius, theme::surface);
    ui.painter().outline(area, theme::control_radius, theme::line_strong);
    bool clicked = false;
    {
        ScrollView view(ui, full_id.substr(ui.id("").size()) + "/list", area.inset(4));
        Rect rest = view.content();
        rest.height = static_cast<float>(labels.size()) * row_height;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const Rect row = rest.cut_top(row_height);
            const Interaction what = ui.interact(full_id + "/" + std::to_string(i), row,
                                                 {.role = "option",
                                                  .text = labels[i],
                                                  .state = i == selected ? "selected" : "",
                                                  .focusable = false});
            if (what.hovered) state.marked = i;
            if (what.clicked) {
                selected = i;
                clicked = true;
            }
            if (i == state.marked) ui.painter().fill_rounded(row, 6, theme::surface_hover);
            Rect inside = row.inset(10, 0);
            const Rect tick = inside.cut_right(20, 4);
            if (i == selected) ui.painter().icon(icon::check, tick.center(), 18, theme::accent);
            text_line(ui, inside, labels[i],
                      {.font = {14, i == selected ? Weight::bold : Weight::regular},
                       .color = i == selected ? theme::accent : theme::ink});
        }
        view.end(static_cast<float>(labels.size()) * row_height);
    }
    if (ui.mouse_pressed() && !area.contains(ui.mouse()) && !field.contains(ui.mouse())) state.open = false;
    ui.pop_layer();
    return clicked;
}

} // namespace

bool drop_down(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
               std::size_t& selected, std::string_view placeholder, bool enabled) {
    const std::string full_id = ui.id(id);
    auto& state = ui.state<DropDownState>(full_id);
    bool changed = false;
    const bool was_open = state.open;
    if (was_open && ui.has_focus(full_id) && !labels.empty())
        take_keys(ui, state, labels.size(), selected, changed);
    const bool chosen = selected < labels.size();
    const std::string_view shown = chosen ? std::string_view(labels[selected]) : placeholder;
    const Interaction what = ui.interact(full_id, area,
                                         {.role = "drop-down",
                                          .text = shown,
                                          .state = state.open ? "open" : "",
                                          .enabled = enabled && !labels.empty()});
    if (what.clicked) {
        state.open = !state.open;
        state.marked = chosen ? selected : 0;
    } else if (what.focused && !state.open && !was_open && (ui.take_key(Key::down) || ui.take_key(Key::up))) {
        state.open = true;
        state.marked = chosen ? selected : 0;
    }
    if (state.open && ui.has_focus(full_id) == false) state.open = false;

    Painter& painter = ui.painter();
    painter.fill_rounded(area, theme::control_radius, enabled ? theme::surface : theme::surface_hover);
    painter.outline(area, theme::control_radius,
                    state.open || what.focused ? theme::accent
                    : what.hovered             ? theme::ink_disabled
                                               : theme::line_strong,
                    state.open ? 2 : 1);
    if (what.focus_visible && !state.open) focus_ring(ui, area, theme::control_radius);
    Rect inside = area.inset(12, 0);
    painter.icon(state.open ? icon::chevron_up : icon::chevron_down, inside.cut_right(18, 4).center(), 20,
                 theme::ink_muted);
    text_line(ui, inside, shown,
              {.font = {14}, .color = enabled && chosen ? theme::ink : theme::ink_disabled});
    if (state.open && draw_list(ui, full_id, area, labels, state, selected)) {
        changed = true;
        state.open = false;
        ui.set_focus(full_id);
    }
    return changed;
}

} // namespace stormdrill::gui
