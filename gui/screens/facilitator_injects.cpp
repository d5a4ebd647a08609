#include "gui/screens/facilitator_injects.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/form_sheet.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr float row_height = 52;
constexpr std::int64_t soon = 15 * 60; // seconds: from here on counted down

char32_t kind_icon(const std::string& kind) {
    if (kind == "call") return icon::phone;
    if (kind == "mail") return icon::mail;
    if (kind == "fact") return icon::lightbulb;
    return icon::chat;
}

Color kind_color(const std::string& kind) {
    if (kind == "call") return theme::violet;
    if (kind == "mail") return theme::accent;
    if (kind == "fact") return theme::amber_fill;
    return theme::red;
}

/// A frame of dashes: what comes only under a condition.
void dashed_frame(Painter& painter, const Rect& area, Color color) {
    constexpr float dash = 6, step = 10;
    for (float x = area.x; x < area.right(); x += step) {
        const float width = std::min(dash, area.right() - x);
        painter.fill({x, area.y, width, 1}, color);
        painter.fill({x, area.bottom() - 1, width, 1}, color);
    }
    for (float y = area.y; y < area.bottom(); y += step) {
        const float height = std::min(dash, area.bottom() - y);
        painter.fill({area.x, y, 1, height}, color);
        painter.fill({area.right() - 1, y, 1, height}, color);
    }
}

std::string whence(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                   const drill::InjectView& inject) {
    std::string words = context.t("facilitator.kind." + inject.kind);
    if (const std::string& persona = context.in(inject.persona); !persona.empty()) words += " · " + persona;
    if (inject.kind == "post") {
        for (const drill::Choice& platform : data.platforms)
            if (platform.id == inject.platform) words += " · " + context.in(platform.text);
    } else {
        for (const std::string& id : inject.to_seats)
            if (const auto seat = drill::parse_seat(id)) words += " → " + seat_name(context, *seat);
    }
    return words;
}

/// The second line of a row.
std::string about(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                  const drill::InjectView& inject) {
    if (inject.state == drill::InjectState::skipped) {
        if (inject.reason == "prevented") return context.t("facilitator.prevented");
        if (inject.reason.starts_with("done: "))
            return context.t("facilitator.was_done", {{"act", context.t("act." + inject.reason.substr(6))}});
        return inject.reason;
    }
    if (inject.waits() && inject.done_already) return context.t("facilitator.will_not_come");
    if (inject.waits() && !inject.unless.empty())
        return context.t("facilitator.unless", {{"act", context.t("act." + inject.unless)}});
    return whence(context, data, inject);
}

void draw_state(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                const drill::InjectView& inject, Rect& row) {
    std::string words;
    theme::Tone tone = theme::Tone::neutral;
    switch (inject.state) {
    case drill::InjectState::fired:
        words = context.t("facilitator.fired");
        tone = theme::Tone::good;
        break;
    case drill::InjectState::skipped:
        words = context.t("facilitator.skipped");
        break;
    case drill::InjectState::held:
        words = context.t("facilitator.held");
        tone = theme::Tone::warning;
        break;
    case drill::InjectState::to_come: {
        const std::int64_t left = (inject.due - data.clock.now).seconds;
        if (inject.done_already || left > soon) return;
        words = stopwatch(left);
        tone = left <= 60 ? theme::Tone::danger : theme::Tone::info;
        break;
    }
    }
    const Rect place = row.cut_right(chip_width(context.ui, words), 6);
    chip(context.ui, {place.x, place.center().y - chip_height / 2}, words, tone);
}

void draw_actions(ScreenContext& context, const drill::InjectView& inject, Rect row, InjectListState& state) {
    Ui& ui = context.ui;
    const auto action = [&](const char* id, const char* key, ButtonKind kind, char32_t sign) {
        const std::string& words = context.t(key);
        const ButtonOptions look{.kind = kind, .icon = sign, .font = theme::small_bold};
        return button(ui, id, row.cut_left(button_width(ui, words, look), 6), words, look);
    };
    if (action("fire", "facilitator.fire", ButtonKind::primary, icon::fire))
        context.submit(drill::FireInject{inject.id});
    const bool held = inject.state == drill::InjectState::held;
    if (action("hold", held ? "facilitator.release" : "facilitator.hold", ButtonKind::secondary,
               held ? icon::play : icon::pause)) {
        if (held)
            context.submit(drill::ReleaseInject{inject.id});
        else
            context.submit(drill::HoldInject{inject.id});
    }
    if (action("skip", "facilitator.skip", ButtonKind::secondary, icon::close)) {
        state.skipping = inject.id;
        state.reason.clear();
        ui.set_focus("inject-skip/reason");
    }
    if (action("edit", "facilitator.edit", ButtonKind::secondary, icon::edit)) {
        state.editing = inject.id;
        state.text_en.set_utf8(inject.text.en);
        state.text_zh.set_utf8(inject.text.zh_TW);
    }
}

