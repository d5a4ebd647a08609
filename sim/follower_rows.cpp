#include "sim/follower_rows.hpp"

#include <algorithm>
#include <atomic>

#include "base/diagnostics.hpp"
#include "base/random.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::size_t source_block = 16'384; // members whose ties are sorted into buckets together

/// Members are dealt into buckets of consecutive numbers, small enough for the second-level cache and few
/// enough to write to all of them in turn.
struct Buckets {
    unsigned shift = 12;
    std::size_t count = 0;
    explicit Buckets(std::size_t members) {
        while ((members >> shift) > 512)
            ++shift;
        count = (members >> shift) + 1;
    }
    [[nodiscard]] std::size_t of(std::uint32_t member) const { return member >> shift; }
};

struct Tie {
    std::uint32_t followed; ///< member number
    PersonId follower;
};

/// All ties, bucket after bucket by whom they lead to, and within a bucket in the order of the followers.
struct BucketedTies {
    std::vector<Tie> ties;
    std::vector<std::size_t> begin; ///< buckets + 1
};

BucketedTies deal(const FolloweeRows& rows, const Buckets& buckets, std::span<const PersonId> members,
                  unsigned threads) {
    const std::size_t blocks = (members.size() + source_block - 1) / source_block;
    // Counts, then positions: of bucket b from block s at [s * buckets + b].
    std::vector<std::size_t> position(blocks * buckets.count, 0);
    for_blocks(members.size(), source_block, threads, [&](std::size_t begin, std::size_t end) {
        std::size_t* count = &position[begin / source_block * buckets.count];
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::uint32_t followed : rows.row(i))
                ++count[buckets.of(followed)];
        }
    });
    BucketedTies dealt;
    dealt.begin.assign(buckets.count + 1, 0);
    std::size_t total = 0;
    for (std::size_t b = 0; b < buckets.count; ++b) {
        dealt.begin[b] = total;
        for (std::size_t s = 0; s < blocks; ++s) {
            const std::size_t count = position[s * buckets.count + b];
            position[s * buckets.count + b] = total;
            total += count;
        }
    }
    dealt.begin[buckets.count] = total;
    dealt.ties.resize(total);
    for_blocks(members.size(), source_block, threads, [&](std::size_t begin, std::size_t end) {
        std::size_t* next = &position[begin / source_block * buckets.count];
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::uint32_t followed : rows.row(i))
                dealt.ties[next[buckets.of(followed)]++] = {followed, members[i]};
        }
    });
    return dealt;
}

class BackDraw {
public:
    BackDraw(const FolloweeRows& rows, const FollowingBack& back, std::span<const PersonId> members)
        : rows_(rows), back_(back), members_(members) {}

    /// Those among member i's followees who follow back, by person.
    void draw(std::uint32_t i, std::vector<PersonId>& out) const {
        out.clear();
        const auto row = rows_.row(i);
        if (back_.always) {
            for (const std::uint32_t followed : row)
                out.push_back(members_[followed]);
            return;
        }
        const CounterBlocks random(back_.seed, stream("sim.network.back"),
                                   (back_.layer << 40) | members_[i].value);
        std::array<std::uint32_t, 4> words{};
        for (std::uint32_t k = 0; k < row.size(); ++k) {
            if (k % 4 == 0) words = random.block(k / 4);
            if (words[k % 4] < back_.chances[row[k]]) out.push_back(members_[row[k]]);
        }
    }

private:
    const FolloweeRows& rows_;
    const FollowingBack& back_;
    std::span<const PersonId> members_;
};

/// Union of two sorted lists; `added(person)` for those of `back` that are not in `forward`.
template <class Added>
void merge(std::span<const PersonId> forward, std::span<const PersonId> back, std::vector<PersonId>& out,
           const Added& added) {
    std::size_t f = 0;
    for (const PersonId who : back) {
        while (f < forward.size() && forward[f] < who)
            out.push_back(forward[f++]);
        if (f < forward.size() && forward[f] == who) continue;
        out.push_back(who);
        added(who);
    }
    out.insert(out.end(), forward.begin() + static_cast<std::ptrdiff_t>(f), forward.end());
}
} // namespace

TieParts follower_rows(FolloweeRows rows, const FollowingBack& back, std::span<const PersonId> members,
                       std::uint32_t people, unsigned threads) {
    const Buckets buckets(members.size());
    BucketedTies dealt = deal(rows, buckets, members, threads);
    TieParts ties;
    ties.offsets.assign(people + std::size_t{1}, 0);
    ties.followee_count.assign(people, 0);
    std::vector<std::uint32_t> followees(people, 0);
    for (std::size_t i = 0; i < members.size(); ++i)
        followees[members[i].index()] = rows.sizes[i];

    const BackDraw back_draw(rows, back, members);
    std::vector<std::vector<PersonId>> parts(buckets.count);
    for_blocks(buckets.count, 1, threads, [&](std::size_t b, std::size_t) {
        const auto first = static_cast<std::uint32_t>(b << buckets.shift);
        const auto last = static_cast<std::uint32_t>(std::min(members.size(), (b + 1) << buckets.shift));
        if (first >= last) return;
        const std::span<const Tie> here(dealt.ties.data() + dealt.begin[b],
                                        dealt.begin[b + 1] - dealt.begin[b]);
        std::vector<std::uint32_t> next(last - first + std::size_t{1}, 0);
        for (const Tie& tie : here)
            ++next[tie.followed - first + 1];
        for (std::size_t t = 1; t < next.size(); ++t)
            next[t] += next[t - 1];
        std::vector<PersonId> forward(here.size());
        for (const Tie& tie : here) // afterwards next[t] is the end of row t
            forward[next[tie.followed - first]++] = tie.follower;

        std::vector<PersonId>& out = parts[b];
        std::vector<PersonId> follow_back;
        std::uint32_t begin = 0;
        for (std::uint32_t i = first; i < last; ++i) {
            const std::uint32_t end = next[i - first];
            const std::size_t before = out.size();
            back_draw.draw(i, follow_back);
            merge({forward.data() + begin, end - begin}, follow_back, out, [&](PersonId who) {
                if (!back.always)
                    std::atomic_ref(followees[who.index()]).fetch_add(1, std::memory_order_relaxed);
            });
            ties.offsets[members[i].index() + 1] = static_cast<std::uint32_t>(out.size() - before);
            begin = end;
        }
    });
    dealt = {};
    rows = {};

    std::size_t total = 0;
    for (const auto& part : parts)
        total += part.size();
    SD_ASSERT(total <= 0xffffffffu);
    for (std::size_t person = 0; person < people; ++person) {
        const std::uint32_t many = back.always ? ties.offsets[person + 1] : followees[person];
        ties.followee_count[person] = static_cast<std::uint16_t>(std::min(many, 65'535u));
        ties.offsets[person + 1] += ties.offsets[person];
    }
    ties.followers.resize(total);
    std::vector<std::size_t> at(buckets.count + 1, 0);
    for (std::size_t b = 0; b < buckets.count; ++b)
        at[b + 1] = at[b] + parts[b].size();
    for_blocks(buckets.count, 1, threads, [&](std::size_t b, std::size_t) {
        std::copy(parts[b].begin(), parts[b].end(),
                  ties.followers.begin() + static_cast<std::ptrdiff_t>(at[b]));
        parts[b] = {};
    });
    return ties;
}

} // namespace stormdrill::sim
