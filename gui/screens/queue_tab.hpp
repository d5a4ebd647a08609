#pragma once
/// Mentions that want an answer, the longest waiting first: claim, assign, answer, close.

#include <optional>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

struct QueueState {
    std::size_t filter = 0;                 ///< open, mine, all
    std::optional<std::uint32_t> assigning; ///< the post whose seats to choose from stand open
};

/// The post that the person wants to answer now, if any.
[[nodiscard]] std::optional<drill::PostView>
draw_queue_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area, QueueState& state);

} // namespace stormdrill::gui
