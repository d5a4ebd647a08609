#pragma once
/// The situation as the team knows it, and the card of the seat.

#include "gui/screens/screen_context.hpp"
#include "gui/screens/seat_screen_data.hpp"

namespace stormdrill::gui {

/// True when the person goes on to the readiness stage.
[[nodiscard]] bool draw_briefing_screen(ScreenContext& context, const SeatScreenData& data);

} // namespace stormdrill::gui
