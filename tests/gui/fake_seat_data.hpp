#pragma once
/// A moment of a drill made up by hand: a busy first hour of the allergen case, long names and long posts
/// included.

#include "drill/drill_host.hpp"
#include "drill/seat_snapshot.hpp"

namespace stormdrill::gui {

[[nodiscard]] drill::SeatSnapshot fake_seat_data();
/// Who is in a team's room: long names, empty chairs, one whose connection is lost.
[[nodiscard]] std::vector<drill::ChairView> fake_chairs();
/// A score and an outcome, made up as well.
[[nodiscard]] drill::DrillResult fake_result();

} // namespace stormdrill::gui
