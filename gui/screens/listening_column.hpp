#pragma once
/// The left column of the seat screen: what the listening tool shows, and the picture of the public.

#include "gui/screens/network_picture.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/screens/seat_screen_data.hpp"

namespace stormdrill::gui {

struct ListeningState {
    NetworkPicture picture;
    bool query_open = false; ///< the dialog that edits the query
};

void draw_listening_column(ScreenContext& context, const SeatScreenData& data, const Rect& area,
                           ListeningState& state);

} // namespace stormdrill::gui
