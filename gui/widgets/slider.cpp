#include "gui/widgets/slider.hpp"

#include <cmath>
#include <string>

#include "gui/widgets/button.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float handle_radius = 9;
constexpr float track_height = 6;

double stepped(double value, const SliderScale& scale) {
    const double steps = std::round((value - scale.min) / scale.step);
    return std::clamp(scale.min + steps * scale.step, scale.min, scale.max);
}

std::string figure(double value) {
    std::string result = std::to_string(value);
    while (result.back() == '0')
        result.pop_back();
    if (result.back() == '.') result.pop_back();
    return result;
}

Rect track_of(const Rect& area) {
    return {area.x + handle_radius, area.center().y - track_height / 2, area.width - 2 * handle_radius,
            track_height};
}

float handle_x(const Rect& track, double value, const SliderScale& scale) {
    const double share = scale.max > scale.min ? (value - scale.min) / (scale.max - scale.min) : 0;
    return track.x + track.width * static_cast<float>(std::clamp(share, 0.0, 1.0));
}

double value_at(const Rect& track, float x, const SliderScale& scale) {
    const double share =
        std::clamp(static_cast<double>((x - track.x) / std::max(1.f, track.width)), 0.0, 1.0);
    return stepped(scale.min + share * (scale.max - scale.min), scale);
}

double by_keys(Ui& ui, double value, const SliderScale& scale) {
    const double page = std::max(scale.step, (scale.max - scale.min) / 10);
    if (ui.take_key(Key::right) || ui.take_key(Key::up)) value += scale.step;
    if (ui.take_key(Key::left) || ui.take_key(Key::down)) value -= scale.step;
    if (ui.take_key(Key::page_up)) value += page;
    if (ui.take_key(Key::page_down)) value -= page;
    if (ui.take_key(Key::home)) value = scale.min;
    if (ui.take_key(Key::end)) value = scale.max;
    return stepped(value, scale);
}

// A handle that can be dragged along the track; the interaction area is given, so that two handles can share
// one track.
Interaction handle(Ui& ui, const std::string& full_id, const Rect& grip, const Rect& track, double& value,
                   const SliderScale& scale, bool enabled) {
    const Interaction what =
        ui.interact(full_id, grip,
                    {.role = "slider", .text = figure(value), .enabled = enabled, .activates_by_key = false});
    if (what.pressed || what.held) value = value_at(track, what.mouse.x, scale);
    if (what.focused) value = by_keys(ui, value, scale);
    return what;
}

void draw_handle(Ui& ui, float x, float y, const Interaction& what, bool enabled) {
    const Color outline = enabled ? theme::accent : theme::ink_disabled;
    ui.painter().circle({x, y}, handle_radius, theme::surface);
    ui.painter().circle_outline({x, y}, handle_radius, outline, what.held || what.hovered ? 3 : 2);
    if (what.focus_visible) ui.painter().circle_outline({x, y}, handle_radius + 4, theme::accent, 2);
}

void draw_track(Ui& ui, const Rect& track, float from, float to, bool enabled) {
    ui.painter().fill_rounded(track, track_height / 2, theme::surface_pressed);
    ui.painter().fill_rounded({from, track.y, to - from, track.height}, track_height / 2,
                              enabled ? theme::accent : theme::ink_disabled);
}

} // namespace

bool slider(Ui& ui, std::string_view id, const Rect& area, double& value, const SliderScale& scale,
            bool enabled) {
    const double before = value;
    const Rect track = track_of(area);
    const Interaction what = handle(ui, ui.id(id), area, track, value, scale, enabled);
    const float x = handle_x(track, value, scale);
    draw_track(ui, track, track.x, x, enabled);
    draw_handle(ui, x, area.center().y, what, enabled);
    return value != before;
}

bool range_slider(Ui& ui, std::string_view id, const Rect& area, double& low, double& high,
                  const SliderScale& scale, bool enabled) {
    const double low_before = low;
    const double high_before = high;
    const Rect track = track_of(area);
    // Each handle owns the half of the track on its side of the middle between the two.
    const float middle = (handle_x(track, low, scale) + handle_x(track, high, scale)) / 2;
    const Rect left{area.x, area.y, middle - area.x, area.height};
    const Rect right{middle, area.y, area.right() - middle, area.height};
    const std::string full_id = ui.id(id);
    const Interaction at_low = handle(ui, full_id + "/low", left, track, low, scale, enabled);
    low = std::min(low, high);
    const Interaction at_high = handle(ui, full_id + "/high", right, track, high, scale, enabled);
    high = std::max(low, high);
    const float x_low = handle_x(track, low, scale);
    const float x_high = handle_x(track, high, scale);
    draw_track(ui, track, x_low, x_high, enabled);
    draw_handle(ui, x_low, area.center().y, at_low, enabled);
    draw_handle(ui, x_high, area.center().y, at_high, enabled);
    return low != low_before || high != high_before;
}

bool number_stepper(Ui& ui, std::string_view id, const Rect& area, double& value, const SliderScale& scale,
                    std::string_view unit, bool enabled) {
    const double before = value;
    const IdScope scope(ui, id);
    Rect rest = area.inset(2);
    const Rect less = rest.cut_left(rest.height);
    const Rect more = rest.cut_right(rest.height);
    const Interaction what = ui.interact(ui.id("value"), rest,
                                         {.role = "number",
                                          .text = figure(value),
                                          .enabled = enabled,
                                          .activates_by_key = false,
                                          .cursor = CursorShape::arrow});
    if (what.focused) value = by_keys(ui, value, scale);
    ui.painter().fill_rounded(area, theme::control_radius, enabled ? theme::surface : theme::surface_hover);
    ui.painter().outline(area, theme::control_radius, what.focused ? theme::accent : theme::line_strong);
    if (what.focus_visible) focus_ring(ui, area, theme::control_radius);
    const ButtonOptions quiet{.kind = ButtonKind::quiet, .font = theme::body_bold};
    const auto with = [&](bool possible) {
        ButtonOptions options = quiet;
        options.enabled = enabled && possible;
        return options;
    };
    if (button(ui, "less", less, "−", with(value > scale.min))) value = stepped(value - scale.step, scale);
    if (button(ui, "more", more, "+", with(value < scale.max))) value = stepped(value + scale.step, scale);
    text_line(ui, rest, unit.empty() ? figure(value) : figure(value) + " " + std::string(unit),
              {.font = {14, Weight::bold},
               .color = enabled ? theme::ink : theme::ink_disabled,
               .align = Align::center});
    return value != before;
}

} // namespace stormdrill::gui
