#include "sim/network_people.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::size_t block_size = 4096;

class PeopleDraw {
public:
    PeopleDraw(const NetworkSetup& setup, const Parameters& parameters, unsigned threads)
        : setup_(setup), parameters_(parameters), threads_(threads) {}

    PeopleParts draw() {
        draw_communities();
        draw_minds();
        draw_presence();
        draw_roles();
        place_media_accounts();
        return std::move(parts_);
    }

private:
    [[nodiscard]] std::uint64_t seed() const { return setup_.network_seed; }

    template <class Work>
    void for_people(const Work& work) const {
        for_blocks(setup_.people, block_size, threads_, [&](std::size_t begin, std::size_t end) {
            for (std::size_t p = begin; p < end; ++p)
                work(static_cast<std::uint32_t>(p));
        });
    }

    /// Sizes from a power law; the last community takes what is left.
    void draw_communities() {
        const std::uint32_t people = setup_.people;
        // Every layer's part of a community shall hold a few hundred people; small populations cannot afford
        // that.
        const double affordable = std::clamp(0.01 * people, std::min(300.0, people / 4.0),
                                             std::max(300.0, parameters_.community_least));
        const double least = std::min(parameters_.community_least, affordable);
        const double most = std::max(parameters_.community_most * people, 4.0 * least);
        const double power = 1.0 - parameters_.community_exponent;
        const double low = exact_pow(least, power), high = exact_pow(most, power);
        Interest even;
        even.fill(1.0f / topic_count);
        parts_.community.resize(people);
        parts_.community_begin.push_back(0);
        for (std::uint32_t c = 0; parts_.community_begin.back() < people; ++c) {
            CounterRandom random(seed(), stream("sim.network.community"), c);
            const double size = exact_pow(low - random.uniform() * (low - high), 1.0 / power);
            const std::uint32_t begin = parts_.community_begin.back();
            std::uint32_t end = begin + std::min(people - begin, static_cast<std::uint32_t>(size));
            if (people - end < static_cast<std::uint32_t>(least)) end = people;
            std::fill(parts_.community.begin() + begin, parts_.community.begin() + end, c);
            parts_.community_begin.push_back(end);
            CounterRandom taste(seed(), stream("sim.network.community_interest"), c);
            const Interest shares = interest_about(even, parameters_.interest_community, taste);
            parts_.community_interest.insert(parts_.community_interest.end(), shares.begin(), shares.end());
        }
    }

    /// Language and attitude: the community's, and the person's own deviation.
    void draw_minds() {
        parts_.chinese.resize(setup_.people);
        parts_.attitude.resize(setup_.people);
        const std::size_t communities = parts_.community_begin.size() - 1;
        std::vector<std::uint8_t> chinese(communities);
        std::vector<double> attitude(communities);
        const double between = parameters_.attitude_community;
        const double within = exact_pow(1.0 - between * between, 0.5);
        for (std::size_t c = 0; c < communities; ++c) {
            CounterRandom random(seed(), stream("sim.network.community_mind"), c);
            chinese[c] = random.chance(setup_.chinese_share) ? 1 : 0;
            attitude[c] = between * random.normal();
        }
        for_people([&](std::uint32_t p) {
            const std::uint32_t c = parts_.community[p];
            CounterRandom random(seed(), stream("sim.network.mind"), p);
            const bool like_the_others = random.chance(parameters_.language_kept);
            const bool alone = random.chance(setup_.chinese_share);
            parts_.chinese[p] = (like_the_others ? chinese[c] != 0 : alone) ? 1 : 0;
            parts_.attitude[p] = static_cast<float>(attitude[c] + within * random.normal());
        });
    }

    void draw_presence() {
        parts_.presence.resize(setup_.people);
        for_people([&](std::uint32_t p) {
            CounterRandom random(seed(), stream("sim.network.presence"), p);
            unsigned mask = 0;
            for (std::size_t i = 0; i < setup_.platforms.size(); ++i)
                mask |= random.chance(setup_.platforms[i].presence) ? 1u << i : 0u;
            parts_.presence[p] = static_cast<std::uint16_t>(mask);
        });
    }

    /// One role of a table whose order counts: who may have it depends on the roles before it.
    struct RoleRule {
        std::uint16_t bit;
        double share;              ///< of those who may have it
        std::uint16_t needs, bars; ///< needs all of these bits, has none of those
    };

