#include "sim/network_layer.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/alias_table.hpp"
#include "sim/follower_rows.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::size_t block_size = 2048;
constexpr std::uint32_t rounds = 2;            // in which those who came up twice are drawn again
constexpr std::uint32_t closing = 0x80000000u; // on a target: to be replaced by a followee of his

/// A probability as a threshold for 32 uniform bits.
std::uint32_t of_two_to_32(double probability) {
    return static_cast<std::uint32_t>(std::clamp(probability, 0.0, 1.0) * 4294967295.0);
}
/// The upper or lower 16 bits of a word as a coin.
std::uint32_t of_two_to_16(double probability) {
    return static_cast<std::uint32_t>(std::clamp(probability, 0.0, 1.0) * 65536.0);
}

/// A place in [0, count) from a uniform word.
std::uint32_t pick(std::uint32_t word, std::uint32_t count) {
    return static_cast<std::uint32_t>((std::uint64_t{word} * count) >> 32);
}

class TieDraw {
public:
    TieDraw(const LayerPlan& plan, unsigned threads)
        : plan_(plan), threads_(threads), count_(static_cast<std::uint32_t>(plan.members.size())),
          mutual_(plan.parameters.reciprocity >= 1.0), everybody_(count_), inside_(count_) {}

    TieParts draw() {
        weigh();
        find_communities();
        draw_first();
        FolloweeRows closed = close();
        first_ = {};
        everybody_ = AliasTable(0);
        return follower_rows(std::move(closed), {plan_.seed, plan_.layer, mutual_, back_chances_},
                             plan_.members, plan_.people, threads_);
    }

private:
    template <class Work>
    void for_members(const Work& work) const {
        for_blocks(count_, block_size, threads_, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                work(static_cast<std::uint32_t>(i));
        });
    }

    /// layer and person in one entity number.
    [[nodiscard]] std::uint64_t entity(std::uint32_t i) const {
        return (plan_.layer << 40) | plan_.members[i].value;
    }
    [[nodiscard]] std::uint16_t roles(std::uint32_t i) const { return plan_.roles[plan_.members[i].index()]; }

    /// Audience weights: mostly lognormal with median 1, some Pareto. Who has a large audience follows back
    /// less often.
    void weigh() {
        const Parameters& g = plan_.general;
        weights_.resize(count_);
        back_chances_.resize(mutual_ ? 0 : count_);
        for_members([&](std::uint32_t i) {
            CounterRandom random(plan_.seed, stream("sim.network.weight"), entity(i));
            const double weight = random.chance(1.0 - g.weight_tail)
                                      ? random.lognormal(0.0, g.weight_sd)
                                      : random.pareto(g.weight_tail_least, g.weight_tail_exponent - 1.0);
            weights_[i] =
                roles(i) & role::media_account ? 0.0 : std::min(weight, g.weight_cap * plan_.people);
            if (mutual_) return;
            back_chances_[i] =
                of_two_to_32(plan_.parameters.reciprocity *
                             std::min(1.0, exact_pow(g.back_weight / std::max(weight, 1e-9), 0.5)));
        });
        everybody_.fill(0, weights_);
    }

    /// Of all ties, before any is drawn: people are followed in proportion to their weights.
    [[nodiscard]] double share_followed_back() const {
        if (mutual_) return 1.0;
        double followed = 0, back = 0;
        for (std::uint32_t i = 0; i < count_; ++i) {
            followed += weights_[i];
            back += weights_[i] * back_chances_[i] * 0x1p-32;
        }
        return followed > 0 ? back / followed : 0.0;
    }

    /// Members of one community are contiguous: each community is a table of its own.
    void find_communities() {
        community_of_.resize(count_);
        for (std::uint32_t i = 0; i < count_; ++i) {
            const auto community = [&](std::uint32_t m) { return plan_.community[plan_.members[m].index()]; };
            if (i == 0 || community(i) != community(i - 1)) community_begin_.push_back(i);
            community_of_[i] = static_cast<std::uint32_t>(community_begin_.size() - 1);
        }
        community_begin_.push_back(count_);
        for_blocks(community_begin_.size() - 1, 16, threads_, [&](std::size_t begin, std::size_t end) {
            for (std::size_t c = begin; c < end; ++c) {
                const std::uint32_t from = community_begin_[c];
                inside_.fill(from, std::span(weights_).subspan(from, community_begin_[c + 1] - from));
            }
        });
    }

    /// How many followees, then whom: each tie has one block of four words, for the coins, the cell, the
    /// alias and, where the tie is closed, the second step.
    void draw_first() {
        // Lognormal with the wanted mean, less the ties that following back will add: median = mean
        // e^{-sigma^2 / 2}.
        const Parameters& g = plan_.general;
        const double mean = plan_.parameters.followees / (1.0 + share_followed_back());
        const double median = mean * exact_exp(-g.followees_sd * g.followees_sd / 2);
        const double most = std::max(1.0, std::min(g.followees_cap, count_ / 4.0));
        offsets_.assign(count_ + std::size_t{1}, 0);
        for_members([&](std::uint32_t i) {
            if (roles(i) & role::media_account) return;
            CounterRandom random(plan_.seed, stream("sim.network.followees"), entity(i));
            double wanted = median * random.lognormal(0.0, g.followees_sd);
            if (roles(i) & role::journalist) wanted *= g.journalist_followees;
            offsets_[i + 1] = static_cast<std::uint32_t>(std::clamp(wanted + 0.5, 1.0, most));
        });
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            total += offsets_[i + 1];
            offsets_[i + 1] += offsets_[i];
        }
        SD_ASSERT(total <= 0xffffffffu);
        first_.resize(total);
        const std::uint32_t closure = of_two_to_16(plan_.parameters.closure);
        for_members([&](std::uint32_t i) {
            const std::span<std::uint32_t> row(&first_[offsets_[i]], offsets_[i + 1] - offsets_[i]);
            draw_targets(i, 0, of_two_to_16(outside_share(i)), closure, row);
        });
    }

    [[nodiscard]] CounterBlocks blocks(std::uint32_t i, std::uint32_t round) const {
        return {plan_.seed, stream("sim.network.ties"), entity(i), round};
    }

    /// Fills `row` with followees, `closure` of them (of 2^16) marked as to be closed. `outside` is of 2^16,
    /// too.
    void draw_targets(std::uint32_t i, std::uint32_t round, std::uint32_t outside, std::uint32_t closure,
                      std::span<std::uint32_t> row) const {
        const CounterBlocks random = blocks(i, round);
        const std::uint32_t from = community_begin_[community_of_[i]];
        const std::uint32_t to = community_begin_[community_of_[i] + 1];
        struct Draw {
            std::uint32_t cell, word, mark;
            bool outside;
        };
        std::array<Draw, 32> draws;
        for (std::size_t begin = 0; begin < row.size(); begin += draws.size()) {
            const std::size_t many = std::min(draws.size(), row.size() - begin);
            for (std::size_t k = 0; k < many; ++k) {
                const auto words = random.block(static_cast<std::uint32_t>(begin + k));
                const bool anywhere = (words[0] & 0xffffu) < outside;
                draws[k] = {anywhere ? everybody_.cell(0, count_, words[1])
                                     : inside_.cell(from, to, words[1]),
                            words[2], (words[0] >> 16) < closure ? closing : 0u, anywhere};
            }
            for (std::size_t k = 0; k < many; ++k) {
                const Draw& d = draws[k];
                row[begin + k] = (d.outside ? everybody_ : inside_).resolve(d.cell, d.word) | d.mark;
            }
        }
    }

    [[nodiscard]] double outside_share(std::uint32_t i) const {
        const double share = plan_.parameters.outside_community;
        return roles(i) & role::journalist ? std::max(share, plan_.general.journalist_outside) : share;
    }

    /// Replaces the ties to be closed by a followee of the followee, out of the first draw, so that the
    /// order of people does not matter. Who comes up twice is drawn again by the same rule, in the last round
    /// from everybody: a small community runs out of people to follow.
    FolloweeRows close() {
        FolloweeRows closed;
        closed.sizes.assign(count_, 0);
        closed.targets.resize(first_.size());
        for_blocks(count_, block_size, threads_, [&](std::size_t first, std::size_t last) {
            std::vector<std::uint32_t> scratch;
            for (auto i = static_cast<std::uint32_t>(first); i < last; ++i)
                closed.sizes[i] = close_row(i, closed.targets.data() + offsets_[i], scratch);
        });
        closed.offsets = std::move(offsets_);
        return closed;
    }

    /// Fills the row; how many are in it.
    std::uint32_t close_row(std::uint32_t i, std::uint32_t* begin,
                            std::vector<std::uint32_t>& scratch) const {
        const std::uint32_t number = offsets_[i + 1] - offsets_[i];
        std::copy_n(first_.data() + offsets_[i], number, begin);
        second_step(i, {begin, number});
        std::uint32_t* end = distinct(i, begin, begin, begin + number, scratch);
        for (std::uint32_t round = 1; round <= rounds && end != begin + number; ++round) {
            const double outside = round == rounds ? 1.0 : outside_share(i);
            draw_targets(i, round, of_two_to_16(outside), 0, {end, begin + number});
            end = distinct(i, begin, end, begin + number, scratch);
        }
        return static_cast<std::uint32_t>(end - begin);
    }

    /// The first tie from a random place on that stays as it is; the person follows him, so a followee of
    /// his closes a triangle. Its place, or the row's size if all are to be closed.
    static std::uint32_t staying(std::span<const std::uint32_t> row, std::uint32_t word) {
        const auto size = static_cast<std::uint32_t>(row.size());
        std::uint32_t at = pick(word, size);
        for (std::uint32_t k = 0; k < size; ++k, at = at + 1 == size ? 0 : at + 1) {
            if (!(row[at] & closing)) return at;
        }
        return size;
    }

    /// In place; a tie that would lead back to the person himself stays as it was.
    void second_step(std::uint32_t i, std::span<std::uint32_t> row) const {
        // Two misses per tie: all the first ones of a row are under way before they are needed, then all the
        // second ones.
        for (const std::uint32_t target : row) {
            if (!(target & closing)) __builtin_prefetch(&offsets_[target]);
        }
        const CounterBlocks random = blocks(i, 0);
        struct Step {
            std::uint32_t place, second;
        };
        std::array<Step, 32> steps;
        const std::span<const std::uint32_t> drawn(&first_[offsets_[i]], row.size());
        for (std::uint32_t k = 0; k < row.size();) {
            std::size_t many = 0;
            for (; k < row.size() && many < steps.size(); ++k) {
                if (!(drawn[k] & closing)) continue;
                row[k] &= ~closing;
                const auto words = random.block(k);
                const std::uint32_t by = staying(drawn, words[2]);
                if (by == row.size()) continue;
                const std::uint32_t begin = offsets_[drawn[by]], number = offsets_[drawn[by] + 1] - begin;
                if (number == 0) continue;
                steps[many] = {k, begin + pick(words[3], number)};
                __builtin_prefetch(&first_[steps[many].second]);
                ++many;
            }
            for (std::size_t n = 0; n < many; ++n) {
                const std::uint32_t second = first_[steps[n].second] & ~closing;
                if (second != i) row[steps[n].place] = second;
            }
        }
    }

    /// Sorts [middle, end) into [begin, middle), which is sorted; drops repetitions and the person himself.
    /// The new end.
    static std::uint32_t* distinct(std::uint32_t i, std::uint32_t* begin, std::uint32_t* middle,
                                   std::uint32_t* end, std::vector<std::uint32_t>& scratch) {
        std::sort(middle, end);
        if (begin != middle) {
            scratch.assign(middle, end);
            std::uint32_t* to = end;
            for (auto from = scratch.end(); from != scratch.begin();)
                *--to = middle != begin && middle[-1] > from[-1] ? *--middle : *--from;
        }
        end = std::unique(begin, end);
        std::uint32_t* const self = std::lower_bound(begin, end, i);
        if (self == end || *self != i) return end;
        return std::copy(self + 1, end, self);
    }

    const LayerPlan& plan_;
    unsigned threads_;
    std::uint32_t count_;
    bool mutual_;
    AliasTable everybody_, inside_;
    std::vector<double> weights_;
    std::vector<std::uint32_t> back_chances_;
    std::vector<std::uint32_t> community_begin_, community_of_;
    std::vector<std::uint32_t> offsets_, first_;
};
} // namespace

TieParts draw_ties(const LayerPlan& plan, unsigned threads) {
    return TieDraw(plan, threads).draw();
}

} // namespace stormdrill::sim
