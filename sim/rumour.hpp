#pragma once
/// Rumours: born in the gap that silence leaves, believed or not, corrected, judged and taken back
/// (spread-model.md 5).

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// The most rumours of one storm: what people have heard and believe is a bit each.
inline constexpr std::size_t most_rumours = 8;

/// Once per tick_minutes: a new rumour may be born.
void tick_rumour(Storm& s, std::int32_t at);
/// A settled person sees a post that tells a rumour: the first time, he believes it or not.
void hear_rumour(Storm& s, PersonId who, const PostTraits& traits);
/// Whatever the organisation says from now on against the rumours that are about, with this strength (d).
void correct_rumours(Storm& s, std::uint32_t message_group, double strength);
/// A settled person meets a correction: he may give up what he believes. `key` tells corrections apart.
void meet_correction(Storm& s, PersonId who, double strength, std::uint64_t key);
/// A correction under somebody's own rumour post: he may delete it.
void debunk_post(Storm& s, PostId post, double strength);
/// The fact-checkers have come to a verdict, as planned.
void judge_rumour(Storm& s, const Event& event);

/// Of those who believe with base chance `belief`, the share that a correction of strength d brings off it:
/// the distribution of belief moves by d standard deviations (logistic for the normal).
[[nodiscard]] double share_corrected(double belief, double strength);

} // namespace stormdrill::sim
