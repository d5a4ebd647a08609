#include "gui/screens/seen_posts.hpp"

#include <algorithm>
#include <utility>

namespace stormdrill::gui {

void SeenPosts::show(const std::vector<std::uint32_t>& visible, double elapsed) {
    since_batch_ += elapsed;
    std::unordered_map<std::uint32_t, double> still;
    for (const std::uint32_t post : visible) {
        if (seen_.contains(post)) continue;
        const auto before = on_screen_.find(post);
        const double time = before == on_screen_.end() ? 0 : before->second + elapsed;
        if (time >= seconds_to_see) {
            seen_.insert(post);
            batch_.push_back(post);
        } else {
            still[post] = time;
        }
    }
    on_screen_ = std::move(still); // a post that left the screen starts anew
}

std::vector<std::uint32_t> SeenPosts::take_batch() {
    if (batch_.empty() || since_batch_ < seconds_between_batches) return {};
    since_batch_ = 0;
    std::sort(batch_.begin(), batch_.end());
    return std::exchange(batch_, {});
}

} // namespace stormdrill::gui
