#pragma once
/// The situation as the team knows it, and the card of the seat.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// True when the person goes on to the readiness stage.
[[nodiscard]] bool draw_briefing_screen(ScreenContext& context, const drill::SeatSnapshot& data);

} // namespace stormdrill::gui
