#pragma once
/// What people write: shares, comments, posts of their own, an influencer's pick-up. Internal to sim/.

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// A person sides with the organisation.
[[nodiscard]] bool sides_with_organisation(const Storm& s, PersonId who);

/// A person posts about what he has seen; which way, the luck of his sight decides.
void post_about(Storm& s, PersonId who, PostId seen, const Event& sight);
/// A like or a share: whoever is applauded for outrage learns it.
void applaud(Storm& s, const Post& post);
/// A bot comes across a post and may share it, at once and whatever it says.
void pass_on(Storm& s, PersonId bot, PostId seen, const Event& event);
/// A troll under the organisation's own words; false when this is none or he lets it be.
bool heckle(Storm& s, PersonId who, PostId seen, const Event& event);
/// An influencer who has seen the event may take it up, once.
void pick_up(Storm& s, PersonId who, PostId seen, const Event& sight);
/// A new post of somebody's own about the crisis.
PostId write_original(Storm& s, PersonId who, std::size_t platform, Topic topic, std::uint64_t key,
                      std::int32_t at, double appeal);
/// A platform with ties on which this person is, `preferred` more often than others; max_platforms when there
/// is none.
[[nodiscard]] std::size_t writing_platform(const Storm& s, PersonId who, std::uint32_t luck,
                                           std::size_t preferred);

} // namespace stormdrill::sim
