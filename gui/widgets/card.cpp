#include "gui/widgets/card.hpp"

#include <cmath>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "gui/text/boundaries.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr float chip_padding = 10;
constexpr float chip_icon = 18;

} // namespace

void card(Ui& ui, const Rect& area, const CardLook& look) {
    Painter& painter = ui.painter();
    if (look.shadow) painter.shadow(area, theme::shadow_blur, theme::shadow);
    painter.fill_rounded(area, look.radius, look.ground);
    painter.outline(area, look.radius, look.outline);
}

Rect titled_card(Ui& ui, const Rect& area, std::string_view title, std::string_view note) {
    card(ui, area);
    Rect inside = area.inset(theme::card_padding, 12);
    Rect heading = inside.cut_top(24, 8);
    const float width = text_line(ui, heading, title, {.font = theme::body_bold});
    heading.cut_left(width + 12);
    text_line(ui, heading, note, {.font = theme::small, .color = theme::ink_muted});
    return inside;
}

float chip_width(Ui& ui, std::string_view label, char32_t icon) {
    return std::ceil(measure(ui, label, theme::small_bold).width) + 2 * chip_padding +
           (icon == 0 ? 0 : chip_icon);
}

float chip(Ui& ui, Point at, std::string_view label, theme::Tone tone, char32_t icon) {
    const Rect area{at.x, at.y, chip_width(ui, label, icon), chip_height};
    ui.painter().fill_rounded(area, chip_height / 2, theme::tone_soft(tone));
    Rect inside = area.inset(chip_padding, 0);
    if (icon != 0)
        ui.painter().icon(icon, inside.cut_left(chip_icon - 4, 4).center(), 14, theme::tone_ink(tone));
    text_line(ui, inside, label, {.font = theme::small_bold, .color = theme::tone_ink(tone)});
    return area.width;
}

void badge(Ui& ui, Point center, std::string_view label, theme::Tone tone) {
    const float height = 18;
    const float width = std::max(height, std::ceil(measure(ui, label, theme::tiny_bold).width) + 10);
    const Rect area{std::round(center.x - width / 2), std::round(center.y - height / 2), width, height};
    ui.painter().fill_rounded(area, height / 2, theme::tone_ink(tone));
    text_line(ui, area, label, {.font = theme::tiny_bold, .color = theme::on_accent, .align = Align::center});
}

void avatar(Ui& ui, const Rect& area, std::string_view name) {
    const auto& colors = theme::avatars;
    const Color color = colors[hash64(name) % std::size(colors)];
    const float radius = std::min(area.width, area.height) / 2;
    ui.painter().circle(area.center(), radius, color);
    const std::u32string letters = to_utf32(name);
    if (letters.empty()) return;
    const std::string first = to_utf8(std::u32string_view(letters).substr(0, next_grapheme(letters, 0)));
    const int size = radius >= 20 ? 17 : radius >= 14 ? 13 : 11;
    text_line(ui, area, first,
              {.font = {size, Weight::bold}, .color = theme::on_accent, .align = Align::center});
}

void rule(Ui& ui, float x, float y, float width, Color color) {
    ui.painter().fill({x, y, width, 1}, color);
}

} // namespace stormdrill::gui
