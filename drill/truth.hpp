#pragma once
/// The world's measures as scoring knows them, and as the log writes them.

#include <nlohmann/json_fwd.hpp>

#include "scenarios/scenario.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"
#include "sim/world.hpp"

namespace stormdrill::drill {

/// Crisis posts (rumours and protests included) with at in (from, to].
[[nodiscard]] std::int64_t crisis_posts_between(const sim::World& world, SimTime from, SimTime to);

/// Share of the reach of each platform's crisis posts that some seat has seen; `seen` per post.
[[nodiscard]] std::vector<double> seen_shares(const sim::World& world, const std::vector<std::uint8_t>& seen,
                                              std::size_t platforms);

[[nodiscard]] scoring::Truth truth_of(const sim::World& world, const scenarios::Scenario& scenario,
                                      const scoring::Sop& sop, const std::vector<std::uint8_t>& seen);

[[nodiscard]] nlohmann::ordered_json truth_to_json(const scoring::Truth& truth);
/// Throws OperatorError.
[[nodiscard]] scoring::Truth truth_from_json(const nlohmann::ordered_json& json);

} // namespace stormdrill::drill
