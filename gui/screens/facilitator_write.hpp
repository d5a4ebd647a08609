#pragma once
/// A new inject, written during the drill: what it is, from whom, where or to whom, when, and its words.

#include <set>
#include <string>

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct WriteInjectState {
    bool open = false;
    std::size_t kind = 0; ///< of write_kinds
    std::size_t persona = 0, platform = 0, fact = 0, heat = 1;
    double in_minutes = 0; ///< 0: now
    double deadline = 30;  ///< minutes
    std::set<std::string> to_seats;
    bool both_languages = false;
    TextEditor title{TextEditor::Lines::one, 80};
    TextEditor text, text_other; ///< of the window's language, and of the other

    /// A message to this seat.
    void open_to(drill::Seat seat);
};

void draw_write_dialog(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                       WriteInjectState& state);

/// How heated a post of the facilitator's is, for `heat` 0, 1, 2.
[[nodiscard]] double heat_anger(std::size_t heat);
[[nodiscard]] std::vector<std::string> heat_words(const ScreenContext& context);
/// Words for a list to choose from.
[[nodiscard]] std::vector<std::string> labels_of(const ScreenContext& context,
                                                 const std::vector<drill::Choice>& choices);

} // namespace stormdrill::gui
