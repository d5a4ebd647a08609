#pragma once
/// The world's measures as scoring knows them, and as the log writes them.

#include <nlohmann/json_fwd.hpp>

#include "scenarios/scenario.hpp"
#include "scoring/outcome.hpp"
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

[[nodiscard]] scoring::CurvePoint curve_point(const scoring::Truth& truth);

/// What decides about turns at one moment, as truth lines keep it for every ten minutes: time, crisis posts,
/// those of the last hour, growth, national media. Read back, the level is the given SOP's.
[[nodiscard]] nlohmann::ordered_json turn_check_to_json(const scoring::Truth& truth);
[[nodiscard]] scoring::Truth turn_check_from_json(const nlohmann::ordered_json& json);

/// How each group of the public stands (clause V1).
[[nodiscard]] nlohmann::ordered_json groups_to_json(const sim::World& world);
[[nodiscard]] std::vector<scoring::GroupTruth> groups_from_json(const nlohmann::ordered_json& json);
/// What the outcome is made of, as of now.
[[nodiscard]] scoring::OutcomeFigures outcome_figures(const sim::World& world);

[[nodiscard]] nlohmann::ordered_json truth_to_json(const scoring::Truth& truth);
/// Throws OperatorError.
[[nodiscard]] scoring::Truth truth_from_json(const nlohmann::ordered_json& json);

} // namespace stormdrill::drill
