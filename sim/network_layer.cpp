#include "sim/network_layer.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "base/math.hpp"
#include "base/random.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::size_t block_size = 512;

/// layer and person in one entity number.
std::uint64_t entity(std::uint64_t layer, PersonId person) {
    return (layer << 40) | person.value;
}

/// Draws members in proportion to weight out of any contiguous range, by inverting one prefix sum with a
/// guide table.
class WeightedDraw {
public:
    explicit WeightedDraw(std::span<const double> weights) : prefix_(weights.size() + 1, 0.0) {
        for (std::size_t i = 0; i < weights.size(); ++i)
            prefix_[i + 1] = prefix_[i] + weights[i];
        guide_.resize(weights.size() + 1);
        std::uint32_t at = 0;
        for (std::size_t g = 0; g < guide_.size(); ++g) {
            const double level =
                prefix_.back() * static_cast<double>(g) / static_cast<double>(weights.size());
            while (at + 1 < weights.size() && prefix_[at + 1] <= level)
                ++at;
            guide_[g] = at;
        }
    }

    [[nodiscard]] std::uint32_t draw(double u, std::uint32_t begin, std::uint32_t end) const {
        const double level = prefix_[begin] + u * (prefix_[end] - prefix_[begin]);
        const auto g =
            static_cast<std::size_t>(level / prefix_.back() * static_cast<double>(guide_.size() - 1));
        std::uint32_t at = guide_[std::min(g, guide_.size() - 1)];
        while (at > begin && prefix_[at] > level)
            --at;
        while (at + 1 < end && prefix_[at + 1] <= level)
            ++at;
        return std::clamp(at, begin, end - 1);
    }

private:
    std::vector<double> prefix_;
    std::vector<std::uint32_t> guide_;
};

/// Rows of member numbers, one per member.
struct Rows {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> targets;
    [[nodiscard]] std::span<const std::uint32_t> row(std::size_t i) const {
        return {targets.data() + offsets[i], targets.data() + offsets[i + 1]};
    }
};

/// Builds rows block by block: fill(member, out) appends one row.
template <class Fill>
Rows build_rows(std::size_t count, unsigned threads, const Fill& fill) {
    const std::size_t blocks = (count + block_size - 1) / block_size;
    std::vector<std::vector<std::uint32_t>> parts(blocks);
    Rows rows;
    rows.offsets.assign(count + 1, 0);
    for_blocks(count, block_size, threads, [&](std::size_t begin, std::size_t end) {
        std::vector<std::uint32_t>& out = parts[begin / block_size];
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t before = out.size();
            fill(static_cast<std::uint32_t>(i), out);
            const auto from = out.begin() + static_cast<std::ptrdiff_t>(before);
            std::sort(from, out.end());
            out.erase(std::unique(from, out.end()), out.end());
            rows.offsets[i + 1] = static_cast<std::uint32_t>(out.size() - before);
        }
    });
    for (std::size_t i = 0; i < count; ++i)
        rows.offsets[i + 1] += rows.offsets[i];
    rows.targets.reserve(rows.offsets.back());
    for (const auto& part : parts)
        rows.targets.insert(rows.targets.end(), part.begin(), part.end());
    return rows;
}
} // namespace

void for_blocks(std::size_t count, std::size_t block, unsigned threads,
                const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t blocks = (count + block - 1) / block;
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t b = next++; b < blocks; b = next++)
            work(b * block, std::min(count, (b + 1) * block));
    };
    std::vector<std::thread> helpers;
    for (unsigned t = 1; t < threads; ++t)
        helpers.emplace_back(run);
    run();
    for (std::thread& helper : helpers)
        helper.join();
}

double audience_weight(std::uint64_t seed, std::uint64_t layer, PersonId person, std::uint32_t people) {
    CounterRandom random(seed, stream("sim.network.weight"), entity(layer, person));
    const double weight = random.chance(0.97) ? random.lognormal(0.0, 1.5) : random.pareto(20.0, 1.3);
    return std::min(weight, 0.05 * people);
}

