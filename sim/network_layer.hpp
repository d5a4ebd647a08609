#pragma once
/// Ties of one platform, spread-model.md 1.1 steps 2 to 7. Internal to network building.

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/command.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

/// Calls work(begin, end) over fixed blocks of [0, count), shared out to `threads`. Blocks never depend on
/// the number of threads, so neither may results.
void for_blocks(std::size_t count, std::size_t block, unsigned threads,
                const std::function<void(std::size_t begin, std::size_t end)>& work);

struct LayerTies {
    std::vector<std::uint32_t> offsets; ///< people + 1
    std::vector<PersonId> followers;    ///< sorted per person
};

struct LayerPlan {
    std::uint64_t seed = 0;
    std::uint64_t layer = 0;
    std::uint32_t people = 0;
    PlatformParameters parameters;
    std::span<const PersonId> members;        ///< sorted
    std::span<const std::uint32_t> community; ///< per person; members of one community are contiguous
    std::span<const std::uint8_t> journalist; ///< per person, 1: follows three times as many
};

/// Audience weight of a person on a layer: 97 % lognormal (median 1, sigma 1.5), 3 % Pareto, capped at 5 % of
/// people.
[[nodiscard]] double audience_weight(std::uint64_t seed, std::uint64_t layer, PersonId person,
                                     std::uint32_t people);

[[nodiscard]] LayerTies draw_ties(const LayerPlan& plan, unsigned threads);

} // namespace stormdrill::sim
