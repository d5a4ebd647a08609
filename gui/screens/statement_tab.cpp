#include "gui/screens/statement_tab.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/publish_dialog.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr float steps_height = 62;

bool holds(const std::vector<drill::Seat>& seats, drill::Seat seat) {
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

bool wants_my_review(const drill::StatementView& statement, const drill::DrillFacts& facts) {
    return facts.may("review") && !statement.published_at && !statement.change_asked &&
           holds(statement.needed, facts.seat) && !holds(statement.given, facts.seat);
}

/// What stands below a step: how long it took, or how long it has been waiting.
std::string timer(const std::optional<SimTime>& done, SimTime since, SimTime now) {
    return stopwatch((done ? *done : now).seconds - since.seconds);
}

std::array<Step, 4> steps_of(const ScreenContext& context, const drill::StatementView& statement,
                             SimTime now) {
    constexpr std::int64_t late_review = 20 * 60; // the strictest target of M3
    const bool ready = approved(statement);
    const auto state = [&](bool done, bool current, std::int64_t waited) {
        if (done) return StepState::done;
        if (!current) return StepState::waiting;
        return waited > late_review ? StepState::late : StepState::current;
    };
    const std::int64_t waited = now.seconds - statement.drafted_at.seconds;
    const bool reviewed = statement.first_review_at.has_value();
    const bool published = statement.published_at.has_value();
    std::array<Step, 4> steps;
    steps[0] = {context.t("statement.step_draft"), StepState::done, short_clock(statement.drafted_at)};
    steps[1] = {context.t("statement.step_review"), state(reviewed || ready, true, waited),
                reviewed || !published ? timer(statement.first_review_at, statement.drafted_at, now) : ""};
    steps[2] = {context.t("statement.step_approved"), state(ready, reviewed, waited),
                ready && statement.approved_at
                    ? timer(statement.approved_at, statement.drafted_at, now)
                    : std::to_string(statement.given.size()) + "/" + std::to_string(statement.needed.size())};
    const std::int64_t lying = statement.approved_at ? now.seconds - statement.approved_at->seconds : 0;
    steps[3] = {context.t("statement.step_published"), state(published, ready, lying),
                published ? short_clock(*statement.published_at) : ""};
    return steps;
}

float height_of(ScreenContext& context, const drill::StatementView& statement, const drill::DrillFacts& facts,
                float width, const StatementState& state) {
    float height = 12 + 26 + steps_height + 8 + 12;
    if (!statement.variants.empty())
        height += context.ui
                      .layout(statement.variants.front().text, theme::note,
                              {.max_width = width - 28, .max_lines = 3})
                      .height;
    for (const auto& note : statement.reviews)
        if (!note.comment.empty()) height += 22;
    if (!statement.published_at) height += 40;
    if (state.commenting == statement.id && wants_my_review(statement, facts)) height += 42;
    return std::ceil(height);
}

void draw_buttons(ScreenContext& context, const drill::SeatSnapshot& data,
                  const drill::StatementView& statement, Rect row, Rect comment_row, StatementState& state) {
    Ui& ui = context.ui;
    const drill::DrillFacts& facts = data.facts_of_drill;
    const auto small = [&](std::string_view id, const std::string& words, ButtonKind kind) {
        const ButtonOptions look{.kind = kind, .font = theme::small_bold};
        return button(ui, id, row.cut_left(button_width(ui, words, look), 6), words, look);
    };
    if (wants_my_review(statement, facts)) {
        if (small("approve", context.t("review.approve"), ButtonKind::primary))
            context.submit(drill::ReviewStatement{statement.id, "approve", ""});
        if (small("change", context.t("review.change"), ButtonKind::secondary)) {
            state.commenting = statement.id;
            state.comment.clear();
            ui.set_focus(ui.id("comment"));
        }
        if (small("escalate", context.t("review.escalate"), ButtonKind::quiet))
            context.submit(drill::ReviewStatement{statement.id, "escalate", ""});
    }
    if (facts.may("publish") && small("publish", context.t("statement.publish"),
                                      approved(statement) ? ButtonKind::primary : ButtonKind::secondary))
        state.publishing = statement.id;
    if (facts.may("draft") && small("revise", context.t("statement.revise"), ButtonKind::quiet))
        state.editor.revise(data, statement);

    if (state.commenting != statement.id || !wants_my_review(statement, facts)) return;
    const std::string& send = context.t("review.send_change");
    const ButtonOptions look{.enabled = !state.comment.empty(), .font = theme::small_bold};
    const bool pressed =
        button(ui, "send-change", comment_row.cut_right(button_width(ui, send, look), 6), send, look);
    const FieldResult field = text_field(ui, "comment", comment_row, state.comment,
                                         {.placeholder = context.t("review.comment"), .font = theme::note});
    if (field.changed) context.port->composing();
    if ((pressed || field.submitted) && look.enabled)
        context.submit(drill::ReviewStatement{statement.id, "change", state.comment.utf8()},
                       [&state, id = statement.id] {
                           if (state.commenting == id) state.commenting = 0;
                       });
}

void draw_statement(ScreenContext& context, const drill::SeatSnapshot& data,
                    const drill::StatementView& statement, const Rect& area, StatementState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "statement-" + std::to_string(statement.id));
    ui.painter().fill_rounded(area, theme::control_radius, theme::surface_sunken);
    ui.describe("statement", ui.id("card"), area, statement.kind,
                statement.published_at   ? "published"
                : statement.change_asked ? "change-asked"
                : approved(statement)    ? "approved"
                                         : "waiting");
    Rect inside = area.inset(14, 12);
    Rect head = inside.cut_top(24, 2);
    std::string channels;
    for (const auto& variant : statement.variants)
        channels += (channels.empty() ? "" : "、") + channel_name(context, data, variant.channel);
    if (statement.change_asked) {
        const std::string& asked = context.t("statement.change_asked");
        const Rect place = head.cut_right(chip_width(ui, asked), 6);
        chip(ui, {place.x, place.y - 2}, asked, theme::Tone::warning);
    }
    const std::string title =
        "#" + std::to_string(statement.id) + " " + context.t("statement.kind_" + statement.kind);
    head.cut_left(text_line(ui, head, title, {.font = theme::note_bold}), 8);
    text_line(ui, head, channels, {.font = theme::small, .color = theme::ink_muted});
    if (!statement.variants.empty())
        inside.cut_top(text(ui, inside, statement.variants.front().text,
                            {.font = theme::note, .color = theme::ink_muted, .max_lines = 3}));
    inside.cut_top(8);
    step_bar(ui, "steps", inside.cut_top(steps_height), steps_of(context, statement, data.clock.now));
    for (const auto& note : statement.reviews)
        if (!note.comment.empty())
            text_line(ui, inside.cut_top(22), seat_name(context, note.seat) + "：" + note.comment,
                      {.font = theme::small, .color = theme::amber});
    if (statement.published_at) return;
    Rect row = inside.cut_top(40).inset(0, 5);
    const Rect comment_row = inside.cut_top(42).inset(0, 3);
    draw_buttons(context, data, statement, row, comment_row, state);
}

} // namespace

