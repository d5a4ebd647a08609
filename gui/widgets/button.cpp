#include "gui/widgets/button.hpp"

#include <cmath>

#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float side_padding = 16;
constexpr float icon_width = 24;
constexpr int icon_size = 18;

struct Look {
    Color ground;
    Color ink;
    Color outline;
};

Look look_of(ButtonKind kind, const Interaction& what, bool enabled) {
    if (!enabled) {
        if (kind == ButtonKind::quiet) return {theme::surface.with_alpha(0), theme::ink_disabled, rgb(0, 0)};
        return {rgb(0xEEF2F6), theme::ink_disabled, theme::line};
    }
    const bool down = what.held && what.hovered;
    switch (kind) {
    case ButtonKind::primary:
        return {down           ? theme::accent_pressed
                : what.hovered ? theme::accent_hover
                               : theme::accent,
                theme::on_accent, rgb(0, 0)};
    case ButtonKind::danger:
        return {down           ? rgb(0x9F1239)
                : what.hovered ? theme::red_hover
                               : theme::red,
                theme::on_accent, rgb(0, 0)};
    case ButtonKind::secondary:
        return {down           ? theme::surface_pressed
                : what.hovered ? theme::surface_hover
                               : theme::surface,
                theme::ink, theme::line_strong};
    case ButtonKind::quiet:
        break;
    }
    return {down           ? theme::surface_pressed
            : what.hovered ? theme::surface_hover
                           : theme::surface.with_alpha(0),
            theme::ink_muted, rgb(0, 0)};
}

} // namespace

void focus_ring(Ui& ui, const Rect& area, float radius) {
    ui.painter().outline(area.inset(-3), radius + 3, theme::accent, 2);
}

bool button(Ui& ui, std::string_view id, const Rect& area, std::string_view label,
            const ButtonOptions& options) {
    const Interaction what =
        ui.interact(ui.id(id), area, {.role = "button", .text = label, .enabled = options.enabled});
    const float radius = options.pill ? area.height / 2 : theme::control_radius;
    const Look look = look_of(options.kind, what, options.enabled);
    Painter& painter = ui.painter();
    painter.fill_rounded(area, radius, look.ground);
    painter.outline(area, radius, look.outline);
    if (what.focus_visible) focus_ring(ui, area, radius);

    const float icon_part = options.icon == 0 ? 0 : icon_width;
    const TextLayout& words = ui.layout(
        label, options.font, {.max_width = std::max(8.f, area.width - 12 - icon_part), .max_lines = 1});
    float x = std::round(area.center().x - (words.width + icon_part) / 2);
    if (options.icon != 0) {
        painter.icon(options.icon, {x + icon_size / 2.f, area.center().y}, icon_size, look.ink);
        x += icon_part;
    }
    painter.text(words, {x, area.center().y - words.height / 2}, look.ink);
    ui.tooltip(area, options.tooltip.empty() && words.truncated ? label : options.tooltip);
    return what.clicked;
}

float button_width(Ui& ui, std::string_view label, const ButtonOptions& options) {
    return std::ceil(measure(ui, label, options.font).width) + 2 * side_padding +
           (options.icon == 0 ? 0 : icon_width);
}

bool icon_button(Ui& ui, std::string_view id, const Rect& area, char32_t icon, std::string_view label,
                 bool enabled) {
    const Interaction what =
        ui.interact(ui.id(id), area, {.role = "button", .text = label, .enabled = enabled});
    const Look look = look_of(ButtonKind::quiet, what, enabled);
    ui.painter().fill_rounded(area, theme::control_radius, look.ground);
    if (what.focus_visible) focus_ring(ui, area, theme::control_radius);
    ui.painter().icon(icon, area.center(), 20, look.ink);
    ui.tooltip(area, label);
    return what.clicked;
}

} // namespace stormdrill::gui
