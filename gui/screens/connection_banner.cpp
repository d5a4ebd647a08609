#include "gui/screens/connection_banner.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/top_bar.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr double seconds_to_notice = 0.4; ///< an answer that comes sooner needs no word

struct Since {
    double at = -1; ///< Ui::now() when acts were first seen under way; negative: none are
};

void draw_bar(ScreenContext& context, char32_t mark, std::string_view title, std::string_view words,
              theme::Tone tone, std::string_view state) {
    Ui& ui = context.ui;
    const Rect window = ui.window();
    const float width = std::min(820.f, window.width - 32);
    const Rect place{std::round((window.width - width) / 2), top_bar_height + 8, width, 64};
    ui.push_layer(Layer::popup, place, false);
    ui.describe("banner", ui.id("connection"), place, title, state);
    const IdScope scope(ui, "connection");
    card(ui, place, {.ground = theme::tone_soft(tone), .outline = theme::tone_ink(tone)});
    Rect inside = place.inset(16, 9);
    ui.painter().icon(mark, inside.cut_left(26, 12).center(), 24, theme::tone_ink(tone));
    text_line(ui, inside.cut_top(23), title, {.font = theme::body_bold, .color = theme::tone_ink(tone)});
    text_line(ui, inside, words, {.font = theme::note});
    ui.pop_layer();
}

} // namespace

void draw_connection_banner(ScreenContext& context) {
    Ui& ui = context.ui;
    const std::size_t waiting = context.port->under_way();
    Since& since = ui.state<Since>("connection-under-way");
    if (waiting == 0)
        since.at = -1;
    else if (since.at < 0)
        since.at = ui.now();
    if (context.port->state() == DrillPort::State::lost) {
        draw_bar(context, icon::alert, context.t("connection.lost"),
                 context.t("connection.lost_about") +
                     (waiting == 0
                          ? ""
                          : " " + context.t("connection.acts_wait", {{"n", std::to_string(waiting)}})),
                 theme::Tone::warning, "lost");
    } else if (const std::string fault = context.port->fault(); !fault.empty()) {
        draw_bar(context, icon::alert_circle, context.t("connection.stands_still"), fault,
                 theme::Tone::danger, "fault");
    } else if (waiting > 0) {
        const double due = since.at + seconds_to_notice;
        if (ui.now() < due) {
            ui.redraw_after(due - ui.now());
            return;
        }
        const std::string words = context.t("connection.sending", {{"n", std::to_string(waiting)}});
        const float width = chip_width(ui, words, icon::send);
        const Rect place{std::round((ui.window().width - width) / 2), top_bar_height + 6, width, chip_height};
        ui.push_layer(Layer::popup, place, false);
        chip(ui, {place.x, place.y}, words, theme::Tone::special, icon::send);
        ui.describe("banner", ui.id("connection"), place, words, "sending");
        ui.pop_layer();
    }
}

} // namespace stormdrill::gui
