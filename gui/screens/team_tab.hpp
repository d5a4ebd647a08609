#pragma once
/// The team: who is told, who has answered, what was said and decided.

#include "gui/screens/screen_context.hpp"
#include "gui/screens/seat_screen_data.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct TeamState {
    TextEditor message{TextEditor::Lines::one, 500};
    bool decision = false; ///< what is written goes to the decision log
};

/// Somebody has notified this seat and waits for its word.
[[nodiscard]] bool must_acknowledge(const SeatScreenData& data);

void draw_team_tab(ScreenContext& context, const SeatScreenData& data, const Rect& area, TeamState& state);

} // namespace stormdrill::gui
