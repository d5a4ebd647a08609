#pragma once
/// Posts and who comes across them (spread-model.md 2.2): adding, exposing, ranking, and how readily viewers
/// act.

#include <span>

#include "sim/storm.hpp"

namespace stormdrill::sim {

/// A post of the crisis or of chatter, as it stands now.
[[nodiscard]] Post post_of(const Storm& s, PostId id);

/// Who may come across what somebody posts: the members of one of his groups where people talk in closed
/// groups, the readers of the largest board he reads, elsewhere his followers (spread-model.md 1.1). `key` is
/// the post's.
[[nodiscard]] std::span<const PersonId> audience(const Storm& s, PersonId author, std::size_t platform,
                                                 std::uint64_t key);
/// The size of that audience on average over his posts.
[[nodiscard]] double audience_size(const Network& network, PersonId author, std::size_t platform);

/// Appends a post that is there from now on; keeps counts. Its time must not lie before the last post's.
PostId add_post(Storm& s, Post post, const PostTraits& traits);

/// Plans who of `audience` will see the post: each with at most `chance`; whether he really does is decided
/// when the moment comes, after `from`. Draws depend on the post's key, the salt and the audience only.
void expose(Storm& s, PostId post, std::span<const PersonId> audience, double chance, Door door,
            std::uint64_t salt, std::int32_t from);
/// Those whom audience() names; `factor` on the view rate.
void expose_followers(Storm& s, PostId post, double factor);

/// Chance that a viewer posts about a root post of mean appeal.
[[nodiscard]] double mean_root_act_chance(const Storm& s, std::size_t platform);
/// The same for one post, whose appeal is drawn: mean `appeal`.
[[nodiscard]] double root_act_chance(const Storm& s, std::size_t platform, std::uint64_t key, double appeal);
/// The same for shares, comments and follow-up posts: R1 spread over the author's followers.
[[nodiscard]] double onward_act_chance(const Storm& s, PersonId author, std::size_t platform,
                                       std::uint64_t key);

/// Shares that a sharer's own audience adds, on average: R1 over all sharers, more where it is larger and
/// where the topic travels (`appeal`), never more than act.reach_cap (spread-model.md 2.2). 0 without an
/// audience.
[[nodiscard]] double mean_children(const Storm& s, PersonId sharer, std::size_t platform, double appeal);

/// How much better than others something travels beyond its root's own audience: lognormal, mean 1. Everyday
/// talk has one draw per cascade, the key of its root.
[[nodiscard]] double onward_appeal(const Storm& s, std::uint64_t key);

/// Engagement as a ranked feed values it, and the factor on being seen that follows from it.
[[nodiscard]] double engagement(const Post& post);
[[nodiscard]] double rank(const Storm& s, const Post& post);
/// Part of the rank that is known when a post appears: feeds tuned to engagement favour the angry among the
/// items of the hour (Milli et al.); about 1 on average over those.
[[nodiscard]] double anger_rank(const Storm& s, const Post& post);
/// The lowest and the highest rank a post can have.
[[nodiscard]] double lowest_rank(const Parameters& parameters);
[[nodiscard]] double highest_rank(const Parameters& parameters);

/// Share, comment and own posts out of all acts on a platform.
[[nodiscard]] double posting_part(const PlatformParameters& platform);

/// Crisis posts of the last hour on all platforms.
[[nodiscard]] std::uint32_t crisis_posts_last_hour(const Storm& s);

} // namespace stormdrill::sim
