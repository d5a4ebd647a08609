#pragma once
/// A moment of a drill made up by hand: a busy first hour of the allergen case, long names and long posts
/// included.

#include "drill/drill_host.hpp"
#include "gui/screens/seat_screen_data.hpp"

namespace stormdrill::gui {

[[nodiscard]] SeatScreenData fake_seat_data();
/// A score and an outcome, made up as well.
[[nodiscard]] drill::DrillResult fake_result();

} // namespace stormdrill::gui
