#pragma once
/// The left column of the seat screen: what the listening tool shows, and the picture of the public.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/network_picture.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

struct ListeningState {
    NetworkPicture picture;
    bool query_open = false; ///< the dialog that edits the query
};

void draw_listening_column(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                           ListeningState& state);

} // namespace stormdrill::gui
