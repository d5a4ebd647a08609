#pragma once
/// Statements from draft to publication: the list with its steps and timers, the editor, the confirmation.

#include <optional>

#include "gui/screens/statement_editor.hpp"

namespace stormdrill::gui {

struct StatementState {
    StatementEditorState editor;
    std::uint32_t commenting = 0; ///< the statement to which a change is being asked for; 0 for none
    TextEditor comment{TextEditor::Lines::one, 500};
    std::uint32_t publishing = 0; ///< the confirmation of this statement stands open; 0 for none
    bool bypass = false;
};

/// Statements that wait for something this seat can do: a review, or publication.
[[nodiscard]] std::size_t waiting_for_seat(const drill::SeatSnapshot& data);

void draw_statement_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        StatementState& state);

} // namespace stormdrill::gui
