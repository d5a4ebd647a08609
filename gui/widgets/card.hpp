#pragma once
/// Grounds to put things on: cards, chips, badges, avatars, rules.

#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct CardLook {
    float radius = theme::card_radius;
    Color ground = theme::surface;
    Color outline = theme::line;
    bool shadow = true;
};

/// A white card with a soft shadow and a hairline around it.
void card(Ui& ui, const Rect& area, const CardLook& look = {});
/// A card with a heading (and a grey note beside it); returns what is left inside the padding.
[[nodiscard]] Rect titled_card(Ui& ui, const Rect& area, std::string_view title, std::string_view note = {});
/// A short word on a soft ground; returns its width. `at` is the top left corner.
float chip(Ui& ui, Point at, std::string_view label, theme::Tone tone, char32_t icon = 0);
[[nodiscard]] float chip_width(Ui& ui, std::string_view label, char32_t icon = 0);
inline constexpr float chip_height = 24;
/// A number in a filled pill, centred on `center` (unread posts on a tab).
void badge(Ui& ui, Point center, std::string_view label, theme::Tone tone = theme::Tone::danger);
/// A coloured disc with the name's first character; the same name has always the same colour.
void avatar(Ui& ui, const Rect& area, std::string_view name);
/// A hairline across `area` at its top.
void rule(Ui& ui, float x, float y, float width, Color color = theme::line);

} // namespace stormdrill::gui
