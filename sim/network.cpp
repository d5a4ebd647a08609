#include "sim/network.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/network_layer.hpp"

namespace stormdrill::sim {

/// Fills a Network step by step; each step may read what the ones before it made.
class NetworkBuilder {
public:
    NetworkBuilder(const NetworkSetup& setup, unsigned threads) : threads_(threads) {
        SD_ASSERT(setup.people >= 100 && setup.people <= 10'000'000);
        SD_ASSERT(!setup.platforms.empty() && setup.platforms.size() <= max_platforms);
        net_.setup_ = setup;
    }

    std::shared_ptr<const Network> build() {
        draw_communities();
        draw_presence();
        draw_roles();
        draw_layers();
        name_influencers();
        net_.hash_ = hash();
        return std::make_shared<const Network>(std::move(net_));
    }

private:
    [[nodiscard]] std::uint64_t seed() const { return net_.setup_.network_seed; }

    /// Sizes from a power law with density exponent 1.5 between 300 and max(1 % of people, 1200); contiguous
    /// ids.
    void draw_communities() {
        const std::uint32_t people = net_.setup_.people;
        const double least = std::min(300.0, people / 4.0);
        const double most = std::max(0.01 * people, 4.0 * least);
        net_.community_.resize(people);
        net_.chinese_.resize(people);
        std::uint32_t begin = 0;
        for (std::uint32_t c = 0; begin < people; ++c) {
            CounterRandom random(seed(), stream("sim.network.community"), c);
            const double low = exact_pow(least, -0.5), high = exact_pow(most, -0.5);
            const double size = exact_pow(low - random.uniform() * (low - high), -2.0);
            std::uint32_t end = std::min(people, begin + static_cast<std::uint32_t>(size));
            if (people - end < static_cast<std::uint32_t>(least)) end = people;
            // Communities are mostly of one language: nine in ten write the community's.
            const bool chinese = random.chance(net_.setup_.chinese_share);
            for (std::uint32_t p = begin; p < end; ++p) {
                net_.community_[p] = c;
                CounterRandom own(seed(), stream("sim.network.language"), p);
                const bool like_the_others = own.chance(0.9);
                const bool alone = own.chance(net_.setup_.chinese_share);
                net_.chinese_[p] = (like_the_others ? chinese : alone) ? 1 : 0;
            }
            begin = end;
            net_.community_count_ = c + 1;
        }
    }

    void draw_presence() {
        const auto& platforms = net_.setup_.platforms;
        net_.presence_.assign(net_.setup_.people, 0);
        net_.layers_.resize(platforms.size());
        for (std::size_t i = 0; i < platforms.size(); ++i) {
            for (std::uint32_t p = 0; p < net_.setup_.people; ++p) {
                CounterRandom random(seed(), stream("sim.network.presence"), p,
                                     static_cast<std::uint32_t>(i));
                if (!random.chance(platforms[i].presence)) continue;
                net_.presence_[p] = static_cast<std::uint16_t>(net_.presence_[p] | (1u << i));
                net_.layers_[i].members.emplace_back(p);
            }
        }
    }

    /// Gives `bit` to a share of those whom `among` admits; at least one person when the share is above 0.
    template <class Among>
    void give_role(std::uint16_t bit, double share, const Among& among) {
        if (share <= 0) return;
        std::uint32_t luckiest = 0;
        double least = 2;
        bool any = false;
        for (std::uint32_t p = 0; p < net_.setup_.people; ++p) {
            if (!among(p)) continue;
            const double u = CounterRandom(seed(), stream("sim.network.role"), p, bit).uniform();
            if (u < least) {
                least = u;
                luckiest = p;
            }
            if (u >= share) continue;
            net_.roles_[p] = static_cast<std::uint16_t>(net_.roles_[p] | bit);
            any = true;
        }
        if (!any && least < 2)
            net_.roles_[luckiest] = static_cast<std::uint16_t>(net_.roles_[luckiest] | bit);
    }

