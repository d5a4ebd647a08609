#include "gui/screens/inbox.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/team_tab.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

bool wants_answer(const drill::InboxItem& item) {
    return item.kind != "notice" && !item.answered;
}

char32_t icon_of(const drill::InboxItem& item) {
    if (item.kind == "call") return icon::phone;
    return item.kind == "mail" ? icon::mail : icon::bell;
}

/// What the deadline says now: time left, or that it has passed.
std::pair<std::string, theme::Tone> deadline_words(const ScreenContext& context, const drill::InboxItem& item,
                                                   SimTime now) {
    if (item.kind == "notice") return {};
    if (item.answered) return {context.t("inbox.answered"), theme::Tone::good};
    if (!item.deadline) return {context.t("inbox.open"), theme::Tone::warning};
    const std::int64_t left = item.deadline->seconds - now.seconds;
    if (left < 0) return {context.t("inbox.too_late"), theme::Tone::danger};
    return {context.t("inbox.left", {{"time", stopwatch(left)}}), theme::Tone::danger};
}

/// A notice to which this seat has not answered yet.
bool wants_acknowledgement(const drill::SeatSnapshot& data, const drill::InboxItem& item) {
    return item.kind == "notice" && must_acknowledge(data);
}

float item_height(ScreenContext& context, const drill::SeatSnapshot& data, const drill::InboxItem& item,
                  float width) {
    float height = 28 + 26 + 24;
    height += context.ui.layout(context.in(item.text), theme::body, {.max_width = width - 28 - 48}).height;
    if (wants_answer(item) || wants_acknowledgement(data, item)) height += 44;
    return std::ceil(height);
}

void draw_item(ScreenContext& context, const drill::SeatSnapshot& data, const drill::InboxItem& item,
               const Rect& area, PressState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, item.id);
    const bool urgent = wants_answer(item) && item.deadline;
    card(ui, area,
         {.ground = urgent ? theme::red_soft : theme::surface,
          .outline = urgent ? rgb(0xFDA4AF) : theme::line});
    ui.describe("message", ui.id("card"), area, context.in(item.title),
                item.answered ? "answered" : item.kind);
    Rect inside = area.inset(14);
    const Rect disc = inside.cut_left(36, 12).cut_top(36);
    ui.painter().circle(disc.center(), 18, urgent ? theme::red : theme::accent_soft);
    ui.painter().icon(icon_of(item), disc.center(), 20, urgent ? theme::on_accent : theme::accent);
    Rect head = inside.cut_top(24);
    const auto [words, tone] = deadline_words(context, item, data.clock.now);
    if (!words.empty()) {
        const Rect place = head.cut_right(chip_width(ui, words), 8);
        chip(ui, {place.x, place.y}, words, tone);
        ui.describe("deadline", ui.id("deadline"), place, words);
    }
    text_line(ui, head, context.in(item.title), {.font = theme::body_bold});
    text_line(ui, inside.cut_top(22, 4), context.in(item.from) + " · " + short_clock(item.at),
              {.font = theme::note, .color = theme::ink_muted});
    inside.cut_top(text(ui, inside, context.in(item.text), {.font = theme::body}) + 8);
    const ButtonOptions look{.kind = urgent ? ButtonKind::primary : ButtonKind::secondary,
                             .font = theme::note_bold};
    if (wants_answer(item)) {
        const std::string& answer = context.t(item.kind == "call" ? "inbox.accept_call" : "inbox.answer");
        if (button(ui, "answer", inside.cut_top(34).cut_left(button_width(ui, answer, look)), answer,
                   {.kind = look.kind,
                    .enabled = data.facts_of_drill.may("press_answer"),
                    .tooltip = data.facts_of_drill.may("press_answer") ? std::string_view{}
                                                                       : context.t("inbox.not_yours"),
                    .font = theme::note_bold})) {
            state.open(item.id);
            ui.set_focus("channel/press/text");
        }
    } else if (wants_acknowledgement(data, item)) {
        const std::string& acknowledge = context.t("team.acknowledge");
        if (button(ui, "acknowledge", inside.cut_top(34).cut_left(button_width(ui, acknowledge, look)),
                   acknowledge, look))
            context.submit(drill::Acknowledge{});
    }
}

void draw_press_composer(ScreenContext& context, const drill::SeatSnapshot& data,
                         const drill::InboxItem& item, const Rect& area, PressState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "press");
    card(ui, area, {.outline = theme::accent});
    Rect inside = area.inset(theme::card_padding, 10);
    Rect head = inside.cut_top(26, 4);
    if (icon_button(ui, "close", head.cut_right(28, 4), icon::close, context.t("common.close"))) {
        state.close();
        return;
    }
    const auto [left, tone] = deadline_words(context, item, data.clock.now);
    const Rect place = head.cut_right(chip_width(ui, left), 8);
    chip(ui, {place.x, place.y + 1}, left, tone);
    text_line(ui, head, context.t("press.head", {{"name", context.in(item.from)}}),
              {.font = theme::note_bold, .color = theme::ink_muted});
    Rect foot = inside.cut_bottom(36);
    rule(ui, inside.x, foot.y - 5, inside.width);
    inside.height -= 8;
    const FieldResult field = text_area(ui, "text", inside, state.editor,
                                        {.placeholder = context.t("press.placeholder"),
                                         .framed = false,
                                         .label = context.t("press.placeholder")});
    if (field.changed) context.port->composing();
    const std::string content = state.editor.utf8();
    const ButtonOptions look{.enabled = !state.editor.empty(), .pill = true};
    const std::string& send = context.t("press.send");
    const bool sent = button(ui, "send", foot.cut_right(button_width(ui, send, look), 8), send, look);
    if ((sent || field.submitted) && look.enabled) {
        context.submit(drill::AnswerPress{item.id, content, state.facts.ids()}, [&state, call = item.id] {
            if (state.call == call) state.close();
        });
        if (state.call.empty()) return;
    }
    foot.cut_left(fact_button(context, foot, state.facts), 8);
    if (const auto& found =
            state.preview.update(context, scoring::TextKind::statement, content, context.in(item.text)))
        tone_chips(context, *found, foot);
}

} // namespace

std::size_t unanswered(const std::vector<drill::InboxItem>& inbox) {
    return static_cast<std::size_t>(std::count_if(inbox.begin(), inbox.end(), wants_answer));
}

void draw_inbox(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                PressState& state) {
    Ui& ui = context.ui;
    Rect rest = area;
    const auto answering = std::find_if(data.inbox.begin(), data.inbox.end(), [&](const auto& item) {
        return item.id == state.call && !item.answered;
    });
    if (answering != data.inbox.end())
        draw_press_composer(context, data, *answering, rest.cut_bottom(240, theme::card_gap), state);
    if (data.inbox.empty()) {
        text(ui, rest.inset(24), context.t("inbox.empty"),
             {.font = theme::body, .color = theme::ink_muted, .align = Align::center});
        return;
    }
    ScrollView view(ui, "inbox", rest);
    const Rect content = view.content();
    float y = content.y;
    for (auto item = data.inbox.rbegin(); item != data.inbox.rend(); ++item) { // newest first
        const float height = item_height(context, data, *item, content.width);
        if (view.in_sight(y, y + height))
            draw_item(context, data, *item, {content.x, y, content.width, height}, state);
        y += height + theme::card_gap;
    }
    view.end(y - content.y);
}

} // namespace stormdrill::gui
