#include "gui/screens/facilitator_bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/top_bar.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array paces{0.25, 0.5, 1., 2., 6., 12., 30., 60., 120.};
constexpr std::array phase_colors{rgb(0x93C5FD), rgb(0xA7F3D0), rgb(0xFDE68A), rgb(0xFBCFE8), rgb(0xDDD6FE)};
constexpr std::array<std::int64_t, 4> nudges{-5, -1, 1, 5};

std::string pace_words(double pace) {
    return "×" + (pace < 1 ? decimal(pace, 2) : decimal(pace, 0));
}

void draw_pace(ScreenContext& context, const drill::ClockSnapshot& clock, Rect& row) {
    Ui& ui = context.ui;
    const Rect area = row.cut_left(126, 12);
    ui.painter().fill_rounded(area, area.height / 2, theme::surface_hover);
    Rect inside = area.inset(6, 4);
    const double pace = clock.pace;
    const auto faster = std::upper_bound(paces.begin(), paces.end(), pace + 1e-9);
    auto slower = std::lower_bound(paces.begin(), paces.end(), pace - 1e-9);
    if (icon_button(ui, "slower", inside.cut_left(30), icon::minus, context.t("clock.slower"),
                    !clock.paused && slower != paces.begin())) {
        context.port->set_pace(*--slower);
        context.drill_changed = true;
    }
    if (icon_button(ui, "faster", inside.cut_right(30), icon::plus, context.t("clock.faster"),
                    !clock.paused && faster != paces.end())) {
        context.port->set_pace(*faster);
        context.drill_changed = true;
    }
    labelled_text(ui, "pace", inside.inset(0, (inside.height - 20) / 2),
                  clock.paused ? context.t("facilitator.paused") : pace_words(pace),
                  {.font = theme::note_bold,
                   .color = clock.paused ? theme::amber : theme::accent,
                   .align = Align::center,
                   .max_lines = 1});
}

void draw_nudges(ScreenContext& context, bool any_to_come, Rect& row) {
    Ui& ui = context.ui;
    const std::string& caption = context.t("facilitator.nudge");
    const float words = std::ceil(measure(ui, caption, theme::small_bold).width) + 8;
    text_line(ui, row.cut_left(words), caption, {.font = theme::small_bold, .color = theme::ink_muted});
    for (const std::int64_t by : nudges) {
        const std::string label = (by > 0 ? "+" : "−") + std::to_string(std::abs(by));
        const std::string tip = context.t(by > 0 ? "facilitator.nudge_later" : "facilitator.nudge_earlier",
                                          {{"n", std::to_string(std::abs(by))}});
        const std::string id = "nudge" + std::string(by > 0 ? "+" : "-") + std::to_string(std::abs(by));
        if (button(ui, id, row.cut_left(40, 4).inset(0, 4), label,
                   {.kind = ButtonKind::secondary,
                    .enabled = any_to_come,
                    .tooltip = tip,
                    .font = theme::note_bold}))
            context.submit(drill::Nudge{by});
    }
    row.cut_left(10);
}

void draw_jump(ScreenContext& context, Rect& row, std::string_view id, SimDuration ahead,
               const std::string& words) {
    const ButtonOptions look{
        .kind = ButtonKind::quiet, .tooltip = context.t("clock.jump"), .font = theme::small_bold};
    if (button(context.ui, id, row.cut_left(button_width(context.ui, words, look)).inset(0, 4), words,
               look)) {
        context.port->jump(ahead);
        context.drill_changed = true;
    }
}

std::size_t phase_at(const std::vector<drill::PhaseView>& phases, SimTime now) {
    std::size_t phase = 0;
    while (phase + 1 < phases.size() && phases[phase + 1].from <= now)
        ++phase;
    return phase;
}

/// Phase, what comes next, and the counts: words and chips in a row.
void draw_prospects(ScreenContext& context, const drill::FacilitatorSnapshot& data, Rect row) {
    Ui& ui = context.ui;
    std::size_t fired = 0, to_come = 0, held = 0, skipped = 0;
    const drill::InjectView* next = nullptr;
    for (const drill::InjectView& inject : data.injects) {
        fired += inject.state == drill::InjectState::fired;
        held += inject.state == drill::InjectState::held;
        skipped += inject.state == drill::InjectState::skipped;
        if (inject.state != drill::InjectState::to_come) continue;
        ++to_come;
        if (next == nullptr && !inject.done_already) next = &inject;
    }
    const auto count = [&](const char* id, const char* key, std::size_t n, theme::Tone tone) {
        const std::string words = context.t(key, {{"n", std::to_string(n)}});
        const Rect place = row.cut_right(chip_width(ui, words), 6);
        chip(ui, {place.x, place.center().y - chip_height / 2}, words, tone);
        ui.describe("count", ui.id(id), place, words);
    };
    count("skipped", "facilitator.count_skipped", skipped, theme::Tone::neutral);
    count("held", "facilitator.count_held", held, held > 0 ? theme::Tone::warning : theme::Tone::neutral);
    count("to-come", "facilitator.count_to_come", to_come, theme::Tone::info);
    count("fired", "facilitator.count_fired", fired, theme::Tone::good);

    if (!data.phases.empty()) {
        const std::size_t phase = phase_at(data.phases, data.clock.now);
        const SimTime until = phase + 1 < data.phases.size() ? data.phases[phase + 1].from : data.clock.end;
        const std::string words =
            context.t("facilitator.phase",
                      {{"n", std::to_string(phase + 1)},
                       {"of", std::to_string(data.phases.size())},
                       {"left", rough_duration((until - data.clock.now).seconds, context.language())}});
        const Rect place = row.cut_left(chip_width(ui, words), 12);
        chip(ui, {place.x, place.center().y - chip_height / 2}, words, theme::Tone::special);
        ui.describe("phase", ui.id("phase"), place, words);
    }
    const std::string words =
        next == nullptr
            ? context.t("facilitator.nothing_next")
            : context.t("facilitator.next", {{"title", context.in(next->title)},
                                             {"time", stopwatch((next->due - data.clock.now).seconds)}});
    text_line(ui, row, words, {.font = theme::note_bold});
    ui.describe("next", ui.id("next"), row, words);
}

