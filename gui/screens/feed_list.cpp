#include "gui/screens/feed_list.hpp"

#include <algorithm>

namespace stormdrill::gui {

void FeedList::update(const std::vector<drill::PostView>& feed, std::size_t platform, bool reading) {
    if (!reading || let_in_ || platform != platform_ || shown_.empty()) {
        shown_ = feed;
        platform_ = platform;
        waiting_ = 0;
        let_in_ = false;
        return;
    }
    const std::uint32_t newest_shown = shown_.front().id;
    waiting_ = 0;
    for (const drill::PostView& post : feed) {
        const auto same =
            std::find_if(shown_.begin(), shown_.end(), [&](const auto& old) { return old.id == post.id; });
        if (same != shown_.end())
            *same = post;
        else if (post.id > newest_shown)
            ++waiting_;
    }
}

} // namespace stormdrill::gui
