#include "gui/screens/seat_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/widgets/button.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

void draw_end_dialog(ScreenContext& context, bool& open) {
    if (!open) return;
    Ui& ui = context.ui;
    Dialog dialog(ui, "end-dialog", {520, 250}, context.t("end_phase.title"));
    text(ui, dialog.body(), context.t("end_phase.text"), {.font = theme::body});
    const std::string& end = context.t("end_phase.confirm");
    const ButtonOptions danger{.kind = ButtonKind::danger};
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions cancel_look{.kind = ButtonKind::secondary};
    Rect& buttons = dialog.buttons();
    if (button(ui, "confirm", buttons.cut_right(button_width(ui, end, danger), 8), end, danger)) {
        context.port->end();
        context.drill_changed = true;
        open = false;
    }
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, cancel_look)), cancel, cancel_look) ||
        dialog.dismissed())
        open = false;
}

SeatColumns seat_columns(Size window) {
    SeatColumns columns;
    Rect rest{0, 0, window.width, window.height};
    columns.top = rest.cut_top(top_bar_height);
    columns.ticker = rest.cut_bottom(ticker_height);
    const float gap = window.width >= 1400 ? theme::panel_gap : 12;
    rest = rest.inset(gap);
    columns.listening = rest.cut_left(std::round(std::clamp(window.width * 0.185f, 252.f, 340.f)), gap);
    columns.work = rest.cut_right(std::round(std::clamp(window.width * 0.33f, 440.f, 620.f)), gap);
    columns.channel = rest;
    return columns;
}

void draw_seat_screen(ScreenContext& context, const drill::SeatSnapshot& data, SeatScreenState& state) {
    Ui& ui = context.ui;
    const SeatColumns columns = seat_columns({ui.window().width, ui.window().height});
    draw_listening_column(context, data, columns.listening, state.listening);
    draw_channel_column(context, data, columns.channel, state.channel);
    if (const auto post = draw_work_column(context, data, columns.work, state.work)) {
        state.channel.answer(*post);
        ui.set_focus("channel/reply/text");
    }
    draw_top_bar(context, data, columns.top, state.top);
    if (const std::string call = draw_ticker(context, data, columns.ticker); !call.empty()) {
        state.channel.tab = data.platforms.size();
        state.channel.press.open(call);
        ui.set_focus("channel/press/text");
    }
    draw_query_dialog(context, data, state.listening.query_open, state.query);
    draw_end_dialog(context, state.top.ask_end);
}

} // namespace stormdrill::gui