void draw_track(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& track) {
    Ui& ui = context.ui;
    const double end = std::max<double>(1, static_cast<double>(data.clock.end.seconds));
    const auto at = [&](SimTime t) {
        return track.x + track.width * static_cast<float>(static_cast<double>(t.seconds) / end);
    };
    for (std::size_t i = 0; i < data.phases.size(); ++i) {
        const float left = at(data.phases[i].from);
        const float right = i + 1 < data.phases.size() ? at(data.phases[i + 1].from) : track.right();
        const Color full = phase_colors[i % phase_colors.size()];
        ui.painter().fill({left, track.y, right - left, track.height}, mix(full, theme::surface, 0.45f));
        const float now = std::clamp(at(data.clock.now), left, right);
        ui.painter().fill({left, track.y, now - left, track.height}, full);
    }
    for (const drill::InjectView& inject : data.injects) {
        const float x = std::round(at(inject.waits() ? inject.due : inject.done_at));
        ui.painter().fill({x, track.y + 2, 2, track.height - 4},
                          inject.waits() ? theme::ink_faint : theme::green_fill);
    }
    const float cursor = std::round(std::min(at(data.clock.now), track.right() - 3));
    ui.painter().fill({cursor, track.y - 3, 3, track.height + 6}, theme::red);
    ui.describe("track", ui.id("track"), track, short_clock(data.clock.now), short_clock(data.clock.end));
}

} // namespace

void toggle_clock(ScreenContext& context, const drill::FacilitatorSnapshot& data) {
    if (data.clock.paused)
        context.port->resume();
    else
        context.port->pause();
    context.drill_changed = true;
}

void draw_facilitator_bar(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                          FacilitatorBarState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "bar");
    ui.painter().fill(area, theme::surface);
    ui.painter().fill({area.x, area.bottom() - 1, area.width, 1}, theme::line);
    Rect rest = area.inset(16, 0);
    rest.cut_top(8);
    Rect row = rest.cut_top(44, 6);

    row.cut_left(exercise_mark(context, {row.x, row.center().y}), 12);
    row.cut_right(language_button(context, {row.right(), row.center().y}), 4);
    if (icon_button(ui, "lock", row.cut_right(36, 4).inset(0, 4), icon::lock, context.t("facilitator.lock")))
        state.ask_lock = true;
    const ButtonOptions end_look{.kind = ButtonKind::secondary, .font = theme::note_bold};
    const std::string& end_words = context.t("top.end");
    if (button(ui, "end", row.cut_right(button_width(ui, end_words, end_look), 12).inset(0, 4), end_words,
               end_look))
        state.ask_end = true;

    const bool paused = data.clock.paused;
    const std::string& words = context.t(paused ? "clock.resume" : "clock.pause");
    const ButtonOptions look{.kind = paused ? ButtonKind::primary : ButtonKind::secondary,
                             .icon = paused ? icon::play : icon::pause,
                             .tooltip = context.t("facilitator.space")};
    if (button(ui, "pause", row.cut_left(112, 12).inset(0, 4), words, look)) toggle_clock(context, data);
    draw_pace(context, data.clock, row);
    draw_nudges(context,
                std::any_of(data.injects.begin(), data.injects.end(),
                            [](const drill::InjectView& inject) { return inject.waits(); }),
                row);
    draw_jump(context, row, "jump-10m", minutes(10), context.t("clock.jump_10m"));
    draw_jump(context, row, "jump-1h", hours(1), context.t("clock.jump_1h"));

    const std::string local = "(" + data.clock.local_time + ")";
    const float local_width = std::ceil(measure(ui, local, theme::note).width) + 2;
    text_line(ui, row.cut_right(local_width, 8), local, {.font = theme::note, .color = theme::ink_muted});
    labelled_text(ui, "clock", row.inset(0, (row.height - 30) / 2), format_clock(data.clock.now),
                  {.font = theme::figure,
                   .color = paused ? theme::amber : theme::ink,
                   .align = Align::right,
                   .max_lines = 1});

    draw_prospects(context, data, rest.cut_top(28, 9));
    draw_track(context, data, rest.cut_top(10));
}

} // namespace stormdrill::gui
