#pragma once
/// Outlets, trend lists, rumours, the clock of silence (spread-model.md 5), and chatter on other topics.

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// Once per tick_minutes, at second `at`.
void tick_media(Storm& s, std::int32_t at);
/// An outlet publishes what it decided on.
void publish_article(Storm& s, const Event& event);

/// Once per tick_minutes: plans the chatter until the next tick.
void tick_chatter(Storm& s, std::int32_t at);
void post_chatter(Storm& s, const Event& event);
void share_chatter(Storm& s, const Event& event);

} // namespace stormdrill::sim
