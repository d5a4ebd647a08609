#pragma once
/// The top of the seat screen: exercise mark, organisation, seat, clock and its controls, severity, SOP
/// phases ticked by evidence, language, end of the crisis.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

inline constexpr float top_bar_height = 56;

struct TopBarState {
    bool ask_end = false; ///< the confirmation stands open
    bool warned = false;  ///< that the clock will soon run on while somebody types
};

void draw_top_bar(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                  TopBarState& state);

/// The `EXERCISE 演練` mark that stands on every screen; returns its width.
float exercise_mark(ScreenContext& context, Point left_middle);
/// The button that switches to the other language; returns its width.
float language_button(ScreenContext& context, Point right_middle);

} // namespace stormdrill::gui
