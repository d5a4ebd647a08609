#include "gui/screens/facilitator_seats.hpp"

#include <algorithm>
#include <array>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr float row_height = 56, least_row_height = 36;
constexpr float title_height = 46;
constexpr std::int64_t long_idle = 20 * 60; // seconds
constexpr std::array<const char*, 4> ratings{"P", "S", "M", "U"};
constexpr std::array rating_tones{theme::Tone::good, theme::Tone::info, theme::Tone::warning,
                                  theme::Tone::danger};

std::string task_words(const ScreenContext& context, const drill::SeatLoad& load) {
    if (load.task.empty()) return context.t("facilitator.task.none");
    return context.t("facilitator.task." + load.task, {{"n", std::to_string(load.task_number)}});
}

/// How a person is connected, or that nobody sits there.
void draw_person(ScreenContext& context, const drill::FacilitatorSnapshot& data, const drill::SeatLoad& load,
                 Point center) {
    bool here = false, known = false;
    for (const drill::ChairView& chair : data.chairs) {
        if (chair.seat != load.seat) continue;
        known = true;
        here |= chair.here;
    }
    const Color color = load.automated ? theme::line_strong : here || !known ? theme::green_fill : theme::red;
    context.ui.painter().circle(center, 5, theme::surface);
    context.ui.painter().circle(center, 4, color);
}

void draw_seat(ScreenContext& context, const drill::FacilitatorSnapshot& data, const drill::SeatLoad& load,
               Rect row, SeatRowsResult& result) {
    Ui& ui = context.ui;
    const IdScope scope(ui, drill::seat_id(load.seat));
    const std::string& name = seat_name(context, load.seat);
    const Rect whole = row;
    const float size = std::min(34.f, row.height - 4);
    const Rect face = row.cut_left(size, 10).inset(0, (row.height - size) / 2);
    avatar(ui, face, name);
    draw_person(context, data, load, {face.right() - 3, face.bottom() - 3});
    if (icon_button(ui, "message", row.cut_right(30).inset(0, (row.height - 30) / 2), icon::mail,
                    context.t("facilitator.message")))
        result.message = load.seat;
    if (icon_button(ui, "look", row.cut_right(30, 4).inset(0, (row.height - 30) / 2), icon::show,
                    context.t("facilitator.look")))
        result.look = load.seat;
    const std::string queue = std::to_string(load.queue);
    const Rect place = row.cut_right(std::max(34.f, chip_width(ui, queue)), 8);
    chip(ui, {place.right() - chip_width(ui, queue), place.center().y - chip_height / 2}, queue,
         load.queue >= 10  ? theme::Tone::danger
         : load.queue >= 4 ? theme::Tone::warning
                           : theme::Tone::neutral);
    ui.tooltip(place, context.t("facilitator.queue_tip"));

    Rect words = row.inset(0, std::max(0.f, (row.height - 40) / 2));
    const Rect first = words.cut_top(words.height / 2);
    const std::string who = load.automated ? context.t("team.automated") : load.person;
    text_line(ui, first, who.empty() ? name : name + " · " + who, {.font = theme::note_bold});
    const std::int64_t idle = (data.clock.now - load.last_act_at).seconds;
    if (!load.automated || !load.last_act.empty()) {
        const std::string since =
            context.t("facilitator.idle", {{"time", rough_duration(idle, context.language())}});
        text_line(ui, words.cut_right(measure(ui, since, theme::tiny_bold).width + 1, 6), since,
                  {.font = theme::tiny_bold,
                   .color = idle >= long_idle && load.queue > 0 ? theme::red : theme::ink_faint});
    }
    std::string state = task_words(context, load);
    if (!load.last_act.empty())
        state += " · " + context.t("facilitator.last", {{"act", context.t("act." + load.last_act)}});
    text_line(ui, words, state, {.font = theme::small, .color = theme::ink_muted});
    ui.describe("seat-load", ui.id("load"), whole, name + " " + state, queue);
}

} // namespace

float seat_rows_height() {
    return title_height + row_height * static_cast<float>(drill::team_seats.size()) + 12;
}

