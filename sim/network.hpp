#pragma once
/// People and ties. Built once, never changed by a storm, shared by all worlds of an ensemble.

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "sim/command.hpp"
#include "sim/setup.hpp"
#include "sim/tie_rows.hpp"

namespace stormdrill::sim {

/// Roles, a person may have several; a bot or a media account has no other.
namespace role {
inline constexpr std::uint16_t affected = 1, customer = 2, employee = 4, shareholder = 8, fan = 16,
                               hostile = 32, journalist = 64, influencer_tier1 = 128, influencer_tier2 = 256,
                               bot = 512, troll = 1024, media_account = 2048;
}

/// Subjects that people care about. They are numbers without names: a storm says which one it is about.
inline constexpr std::size_t topic_count = 8;
using Interest = std::array<float, topic_count>;

class Network {
public:
    /// O(edges), deterministic per person whatever the number of threads (1 or more).
    /// Degree-corrected Chung-Lu with planted communities, triadic closure, reciprocity
    /// (spread-model.md 1.1).
    static std::shared_ptr<const Network> build(const NetworkSetup& setup, unsigned threads = 1);

    /// How much of a saved network is looked at before it is used: all of it, or (for one that this program
    /// has saved itself) the header, the table and the offsets only.
    enum class Trust { nothing, content };
    /// Uses a saved network where it lies, without copying; `keeper` keeps the bytes alive and in place.
    /// `bytes` begins on 64 bytes (a mapped file does). Throws OperatorError, beginning with `name`, for what
    /// is no saved network, is cut short, damaged, or was saved by another version.
    static std::shared_ptr<const Network> from_image(std::shared_ptr<const void> keeper,
                                                     std::span<const std::byte> bytes, std::string_view name,
                                                     Trust trust = Trust::nothing);
    /// What a saved network is, byte by byte: write it to a file, map the file, call from_image().
    [[nodiscard]] std::span<const std::byte> image() const { return image_; }
    /// The number under which a network with this setup may be saved. It depends on all that shapes the
    /// network, on the defaults of the dictionary and on the version of the drawing, too.
    [[nodiscard]] static std::uint64_t key(const NetworkSetup& setup);
    /// key(setup()) when this network was built. If that is no longer what key(setup()) gives, this program
    /// would build another one.
    [[nodiscard]] std::uint64_t key() const { return key_; }

    [[nodiscard]] const NetworkSetup& setup() const { return setup_; }
    [[nodiscard]] std::uint32_t people() const { return setup_.people; }
    [[nodiscard]] std::uint32_t communities() const { return community_count_; }

    [[nodiscard]] std::uint32_t community(PersonId p) const { return community_[p.index()]; }
    [[nodiscard]] Language language(PersonId p) const;
    [[nodiscard]] std::uint16_t roles(PersonId p) const { return roles_[p.index()]; }
    [[nodiscard]] bool present(PersonId p, std::size_t platform) const;
    /// Asks memory for what a person meeting a post will need of the network, so that it is there in time.
    void fetch(PersonId p) const { __builtin_prefetch(&roles_[p.index()]); }

    /// What a person thought of the organisation before the storm, in standard deviations of the population
    /// (mean 0); people of one community think alike (`network.attitude_community`).
    [[nodiscard]] float attitude(PersonId p) const { return attitude_[p.index()]; }
    /// Attention by topic, adding up to 1; the same on every platform, which is what carries a topic across.
    /// Computed anew at each call.
    [[nodiscard]] Interest interest(PersonId p) const;
    /// The mean of its people, adding up to 1.
    [[nodiscard]] std::span<const float, topic_count> community_interest(std::uint32_t community) const;
    /// interest(p)[topic] against an even spread: 1 on average, 0 to topic_count.
    [[nodiscard]] double topic_fit(PersonId p, std::size_t topic) const;

