#include "gui/screens/team_tab.hpp"

#include <algorithm>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// `Mei, An`: the people in the chairs of a seat; empty in a drill of one's own.
std::string people_at(const drill::SeatSnapshot& data, drill::Seat seat) {
    std::string names;
    for (const drill::ChairView& chair : data.chairs)
        if (chair.seat == seat && !chair.name.empty() && chair.name != chair.id)
            names += (names.empty() ? "" : ", ") + chair.name;
    return names;
}

void draw_member(ScreenContext& context, const drill::SeatSnapshot& data, const drill::TeamMemberView& member,
                 Rect row) {
    Ui& ui = context.ui;
    const std::string& name = seat_name(context, member.seat);
    ui.describe("member", ui.id("member-" + std::string(drill::seat_id(member.seat))), row, name,
                member.acknowledged ? "acknowledged"
                : member.notified   ? "notified"
                                    : "");
    avatar(ui, row.cut_left(30, 10).inset(0, (row.height - 30) / 2), name);
    const std::string& state = context.t(member.acknowledged ? "team.acknowledged"
                                         : member.notified   ? "team.notified"
                                                             : "team.not_told");
    const Rect place = row.cut_right(chip_width(ui, state), 8);
    chip(ui, {place.x, row.y + (row.height - chip_height) / 2}, state,
         member.acknowledged ? theme::Tone::good
         : member.notified   ? theme::Tone::warning
                             : theme::Tone::neutral);
    std::string words = name;
    if (const std::string people = people_at(data, member.seat); !people.empty()) words += " · " + people;
    if (member.seat == data.facts_of_drill.seat)
        words += " · " + context.t("team.you");
    else if (member.automated)
        words += " · " + context.t("team.automated");
    text_line(ui, row.cut_top(22), words, {.font = theme::note_bold});
    if (!member.last_act.empty())
        text_line(ui, row, short_clock(member.last_act_at) + " " + context.t("act." + member.last_act),
                  {.font = theme::small, .color = theme::ink_muted});
}

void draw_talk(ScreenContext& context, const std::vector<drill::TalkView>& talk, const Rect& area) {
    Ui& ui = context.ui;
    ScrollView view(ui, "talk", area);
    Rect content = view.content();
    const float top = content.y;
    for (auto line = talk.rbegin(); line != talk.rend(); ++line) { // newest first, as in the feed
        const std::string head = seat_name(context, line->seat) + " · " + short_clock(line->at);
        Rect row{content.x, content.y, content.width, 20};
        text_line(ui, row, head, {.font = theme::small_bold, .color = theme::ink_muted});
        if (line->decision) {
            const std::string& words = context.t("team.decision");
            chip(ui, {row.right() - chip_width(ui, words), row.y - 2}, words, theme::Tone::special);
        }
        content.y += 22;
        content.y +=
            text(ui, {content.x, content.y, content.width, 1000}, line->text, {.font = theme::note}) + 10;
    }
    if (talk.empty())
        content.y +=
            text(ui, content, context.t("team.no_talk"), {.font = theme::note, .color = theme::ink_muted});
    view.end(content.y - top);
}

std::vector<std::string> other_seats(drill::Seat me) {
    std::vector<std::string> seats;
    for (const drill::Seat seat : drill::team_seats)
        if (seat != me) seats.emplace_back(drill::seat_id(seat));
    return seats;
}

} // namespace

void TeamState::sent(const std::string& words) {
    if (message.utf8() == words) message.clear();
}

bool must_acknowledge(const drill::SeatSnapshot& data) {
    return std::any_of(data.team.begin(), data.team.end(), [&](const drill::TeamMemberView& member) {
        return member.seat == data.facts_of_drill.seat && member.notified && !member.acknowledged;
    });
}

void draw_team_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                   TeamState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "team");
    const drill::DrillFacts& facts = data.facts_of_drill;
    Rect rest = area;
    for (const drill::TeamMemberView& member : data.team)
        draw_member(context, data, member, rest.cut_top(44));

    Rect buttons = rest.cut_top(36, 10);
    const std::string& notify = context.t("team.notify_all");
    const ButtonOptions look{.kind = must_acknowledge(data) ? ButtonKind::secondary : ButtonKind::primary,
                             .enabled = facts.may("notify"),
                             .icon = icon::bell,
                             .font = theme::note_bold};
    if (button(ui, "notify", buttons.cut_left(button_width(ui, notify, look), 8), notify, look)) {
        const std::string words = state.message.utf8();
        context.submit(
            drill::Notify{other_seats(facts.seat), words.empty() ? context.t("team.notify_message") : words},
            [&state, words] { state.sent(words); });
    }
    if (must_acknowledge(data)) {
        const std::string& acknowledge = context.t("team.acknowledge");
        const ButtonOptions primary{.icon = icon::check, .font = theme::note_bold};
        if (button(ui, "acknowledge", buttons.cut_left(button_width(ui, acknowledge, primary)), acknowledge,
                   primary))
            context.submit(drill::Acknowledge{});
    }

    rule(ui, rest.x, rest.y - 4, rest.width);
    Rect entry = rest.cut_top(36, 6);
    const std::string& send = context.t("team.send");
    const bool talks = facts.may("chat");
    const ButtonOptions send_look{.enabled = talks && !state.message.empty(), .font = theme::note_bold};
    const bool pressed =
        button(ui, "send", entry.cut_right(button_width(ui, send, send_look), 8), send, send_look);
    const FieldResult field = text_field(ui, "message", entry, state.message,
                                         {.placeholder = context.t("team.placeholder"), .enabled = talks});
    if (field.changed) context.port->composing();
    check_box(ui, "decision", rest.cut_top(28, 8), context.t("team.as_decision"), state.decision);
    if ((pressed || field.submitted) && !state.message.empty()) {
        const std::string words = state.message.utf8();
        const drill::Act act =
            state.decision ? drill::Act(drill::RecordDecision{words}) : drill::Act(drill::Chat{words});
        context.submit(act, [&state, words] { state.sent(words); });
    }
    draw_talk(context, data.talk, rest);
}

} // namespace stormdrill::gui
