#include "gui/screens/top_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// Real seconds of slow clock while typing that are left when the seat is told.
constexpr double seconds_to_warn = 30;
constexpr std::array paces{1., 6., 30., 60., 240.};
constexpr std::array states{"phase_state.untouched", "phase_state.begun", "phase_state.done"};

std::string pace_words(double pace) {
    return "×" + (pace < 1 ? decimal(pace, 2) : decimal(pace, 0));
}

/// Only the team's typing slows the clock.
bool allowance_runs_out(const drill::SeatSnapshot& data) {
    return data.facts_of_drill.seat <= drill::Seat::lead &&
           data.clock.composing_allowance_left < seconds_to_warn;
}

void draw_clock(ScreenContext& context, const drill::SeatSnapshot& data, Rect area) {
    const drill::ClockSnapshot& clock = data.clock;
    Ui& ui = context.ui;
    DrillPort& port = *context.port;
    ui.painter().fill_rounded(area, area.height / 2, theme::surface_hover);
    Rect inside = area.inset(6, 0);
    const bool conducts = port.conducts();
    if (!conducts) inside.cut_left(8);
    const Rect play = conducts ? inside.cut_left(32, 2).inset(2, 4) : Rect{};
    if (conducts && icon_button(ui, "pause", play, clock.paused ? icon::play : icon::pause,
                                context.t(clock.paused ? "clock.resume" : "clock.pause"))) {
        if (clock.paused)
            port.resume();
        else
            port.pause();
        context.drill_changed = true;
    }
    const Color dot = clock.paused ? theme::amber_fill : theme::red;
    ui.painter().circle({inside.x + 8, inside.center().y}, 4, dot);
    inside.cut_left(18);
    const std::string time = format_clock(clock.now);
    ui.describe("clock", ui.id("clock"), inside, time, clock.paused ? "paused" : "running");
    inside.cut_left(text_line(ui, inside, time, {.font = theme::body_bold}), 6);
    inside.cut_left(
        text_line(ui, inside, "(" + clock.local_time + ")", {.font = theme::note, .color = theme::ink_muted}),
        8);

    const auto faster = std::upper_bound(paces.begin(), paces.end(), clock.pace + 1e-9);
    auto slower = std::lower_bound(paces.begin(), paces.end(), clock.pace - 1e-9);
    if (conducts && icon_button(ui, "slower", inside.cut_left(26).inset(0, 5), icon::minus,
                                context.t("clock.slower"), slower != paces.begin())) {
        port.set_pace(*--slower);
        context.drill_changed = true;
    }
    const Rect pace = inside.cut_left(42);
    text_line(ui, pace, pace_words(clock.pace),
              {.font = theme::note_bold,
               .color = allowance_runs_out(data) ? theme::amber : theme::accent,
               .align = Align::center});
    ui.tooltip(pace, context.t("clock.allowance",
                               {{"time", stopwatch(std::llround(clock.composing_allowance_left))}}));
    ui.describe("pace", ui.id("pace"), pace, pace_words(clock.pace));
    if (!conducts) return;
    if (icon_button(ui, "faster", inside.cut_left(26, 4).inset(0, 5), icon::plus, context.t("clock.faster"),
                    faster != paces.end())) {
        port.set_pace(*faster);
        context.drill_changed = true;
    }
    const auto jump = [&](std::string_view id, SimDuration ahead, const std::string& words) {
        const ButtonOptions look{
            .kind = ButtonKind::quiet, .tooltip = context.t("clock.jump"), .font = theme::small_bold};
        const float width = button_width(ui, words, look);
        if (button(ui, id, inside.cut_left(width).inset(0, 5), words, look)) {
            port.jump(ahead);
            context.drill_changed = true;
        }
    };
    jump("jump-10m", minutes(10), context.t("clock.jump_10m"));
    jump("jump-1h", hours(1), context.t("clock.jump_1h"));
}

void draw_phases(ScreenContext& context, const std::vector<drill::ChecklistItem>& checklist, Rect area) {
    Ui& ui = context.ui;
    for (std::size_t i = 0; i < checklist.size(); ++i) {
        const drill::ChecklistItem& item = checklist[i];
        const Rect cell = area.cut_left(22);
        const Point center = cell.center();
        const std::string number = std::to_string(i + 1);
        if (item.done == 2) {
            ui.painter().circle(center, 9, theme::green_fill);
            ui.painter().icon(icon::check, center, 14, theme::on_accent);
        } else {
            if (item.done == 1) ui.painter().circle(center, 9, theme::accent_soft);
            ui.painter().circle_outline(center, 9, item.done == 1 ? theme::accent : theme::line_strong);
            text_line(ui, cell, number,
                      {.font = theme::tiny_bold,
                       .color = item.done == 1 ? theme::accent : theme::ink_faint,
                       .align = Align::center});
        }
        const std::string words = number + " " + context.t("phase." + item.phase) + " · " +
                                  context.t(states[std::min<std::size_t>(item.done, 2)]);
        ui.tooltip(cell, words);
        ui.describe("phase", ui.id("phase-" + item.phase), cell, words);
    }
}

} // namespace

