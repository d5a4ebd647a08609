#include "gui/widgets/dialog.hpp"

#include <cmath>

#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

Dialog::Dialog(Ui& ui, std::string_view id, Size size, std::string_view title) : ui_(&ui) {
    const Rect window = ui.window();
    ui.push_layer(Layer::modal, window, true);
    ui.push_id(id);
    ui.painter().fill(window, theme::scrim);
    const float width = std::min(size.width, window.width - 32);
    const float height = std::min(size.height, window.height - 32);
    const Rect area{std::round((window.width - width) / 2), std::round((window.height - height) * 0.42f),
                    width, height};
    ui.painter().shadow(area, 24, theme::ink.with_alpha(70));
    ui.painter().fill_rounded(area, 16, theme::surface);
    ui.describe("dialog", ui.id("frame"), area, title);

    Rect inside = area.inset(24, 20);
    Rect heading = inside.cut_top(32, 12);
    const bool crossed = icon_button(ui, "close", heading.cut_right(32, 8), icon::close, title);
    text_line(ui, heading, title, {.font = theme::title});
    buttons_ = inside.cut_bottom(theme::control_height, 16);
    body_ = inside;
    dismissed_ = crossed;
}

Dialog::~Dialog() {
    ui_->pop_id();
    ui_->pop_layer();
}

bool Dialog::dismissed() {
    return dismissed_ || ui_->take_key(Key::escape);
}

void toast(Ui& ui, std::string_view message, theme::Tone tone) {
    const TextLayout& words = ui.layout(message, {14}, {.max_width = 520});
    const bool marked = tone != theme::Tone::neutral;
    const float width = words.width + 40 + (marked ? 26 : 0);
    const float height = words.height + 24;
    const Rect area{std::round((ui.window().width - width) / 2), ui.window().bottom() - height - 32, width,
                    height};
    ui.painter().push_layer(Layer::tooltip);
    ui.painter().shadow(area, 14, theme::ink.with_alpha(60));
    ui.painter().fill_rounded(area, 12, theme::ink);
    Rect inside = area.inset(20, 12);
    if (marked) {
        const char32_t sign = tone == theme::Tone::good ? icon::check_circle : icon::alert_circle;
        ui.painter().icon(sign, inside.cut_left(18, 8).center(), 20,
                          mix(theme::tone_ink(tone), rgb(0xFFFFFF), 0.45f));
    }
    ui.painter().text(words, {inside.x, inside.y}, theme::on_accent);
    ui.painter().pop_layer();
    ui.describe("toast", "toast", area, message);
}

} // namespace stormdrill::gui