std::size_t waiting_for_seat(const drill::SeatSnapshot& data) {
    return static_cast<std::size_t>(std::count_if(
        data.statements.begin(), data.statements.end(), [&](const drill::StatementView& statement) {
            if (wants_my_review(statement, data.facts_of_drill)) return true;
            if (statement.published_at) return false;
            if (statement.change_asked) return statement.author == data.facts_of_drill.seat;
            return approved(statement) && data.facts_of_drill.may("publish");
        }));
}

void draw_statement_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        StatementState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "statement");
    if (state.editor.open) {
        draw_statement_editor(context, data, area, state.editor);
        draw_fact_dialog(context, data.facts, state.editor.facts);
        return;
    }
    Rect rest = area;
    const std::string& write = context.t("statement.new");
    const ButtonOptions look{.enabled = data.facts_of_drill.may("draft"), .icon = icon::edit};
    Rect head = rest.cut_top(36, 10);
    if (button(ui, "new", head.cut_left(button_width(ui, write, look), 12), write, look))
        state.editor.start(data);
    if (data.average_tone > 0)
        text_line(ui, head, context.t("statement.average_tone", {{"n", decimal(data.average_tone, 0)}}),
                  {.font = theme::small, .color = theme::ink_muted, .align = Align::right});
    if (data.statements.empty())
        text(ui, rest.inset(8, 24), context.t("statement.empty"),
             {.font = theme::body, .color = theme::ink_muted, .align = Align::center});
    {
        ScrollView view(ui, "list", rest);
        const Rect content = view.content();
        float y = content.y;
        for (auto statement = data.statements.rbegin(); statement != data.statements.rend(); ++statement) {
            const float height = height_of(context, *statement, data.facts_of_drill, content.width, state);
            if (view.in_sight(y, y + height))
                draw_statement(context, data, *statement, {content.x, y, content.width, height}, state);
            y += height + 8;
        }
        view.end(y - content.y);
    }
    draw_publish_dialog(context, data, state);
}

} // namespace stormdrill::gui
