#pragma once
/// Fills the screens' data from the drill: the one place that calls the seat's view.

#include <vector>

#include "gui/screens/seat_screen_data.hpp"

namespace stormdrill::drill {
class DrillHost;
}

namespace stormdrill::gui {

/// What the screen wants to see of the feed at this moment.
struct FeedRequest {
    std::size_t platform = 0;
    drill::FeedFilter filter = drill::FeedFilter::everything;
    std::vector<std::uint32_t> open_threads; ///< roots
    static constexpr std::size_t feed_limit = 80;
    static constexpr std::size_t thread_limit = 40;
};

/// Once per drill.
void gather_facts_of_drill(const drill::DrillHost& host, SeatScreenData& data);
/// Some times a second, and after every act.
void gather_moment(const drill::DrillHost& host, const FeedRequest& request, SeatScreenData& data);
/// Once or twice a second: it looks at thousands of people.
void gather_network(const drill::DrillHost& host, std::size_t people, SeatScreenData& data);

} // namespace stormdrill::gui