    /// Who sees what `p` posts on `platform`; sorted. Friends on closed groups ("moments"); subscribers where
    /// `p` is a media account. Empty on boards and on news.
    [[nodiscard]] std::span<const PersonId> followers(PersonId p, std::size_t platform) const;
    /// followers() of everybody as rows.
    [[nodiscard]] TieRows ties(std::size_t platform) const { return layers_[platform].ties; }
    /// People present on the platform; sorted.
    [[nodiscard]] std::span<const PersonId> members(std::size_t platform) const;
    /// How many others' posts reach `p` on `platform`, at most 65,535: attention is divided among them.
    [[nodiscard]] std::uint16_t followee_count(PersonId p, std::size_t platform) const;
    /// Whether each of the two sees what the other posts. Two binary searches, the shorter row first.
    [[nodiscard]] bool mutual(PersonId a, PersonId b, std::size_t platform) const;

    /// Closed groups of 10 to 200 people; what is posted in one is seen by its members only. 0 where the
    /// platform has no groups.
    [[nodiscard]] std::uint32_t group_count(std::size_t platform) const;
    /// The groups that `p` belongs to; sorted.
    [[nodiscard]] std::span<const std::uint32_t> groups(PersonId p, std::size_t platform) const;
    /// Sorted.
    [[nodiscard]] std::span<const PersonId> group_members(std::size_t platform, std::uint32_t group) const;

    /// Boards of a board platform by size (Zipf): board 0 is the largest. 0 elsewhere.
    [[nodiscard]] std::uint32_t board_count(std::size_t platform) const;
    /// The boards that `p` reads, sorted; at least one for whoever is present.
    [[nodiscard]] std::span<const std::uint32_t> boards_of(PersonId p, std::size_t platform) const;
    /// Sorted.
    [[nodiscard]] std::span<const PersonId> board_readers(std::size_t platform, std::uint32_t board) const;

    /// Who follows the organisation's own account (on closed groups: its official account); sorted. Empty on
    /// boards and on news.
    [[nodiscard]] std::span<const PersonId> organisation_followers(std::size_t platform) const;
    /// The account of an outlet on a platform; its followers() are its subscribers. None on boards and news,
    /// and for outlets from NetworkSetup::outlets on.
    [[nodiscard]] PersonId media_account(std::size_t outlet, std::size_t platform) const;

    /// Same people and ties, same number, on every machine.
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

private:
    /// Groups or boards: who is in which.
    struct Circles {
        std::span<const std::uint32_t> offsets; ///< circles + 1, into members; empty without circles
        std::span<const PersonId> members;
        std::span<const std::uint32_t> person_offsets; ///< people + 1, into of_person
        std::span<const std::uint32_t> of_person;
    };
    struct Layer {
        std::span<const PersonId> members;
        TieRows ties;                                  ///< to followers; empty where there are none
        std::span<const std::uint16_t> followee_count; ///< per person; empty where there are no ties
        std::span<const PersonId> organisation_followers;
        Circles circles;
    };
    [[nodiscard]] bool has_kind(std::size_t platform, PlatformKind kind) const {
        return setup_.platforms[platform].kind == kind;
    }
    [[nodiscard]] std::uint32_t circle_count(std::size_t platform, PlatformKind kind) const;
    [[nodiscard]] static std::span<const PersonId> circle(const Layer& layer, std::uint32_t number);
    [[nodiscard]] static std::span<const std::uint32_t> circles_of(const Layer& layer, PersonId p);

    Network() = default;
    static std::shared_ptr<const Network> view(std::shared_ptr<const void> keeper,
                                               std::span<const std::byte> bytes);

    std::shared_ptr<const void> keeper_;
    std::span<const std::byte> image_; ///< what all the other spans show parts of
    NetworkSetup setup_;
    double interest_spread_ = 0;
    std::uint32_t community_count_ = 0;
    std::span<const std::uint32_t> community_;
    std::span<const std::uint16_t> roles_;
    std::span<const std::uint16_t> presence_; ///< bit per platform
    std::span<const std::uint8_t> chinese_;
    std::span<const float> attitude_;
    std::span<const float> community_interest_; ///< topic_count per community
    std::span<const PersonId> media_accounts_;  ///< per outlet
    std::vector<Layer> layers_;
    std::uint64_t hash_ = 0, key_ = 0;
};

} // namespace stormdrill::sim
