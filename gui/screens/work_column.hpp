#pragma once
/// The right column of the seat screen: queue, statements, forms, facts and team, a tab each.

#include "gui/screens/facts_tab.hpp"
#include "gui/screens/forms_tab.hpp"
#include "gui/screens/queue_tab.hpp"
#include "gui/screens/statement_tab.hpp"
#include "gui/screens/team_tab.hpp"

namespace stormdrill::gui {

struct WorkState {
    std::size_t tab = 0;
    QueueState queue;
    StatementState statement;
    FormsState forms;
    TeamState team;
};

/// A mention that shall be answered is handed back: the composer lies in the channel column.
[[nodiscard]] std::optional<drill::PostView>
draw_work_column(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area, WorkState& state);

} // namespace stormdrill::gui
