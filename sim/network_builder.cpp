#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "sim/network.hpp"
#include "sim/network_accounts.hpp"
#include "sim/network_circles.hpp"
#include "sim/network_layer.hpp"
#include "sim/network_parts.hpp"
#include "sim/network_people.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

/// Fills a Network step by step; each step may read what the ones before it made.
class NetworkBuilder {
public:
    NetworkBuilder(const NetworkSetup& setup, unsigned threads)
        : setup_(setup), threads_(threads),
          parameters_(resolve_parameters(setup.platforms, network_rows(setup.parameter_overrides))) {
        SD_ASSERT(setup.people >= 100 && setup.people <= 10'000'000);
        SD_ASSERT(!setup.platforms.empty() && setup.platforms.size() <= max_platforms);
        SD_ASSERT(setup.outlets <= 64);
    }

    std::shared_ptr<const Network> build() {
        parts_->people = draw_people(setup_, parameters_.general, threads_);
        list_members();
        for (std::size_t i = 0; i < parts_->layers.size(); ++i)
            draw_layer(i);
        return view();
    }

private:
    static std::map<std::string, double> network_rows(const std::map<std::string, double>& overrides) {
        std::map<std::string, double> rows;
        for (const auto& [name, value] : overrides) {
            if (shapes_network(name)) rows.emplace(name, value);
        }
        return rows;
    }

    void list_members() {
        parts_->layers.resize(setup_.platforms.size());
        for_blocks(parts_->layers.size(), 1, threads_, [&](std::size_t i, std::size_t) {
            std::vector<PersonId>& members = parts_->layers[i].members;
            for (std::uint32_t p = 0; p < setup_.people; ++p) {
                if ((parts_->people.presence[p] >> i) & 1u) members.emplace_back(p);
            }
        });
    }

    void draw_layer(std::size_t i) {
        LayerParts& layer = parts_->layers[i];
        const PlatformSetup& platform = setup_.platforms[i];
        const PlatformParameters& numbers = parameters_.platforms[i];
        const CirclePlan circles{setup_.network_seed, i, layer.members, parts_->people, parameters_.general};
        if (platform.kind == PlatformKind::board) layer.circles = draw_boards(circles);
        if (platform.kind == PlatformKind::closed_groups)
            layer.circles = draw_groups(circles, numbers.outside_community, threads_);
        if (!has_ties(platform.kind) || layer.members.size() < 2) return;
        layer.ties = draw_ties({setup_.network_seed, i, setup_.people, numbers, layer.members,
                                parts_->people.community, parts_->people.roles, parameters_.general},
                               threads_);
        const AccountPlan accounts{setup_.network_seed, i, parameters_.general};
        name_influencers(accounts, layer, parts_->people);
        layer.organisation_followers = draw_organisation_followers(accounts, layer, threads_);
        draw_subscribers(accounts, parts_->people, layer, threads_);
    }

    std::shared_ptr<const Network> view() {
        auto network = std::make_shared<Network>();
        const PeopleParts& people = parts_->people;
        network->parts_ = parts_;
        network->setup_ = setup_;
        network->interest_spread_ = parameters_.general.interest_person;
        network->community_count_ = static_cast<std::uint32_t>(people.community_begin.size() - 1);
        network->community_ = people.community;
        network->roles_ = people.roles;
        network->presence_ = people.presence;
        network->chinese_ = people.chinese;
        network->attitude_ = people.attitude;
        network->community_interest_ = people.community_interest;
        network->media_accounts_ = people.media_accounts;
        for (const LayerParts& layer : parts_->layers) {
            network->layers_.push_back({layer.members,
                                        layer.ties.offsets,
                                        layer.ties.followers,
                                        layer.ties.followee_count,
                                        layer.organisation_followers,
                                        {layer.circles.offsets, layer.circles.members,
                                         layer.circles.person_offsets, layer.circles.of_person}});
        }
        network->hash_ = hash();
        return network;
    }

    [[nodiscard]] std::uint64_t hash() const {
        const PeopleParts& people = parts_->people;
        std::uint64_t h = hash_array<std::uint32_t>(people.community);
        h = hash_array<std::uint16_t>(people.roles, h);
        h = hash_array<std::uint16_t>(people.presence, h);
        h = hash_array<std::uint8_t>(people.chinese, h);
        h = hash_array<float>(people.attitude, h);
        h = hash_array<float>(people.community_interest, h);
        h = hash_array<PersonId>(people.media_accounts, h);
        for (const LayerParts& layer : parts_->layers) {
            h = hash_array<std::uint32_t>(layer.ties.offsets, h);
            h = hash_array<PersonId>(layer.ties.followers, h);
            h = hash_array<PersonId>(layer.organisation_followers, h);
            h = hash_array<std::uint32_t>(layer.circles.offsets, h);
            h = hash_array<PersonId>(layer.circles.members, h);
        }
        return h;
    }

    NetworkSetup setup_;
    unsigned threads_;
    ResolvedParameters parameters_;
    std::shared_ptr<NetworkParts> parts_ = std::make_shared<NetworkParts>();
};

std::shared_ptr<const Network> Network::build(const NetworkSetup& setup, unsigned threads) {
    return NetworkBuilder(setup, std::max(1u, threads)).build();
}

} // namespace stormdrill::sim
