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

/// In the gap between top bar and columns: it must be seen, and lie over nothing that is used.
void draw_strip(ScreenContext& context, char32_t mark, const std::string& title, const std::string& about,
                theme::Tone tone, std::string_view state) {
    Ui& ui = context.ui;
    constexpr float height = 26, around = 14, icon_width = 22;
    const std::string words = title + " · " + about;
    const float width =
        std::min(std::ceil(measure(ui, words, theme::note_bold).width) + 2 + icon_width + 2 * around,
                 ui.window().width - 32);
    const Rect place{std::round((ui.window().width - width) / 2), top_bar_height - 12, width, height};
    ui.push_layer(Layer::popup, place, false);
    ui.describe("banner", ui.id("connection"), place, words, state);
    const IdScope scope(ui, "connection");
    ui.painter().fill_rounded(place, height / 2, theme::tone_ink(tone));
    Rect inside = place.inset(around, 0);
    ui.painter().icon(mark, inside.cut_left(16, icon_width - 16).center(), 16, theme::on_accent);
    text_line(ui, inside, words, {.font = theme::note_bold, .color = theme::on_accent});
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
        draw_strip(context, icon::alert, context.t("connection.lost"),
                   context.t("connection.lost_about") +
                       (waiting == 0
                            ? ""
                            : " " + context.t("connection.acts_wait", {{"n", std::to_string(waiting)}})),
                   theme::Tone::warning, "lost");
    } else if (const std::string fault = context.port->fault(); !fault.empty()) {
        draw_strip(context, icon::alert_circle, context.t("connection.stands_still"), fault,
                   theme::Tone::danger, "fault");
    } else if (waiting > 0) {
        const double due = since.at + seconds_to_notice;
        if (ui.now() < due) {
            ui.redraw_after(due - ui.now());
            return;
        }
        const std::string words = context.t("connection.sending", {{"n", std::to_string(waiting)}});
        const float width = chip_width(ui, words, icon::send);
        const Rect place{std::round((ui.window().width - width) / 2), top_bar_height - 11, width,
                         chip_height};
        ui.push_layer(Layer::popup, place, false);
        chip(ui, {place.x, place.y}, words, theme::Tone::special, icon::send);
        ui.describe("banner", ui.id("connection"), place, words, "sending");
        ui.pop_layer();
    }
}

} // namespace stormdrill::gui