/// What unfolds below a chosen row; returns its height.
float draw_details(ScreenContext& context, const drill::InjectView& inject, Rect area,
                   InjectListState& state) {
    Ui& ui = context.ui;
    const float top = area.y;
    area.cut_top(text(ui, area, context.in(inject.text), {.font = theme::note, .max_lines = 6}) + 6);
    if (const std::string& expected = context.in(inject.expected_action); !expected.empty())
        area.cut_top(text(ui, area, context.t("facilitator.expected", {{"action", expected}}),
                          {.font = theme::small, .color = theme::ink_muted, .max_lines = 4}) +
                     6);
    if (inject.waits()) {
        draw_actions(context, inject, area.cut_top(32), state);
        area.cut_top(4);
    }
    return area.y - top + 6;
}

float draw_row(ScreenContext& context, const drill::FacilitatorSnapshot& data,
               const drill::InjectView& inject, const Rect& place, InjectListState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, inject.id);
    const bool chosen = state.chosen == inject.id;
    const Rect head{place.x, place.y, place.width, row_height};
    if (list_row(ui, "row", head, context.in(inject.title), chosen)) state.chosen = chosen ? "" : inject.id;
    const bool faded = inject.state == drill::InjectState::skipped || inject.done_already;
    Rect row = head.inset(8, 0);
    const SimTime when = inject.waits() ? inject.due : inject.done_at;
    text_line(ui, row.cut_left(58, 4), short_clock(when),
              {.font = theme::small_bold, .color = faded ? theme::ink_faint : theme::ink_muted});
    const Rect disc = row.cut_left(26, 10);
    ui.painter().circle(disc.center(), 13, mix(kind_color(inject.kind), theme::surface, faded ? 0.6f : 0.f));
    ui.painter().icon(kind_icon(inject.kind), disc.center(), 15, theme::on_accent);
    draw_state(context, data, inject, row);
    Rect words = row.inset(0, 7);
    std::string title = context.in(inject.title);
    if (inject.written) title += " · " + context.t("facilitator.written");
    if (inject.edited) title += " · " + context.t("facilitator.edited");
    text_line(ui, words.cut_top(20), title,
              {.font = theme::note_bold, .color = faded ? theme::ink_faint : theme::ink});
    text_line(ui, words, about(context, data, inject), {.font = theme::small, .color = theme::ink_muted});
    float height = row_height;
    if (chosen) {
        const Rect below{place.x + 12, head.bottom() + 2, place.width - 20, 1000};
        height += draw_details(context, inject, below, state);
    }
    if (inject.waits() && !inject.unless.empty())
        dashed_frame(ui.painter(), {place.x, place.y + 1, place.width, height - 2}, theme::line_strong);
    ui.describe("inject", ui.id("inject"), head, context.in(inject.title),
                inject.state == drill::InjectState::fired     ? "fired"
                : inject.state == drill::InjectState::skipped ? "skipped"
                : inject.state == drill::InjectState::held    ? "held"
                                                              : "to come");
    return height;
}

float draw_now(ScreenContext& context, SimTime now, const Rect& place) {
    constexpr float height = 20;
    Ui& ui = context.ui;
    const std::string words = context.t("facilitator.now") + " " + short_clock(now);
    const float width = std::ceil(measure(ui, words, theme::tiny_bold).width) + 16;
    ui.painter().fill({place.x, place.y + height / 2 - 1, place.width, 2}, theme::red);
    const Rect pill{place.x, place.y + 1, width, height - 2};
    ui.painter().fill_rounded(pill, 9, theme::red);
    text_line(ui, pill, words, {.font = theme::tiny_bold, .color = theme::on_accent, .align = Align::center});
    ui.describe("now", ui.id("now"), {place.x, place.y, place.width, height}, words);
    return height;
}

void draw_skip(ScreenContext& context, const drill::InjectView& inject, InjectListState& state) {
    Ui& ui = context.ui;
    Dialog dialog(ui, "inject-skip", {560, 250},
                  context.t("facilitator.skip_title", {{"title", context.in(inject.title)}}));
    Rect body = dialog.body();
    body.cut_top(text(ui, body, context.t("facilitator.skip_why"), {.font = theme::body}) + 10);
    const FieldResult field = text_field(ui, "reason", body.cut_top(40), state.reason,
                                         {.placeholder = context.t("facilitator.skip_placeholder")});
    Rect& buttons = dialog.buttons();
    const std::string& skip = context.t("facilitator.skip");
    const ButtonOptions look{.kind = ButtonKind::danger, .enabled = !state.reason.empty()};
    const bool pressed =
        button(ui, "confirm", buttons.cut_right(button_width(ui, skip, look), 8), skip, look);
    if ((pressed || field.submitted) && !state.reason.empty())
        context.submit(drill::SkipInject{inject.id, state.reason.utf8()},
                       [&state] { state.skipping.clear(); });
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        state.skipping.clear();
}

