#pragma once
/// Which posts the feed shows: it stands still while somebody reads, and what arrives meanwhile is only
/// counted.

#include <cstdint>
#include <vector>

#include "drill/seat_view.hpp"

namespace stormdrill::gui {

class FeedList {
public:
    /// Takes over `feed` (newest first). While `reading`, posts that are new stay out; those shown get their
    /// new counters, and none of them disappears.
    void update(const std::vector<drill::PostView>& feed, std::size_t platform, bool reading);
    /// The posts that waited come in with the next update.
    void let_in() { let_in_ = true; }

    [[nodiscard]] const std::vector<drill::PostView>& shown() const { return shown_; }
    [[nodiscard]] std::size_t waiting() const { return waiting_; }

private:
    std::vector<drill::PostView> shown_;
    std::size_t platform_ = static_cast<std::size_t>(-1);
    std::size_t waiting_ = 0;
    bool let_in_ = false;
};

} // namespace stormdrill::gui
