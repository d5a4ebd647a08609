#pragma once
/// Crises of all kinds: a fixed design over what a scenario can say of a storm.
///
/// Hansen et al. 2018 looked at 78 firestorms as they came; what they were like is known only in words (vivid
/// trigger or none, product failure, social failure or communication, large or small, long or short). So the
/// design covers the space evenly instead of guessing at shares: 78 points of an additive recurrence, the
/// low-discrepancy sequence of Roberts 2018, one dimension per factor, none chosen by its outcome.

#include <array>
#include <cstddef>

#include "tests/validation/batch.hpp"

namespace stormdrill::validation {

struct Scenario {
    sim::Cluster cluster = sim::Cluster::preventable;
    bool at_fault = true;      ///< but for victims
    double severity = 1;       ///< .75, 1, 1.25 or 1.5: levels 1 to 4
    bool vivid = false;        ///< picture or video in the first post
    double trust = .6;         ///< of the public before, .45 to .75
    double anger = .6;         ///< of the first post, .4 to .8
    double reach = 1;          ///< of the first post, .5 to 8, even in its logarithm
    std::uint8_t platform = 0; ///< of the first post: facebook, instagram, x or ptt
    bool echo = false;         ///< a second post after 90 min and an influencer at hour 8
    bool proof = false;        ///< a fact at hour 5 that makes it worse: blame +.25, severity +.05
};

inline constexpr std::size_t scenario_count = 78;
[[nodiscard]] const std::array<Scenario, scenario_count>& scenario_design();

/// The world of a scenario before anything happens.
[[nodiscard]] sim::World begin(const Setting& setting, const Scenario& scenario, std::uint64_t seed,
                               const Overrides& more = {});
/// What the scenario brings, from now() until some hour.
void play(sim::World& world, const Scenario& scenario, double until);

/// Whether what was posted so far makes a firestorm: level 2 or more at its peak (definitions.md: 20 crisis
/// posts an hour per 10^5 people).
[[nodiscard]] bool firestorm(const sim::World& world);

} // namespace stormdrill::validation