LayerTies draw_ties(const LayerPlan& plan, unsigned threads) {
    const auto count = static_cast<std::uint32_t>(plan.members.size());
    const PlatformParameters& p = plan.parameters;
    const bool mutual = p.reciprocity >= 1.0;
    LayerTies ties;
    ties.offsets.assign(plan.people + std::size_t{1}, 0);
    if (count < 2) return ties;

    std::vector<double> weight(count);
    std::vector<std::uint32_t> community_begin(count), community_end(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        weight[i] = audience_weight(plan.seed, plan.layer, plan.members[i], plan.people);
    }
    for (std::uint32_t i = 0; i < count;) {
        std::uint32_t j = i;
        const auto of = [&](std::uint32_t m) { return plan.community[plan.members[m].index()]; };
        while (j < count && of(j) == of(i))
            ++j;
        for (std::uint32_t k = i; k < j; ++k) {
            community_begin[k] = i;
            community_end[k] = j;
        }
        i = j;
    }
    const WeightedDraw draw(weight);
    // Lognormal with the wanted mean: median = mean e^{-sigma^2 / 2}, sigma 1.
    const double median = (mutual ? p.followees / 2 : p.followees) * exact_exp(-0.5);
    const double most = std::min(5000.0, count / 4.0);

    const Rows first = build_rows(count, threads, [&](std::uint32_t i, std::vector<std::uint32_t>& out) {
        CounterRandom random(plan.seed, stream("sim.network.followees"), entity(plan.layer, plan.members[i]));
        double wanted = median * exact_exp(random.normal());
        if (plan.journalist[plan.members[i].index()]) wanted *= 3;
        const auto number = static_cast<std::uint32_t>(std::clamp(wanted + 0.5, 1.0, std::max(1.0, most)));
        for (std::uint32_t k = 0; k < number; ++k) {
            const bool outside = random.chance(p.outside_community);
            const std::uint32_t target = draw.draw(random.uniform(), outside ? 0 : community_begin[i],
                                                   outside ? count : community_end[i]);
            if (target != i) out.push_back(target);
        }
    });
    const Rows closed = build_rows(count, threads, [&](std::uint32_t i, std::vector<std::uint32_t>& out) {
        CounterRandom random(plan.seed, stream("sim.network.closure"), entity(plan.layer, plan.members[i]));
        for (std::uint32_t target : first.row(i)) {
            const bool close = random.chance(p.closure);
            const auto second = first.row(target);
            if (close && !second.empty()) {
                const std::uint32_t friend_of_friend =
                    second[random.below(static_cast<std::uint32_t>(second.size()))];
                if (friend_of_friend != i) target = friend_of_friend;
            }
            out.push_back(target);
        }
    });

    // Followers by counting sort; following back adds the reverse of some ties.
    const auto back = [&](std::uint32_t i, const auto& add) {
        CounterRandom random(plan.seed, stream("sim.network.back"), entity(plan.layer, plan.members[i]));
        for (const std::uint32_t target : closed.row(i)) {
            add(target, i);
            const double chance =
                mutual ? 1.0 : p.reciprocity * std::min(1.0, exact_pow(10.0 / weight[target], 0.5));
            if (random.uniform() < chance) add(i, target);
        }
    };
    std::vector<std::uint32_t> start(count + std::size_t{1}, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
        back(i, [&](std::uint32_t followed, std::uint32_t) { ++start[followed + 1]; });
    }
    for (std::uint32_t i = 0; i < count; ++i)
        start[i + 1] += start[i];
    std::vector<std::uint32_t> raw(start.back());
    std::vector<std::uint32_t> cursor(start.begin(), start.end() - 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        back(i, [&](std::uint32_t followed, std::uint32_t follower) { raw[cursor[followed]++] = follower; });
    }
    const Rows followers = build_rows(count, threads, [&](std::uint32_t i, std::vector<std::uint32_t>& out) {
        out.insert(out.end(), raw.begin() + start[i], raw.begin() + start[i + 1]);
    });

    ties.followers.reserve(followers.targets.size());
    for (const std::uint32_t m : followers.targets)
        ties.followers.push_back(plan.members[m]);
    for (std::uint32_t i = 0; i < count; ++i) {
        ties.offsets[plan.members[i].index() + 1] = followers.offsets[i + 1] - followers.offsets[i];
    }
    for (std::uint32_t person = 0; person < plan.people; ++person)
        ties.offsets[person + 1] += ties.offsets[person];
    return ties;
}

} // namespace stormdrill::sim
