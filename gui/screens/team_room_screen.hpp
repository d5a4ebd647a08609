#pragma once
/// Before a team drill starts: who is there, the communication check that everybody answers, and the way to
/// briefing and readiness forms.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

enum class TeamRoomResult : std::uint8_t { stay, briefing, readiness };
[[nodiscard]] TeamRoomResult draw_team_room(ScreenContext& context, const drill::SeatSnapshot& data);

/// `Customer service 2`: the seat, and which of its chairs where it has several.
[[nodiscard]] std::string chair_name(const ScreenContext& context, const drill::ChairView& chair);

} // namespace stormdrill::gui
