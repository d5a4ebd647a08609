#pragma once
/// The arrays that a network is built of. Internal to network building.

#include <cstdint>
#include <vector>

#include "sim/command.hpp"

namespace stormdrill::sim {

/// Groups or boards of one platform: who is in which, and the other way round. All empty without circles.
struct CircleParts {
    std::vector<std::uint32_t> offsets;        ///< circles + 1, into members
    std::vector<PersonId> members;             ///< sorted per circle
    std::vector<std::uint32_t> person_offsets; ///< people + 1, into of_person
    std::vector<std::uint32_t> of_person;      ///< sorted per person
};

/// Ties of one platform; all empty where it has none.
struct TieParts {
    std::vector<std::uint32_t> offsets;        ///< people + 1, into followers
    std::vector<PersonId> followers;           ///< sorted per person
    std::vector<std::uint16_t> followee_count; ///< per person
};

struct LayerParts {
    std::vector<PersonId> members; ///< sorted
    TieParts ties;
    std::vector<PersonId> organisation_followers; ///< sorted
    CircleParts circles;
};

struct PeopleParts {
    std::vector<std::uint32_t> community;
    std::vector<std::uint16_t> roles;
    std::vector<std::uint16_t> presence; ///< bit per platform
    std::vector<std::uint8_t> chinese;
    std::vector<float> attitude;
    std::vector<std::uint32_t> community_begin; ///< communities + 1; people of a community are contiguous
    std::vector<float> community_interest;      ///< topic_count per community
    std::vector<PersonId> media_accounts;       ///< per outlet
};

struct NetworkParts {
    PeopleParts people;
    std::vector<LayerParts> layers;
};

} // namespace stormdrill::sim