    [[nodiscard]] std::vector<RoleRule> rules() const {
        const NetworkSetup& s = setup_;
        using namespace role;
        const double affected_share =
            s.customer_share > 0 ? std::min(1.0, s.affected_share / s.customer_share) : 0.0;
        constexpr std::uint16_t unreal = bot | troll;
        return {{bot, s.bot_share, 0, 0},
                {troll, s.troll_share, 0, bot},
                {customer, s.customer_share, 0, unreal},
                {affected, affected_share, customer, 0},
                {employee, s.employee_share, 0, unreal},
                {shareholder, s.shareholder_share, 0, unreal},
                {hostile, s.hostile_share, 0, affected | bot},
                {fan, s.fan_share, 0, affected | hostile | unreal},
                {journalist, s.journalist_share, 0, employee | unreal}};
    }

    static bool admits(const RoleRule& rule, std::uint16_t roles) {
        return rule.share > 0 && (roles & rule.needs) == rule.needs && (roles & rule.bars) == 0;
    }

    void draw_roles() {
        const std::vector<RoleRule> table = rules();
        parts_.roles.resize(setup_.people);
        for_people([&](std::uint32_t p) {
            CounterRandom random(seed(), stream("sim.network.role"), p);
            unsigned roles = 0;
            for (const RoleRule& rule : table) {
                const bool lucky = random.uniform() < rule.share; // drawn even if the person is not admitted
                if (lucky && admits(rule, static_cast<std::uint16_t>(roles))) roles |= rule.bit;
            }
            parts_.roles[p] = static_cast<std::uint16_t>(roles);
        });
        for (std::size_t k = 0; k < table.size(); ++k)
            give_to_one_at_least(table[k], k);
    }

    /// A small public has somebody of each kind, too: the one whom the draw left nearest to it.
    void give_to_one_at_least(const RoleRule& rule, std::size_t number) {
        const auto has = [&](std::uint16_t roles) { return (roles & rule.bit) != 0; };
        if (rule.share <= 0 || std::any_of(parts_.roles.begin(), parts_.roles.end(), has)) return;
        std::uint32_t nearest = 0;
        double least = 2;
        for (std::uint32_t p = 0; p < setup_.people; ++p) {
            if (!admits(rule, parts_.roles[p])) continue;
            CounterRandom random(seed(), stream("sim.network.role"), p);
            double u = 0;
            for (std::size_t k = 0; k <= number; ++k)
                u = random.uniform();
            if (u < least) {
                least = u;
                nearest = p;
            }
        }
        if (least < 2) parts_.roles[nearest] = static_cast<std::uint16_t>(parts_.roles[nearest] | rule.bit);
    }

    /// An outlet's account takes the place of one person, present wherever people are tied.
    void place_media_accounts() {
        unsigned everywhere = 0;
        for (std::size_t i = 0; i < setup_.platforms.size(); ++i)
            everywhere |= has_ties(setup_.platforms[i].kind) ? 1u << i : 0u;
        for (std::uint32_t outlet = 0; outlet < setup_.outlets; ++outlet) {
            CounterRandom random(seed(), stream("sim.network.media_account"), outlet);
            std::uint32_t p = random.below(setup_.people);
            // Rather nobody whose role may be the only one of its kind; never another account.
            for (int tries = 0;
                 (parts_.roles[p] & (tries < 1000 ? ~role::customer : role::media_account)) != 0; ++tries)
                p = random.below(setup_.people);
            parts_.roles[p] = role::media_account;
            parts_.presence[p] = static_cast<std::uint16_t>(everywhere);
            parts_.media_accounts.emplace_back(p);
        }
    }

    const NetworkSetup& setup_;
    const Parameters& parameters_;
    unsigned threads_;
    PeopleParts parts_;
};
} // namespace

Interest interest_about(std::span<const float, topic_count> shares, double log_sd, CounterRandom& random) {
    std::array<double, topic_count> own{};
    double sum = 0;
    for (std::size_t t = 0; t < topic_count; ++t) {
        own[t] = static_cast<double>(shares[t]) * random.lognormal(0.0, log_sd);
        sum += own[t];
    }
    Interest interest{};
    for (std::size_t t = 0; t < topic_count; ++t)
        interest[t] = static_cast<float>(own[t] / sum);
    return interest;
}

PeopleParts draw_people(const NetworkSetup& setup, const Parameters& parameters, unsigned threads) {
    return PeopleDraw(setup, parameters, threads).draw();
}

} // namespace stormdrill::sim