float exercise_mark(ScreenContext& context, Point left_middle) {
    Ui& ui = context.ui;
    constexpr std::string_view words = "EXERCISE 演練"; // the same in every language: nobody may mistake it
    const float width = std::ceil(measure(ui, words, theme::note_bold).width) + 24;
    const Rect area{left_middle.x, left_middle.y - 14, width, 28};
    ui.painter().fill_rounded(area, 6, theme::amber_fill);
    text_line(ui, area, words, {.font = theme::note_bold, .color = theme::on_accent, .align = Align::center});
    ui.describe("exercise-mark", ui.id("exercise"), area, words);
    return width;
}

float language_button(ScreenContext& context, Point right_middle) {
    const std::string_view other = context.language() == Language::en ? "中文" : "English";
    const ButtonOptions look{.kind = ButtonKind::quiet, .font = theme::note_bold};
    const float width = button_width(context.ui, other, look);
    if (button(context.ui, "language", {right_middle.x - width, right_middle.y - 16, width, 32}, other, look))
        context.locale.set_language(context.language() == Language::en ? Language::zh_TW : Language::en);
    return width;
}

void draw_top_bar(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                  TopBarState& state) {
    const bool running_out = allowance_runs_out(data);
    if (running_out && !state.warned)
        context.notify(context.locale.both("clock.allowance_low"), theme::Tone::warning);
    state.warned = running_out;
    Ui& ui = context.ui;
    const IdScope scope(ui, "top");
    ui.painter().fill(area, theme::surface);
    ui.painter().fill({area.x, area.bottom() - 1, area.width, 1}, theme::line);
    const bool wide = area.width >= 1560;
    Rect rest = area.inset(16, 0);

    rest.cut_left(exercise_mark(context, {rest.x, rest.center().y}), 12);
    rest.cut_right(language_button(context, {rest.right(), rest.center().y}), 4);
    const ButtonOptions end_look{.kind = ButtonKind::secondary, .font = theme::note_bold};
    const std::string& end_words = context.t("top.end");
    if (context.port->conducts() &&
        button(ui, "end", rest.cut_right(button_width(ui, end_words, end_look), 12).inset(0, 12), end_words,
               end_look))
        state.ask_end = true;

    draw_phases(context, data.checklist, rest.cut_right(22 * static_cast<float>(data.checklist.size()), 12));
    const bool assessed = data.assessed_level > 0;
    const std::string severity = assessed
                                     ? context.t("top.severity", {{"n", std::to_string(data.assessed_level)}})
                                     : context.t("top.not_assessed");
    const theme::Tone tone = !assessed                  ? theme::Tone::neutral
                             : data.assessed_level >= 3 ? theme::Tone::danger
                                                        : theme::Tone::warning;
    const Rect chip_place = rest.cut_right(chip_width(ui, severity), 12);
    chip(ui, {chip_place.x, rest.center().y - chip_height / 2}, severity, tone);
    ui.describe("severity", ui.id("severity"), chip_place, severity);
    if (data.listening.alert) {
        const std::string& alert = context.t("top.alert");
        const Rect place = rest.cut_right(chip_width(ui, alert, icon::alert), 12);
        chip(ui, {place.x, rest.center().y - chip_height / 2}, alert, theme::Tone::warning, icon::alert);
        ui.describe("alert", ui.id("alert"), place, alert);
    }

    const float clock_width = !context.port->conducts()            ? 250
                              : context.language() == Language::en ? 446
                                                                   : 440;
    const Rect middle{area.center().x - clock_width / 2, area.y + 10, clock_width, area.height - 20};
    Rect clock_area = wide ? middle : rest.cut_right(clock_width, 12).inset(0, 10);
    if (wide) rest.width = middle.x - 12 - rest.x;
    draw_clock(context, data, clock_area);

    const std::string& seat = seat_name(context, data.facts_of_drill.seat);
    avatar(ui, rest.cut_left(28, 8).inset(0, (rest.height - 28) / 2), seat);
    Rect names = rest.inset(0, 9);
    text_line(ui, names.cut_top(20), context.in(data.facts_of_drill.organisation),
              {.font = theme::note_bold});
    text_line(ui, names, seat + " · " + context.in(data.facts_of_drill.title),
              {.font = theme::small, .color = theme::ink_muted});
}

} // namespace stormdrill::gui
