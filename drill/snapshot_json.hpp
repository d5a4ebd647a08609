#pragma once
/// A seat's snapshot as JSON, made so that two moments of it differ little: posts stand once, by their
/// number, and lists of posts are lists of numbers. `patch_between` then finds what a seat has to be told.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "drill/seat_snapshot.hpp"
#include "drill/view_patch.hpp"

namespace stormdrill::drill {

/// What a host tells a window, as members of one JSON object; the posts of the storm apart from the others.
/// One lives for every seat and look, and most of it is in the next moment's and the others', too: they share
/// it.
struct WireView {
    std::map<std::string, std::shared_ptr<const WireJson>, std::less<>> members;
    std::vector<std::shared_ptr<const PostView>> posts; ///< member `posts`: ascending numbers

    [[nodiscard]] WireJson to_json() const;
};

/// What the views that are alive consist of. Not for several threads.
class WireParts {
public:
    /// The same part as in an earlier view that lives, if there is an equal one.
    [[nodiscard]] std::shared_ptr<const WireJson> member(const std::string& name, WireJson json);
    [[nodiscard]] std::shared_ptr<const PostView> post(const PostView& post);
    /// Lets go of posts that no view holds any more.
    void tidy();

private:
    std::map<std::string, std::vector<std::weak_ptr<const WireJson>>, std::less<>> members_;
    std::map<std::uint32_t, std::shared_ptr<const PostView>> posts_; ///< as they were seen last
};

/// All of the snapshot but `network` and `facts_of_drill`, which change rarely: their door is below.
[[nodiscard]] WireView view_of_snapshot(const SeatSnapshot& snapshot, WireParts& parts);
[[nodiscard]] WireJson network_to_json(const NetworkView& network);
[[nodiscard]] WireJson facts_to_json(const DrillFacts& facts);
/// What a window has to be told that knows `from`; null: one that knows nothing.
[[nodiscard]] WireJson patch_between(const WireView* from, const WireView& to);

/// Throws OperatorError when it is no such thing.
[[nodiscard]] SeatSnapshot snapshot_from_json(const WireJson& json);

[[nodiscard]] WireJson feed_request_to_json(const FeedRequest& request);
/// Throws OperatorError for anything ill-typed, unknown, or more than 50 open threads.
[[nodiscard]] FeedRequest feed_request_from_json(const WireJson& json);

} // namespace stormdrill::drill
