#pragma once
/// The facilitator's list of injects: what came, a red line for now, and what is to come, with fire, hold,
/// skip and edit for the chosen one.

#include <string>

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct InjectListState {
    std::string chosen;   ///< id; empty: none
    std::string skipping; ///< id of the one whose skip is asked for
    std::string editing;
    TextEditor reason{TextEditor::Lines::one, 200};
    TextEditor text_en, text_zh;
    bool ask_new = false;
    std::size_t done_seen = 0; ///< injects that had come or been skipped when the list followed last
};

void draw_inject_list(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                      InjectListState& state);
/// Why it is skipped, and other words for it.
void draw_inject_dialogs(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                         InjectListState& state);

/// Null when there is none of that id.
[[nodiscard]] const drill::InjectView* find_inject(const drill::FacilitatorSnapshot& data,
                                                   std::string_view id);

} // namespace stormdrill::gui
