#pragma once
/// From "whom I follow" to "who follows me", in parallel and cache by cache. Internal to network building.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network_parts.hpp"

namespace stormdrill::sim {

/// Whom each member follows, as member numbers: sorted, without repetition, with room to spare in each row.
struct FolloweeRows {
    std::vector<std::uint32_t> offsets; ///< members + 1: where each row's room begins
    std::vector<std::uint32_t> sizes;   ///< members: how much of it is used
    std::vector<std::uint32_t> targets;
    [[nodiscard]] std::span<const std::uint32_t> row(std::size_t i) const {
        return {targets.data() + offsets[i], sizes[i]};
    }
};

/// Who is followed back, decided per tie.
struct FollowingBack {
    std::uint64_t seed = 0;
    std::uint64_t layer = 0;
    bool always = false;                    ///< all ties are mutual
    std::span<const std::uint32_t> chances; ///< of 2^32, that a member follows back
};

/// Followers of everybody, sorted; ties of following back added to the rows.
[[nodiscard]] TieParts follower_rows(FolloweeRows rows, const FollowingBack& back,
                                     std::span<const PersonId> members, std::uint32_t people,
                                     unsigned threads);

} // namespace stormdrill::sim
