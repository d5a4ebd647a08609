#pragma once
/// Accounts that stand out on a platform: influencers by their followers, subscribers of the organisation and
/// of outlets. Internal to network building.

#include "sim/network_parts.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

struct AccountPlan {
    std::uint64_t seed = 0;
    std::uint64_t layer = 0;
    const Parameters& parameters;
};

/// Adds both tiers of one platform to `people.roles`.
void name_influencers(const AccountPlan& plan, const LayerParts& layer, PeopleParts& people);

/// As many followers as the account at `organisation_rank`, each member in proportion to how many he follows
/// (the Chung-Lu rule, without communities).
[[nodiscard]] std::vector<PersonId> draw_organisation_followers(const AccountPlan& plan,
                                                                const LayerParts& layer, unsigned threads);

/// Gives every media account subscribers as many as some account of the top `media_rank` has followers.
void draw_subscribers(const AccountPlan& plan, const PeopleParts& people, LayerParts& layer,
                      unsigned threads);

} // namespace stormdrill::sim
