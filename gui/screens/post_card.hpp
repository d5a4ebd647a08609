#pragma once
/// One post as a card of the feed, with its counters and what a seat can do to it.

#include <optional>
#include <string>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// A row of choices that stands open below a post.
enum class PostDrawer : std::uint8_t { none, tags, removal };

struct PostCardLook {
    bool comment = false; ///< inside of an open thread: smaller, without a frame of its own
    bool thread_open = false;
    bool selected = false; ///< it is the one being replied to
    PostDrawer drawer = PostDrawer::none;
};

/// What the person asked for in this frame. Flag, tag, claim and removal have already been submitted.
struct PostCardRequest {
    bool reply = false;
    bool toggle_thread = false;
    std::optional<PostDrawer> drawer;
};

[[nodiscard]] float post_card_height(ScreenContext& context, const drill::PostView& post, float width,
                                     const PostCardLook& look);
PostCardRequest draw_post_card(ScreenContext& context, const drill::SeatSnapshot& data,
                               const drill::PostView& post, const Rect& area, const PostCardLook& look);

} // namespace stormdrill::gui
