#pragma once
/// People and ties. Built once, never changed by a storm, shared by all worlds of an ensemble.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/language.hpp"
#include "sim/command.hpp"
#include "sim/setup.hpp"

namespace stormdrill::sim {

/// Roles, a person may have several.
namespace role {
inline constexpr std::uint16_t affected = 1, customer = 2, employee = 4, shareholder = 8, fan = 16,
                               hostile = 32, journalist = 64, influencer_tier1 = 128, influencer_tier2 = 256;
}

class Network {
public:
    /// O(edges), deterministic per person whatever the number of threads (1 or more).
    /// Degree-corrected Chung-Lu with planted communities, triadic closure, reciprocity
    /// (spread-model.md 1.1).
    static std::shared_ptr<const Network> build(const NetworkSetup& setup, unsigned threads = 1);

    [[nodiscard]] const NetworkSetup& setup() const { return setup_; }
    [[nodiscard]] std::uint32_t people() const { return setup_.people; }
    [[nodiscard]] std::uint32_t communities() const { return community_count_; }

    [[nodiscard]] std::uint32_t community(PersonId p) const { return community_[p.index()]; }
    [[nodiscard]] Language language(PersonId p) const;
    [[nodiscard]] std::uint16_t roles(PersonId p) const { return roles_[p.index()]; }
    [[nodiscard]] bool present(PersonId p, std::size_t platform) const;
    /// Who sees what `p` posts on `platform`; sorted. Empty on boards (everybody on the board reads) and on
    /// news.
    [[nodiscard]] std::span<const PersonId> followers(PersonId p, std::size_t platform) const;
    /// People present on the platform; sorted.
    [[nodiscard]] std::span<const PersonId> members(std::size_t platform) const;

    /// Same people and ties, same number, on every machine.
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

private:
    friend class NetworkBuilder;
    struct Layer {
        std::vector<std::uint32_t> offsets; ///< people + 1, into followers; empty where the layer has no ties
        std::vector<PersonId> followers;
        std::vector<PersonId> members;
    };
    NetworkSetup setup_;
    std::uint32_t community_count_ = 0;
    std::vector<std::uint32_t> community_;
    std::vector<std::uint16_t> roles_;
    std::vector<std::uint16_t> presence_; ///< bit per platform
    std::vector<std::uint8_t> chinese_;
    std::vector<Layer> layers_;
    std::uint64_t hash_ = 0;
};

} // namespace stormdrill::sim
