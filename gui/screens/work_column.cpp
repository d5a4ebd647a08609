#include "gui/screens/work_column.hpp"

#include <algorithm>
#include <vector>

#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"

namespace stormdrill::gui {

namespace {

enum TabIndex : std::size_t { queue, statement, forms, facts, team };

std::string count_or_none(std::size_t count) {
    return count == 0 ? std::string() : std::to_string(count);
}

std::vector<Tab> tabs_of(const ScreenContext& context, const drill::SeatSnapshot& data) {
    const auto open = static_cast<std::size_t>(std::count_if(
        data.mentions.begin(), data.mentions.end(), [](const auto& m) { return !m.answered && !m.closed; }));
    return {{context.t("work.queue"), count_or_none(open)},
            {context.t("work.statement"), count_or_none(waiting_for_seat(data))},
            {context.t("work.forms")},
            {context.t("work.facts")},
            {context.t("work.team"), must_acknowledge(data) ? "•" : ""}};
}

} // namespace

std::optional<drill::PostView> draw_work_column(ScreenContext& context, const drill::SeatSnapshot& data,
                                                const Rect& area, WorkState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "work");
    card(ui, area);
    Rect inside = area.inset(theme::card_padding, 8);
    tab_strip(ui, "tabs", inside.cut_top(40, 10), tabs_of(context, data), state.tab);
    switch (state.tab) {
    case queue:
        return draw_queue_tab(context, data, inside, state.queue);
    case statement:
        draw_statement_tab(context, data, inside, state.statement);
        break;
    case forms:
        draw_forms_tab(context, data, inside, state.forms);
        break;
    case facts:
        draw_facts_tab(context, data, inside);
        break;
    default:
        draw_team_tab(context, data, inside, state.team);
        break;
    }
    return std::nullopt;
}

} // namespace stormdrill::gui
