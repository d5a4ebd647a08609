#pragma once
/// Whole drills without a window: one automated team, one seed, one world; and the counterfactual made of
/// them.

#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "drill/automated_team.hpp"
#include "drill/parts.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

/// From the end of a drill to the outcome's horizon (first crisis post + 48 h) without further acts.
/// `lines` are the drill's, for the curve up to its end.
[[nodiscard]] scoring::WorldOutcome outcome_of_session(const Session& session,
                                                       const std::vector<Json>& lines);

/// Lets an automated team play the scenario to its end.
/// `stop` is looked at every simulated hour; returns an empty outcome when it was set.
[[nodiscard]] scoring::WorldOutcome run_world(const Parts& parts, TeamPlan plan, std::uint64_t seed,
                                              Language language, const std::atomic<bool>& stop);

/// The counterfactual: no response and the ideal team on the drill's own seed and on `extra_seeds` further
/// ones; where `own_plan` is given (the drill was played by an automated team) that team on the further
/// seeds, too. Worlds run on `threads` threads; the result does not depend on their number. `progress` in [0,
/// 1], from any thread.
[[nodiscard]] scoring::Outcome compute_outcome(const Parts& parts, scoring::WorldOutcome own,
                                               std::uint64_t seed, std::optional<TeamPlan> own_plan,
                                               std::size_t extra_seeds, Language language, unsigned threads,
                                               const std::atomic<bool>& stop,
                                               const std::function<void(double)>& progress);

} // namespace stormdrill::drill
