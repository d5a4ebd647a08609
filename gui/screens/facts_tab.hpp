#pragma once
/// The fact board: what the organisation knows, since when, and whether the public knows it too.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

void draw_facts_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area);

} // namespace stormdrill::gui
