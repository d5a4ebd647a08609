#pragma once
/// Outlets, trend lists, rumours, the clock of silence (spread-model.md 5).

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// Once per tick_minutes, at second `at`.
void tick_media(Storm& s, std::int32_t at);
/// An outlet publishes what it decided on.
void publish_article(Storm& s, const Event& event);

} // namespace stormdrill::sim
