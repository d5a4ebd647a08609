#pragma once
/// Writing the answer to one post, below the feed.

#include <map>
#include <optional>

#include "gui/screens/fact_dialog.hpp"
#include "gui/screens/tone_panel.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct ReplyState {
    std::optional<drill::PostView> target;
    TextEditor editor{};
    FactChoice facts;
    TonePreview preview;
    std::map<std::uint32_t, std::string> unsent; ///< by post: what was written before another post was chosen

    /// Starts (or goes on with) the answer to `post`.
    void open(const drill::PostView& post);
    void close();
    /// That answer went out. What was written since stays.
    void sent(std::uint32_t post, const std::string& words);
};

inline constexpr float reply_composer_height = 252;

void draw_reply_composer(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                         ReplyState& state);

} // namespace stormdrill::gui
