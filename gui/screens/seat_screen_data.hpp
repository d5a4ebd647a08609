#pragma once
/// All that the screens of a running drill show is a seat's snapshot. Screens read it and nothing else of the
/// drill, and hand every act to a DrillPort (drill_port.hpp).

#include "drill/seat_snapshot.hpp"

namespace stormdrill::gui {

using drill::DrillFacts;
using SeatScreenData = drill::SeatSnapshot;
using ClockData = drill::ClockSnapshot;
using drill::FeedRequest;

} // namespace stormdrill::gui
