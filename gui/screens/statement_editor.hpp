#pragma once
/// Writing a statement: its kind, a text for every channel, the facts it states; in coach mode the parts
/// found.

#include <string>
#include <vector>

#include "gui/screens/fact_dialog.hpp"
#include "gui/screens/tone_panel.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct ChannelDraft {
    std::string channel; ///< platform id, `website` or `press`
    bool chosen = false;
    TextEditor editor{};
};

struct StatementEditorState {
    bool open = false;
    std::uint32_t revising = 0; ///< number of the statement; 0: a new one
    std::size_t kind = 0;       ///< index of statement_kinds
    std::vector<ChannelDraft> channels;
    std::size_t active = 0;
    FactChoice facts;
    TonePreview preview;

    /// A new one, on the platform with the most posts. What was being written before stays.
    void start(const drill::SeatSnapshot& data);
    void revise(const drill::SeatSnapshot& data, const drill::StatementView& statement);
};

void draw_statement_editor(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                           StatementEditorState& state);

} // namespace stormdrill::gui
