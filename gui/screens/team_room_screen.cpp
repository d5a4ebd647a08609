#include "gui/screens/team_room_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr float row_height = 56;

std::string round_trip(const ScreenContext& context, const drill::ChairView& chair) {
    if (!chair.here || chair.round_trip_ms < 0) return {};
    return context.t("team_room.milliseconds", {{"n", std::to_string(std::llround(chair.round_trip_ms))}});
}

/// What a chair's person does at this moment, in a word.
std::pair<std::string_view, theme::Tone> state_of(const drill::ChairView& chair) {
    if (chair.name.empty())
        return {chair.seat <= drill::Seat::lead ? "team_room.automated" : "team_room.free",
                theme::Tone::neutral};
    if (!chair.here) return {"team_room.away", theme::Tone::danger};
    return chair.ready ? std::pair{"team_room.ready", theme::Tone::good}
                       : std::pair{"team_room.waiting", theme::Tone::warning};
}

void draw_chair(ScreenContext& context, const drill::ChairView& chair, Rect row) {
    Ui& ui = context.ui;
    const auto [key, tone] = state_of(chair);
    const std::string name = chair_name(context, chair);
    const std::string& state = context.t(key);
    ui.describe("chair", ui.id("chair-" + chair.id), row, name,
                chair.name.empty() ? "free"
                : !chair.here      ? "away"
                : chair.ready      ? "ready"
                                   : "here");
    rule(ui, row.x, row.bottom() - 1, row.width);
    avatar(ui, row.cut_left(34, 12).inset(0, (row.height - 34) / 2), name);
    const Rect place = row.cut_right(chip_width(ui, state), 12);
    chip(ui, {place.x, row.y + (row.height - chip_height) / 2}, state, tone);
    text_line(ui, row.cut_right(76, 8), round_trip(context, chair),
              {.font = theme::note, .color = theme::ink_muted, .align = Align::right});
    const bool named = !chair.name.empty() && chair.name != chair.id;
    Rect words = row.inset(0, named ? 7 : 16);
    text_line(ui, words.cut_top(22), name + (chair.mine ? " · " + context.t("team.you") : ""),
              {.font = theme::note_bold});
    if (named) text_line(ui, words, chair.name, {.font = theme::small, .color = theme::ink_muted});
}

void draw_check(ScreenContext& context, const drill::ChairView& mine, Rect inside) {
    Ui& ui = context.ui;
    inside.cut_top(text(ui, inside, context.t("team_room.check_about"),
                        {.font = theme::body, .color = theme::ink_muted}) +
                   14);
    Rect row = inside.cut_top(48, 10);
    const std::string& words = context.t(mine.ready ? "team_room.answered" : "team_room.answer");
    const ButtonOptions look{.kind = mine.ready ? ButtonKind::secondary : ButtonKind::primary,
                             .enabled = !mine.ready,
                             .icon = icon::check,
                             .font = {16, Weight::bold}};
    if (button(ui, "ready", row.cut_left(std::max(220.f, button_width(ui, words, look)), 16), words, look))
        context.port->ready();
    const std::string trip = round_trip(context, mine);
    labelled_text(ui, "round-trip", {row.x, row.y + 12, row.width, 24},
                  trip.empty() ? "" : context.t("team_room.round_trip", {{"time", trip}}),
                  {.font = theme::body, .color = theme::ink_muted});
}

bool way_to(ScreenContext& context, std::string_view id, char32_t mark, Rect row) {
    Ui& ui = context.ui;
    const std::string key(id);
    const std::string& title = context.t("team_room." + key);
    ui.painter().fill_rounded(row, theme::control_radius, theme::surface_sunken);
    const bool chosen = list_row(ui, id, row, title);
    Rect inside = row.inset(12, 9);
    const Rect disc = inside.cut_left(38, 12);
    ui.painter().circle(disc.center(), 18, theme::accent_soft);
    ui.painter().icon(mark, disc.center(), 20, theme::accent);
    ui.painter().icon(icon::chevron_right, inside.cut_right(20, 4).center(), 18, theme::ink_faint);
    text_line(ui, inside.cut_top(22, 2), title, {.font = theme::body_bold});
    text_line(ui, inside, context.t("team_room." + key + "_about"),
              {.font = theme::small, .color = theme::ink_muted});
    return chosen;
}

void draw_foot(ScreenContext& context, const drill::SeatSnapshot& data, Rect foot) {
    Ui& ui = context.ui;
    const auto people = std::count_if(data.chairs.begin(), data.chairs.end(),
                                      [](const drill::ChairView& chair) { return !chair.name.empty(); });
    const auto answered = std::count_if(data.chairs.begin(), data.chairs.end(),
                                        [](const auto& chair) { return chair.here && chair.ready; });
    if (context.port->conducts()) {
        const std::string& start = context.t("team_room.start");
        const ButtonOptions look{.icon = icon::play, .font = {16, Weight::bold}};
        if (button(ui, "start", foot.cut_right(std::max(220.f, button_width(ui, start, look)), 16), start,
                   look))
            context.port->start();
    }
    const std::string words =
        context.t("team_room.count", {{"n", std::to_string(answered)}, {"all", std::to_string(people)}}) +
        (context.port->conducts() ? "" : " · " + context.t("team_room.facilitator_starts"));
    ui.describe("count", ui.id("count"), foot, words, answered == people ? "all" : "some");
    text_line(ui, foot, words, {.font = theme::body, .color = theme::ink_muted, .align = Align::right});
}

} // namespace

std::string chair_name(const ScreenContext& context, const drill::ChairView& chair) {
    const std::size_t dash = chair.id.rfind('-'); // `service-2`
    const std::string& seat = seat_name(context, chair.seat);
    return dash == std::string::npos ? seat : seat + " " + chair.id.substr(dash + 1);
}

TeamRoomResult draw_team_room(ScreenContext& context, const drill::SeatSnapshot& data) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "team-room");
    const drill::DrillFacts& facts = data.facts_of_drill;
    Rect rest = plain_screen(context, context.in(facts.title),
                             context.in(facts.organisation) + " · " + seat_name(context, facts.seat), 1200);
    draw_foot(context, data, rest.cut_bottom(48, 16));
    const Rect right = rest.cut_right(std::floor(rest.width * 0.46f), 20);
    {
        const Rect inside =
            titled_card(ui, rest, context.t("team_room.who"), context.t("team_room.who_about"));
        ScrollView view(ui, "chairs", inside);
        const Rect content = view.content();
        float y = content.y;
        for (const drill::ChairView& chair : data.chairs) {
            if (view.in_sight(y, y + row_height))
                draw_chair(context, chair, {content.x, y, content.width, row_height});
            y += row_height;
        }
        view.end(y - content.y);
    }
    Rect below = right;
    const auto mine = std::find_if(data.chairs.begin(), data.chairs.end(),
                                   [](const drill::ChairView& chair) { return chair.mine; });
    if (mine != data.chairs.end()) {
        const Rect check = below.cut_top(176, 20);
        draw_check(context, *mine, titled_card(ui, check, context.t("team_room.check")));
    }
    Rect ways = titled_card(ui, below, context.t("team_room.until_start"));
    TeamRoomResult result = TeamRoomResult::stay;
    if (way_to(context, "briefing", icon::book, ways.cut_top(62, 8))) result = TeamRoomResult::briefing;
    if (facts.seat <= drill::Seat::lead && way_to(context, "readiness", icon::clipboard, ways.cut_top(62, 8)))
        result = TeamRoomResult::readiness;
    return result;
}

} // namespace stormdrill::gui