    void draw_roles() {
        const NetworkSetup& s = net_.setup_;
        net_.roles_.assign(s.people, 0);
        const auto everybody = [](std::uint32_t) { return true; };
        const auto has = [this](std::uint32_t p, std::uint16_t bit) { return (net_.roles_[p] & bit) != 0; };
        give_role(role::customer, s.customer_share, everybody);
        const auto customers = [&](std::uint32_t p) { return has(p, role::customer); };
        give_role(role::affected,
                  s.customer_share > 0 ? std::min(1.0, s.affected_share / s.customer_share) : 0.0, customers);
        give_role(role::employee, s.employee_share, everybody);
        give_role(role::shareholder, s.shareholder_share, everybody);
        const auto unharmed = [&](std::uint32_t p) { return !has(p, role::affected); };
        give_role(role::hostile, s.hostile_share, unharmed);
        give_role(role::fan, s.fan_share,
                  [&](std::uint32_t p) { return unharmed(p) && !has(p, role::hostile); });
        give_role(role::journalist, s.journalist_share,
                  [&](std::uint32_t p) { return !has(p, role::employee); });
    }

    void draw_layers() {
        std::vector<std::uint8_t> journalist(net_.setup_.people, 0);
        for (std::uint32_t p = 0; p < net_.setup_.people; ++p) {
            journalist[p] = (net_.roles_[p] & role::journalist) != 0 ? 1 : 0;
        }
        for (std::size_t i = 0; i < net_.layers_.size(); ++i) {
            const PlatformSetup& platform = net_.setup_.platforms[i];
            if (platform.kind == PlatformKind::board || platform.kind == PlatformKind::news) continue;
            const LayerPlan plan{seed(),
                                 i,
                                 net_.setup_.people,
                                 platform_profile(platform.id, platform.kind),
                                 net_.layers_[i].members,
                                 net_.community_,
                                 journalist};
            LayerTies ties = draw_ties(plan, threads_);
            net_.layers_[i].offsets = std::move(ties.offsets);
            net_.layers_[i].followers = std::move(ties.followers);
        }
    }

    /// The top 0.1 % by followers of each layer are tier 1, the next 0.9 % tier 2.
    void name_influencers() {
        for (std::size_t i = 0; i < net_.layers_.size(); ++i) {
            if (net_.layers_[i].offsets.empty()) continue;
            std::vector<PersonId> order = net_.layers_[i].members;
            std::sort(order.begin(), order.end(), [&](PersonId a, PersonId b) {
                const std::size_t fa = net_.followers(a, i).size(), fb = net_.followers(b, i).size();
                return fa != fb ? fa > fb : a < b;
            });
            const std::size_t tier1 = std::max<std::size_t>(1, order.size() / 1000);
            const std::size_t tier2 = std::max<std::size_t>(2, order.size() / 100);
            for (std::size_t k = 0; k < std::min(tier2, order.size()); ++k) {
                const std::uint16_t bit = k < tier1 ? role::influencer_tier1 : role::influencer_tier2;
                net_.roles_[order[k].index()] =
                    static_cast<std::uint16_t>(net_.roles_[order[k].index()] | bit);
            }
        }
    }

    [[nodiscard]] std::uint64_t hash() const {
        std::uint64_t h = hash_array<std::uint32_t>(net_.community_);
        h = hash_array<std::uint16_t>(net_.roles_, h);
        h = hash_array<std::uint16_t>(net_.presence_, h);
        h = hash_array<std::uint8_t>(net_.chinese_, h);
        for (const Network::Layer& layer : net_.layers_) {
            h = hash_array<std::uint32_t>(layer.offsets, h);
            h = hash_array<PersonId>(layer.followers, h);
        }
        return h;
    }

    unsigned threads_;
    Network net_;
};

std::shared_ptr<const Network> Network::build(const NetworkSetup& setup, unsigned threads) {
    return NetworkBuilder(setup, std::max(1u, threads)).build();
}

Language Network::language(PersonId p) const {
    return chinese_[p.index()] ? Language::zh_TW : Language::en;
}

bool Network::present(PersonId p, std::size_t platform) const {
    return ((presence_[p.index()] >> platform) & 1u) != 0;
}

std::span<const PersonId> Network::followers(PersonId p, std::size_t platform) const {
    const Layer& layer = layers_[platform];
    if (layer.offsets.empty()) return {};
    return {layer.followers.data() + layer.offsets[p.index()],
            layer.followers.data() + layer.offsets[p.index() + 1]};
}

std::span<const PersonId> Network::members(std::size_t platform) const {
    return layers_[platform].members;
}

} // namespace stormdrill::sim