void draw_edit(ScreenContext& context, const drill::InjectView& inject, InjectListState& state) {
    Ui& ui = context.ui;
    Dialog dialog(ui, "inject-edit", {720, std::min(560.f, ui.window().height - 60)},
                  context.t("facilitator.edit_title", {{"title", context.in(inject.title)}}));
    const bool has_en = !inject.text.en.empty(), has_zh = !inject.text.zh_TW.empty();
    {
        FormSheet sheet(context, "sheet", dialog.body());
        if (has_zh) sheet.words("zh", context.t("facilitator.text_zh"), state.text_zh, 150);
        if (has_en) sheet.words("en", context.t("facilitator.text_en"), state.text_en, 150);
    }
    Rect& buttons = dialog.buttons();
    const std::string& save = context.t("common.save");
    const ButtonOptions look{.enabled =
                                 !(has_zh && state.text_zh.empty()) && !(has_en && state.text_en.empty())};
    if (button(ui, "save", buttons.cut_right(button_width(ui, save, look), 8), save, look)) {
        drill::Wording wording;
        if (has_en) wording.en = state.text_en.utf8();
        if (has_zh) wording.zh_TW = state.text_zh.utf8();
        context.submit(drill::EditInject{inject.id, wording}, [&state] { state.editing.clear(); });
    }
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        state.editing.clear();
}

} // namespace

const drill::InjectView* find_inject(const drill::FacilitatorSnapshot& data, std::string_view id) {
    const auto found = std::find_if(data.injects.begin(), data.injects.end(),
                                    [&](const drill::InjectView& inject) { return inject.id == id; });
    return found == data.injects.end() ? nullptr : &*found;
}

void draw_inject_list(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                      InjectListState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "injects");
    Rect inside = titled_card(ui, area, context.t("facilitator.injects"));
    const std::string& add = context.t("facilitator.new");
    const ButtonOptions look{.kind = ButtonKind::secondary, .icon = icon::plus, .font = theme::small_bold};
    const float width = button_width(ui, add, look);
    if (button(ui, "new", {area.right() - 14 - width, area.y + 10, width, 30}, add, look))
        state.ask_new = true;

    ScrollView view(ui, "list", inside);
    const Rect content = view.content();
    float y = content.y;
    bool now_drawn = false;
    float now_at = y;
    const std::string chosen_before = state.chosen;
    float chosen_at = y;
    const auto line = [&] {
        now_at = y;
        y += draw_now(context, data.clock.now, {content.x, y, content.width, 20}) + 2;
        now_drawn = true;
    };
    for (const drill::InjectView& inject : data.injects) {
        if (!now_drawn && inject.waits() && inject.due > data.clock.now) line();
        const float top = y;
        y += draw_row(context, data, inject, {content.x, y, content.width, row_height}, state) + 2;
        if (inject.id == state.chosen) chosen_at = top;
    }
    if (!now_drawn) line();
    view.end(y - content.y);
    constexpr float details_height = 220; // about
    if (state.chosen != chosen_before && !state.chosen.empty() &&
        chosen_at + details_height > inside.bottom()) {
        scroll_to(ui, ui.id("list"), chosen_at - content.y - inside.height / 3); // what unfolds is in sight
        ui.redraw_after(0);
    }
    // Follows the clock: whenever something came, unless somebody reads.
    const auto done = static_cast<std::size_t>(
        std::count_if(data.injects.begin(), data.injects.end(),
                      [](const drill::InjectView& inject) { return !inject.waits(); }));
    if (done == state.done_seen || ui.mouse_over(inside)) return;
    state.done_seen = done;
    scroll_to(ui, ui.id("list"), std::max(0.f, now_at - content.y - inside.height / 3));
    ui.redraw_after(0);
}

void draw_inject_dialogs(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                         InjectListState& state) {
    if (const drill::InjectView* inject = find_inject(data, state.skipping);
        inject != nullptr && inject->waits())
        draw_skip(context, *inject, state);
    else
        state.skipping.clear();
    if (const drill::InjectView* inject = find_inject(data, state.editing);
        inject != nullptr && inject->waits())
        draw_edit(context, *inject, state);
    else
        state.editing.clear();
}

} // namespace stormdrill::gui
