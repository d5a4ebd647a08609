#pragma once
/// Who the people are, apart from their ties. Internal to network building.

#include "base/random.hpp"
#include "sim/network.hpp"
#include "sim/network_parts.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

/// Communities (contiguous ids), language, attitude, presence, roles but those of influencers, and media
/// accounts.
[[nodiscard]] PeopleParts draw_people(const NetworkSetup& setup, const Parameters& parameters,
                                      unsigned threads);

/// `shares` each times a lognormal factor of the given log sd, made to add up to 1.
[[nodiscard]] Interest interest_about(std::span<const float, topic_count> shares, double log_sd,
                                      CounterRandom& random);

/// Whether people are tied on such a platform.
[[nodiscard]] constexpr bool has_ties(PlatformKind kind) {
    return kind != PlatformKind::board && kind != PlatformKind::news;
}

} // namespace stormdrill::sim
