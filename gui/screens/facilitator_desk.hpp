#pragma once
/// The foot of the facilitator's screen: the pressure dial, a composer to speak as somebody, the control log.

#include <optional>
#include <string>
#include <vector>

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct SpeakState {
    std::size_t speaker = 0; ///< a persona, or behind them the author of one of `posts`
    std::size_t place = 0;   ///< a platform, or behind them one of `posts` to comment on
    std::size_t heat = 1;
    TextEditor text;
    /// Posts of the public to speak under or as: kept while something is being written, so that the lists do
    /// not run away under the hand.
    std::vector<drill::PostView> posts;
    double fetched = -1e9; ///< Ui::now()
};

void draw_pressure_dial(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area);
void draw_speak_box(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                    const std::vector<drill::PostView>& feed, const Rect& area, SpeakState& state);
void draw_control_log(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area);

} // namespace stormdrill::gui
