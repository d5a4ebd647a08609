#include "sim/network_layer.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"

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

/// Audience weight of a person on a layer: mostly lognormal with median 1, some Pareto.
double audience_weight(const LayerPlan& plan, PersonId person) {
    if (plan.roles[person.index()] & role::media_account) return 0.0;
    const Parameters& g = plan.general;
    CounterRandom random(plan.seed, stream("sim.network.weight"), entity(plan.layer, person));
    const double weight = random.chance(1.0 - g.weight_tail)
                              ? random.lognormal(0.0, g.weight_sd)
                              : random.pareto(g.weight_tail_least, g.weight_tail_exponent - 1.0);
    return std::min(weight, g.weight_cap * plan.people);
}
} // namespace

TieParts draw_ties(const LayerPlan& plan, unsigned threads) {
    const auto count = static_cast<std::uint32_t>(plan.members.size());
    const PlatformParameters& p = plan.parameters;
    const bool mutual = p.reciprocity >= 1.0;
    TieParts ties;
    ties.offsets.assign(plan.people + std::size_t{1}, 0);
    if (count < 2) return ties;

    std::vector<double> weight(count);
    std::vector<std::uint32_t> community_begin(count), community_end(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        weight[i] = audience_weight(plan, plan.members[i]);
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
        const std::uint16_t roles = plan.roles[plan.members[i].index()];
        if (roles & role::media_account) return;
        const bool journalist = (roles & role::journalist) != 0;
        if (journalist) wanted *= plan.general.journalist_followees;
        const double outside_share =
            journalist ? std::max(p.outside_community, plan.general.journalist_outside) : p.outside_community;
        const auto number = static_cast<std::uint32_t>(std::clamp(wanted + 0.5, 1.0, std::max(1.0, most)));
        for (std::uint32_t k = 0; k < number; ++k) {
            const bool outside = random.chance(outside_share);
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
    ties.followee_count.assign(plan.people, 0);
    for (const PersonId follower : ties.followers) {
        std::uint16_t& many = ties.followee_count[follower.index()];
        if (many < 65'535) ++many;
    }
    return ties;
}

} // namespace stormdrill::sim
