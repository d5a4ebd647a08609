#include "gui/screens/facilitator_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/look_port.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// The seat's own screen, read only, and a bar over it that says so and leads back.
void draw_look_through(ScreenContext& context, const drill::SeatSnapshot& seat, FacilitatorState& state) {
    Ui& ui = context.ui;
    const drill::Seat looked_at = *state.looking;
    LookPort nothing;
    ScreenContext looking{ui, context.locale, context.notices, &nothing};
    if (seat.facts_of_drill.seat == looked_at) {
        const IdScope scope(ui, "looked");
        draw_seat_screen(looking, seat, *state.looked);
    }
    const std::string words = context.t("facilitator.looking", {{"seat", seat_name(context, looked_at)}});
    const std::string& back = context.t("common.back");
    const ButtonOptions look{.icon = icon::chevron_left, .font = theme::note_bold};
    const float back_width = button_width(ui, back, look);
    const float width = std::ceil(measure(ui, words, theme::body_bold).width) + back_width + 84;
    const Rect bar{std::round(ui.window().center().x - width / 2), ui.window().bottom() - 68, width, 52};
    ui.push_layer(Layer::popup, bar, false);
    ui.painter().fill_rounded(bar, 26, theme::ink);
    Rect inside = bar.inset(16, 8);
    const Rect eye = inside.cut_left(24, 8);
    ui.painter().icon(icon::show, eye.center(), 20, theme::on_accent);
    if (button(ui, "stop-looking", inside.cut_right(back_width, 12), back, look)) state.looking.reset();
    text_line(ui, inside, words, {.font = theme::body_bold, .color = theme::on_accent});
    ui.describe("looking", ui.id("looking"), bar, words);
    ui.pop_layer();
    if (ui.shortcut(Key::escape)) state.looking.reset();
}

void draw_locked(ScreenContext& context, const drill::FacilitatorSnapshot& data, FacilitatorState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "locked");
    ui.painter().fill(ui.window(), theme::background);
    static_cast<void>(exercise_mark(context, {24, 34}));
    const Point center = ui.window().center();
    const Rect place{center.x - 220, center.y - 150, 440, 300};
    card(ui, place);
    Rect inside = place.inset(28);
    ui.painter().icon(icon::lock, {inside.center().x, inside.y + 18}, 36, theme::ink_muted);
    inside.cut_top(44);
    text_line(ui, inside.cut_top(36, 4), context.t("facilitator.locked_title"),
              {.font = theme::figure, .align = Align::center});
    text_line(ui, inside.cut_top(24, 14),
              context.t("facilitator.locked_about", {{"time", format_clock(data.clock.now)}}),
              {.font = theme::note, .color = theme::ink_muted, .align = Align::center});
    bool open = false;
    if (!state.lock_word.empty()) {
        const FieldResult field = text_field(ui, "word", inside.cut_top(40, 12), state.typed_word,
                                             {.placeholder = context.t("facilitator.lock_word")});
        open = field.submitted;
    }
    const std::string& words = context.t("facilitator.unlock");
    const float width = button_width(ui, words);
    Rect foot = inside.cut_bottom(40);
    open = button(ui, "unlock", {foot.center().x - width / 2, foot.y, width, 40}, words) || open;
    if (!open) return;
    if (state.typed_word.text() == state.lock_word.text())
        state.locked = false;
    else
        context.notify(context.locale.both("facilitator.wrong_word"), theme::Tone::danger);
    state.typed_word.clear();
}

void draw_lock_dialog(ScreenContext& context, FacilitatorState& state) {
    if (!state.bar.ask_lock) return;
    Ui& ui = context.ui;
    Dialog dialog(ui, "lock-dialog", {520, 280}, context.t("facilitator.lock"));
    Rect body = dialog.body();
    body.cut_top(text(ui, body, context.t("facilitator.lock_about"), {.font = theme::body}) + 12);
    const FieldResult field = text_field(ui, "word", body.cut_top(40), state.lock_word,
                                         {.placeholder = context.t("facilitator.lock_word_optional")});
    Rect& buttons = dialog.buttons();
    const std::string& lock = context.t("facilitator.lock_now");
    if (button(ui, "confirm", buttons.cut_right(button_width(ui, lock), 8), lock) || field.submitted) {
        state.locked = true;
        state.bar.ask_lock = false;
        state.typed_word.clear();
    }
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        state.bar.ask_lock = false;
}

} // namespace

drill::FeedRequest FacilitatorState::feed_request() const {
    drill::FeedRequest request = looking ? looked->channel.feed_request() : drill::FeedRequest{};
    if (!looking) request.filter = drill::FeedFilter::matching;
    request.seat = looking;
    return request;
}

FacilitatorColumns facilitator_columns(Size window) {
    FacilitatorColumns columns;
    Rect rest{0, 0, window.width, window.height};
    columns.bar = rest.cut_top(facilitator_bar_height);
    const float gap = window.width >= 1400 ? 12 : 10;
    rest = rest.inset(gap);
    const float desk = std::clamp(std::round(window.height * 0.2f), 168.f, 220.f);
    Rect foot = rest.cut_bottom(desk, gap);
    columns.injects = rest.cut_left(std::round(rest.width * 0.31f), gap);
    Rect right = rest.cut_right(std::round(std::clamp(window.width * 0.29f, 380.f, 560.f)), gap);
    columns.curves = rest;
    columns.seats = right.cut_top(std::min(seat_rows_height(), right.height - gap - 152), gap);
    columns.observation = right;
    columns.pressure = foot.cut_left(std::round(std::clamp(window.width * 0.17f, 230.f, 320.f)), gap);
    columns.control = foot.cut_right(right.width, gap);
    columns.speak = foot;
    return columns;
}

void draw_facilitator_screen(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                             const drill::SeatSnapshot& seat, FacilitatorState& state) {
    Ui& ui = context.ui;
    if (state.locked) return draw_locked(context, data, state);
    if (state.looking) return draw_look_through(context, seat, state);
    // Before the widgets: the space bar is the clock's, whatever was clicked last.
    if (!state.asks() && !ui.editing_text() && ui.shortcut(Key::space)) toggle_clock(context, data);
    const FacilitatorColumns columns = facilitator_columns({ui.window().width, ui.window().height});
    draw_facilitator_bar(context, data, columns.bar, state.bar);
    draw_inject_list(context, data, columns.injects, state.injects);
    draw_facilitator_curves(context, data, columns.curves, state.curves);
    const SeatRowsResult asked = draw_seat_rows(context, data, columns.seats);
    draw_observation_box(context, data, columns.observation, state.observation);
    draw_pressure_dial(context, data, columns.pressure);
    draw_speak_box(context, data, seat.feed, columns.speak, state.speak);
    draw_control_log(context, data, columns.control);

    if (asked.look) {
        state.looking = asked.look;
        state.looked.emplace();
        context.drill_changed = true; // that seat's view is asked for at once
    }
    if (asked.message) state.write.open_to(*asked.message);
    if (std::exchange(state.injects.ask_new, false)) state.write.open = true;
    draw_inject_dialogs(context, data, state.injects);
    draw_write_dialog(context, data, state.write);
    draw_lock_dialog(context, state);
    draw_end_dialog(context, state.bar.ask_end);
}

} // namespace stormdrill::gui
