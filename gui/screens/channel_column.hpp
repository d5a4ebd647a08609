#pragma once
/// The middle of the seat screen: a tab for every platform and one for mail and calls, the feed with its
/// threads, and the composer below it.

#include <set>
#include <utility>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/feed_list.hpp"
#include "gui/screens/inbox.hpp"
#include "gui/screens/post_card.hpp"
#include "gui/screens/reply_composer.hpp"
#include "gui/screens/seen_posts.hpp"

namespace stormdrill::gui {

struct ChannelState {
    std::size_t tab = 0;        ///< index of a platform; the one after the last is the inbox
    bool tab_announced = false; ///< the platform's opening has been told to the drill
    std::size_t filter = 0;     ///< of drill::FeedFilter
    FeedList list;
    std::set<std::uint32_t> open_threads;
    std::pair<std::uint32_t, PostDrawer> drawer{0, PostDrawer::none};
    ReplyState reply;
    PressState press;
    SeenPosts seen;
    double last_draw = 0;

    [[nodiscard]] drill::FeedRequest feed_request() const;
    /// Shows the platform on which `post` stands and starts the answer to it.
    void answer(const drill::PostView& post);
};

void draw_channel_column(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                         ChannelState& state);

} // namespace stormdrill::gui