SeatRowsResult draw_seat_rows(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                              const Rect& area) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "seats");
    Rect inside = titled_card(ui, area, context.t("facilitator.seats"), context.t("facilitator.seats_note"));
    SeatRowsResult result;
    const float height = std::clamp(inside.height / static_cast<float>(drill::team_seats.size()),
                                    least_row_height, row_height);
    for (const drill::SeatLoad& load : data.seats) {
        const Rect row = inside.cut_top(height);
        if (load.seat != drill::team_seats.front())
            ui.painter().fill({row.x, row.y, row.width, 1}, theme::line);
        draw_seat(context, data, load, row, result);
    }
    return result;
}

const drill::InjectView* inject_of_the_moment(const drill::FacilitatorSnapshot& data) {
    const drill::InjectView* last = nullptr;
    for (const drill::InjectView& inject : data.injects)
        if (inject.state == drill::InjectState::fired && (last == nullptr || inject.done_at >= last->done_at))
            last = &inject;
    return last;
}

void draw_observation_box(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                          ObservationState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "observation");
    const std::string count =
        data.observations.empty()
            ? std::string{}
            : context.t("facilitator.noted", {{"n", std::to_string(data.observations.size())}});
    Rect inside = titled_card(ui, area, context.t("facilitator.observation"), count);
    const drill::InjectView* about = inject_of_the_moment(data);
    text_line(ui, inside.cut_top(20, 6),
              about == nullptr ? context.t("facilitator.about_nothing")
                               : context.t("facilitator.about", {{"title", context.in(about->title)}}),
              {.font = theme::small, .color = theme::ink_muted});
    Rect row = inside.cut_top(34, 8);
    const float width = (row.width - 18) / 4;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        const std::string words = std::to_string(i + 1) + "  " + ratings[i];
        const bool chosen = state.rating == i;
        if (button(ui, std::string("rate-") + ratings[i], row.cut_left(width, 6), words,
                   {.kind = chosen ? ButtonKind::primary : ButtonKind::secondary,
                    .tooltip = context.t(std::string("facilitator.rating_") + ratings[i])}))
            state.rating = i;
    }
    constexpr std::array keys{Key::digit1, Key::digit2, Key::digit3, Key::digit4};
    for (std::size_t i = 0; i < keys.size() && !ui.editing_text(); ++i) {
        if (!ui.shortcut(keys[i])) continue;
        state.rating = i;
        ui.set_focus(ui.id("note"));
        for (KeyboardEvent& event : ui.keyboard()) // the digit is no part of the note
            event.taken = event.taken || event.kind == KeyboardEvent::Kind::text;
        ui.redraw_after(0);
    }
    Rect entry = inside.cut_top(36, 8);
    const std::string& note = context.t("facilitator.note_it");
    const ButtonOptions look{.enabled = state.rating < ratings.size(), .font = theme::note_bold};
    const bool pressed = button(ui, "send", entry.cut_right(button_width(ui, note, look), 8), note, look);
    const FieldResult field =
        text_field(ui, "note", entry, state.note, {.placeholder = context.t("facilitator.note_placeholder")});
    if ((pressed || field.submitted) && state.rating < ratings.size())
        context.submit(
            drill::Observe{ratings[state.rating], state.note.utf8(), about == nullptr ? "" : about->id},
            [&state] {
                state.note.clear();
                state.rating = ratings.size();
            });
    for (auto seen = data.observations.rbegin(); seen != data.observations.rend() && inside.height >= 22;
         ++seen) {
        Rect line = inside.cut_top(22);
        const auto index = static_cast<std::size_t>(std::find(ratings.begin(), ratings.end(), seen->rating) -
                                                    ratings.begin());
        text_line(ui, line.cut_left(20), seen->rating,
                  {.font = theme::small_bold,
                   .color = theme::tone_ink(index < rating_tones.size() ? rating_tones[index]
                                                                        : theme::Tone::neutral)});
        text_line(ui, line, short_clock(seen->at) + " " + seen->note,
                  {.font = theme::small, .color = theme::ink_muted});
    }
}

} // namespace stormdrill::gui
