#include "sim/network_accounts.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
std::uint32_t follower_count(const TieParts& ties, PersonId who) {
    return ties.offsets[who.index() + 1] - ties.offsets[who.index()];
}

std::size_t share_of(double share, std::size_t members) {
    return std::min(members - 1, static_cast<std::size_t>(share * static_cast<double>(members)));
}

/// Follower counts of all members, largest first as far as `count`.
std::vector<std::uint32_t> largest_audiences(const LayerParts& layer, std::size_t count) {
    std::vector<std::uint32_t> counts;
    counts.reserve(layer.members.size());
    for (const PersonId who : layer.members)
        counts.push_back(follower_count(layer.ties, who));
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(std::min(count, counts.size()));
    std::partial_sort(counts.begin(), middle, counts.end(), std::greater<>());
    return counts;
}

struct Waiting {
    double time;
    PersonId who;
    auto operator<=>(const Waiting&) const = default;
};

/// Members whose exponential time, at the rate of how many they follow, is over by `latest`.
std::vector<Waiting> arrived(const AccountPlan& plan, const LayerParts& layer, std::uint32_t account,
                             double latest, unsigned threads) {
    constexpr std::size_t block = 8192;
    std::vector<std::vector<Waiting>> parts(layer.members.size() / block + 1);
    for_blocks(layer.members.size(), block, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const PersonId who = layer.members[i];
            const double rate = layer.ties.followee_count[who.index()];
            CounterRandom random(plan.seed, stream("sim.network.audience"), (plan.layer << 40) | who.value,
                                 account);
            const double u = random.uniform_positive();
            // -log u >= 1 - u: most need no logarithm.
            if (!(1.0 - u <= latest * rate) || rate == 0) continue;
            const double time = -exact_log(u) / rate;
            if (time <= latest) parts[begin / block].push_back({time, who});
        }
    });
    std::vector<Waiting> all;
    for (const auto& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// `count` members without replacement, in proportion to how many each follows: everybody waits an
/// exponential time with that rate, the first ones are taken (Efraimidis & Spirakis 2006). Fewer, if fewer
/// follow anybody. Sorted.
std::vector<PersonId> draw_audience(const AccountPlan& plan, const LayerParts& layer, std::uint32_t account,
                                    std::size_t count, unsigned threads) {
    double rates = 0, following = 0;
    for (const PersonId who : layer.members) {
        rates += layer.ties.followee_count[who.index()];
        following += layer.ties.followee_count[who.index()] > 0 ? 1 : 0;
    }
    count = std::min(count, static_cast<std::size_t>(following));
    // The time by which enough have come is guessed, and guessed again if they have not: it changes nothing
    // but the work.
    double latest = 2.0 * static_cast<double>(count) / std::max(1.0, rates);
    std::vector<Waiting> waiting = arrived(plan, layer, account, latest, threads);
    while (waiting.size() < count)
        waiting = arrived(plan, layer, account, latest *= 4, threads);
    std::nth_element(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count), waiting.end());
    std::vector<PersonId> chosen;
    for (std::size_t k = 0; k < count; ++k)
        chosen.push_back(waiting[k].who);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

struct Row {
    PersonId who;
    std::vector<PersonId> followers;
};

/// The ties with the (empty) rows of some people filled; `rows` by person.
void fill_rows(TieParts& ties, const std::vector<Row>& rows) {
    TieParts filled;
    std::size_t added = 0;
    for (const Row& row : rows)
        added += row.followers.size();
    filled.followers.reserve(ties.followers.size() + added);
    auto copy_until = [&, from = std::uint32_t{0}](std::uint32_t to) mutable {
        filled.followers.insert(filled.followers.end(), ties.followers.begin() + from,
                                ties.followers.begin() + to);
        from = to;
    };
    for (const Row& row : rows) {
        copy_until(ties.offsets[row.who.index()]);
        filled.followers.insert(filled.followers.end(), row.followers.begin(), row.followers.end());
        for (const PersonId follower : row.followers) {
            std::uint16_t& many = ties.followee_count[follower.index()];
            if (many < 65'535) ++many;
        }
    }
    copy_until(ties.offsets.back());
    std::uint32_t shift = 0;
    std::size_t person = 0;
    for (const Row& row : rows) {
        for (; person <= row.who.index(); ++person)
            ties.offsets[person] += shift;
        shift += static_cast<std::uint32_t>(row.followers.size());
    }
    for (; person < ties.offsets.size(); ++person)
        ties.offsets[person] += shift;
    ties.followers = std::move(filled.followers);
}
} // namespace

void name_influencers(const AccountPlan& plan, const LayerParts& layer, PeopleParts& people) {
    std::vector<PersonId> order;
    for (const PersonId who : layer.members) {
        if (!(people.roles[who.index()] & (role::media_account | role::bot))) order.push_back(who);
    }
    const std::size_t members = order.size();
    const auto tier = [&](double share, std::size_t least) {
        return std::min(members,
                        std::max(least, static_cast<std::size_t>(share * static_cast<double>(members))));
    };
    const std::size_t tier1 = tier(plan.parameters.tier1, 1), tier2 = tier(plan.parameters.tier2, 2);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(std::max(tier1, tier2)),
                      order.end(), [&](PersonId a, PersonId b) {
                          const std::uint32_t fa = follower_count(layer.ties, a);
                          const std::uint32_t fb = follower_count(layer.ties, b);
                          return fa != fb ? fa > fb : a < b;
                      });
    for (std::size_t k = 0; k < std::max(tier1, tier2); ++k) {
        const std::uint16_t bit = k < tier1 ? role::influencer_tier1 : role::influencer_tier2;
        std::uint16_t& roles = people.roles[order[k].index()];
        roles = static_cast<std::uint16_t>(roles | bit);
    }
}

std::vector<PersonId> draw_organisation_followers(const AccountPlan& plan, const LayerParts& layer,
                                                  unsigned threads) {
    const std::size_t rank = share_of(plan.parameters.organisation_rank, layer.members.size());
    return draw_audience(plan, layer, 0, largest_audiences(layer, rank + 1)[rank], threads);
}

void draw_subscribers(const AccountPlan& plan, const PeopleParts& people, LayerParts& layer,
                      unsigned threads) {
    if (people.media_accounts.empty()) return;
    const std::size_t top = share_of(plan.parameters.media_rank, layer.members.size()) + 1;
    const std::vector<std::uint32_t> audiences = largest_audiences(layer, top);
    std::vector<Row> rows;
    for (std::uint32_t outlet = 0; outlet < people.media_accounts.size(); ++outlet) {
        CounterRandom random(plan.seed, stream("sim.network.media_rank"), outlet,
                             static_cast<std::uint32_t>(plan.layer));
        const std::size_t count = audiences[random.below(static_cast<std::uint32_t>(top))];
        rows.push_back(
            {people.media_accounts[outlet], draw_audience(plan, layer, outlet + 1, count, threads)});
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.who < b.who; });
    fill_rows(layer.ties, rows);
}

} // namespace stormdrill::sim
