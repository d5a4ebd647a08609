#include "gui/screens/start_screen.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

std::optional<std::uint64_t> seed_of(const TextEditor& editor) {
    const std::string digits = editor.utf8();
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return seed;
}

void draw_scenarios(ScreenContext& context, const Rect& area, StartState& state) {
    Ui& ui = context.ui;
    ScrollView view(ui, "scenarios", area);
    const Rect content = view.content().inset(2, 0);
    float y = content.y + 2;
    for (std::size_t i = 0; i < state.scenarios.size(); ++i) {
        const ScenarioEntry& entry = state.scenarios[i];
        const std::string& summary = entry.fault.empty() ? context.in(entry.summary) : entry.fault;
        const float words =
            std::ceil(ui.layout(summary, theme::body, {.max_width = content.width - 100}).height);
        const Rect place{content.x, y, content.width, words + 72};
        const bool selected = i == state.scenario;
        card(ui, place, {.outline = selected ? theme::accent : theme::line});
        if (list_row(ui, entry.file.stem().string(), place, context.in(entry.title), selected))
            state.scenario = i;
        Rect inside = place.inset(18, 16);
        const Rect disc = inside.cut_left(44, 16).cut_top(44);
        ui.painter().circle(disc.center(), 22,
                            entry.fault.empty() ? theme::red_soft : theme::surface_pressed);
        ui.painter().icon(entry.fault.empty() ? icon::fire : icon::alert, disc.center(), 24,
                          entry.fault.empty() ? theme::red : theme::ink_muted);
        text_line(ui, inside.cut_top(28, 4), context.in(entry.title), {.font = theme::title});
        text(ui, inside, summary, {.font = theme::body, .color = theme::ink_muted});
        y += place.height + 12;
    }
    if (state.scenarios.empty())
        text(ui, content, context.t("start.no_scenarios"), {.font = theme::body, .color = theme::ink_muted});
    view.end(y - content.y + 2);
}

void draw_choices(ScreenContext& context, const Rect& area, StartState& state) {
    Ui& ui = context.ui;
    ScrollView view(ui, "choices", area);
    Rect rest = view.content();
    const float top = rest.y;
    rest.height = 10'000;
    const auto caption = [&](std::string_view key) {
        text_line(ui, rest.cut_top(22, 4), context.t(key),
                  {.font = theme::note_bold, .color = theme::ink_muted});
    };
    const auto about = [&](std::string_view key) {
        rest.cut_top(text(ui, rest, context.t(key), {.font = theme::small, .color = theme::ink_muted}) + 14);
    };
    caption("start.seat");
    std::vector<std::string> seats;
    for (const drill::Seat seat : drill::team_seats)
        seats.push_back(seat_name(context, seat));
    radio_group(ui, "seat", rest.cut_top(28 * 5, 4), seats, state.seat);
    about(std::array{"start.seat_pr", "start.seat_marketing", "start.seat_service", "start.seat_legal",
                     "start.seat_lead"}[std::min<std::size_t>(state.seat, 4)]);
    caption("start.mode");
    const std::vector<std::string> modes{context.t("start.coach"), context.t("start.assess")};
    segmented(ui, "mode", rest.cut_top(34, 6), modes, state.mode);
    about(state.mode == 0 ? "start.coach_about" : "start.assess_about");
    caption("start.teammates");
    const std::vector<std::string> levels{context.t("start.novice"), context.t("start.steady"),
                                          context.t("start.expert")};
    segmented(ui, "teammates", rest.cut_top(34, 6), levels, state.teammates);
    about("start.teammates_about");
    Rect row = rest.cut_top(36, 4);
    const Rect field = row.cut_right(120, 12);
    text_line(ui, row, context.t("start.seed"), {.font = theme::note_bold, .color = theme::ink_muted});
    text_field(
        ui, "seed", field, state.seed,
        {.error = seed_of(state.seed) ? std::string_view{} : std::string_view(context.t("form.no_number")),
         .label = context.t("start.seed")});
    about("start.seed_about");
    view.end(rest.y - top);
}

} // namespace

void StartState::fill(const drill::PlayOptions& options) {
    for (std::size_t i = 0; i < drill::team_seats.size(); ++i)
        if (drill::team_seats[i] == options.seat) seat = i;
    mode = options.coach ? 0 : 1;
    teammates = static_cast<std::size_t>(options.teammates);
    seed.set_utf8(std::to_string(options.seed));
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        if (scenarios[i].file.filename() == options.scenario.filename()) scenario = i;
}

drill::PlayOptions StartState::choose(drill::PlayOptions options, Language language) const {
    options.scenario = scenarios.at(scenario).file;
    options.seat = drill::team_seats.at(seat);
    options.coach = mode == 0;
    options.teammates = static_cast<drill::TeammateLevel>(teammates);
    options.seed = seed_of(seed).value_or(options.seed);
    options.language = language;
    return options;
}

bool draw_start_screen(ScreenContext& context, StartState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "start");
    Rect rest = plain_screen(context, context.t("start.title"), context.t("start.subtitle"), 1200);
    const Rect side = rest.cut_right(std::min(400.f, rest.width * 0.42f), 24);
    Rect inside = titled_card(ui, side, context.t("start.options"));
    Rect go = inside.cut_bottom(48, 12);
    draw_choices(context, inside, state);
    const bool playable = state.scenario < state.scenarios.size() &&
                          state.scenarios[state.scenario].fault.empty() && seed_of(state.seed);
    const bool start = button(ui, "go", go, context.t("start.go"),
                              {.enabled = playable, .icon = icon::play, .font = {16, Weight::bold}});
    if (!state.fault.empty()) {
        const float height =
            std::min(220.f, ui.layout(state.fault, theme::note, {.max_width = rest.width - 32}).height + 28);
        const Rect place = rest.cut_bottom(height, 12);
        card(ui, place, {.ground = theme::red_soft, .outline = theme::red, .shadow = false});
        text(ui, place.inset(16, 14), state.fault, {.font = theme::note, .max_lines = 10});
        ui.describe("fault", ui.id("fault"), place, state.fault);
    }
    text_line(ui, rest.cut_top(28, 8), context.t("start.scenarios"), {.font = theme::body_bold});
    draw_scenarios(context, rest, state);
    return start;
}

} // namespace stormdrill::gui
