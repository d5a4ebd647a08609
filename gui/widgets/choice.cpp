#include "gui/widgets/choice.hpp"

#include <cmath>

#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float box_side = 18;

std::string part_id(const std::string& full_id, std::size_t part) {
    return full_id + "/" + std::to_string(part);
}

// Arrow keys within a group: the focus and the choice move together.
bool move_by_arrows(Ui& ui, const std::string& full_id, std::size_t count, std::size_t& selected, Key back,
                    Key forward) {
    if (ui.take_key(forward) && selected + 1 < count)
        ++selected;
    else if (ui.take_key(back) && selected > 0)
        --selected;
    else
        return false;
    ui.set_focus(part_id(full_id, selected), true);
    return true;
}

} // namespace

bool check_box(Ui& ui, std::string_view id, const Rect& area, std::string_view label, bool& checked,
               bool enabled) {
    const Interaction what = ui.interact(
        ui.id(id), area,
        {.role = "check-box", .text = label, .state = checked ? "checked" : "", .enabled = enabled});
    if (what.clicked) checked = !checked;
    Painter& painter = ui.painter();
    const Rect box{area.x, std::round(area.center().y - box_side / 2), box_side, box_side};
    const Color on = enabled ? (what.hovered ? theme::accent_hover : theme::accent) : theme::ink_disabled;
    if (checked) {
        painter.fill_rounded(box, 5, on);
        const Point tick[] = {
            {box.x + 4.5f, box.y + 9.5f}, {box.x + 7.8f, box.y + 12.8f}, {box.x + 13.8f, box.y + 5.6f}};
        painter.polyline(tick, 2, theme::on_accent);
    } else {
        painter.fill_rounded(box, 5, enabled ? theme::surface : theme::surface_hover);
        painter.outline(box, 5, what.hovered ? theme::accent : theme::line_strong, 1.5f);
    }
    if (what.focus_visible) focus_ring(ui, box, 5);
    Rect words = area;
    words.cut_left(box_side + 10);
    text_line(ui, words, label, {.font = {14}, .color = enabled ? theme::ink : theme::ink_disabled});
    return what.clicked;
}

bool radio_group(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
                 std::size_t& selected, bool enabled) {
    const std::string group = ui.id(id);
    bool changed = false;
    Rect rest = area;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Rect row = rest.cut_top(28);
        const bool chosen = i == selected;
        const Interaction what = ui.interact(
            part_id(group, i), row,
            {.role = "radio", .text = labels[i], .state = chosen ? "selected" : "", .enabled = enabled});
        if (what.clicked && !chosen) {
            selected = i;
            changed = true;
        }
        if (what.focused) changed |= move_by_arrows(ui, group, labels.size(), selected, Key::up, Key::down);
        const Point center{row.x + box_side / 2, row.center().y};
        const Color on = enabled ? theme::accent : theme::ink_disabled;
        if (i == selected) {
            ui.painter().circle(center, 9, on);
            ui.painter().circle(center, 4, theme::surface);
        } else {
            ui.painter().circle(center, 9, enabled ? theme::surface : theme::surface_hover);
            ui.painter().circle_outline(center, 9, what.hovered ? theme::accent : theme::line_strong, 1.5f);
        }
        if (what.focus_visible) ui.painter().circle_outline(center, 12, theme::accent, 2);
        Rect words = row;
        words.cut_left(box_side + 10);
        text_line(ui, words, labels[i], {.font = {14}, .color = enabled ? theme::ink : theme::ink_disabled});
    }
    return changed;
}

bool segmented(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
               std::size_t& selected, bool enabled) {
    const std::string group = ui.id(id);
    bool changed = false;
    ui.painter().fill_rounded(area, theme::control_radius, rgb(0xE9EEF4));
    const float width = area.width / static_cast<float>(std::max<std::size_t>(1, labels.size()));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const Rect part{area.x + width * static_cast<float>(i), area.y, width, area.height};
        const bool chosen = i == selected;
        const Interaction what = ui.interact(
            part_id(group, i), part,
            {.role = "segment", .text = labels[i], .state = chosen ? "selected" : "", .enabled = enabled});
        if (what.clicked && !chosen) {
            selected = i;
            changed = true;
        }
        if (what.focused)
            changed |= move_by_arrows(ui, group, labels.size(), selected, Key::left, Key::right);
        const Rect pill = part.inset(3, 3);
        if (i == selected) {
            ui.painter().fill_rounded(pill, 6, theme::surface);
            ui.painter().outline(pill, 6, theme::line);
        } else if (what.hovered) {
            ui.painter().fill_rounded(pill, 6, rgb(0xDFE6EE));
        }
        if (what.focus_visible) ui.painter().outline(pill.inset(-2), 8, theme::accent, 2);
        text_line(ui, pill.inset(6, 0), labels[i],
                  {.font = theme::note_bold,
                   .color = !enabled        ? theme::ink_disabled
                            : i == selected ? theme::ink
                                            : theme::ink_muted,
                   .align = Align::center});
    }
    return changed;
}

bool tab_strip(Ui& ui, std::string_view id, const Rect& area, std::span<const Tab> tabs,
               std::size_t& selected) {
    const std::string group = ui.id(id);
    bool changed = false;
    rule(ui, area.x, area.bottom() - 1, area.width);
    float x = area.x;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        const Tab& tab = tabs[i];
        const float words = std::ceil(measure(ui, tab.label, {14, Weight::bold}).width);
        const float icon_part = tab.icon == 0 ? 0 : 24;
        const float badge_part =
            tab.badge.empty() ? 0 : std::max(18.f, measure(ui, tab.badge, theme::tiny_bold).width + 10) + 6;
        const Rect part{x, area.y, words + icon_part + badge_part + 24, area.height};
        x = part.right();
        const bool chosen = i == selected;
        const Interaction what =
            ui.interact(part_id(group, i), part,
                        {.role = "tab",
                         .text = tab.badge.empty() ? tab.label : tab.label + " " + tab.badge,
                         .state = chosen ? "selected" : ""});
        if (what.clicked && !chosen) {
            selected = i;
            changed = true;
        }
        if (what.focused) changed |= move_by_arrows(ui, group, tabs.size(), selected, Key::left, Key::right);
        const Color ink = i == selected ? theme::accent : what.hovered ? theme::ink : theme::ink_muted;
        if (what.hovered && i != selected)
            ui.painter().fill_rounded(part.inset(2, 4), 6, theme::surface_hover);
        Rect inside = part.inset(12, 0);
        if (tab.icon != 0) ui.painter().icon(tab.icon, inside.cut_left(18, 6).center(), 18, ink);
        text_line(ui, inside.cut_left(words + 1, 6), tab.label, {.font = {14, Weight::bold}, .color = ink});
        if (!tab.badge.empty()) badge(ui, {inside.x + (badge_part - 6) / 2, inside.center().y}, tab.badge);
        if (i == selected)
            ui.painter().fill_rounded({part.x + 8, part.bottom() - 3, part.width - 16, 3}, 1.5f,
                                      theme::accent);
        if (what.focus_visible) ui.painter().outline(part.inset(2, 4), 6, theme::accent, 2);
    }
    return changed;
}

} // namespace stormdrill::gui
