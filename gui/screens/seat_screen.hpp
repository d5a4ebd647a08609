#pragma once
/// The screen of a seat while the crisis runs: listening, channel and work columns between top bar and
/// ticker.

#include "gui/screens/channel_column.hpp"
#include "gui/screens/listening_column.hpp"
#include "gui/screens/query_dialog.hpp"
#include "gui/screens/ticker.hpp"
#include "gui/screens/top_bar.hpp"
#include "gui/screens/work_column.hpp"

namespace stormdrill::gui {

struct SeatScreenState {
    TopBarState top;
    ListeningState listening;
    ChannelState channel;
    WorkState work;
    QueryForm query;
};

struct SeatColumns {
    Rect top, listening, channel, work, ticker;
};
/// How the window is divided, from 1280×720 upwards.
[[nodiscard]] SeatColumns seat_columns(Size window);

/// Asks whether the crisis phase shall end; the facilitator's screen has it, too.
void draw_end_dialog(ScreenContext& context, bool& open);
void draw_seat_screen(ScreenContext& context, const drill::SeatSnapshot& data, SeatScreenState& state);

} // namespace stormdrill::gui
