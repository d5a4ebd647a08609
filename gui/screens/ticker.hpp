#pragma once
/// The foot of the seat screen: headlines running by, an incoming call with its button, and in coach mode a
/// hint.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

inline constexpr float ticker_height = 40;

/// The id of the call that the person takes now; empty when none.
[[nodiscard]] std::string draw_ticker(ScreenContext& context, const drill::SeatSnapshot& data,
                                      const Rect& area);

/// What to do next by the SOP, as a locale key; empty when nothing presses.
[[nodiscard]] std::string_view next_hint(const drill::SeatSnapshot& data);

} // namespace stormdrill::gui
