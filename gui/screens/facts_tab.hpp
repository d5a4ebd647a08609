#pragma once
/// The fact board: what the organisation knows, since when, and whether the public knows it too.

#include "gui/screens/screen_context.hpp"
#include "gui/screens/seat_screen_data.hpp"

namespace stormdrill::gui {

void draw_facts_tab(ScreenContext& context, const SeatScreenData& data, const Rect& area);

} // namespace stormdrill::gui
