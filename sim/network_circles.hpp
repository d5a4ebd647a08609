#pragma once
/// Groups and boards: who shares a room instead of a tie (spread-model.md 1.1). Internal to network building.

#include <span>

#include "sim/network_parts.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

struct CirclePlan {
    std::uint64_t seed = 0;
    std::uint64_t layer = 0;
    std::span<const PersonId> members; ///< sorted
    const PeopleParts& people;
    const Parameters& parameters;
};

/// Closed groups: every member is in the same number of them; most groups are made of one community, into
/// which a share `outside` of the members comes from elsewhere.
[[nodiscard]] CircleParts draw_groups(const CirclePlan& plan, double outside, unsigned threads);

/// Boards with Zipf sizes; people read what their community is interested in, and at least board 0.
[[nodiscard]] CircleParts draw_boards(const CirclePlan& plan);

} // namespace stormdrill::sim
