#pragma once
/// A scenario as the public knows it: who lives there and what breaks over them.

#include <cstdint>

#include "scenarios/scenario.hpp"
#include "sim/setup.hpp"
#include "sim/world.hpp"

namespace stormdrill::drill {

/// `people` 0: the scenario's own number.
[[nodiscard]] sim::NetworkSetup network_setup(const scenarios::Scenario& scenario, std::int64_t people);

/// `goodwill` is added to the starting trust (readiness measures).
[[nodiscard]] sim::StormSetup storm_setup(const scenarios::Scenario& scenario, double goodwill);

/// The command of a scripted post; `script` is the inject's index.
[[nodiscard]] sim::SeedPost seed_post(const scenarios::Scenario& scenario, const scenarios::Inject& inject,
                                      std::uint32_t script);

} // namespace stormdrill::drill
