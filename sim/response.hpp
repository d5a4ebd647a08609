#pragma once
/// What the organisation does and how it reaches people: commands in, messages that stand, and what meeting
/// one does (spread-model.md 4; definitions.md, "Reach of a statement").

#include "sim/effects.hpp"
#include "sim/storm.hpp"

namespace stormdrill::sim {

/// A command of the log takes effect at moment `at`.
void apply_command(Storm& s, const Command& command, std::int32_t at);

/// A settled person meets a message of the organisation; the first time counts.
void meet_message(Storm& s, PersonId who, std::int16_t message, std::int32_t at);
/// A crisis post may carry a statement that stands on its platform to the viewer.
void meet_standing_messages(Storm& s, PersonId who, const Post& post, const Event& event);
/// A viewer of a thread may read the organisation's replies in it.
void meet_reply(Storm& s, PersonId who, const Post& post, const PostTraits& traits);

/// Somebody protests against a removal, as planned.
void protest(Storm& s, const Event& event);

/// Something in an early statement turns out wrong, as planned.
void correct_statement(Storm& s, const Event& event);
/// A paid cooperation comes out, as planned.
void break_scandal(Storm& s, const Event& event);

/// Adds a message; variants of one statement share a group.
std::int16_t add_message(Storm& s, const Message& message);
[[nodiscard]] std::uint32_t new_message_group(Storm& s);
/// It stands wherever a statement stands already.
void stand_everywhere(Storm& s, std::int16_t message);

/// P(accept) of spread-model.md 4; with fit 0 also the chance not to take offence: who trusts forgives more.
[[nodiscard]] double acceptance(const Storm& s, PersonId who, double fit, double source);
/// Gives a positive effect d, as far as the cap on all of them leaves room; returns what was given.
double grant(Storm& s, PersonId who, double d);

/// First audience beside followers: of scripted posts, of outlets, of the organisation, of rumours and
/// protests.
void expose_share_of_members(Storm& s, PostId post, double share, std::uint64_t salt, std::int32_t at);

} // namespace stormdrill::sim
