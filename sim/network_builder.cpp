#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "sim/network.hpp"
#include "sim/network_accounts.hpp"
#include "sim/network_circles.hpp"
#include "sim/network_image.hpp"
#include "sim/network_layer.hpp"
#include "sim/network_parts.hpp"
#include "sim/network_people.hpp"
#include "sim/network_setup_bytes.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
/// The setup without the overrides that shape no network.
NetworkSetup shaping(NetworkSetup setup) {
    std::erase_if(setup.parameter_overrides, [](const auto& row) { return !shapes_network(row.first); });
    return setup;
}

/// Fills the parts of a network step by step; each step may read what the ones before it made.
class NetworkBuilder {
public:
    NetworkBuilder(const NetworkSetup& setup, unsigned threads)
        : setup_(shaping(setup)), threads_(threads),
          parameters_(resolve_parameters(setup.platforms, setup_.parameter_overrides)) {
        SD_ASSERT(setup.people >= 100 && setup.people <= 10'000'000);
        SD_ASSERT(!setup.platforms.empty() && setup.platforms.size() <= max_platforms);
        SD_ASSERT(setup.outlets <= max_outlet_accounts);
    }

    OwnedImage build() {
        parts_.people = draw_people(setup_, parameters_.general, threads_);
        list_members();
        for (std::size_t i = 0; i < parts_.layers.size(); ++i)
            draw_layer(i);
        return make_image(setup_, parameters_.general.interest_person, std::move(parts_), threads_);
    }

private:
    void list_members() {
        parts_.layers.resize(setup_.platforms.size());
        for_blocks(parts_.layers.size(), 1, threads_, [&](std::size_t i, std::size_t) {
            std::vector<PersonId>& members = parts_.layers[i].members;
            for (std::uint32_t p = 0; p < setup_.people; ++p) {
                if ((parts_.people.presence[p] >> i) & 1u) members.emplace_back(p);
            }
        });
    }

    void draw_layer(std::size_t i) {
        LayerParts& layer = parts_.layers[i];
        const PlatformSetup& platform = setup_.platforms[i];
        const PlatformParameters& numbers = parameters_.platforms[i];
        const CirclePlan circles{setup_.network_seed, i, layer.members, parts_.people, parameters_.general};
        if (platform.kind == PlatformKind::board) layer.circles = draw_boards(circles);
        if (platform.kind == PlatformKind::closed_groups)
            layer.circles = draw_groups(circles, numbers.outside_community, threads_);
        if (!has_ties(platform.kind) || layer.members.size() < 2) return;
        layer.ties = draw_ties({setup_.network_seed, i, setup_.people, numbers, layer.members,
                                parts_.people.community, parts_.people.roles, parameters_.general},
                               threads_);
        const AccountPlan accounts{setup_.network_seed, i, parameters_.general};
        name_influencers(accounts, layer, parts_.people);
        layer.organisation_followers = draw_organisation_followers(accounts, layer, threads_);
        draw_subscribers(accounts, parts_.people, layer, threads_);
    }

    NetworkSetup setup_;
    unsigned threads_;
    ResolvedParameters parameters_;
    NetworkParts parts_;
};
} // namespace

std::shared_ptr<const Network> Network::build(const NetworkSetup& setup, unsigned threads) {
    const OwnedImage image = NetworkBuilder(setup, std::max(1u, threads)).build();
    return view(image.keeper, image.bytes);
}

std::uint64_t Network::key(const NetworkSetup& setup) {
    const NetworkSetup bare = shaping(setup);
    const ResolvedParameters parameters = resolve_parameters(bare.platforms, bare.parameter_overrides);
    std::uint64_t key = hash64(std::span<const std::byte>(setup_bytes(bare)), network_version);
    for (const ParameterEntry& row : parameter_dictionary()) {
        const auto add = [&](double value) { key = hash_array<double>(std::span(&value, 1), key); };
        if (row.field) {
            if (shapes_network(row.name)) add(parameters.general.*row.field);
        } else if (shapes_network("." + std::string(row.name))) {
            for (const PlatformParameters& platform : parameters.platforms)
                add(platform.*row.platform_field);
        }
    }
    return key;
}

} // namespace stormdrill::sim
