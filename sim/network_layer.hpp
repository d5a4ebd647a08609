#pragma once
/// Ties of one platform, spread-model.md 1.1 steps 2 to 7. Internal to network building.

#include <cstdint>
#include <span>

#include "sim/network_parts.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

struct LayerPlan {
    std::uint64_t seed = 0;
    std::uint64_t layer = 0;
    std::uint32_t people = 0;
    PlatformParameters parameters;
    std::span<const PersonId> members;        ///< sorted
    std::span<const std::uint32_t> community; ///< per person; members of one community are contiguous
    std::span<const std::uint16_t> roles;     ///< per person; media accounts are left without ties
    const Parameters& general;
};

[[nodiscard]] TieParts draw_ties(const LayerPlan& plan, unsigned threads);

} // namespace stormdrill::sim
