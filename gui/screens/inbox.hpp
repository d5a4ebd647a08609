#pragma once
/// Mail, calls and notices of this seat, and the answer to a journalist with its deadline counting.

#include "gui/screens/fact_dialog.hpp"
#include "gui/screens/tone_panel.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct PressState {
    std::string call; ///< id of the item being answered; empty when none is
    TextEditor editor{};
    FactChoice facts;
    TonePreview preview;

    void open(const std::string& id) {
        if (call == id) return;
        close();
        call = id;
    }
    void close() { *this = PressState{}; }
};

/// Items that wait for an answer, with a deadline or not.
[[nodiscard]] std::size_t unanswered(const std::vector<drill::InboxItem>& inbox);

void draw_inbox(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area, PressState& state);

} // namespace stormdrill::gui
