#pragma once
/// Whole drills without a window: one automated team, one seed, one world; and the counterfactual made of
/// them.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "drill/automated_team.hpp"
#include "drill/conducted.hpp"
#include "drill/journal.hpp"
#include "drill/parts.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

/// A drill that is over, as far as the counterfactual needs it.
struct PlayedDrill {
    std::uint64_t seed = 1;
    SimTime horizon;                     ///< to which every world is played
    std::optional<TeamPlan> plan;        ///< of the automated team that played it; none: persons did
    Journal journal;                     ///< up to the horizon
    std::vector<ConductedAct> conducted; ///< by its facilitator; the worlds it is compared with had them, too
    scoring::WorldOutcome outcome;
};

/// `lines` are the drill's, for the curve up to its end; from there to the horizon (first crisis post + 48 h,
/// or the scenario's own end, whichever is later) nobody acts.
[[nodiscard]] PlayedDrill played_drill(const Session& session, const std::vector<Json>& lines,
                                       std::optional<TeamPlan> plan);

/// Lets an automated team play the scenario to its end.
/// `stop` is looked at every simulated hour, and `hourly` told; returns an empty drill when it was stopped.
[[nodiscard]] PlayedDrill play_drill(const Parts& parts, TeamPlan plan, std::uint64_t seed, Language language,
                                     const std::atomic<bool>& stop,
                                     const std::vector<ConductedAct>& conducted = {},
                                     const std::function<void(const Session&)>& hourly = {});

struct CounterfactualOptions {
    std::size_t extra_seeds = 4; ///< further ones, for the bands
    std::size_t left_out = 25;   ///< most acts that are left out, one at a time
    Language language = Language::zh_TW;
    unsigned threads = 2;
};

/// The counterfactual: no response and the ideal team on the drill's own seed and on further ones; on those,
/// too, the automated team that played it, or the persons' own acts. Then the own world without single acts,
/// and without pairs of the strongest. The result does not depend on the number of threads. `progress` in
/// [0, 1], from any thread. Unfinished and good for nothing when `stop` was set.
[[nodiscard]] scoring::Outcome compute_outcome(const Parts& parts, const PlayedDrill& own,
                                               const CounterfactualOptions& options,
                                               const std::atomic<bool>& stop,
                                               const std::function<void(double)>& progress);

} // namespace stormdrill::drill
