#pragma once
/// Why the storm went where it went: which posts carried it, and by which path it came to them. A post
/// follows from the one that made its author write (World::prompt); so a post of one's own about what one has
/// seen, an influencer's or a protest is part of the story, although it begins a thread of its own.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/world.hpp"

namespace stormdrill::sim {

/// One post on the way to another.
struct PathStep {
    PostId post;
    Door door = Door::none;   ///< by which its author came to the step before; none at the first
    std::int64_t after_s = 0; ///< seconds since the step before; 0 at the first
};

/// From the post that began it to `id` itself, which must exist. Chatter: the posts that it is a share of.
[[nodiscard]] std::vector<PathStep> path_to(const World& world, PostId id);

/// What a crisis post brought about.
struct Carrier {
    PostId post;
    std::uint32_t viewers = 0;       ///< people who have seen this very post
    std::uint32_t posts_set_off = 0; ///< posts that follow from it, at any remove
    std::uint64_t views_set_off = 0; ///< post × viewer of those
};

/// The `most` posts that people saw most, with all that follows from them, the strongest first; equals in the
/// order of time. O(posts).
[[nodiscard]] std::vector<Carrier> carriers(const World& world, std::size_t most);
/// The same among `beginning`, a crisis post that must exist, and what follows from it.
[[nodiscard]] std::vector<Carrier> carriers(const World& world, std::size_t most, PostId beginning);

} // namespace stormdrill::sim
