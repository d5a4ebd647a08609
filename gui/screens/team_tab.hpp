#pragma once
/// The team: who is told, who has answered, what was said and decided.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct TeamState {
    TextEditor message{TextEditor::Lines::one, 500};
    bool decision = false; ///< what is written goes to the decision log

    /// That message went out. What was written since stays.
    void sent(const std::string& words);
};

/// Somebody has notified this seat and waits for its word.
[[nodiscard]] bool must_acknowledge(const drill::SeatSnapshot& data);

void draw_team_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                   TeamState& state);

} // namespace stormdrill::gui
