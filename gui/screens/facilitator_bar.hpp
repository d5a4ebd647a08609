#pragma once
/// The facilitator's top bar: the clock and what moves it, what comes next, how much has come, and the drill
/// as a coloured track.

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

inline constexpr float facilitator_bar_height = 116;

struct FacilitatorBarState {
    bool ask_end = false;
    bool ask_lock = false;
};

void draw_facilitator_bar(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                          FacilitatorBarState& state);
/// Pause or go on, by button or space bar.
void toggle_clock(ScreenContext& context, const drill::FacilitatorSnapshot& data);

} // namespace stormdrill::gui
