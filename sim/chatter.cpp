#include "sim/chatter.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"
#include "sim/spread.hpp"
#include "sim/storm.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::int32_t tick_s = 60 * tick_minutes;
/// Nobody shares everyday talk that is older.
constexpr std::size_t most_ticks_ahead = 10 * 24 * 3600 / tick_s;
constexpr std::size_t most_ticks = 400 * 24 * 3600 / tick_s; ///< a post that is not there by then never comes
constexpr std::uint16_t most_shares = 60'000;

constexpr std::size_t no_end = std::numeric_limits<std::size_t>::max();

std::size_t tick_number(std::int32_t at) {
    return static_cast<std::size_t>((std::int64_t{at} + history_s) / tick_s);
}

double audience_of(const Storm& s, const ChatterPost& post) {
    return static_cast<double>(audience(s, post.author, post.platform, post.key).size());
}

/// How many of the author's followers share a root: q0 × followers × the post's own appeal.
double root_shares(const Storm& s, const ChatterPost& post, CounterRandom& random) {
    const double followers = audience_of(s, post);
    if (s.platform_parameters(post.platform).mix_share <= 0 || followers < 1) return 0;
    const Parameters& d = s.parameters();
    const double sd = d.root_appeal_sd;
    return std::min(0.2 * followers, d.audience_scale * d.root_shares_per_follower * followers *
                                         random.lognormal(-sd * sd / 2, sd));
}

} // namespace

struct Chatter::Stream {
    struct Share { ///< planned, of a post that stands in an earlier block
        std::uint64_t key = 0;
        std::int32_t at = 0;
        PersonId author;
        std::uint32_t parent = 0;
    };
    struct Block {
        std::vector<ChatterPost> posts;
        std::uint64_t hash = 0;
        std::uint16_t platforms = 0; ///< bit per platform that has a post here
    };

    std::mutex mutex; ///< for everything below
    std::size_t ticks_with_roots = no_end;
    std::vector<Block> blocks;
    std::vector<std::uint32_t> first{0}; ///< number of the first post of each block, and one past the last
    std::vector<std::vector<Share>> planned; ///< per tick, the next one first

    [[nodiscard]] const ChatterPost& operator[](std::uint32_t number) const {
        const auto block =
            static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), number) - first.begin()) -
            1;
        return blocks[block].posts[number - first[block]];
    }
    [[nodiscard]] std::uint32_t root(std::uint32_t number) const {
        while ((*this)[number].parent != ChatterPost::no_parent)
            number = (*this)[number].parent;
        return number;
    }
    [[nodiscard]] ChatterHead head(std::uint32_t number, const ChatterPost& post) const {
        const bool share = post.parent != ChatterPost::no_parent;
        return {chatter_id(number),
                SimTime{post.at},
                post.key,
                post.author,
                share ? chatter_id(post.parent) : PostId::none(),
                post.platform};
    }
    /// How many posts there are at or before `t`; makes them.
    [[nodiscard]] std::uint32_t count(const Storm& s, std::int32_t t);
    /// Makes what is missing of the first `ticks` blocks.
    void make(const Storm& s, std::size_t ticks);
    /// Makes blocks until there is a post with this number.
    void make_up_to(const Storm& s, std::uint32_t number);
};

/// Makes one block: the roots of the tick and the shares due in it, with their own shares, put in the order
/// of time.
class ChatterTick {
public:
    ChatterTick(const Storm& s, Chatter::Stream& stream)
        : s_(s), stream_(stream), at_(static_cast<std::int32_t>(stream.blocks.size()) * tick_s - history_s) {}

    void make() {
        take_planned();
        const bool roots = stream_.blocks.size() < stream_.ticks_with_roots;
        for (std::size_t i = 0; roots && i < s_.platforms.size(); ++i)
            draw_roots(i);
        for (std::size_t i = 0; i < posts_.size(); ++i)
            draw_shares(i);
        Chatter::Stream::Block block;
        put_in_order(block.posts);
        block.hash = hash_array<ChatterPost>(block.posts);
        for (const ChatterPost& post : block.posts)
            block.platforms |= static_cast<std::uint16_t>(1U << post.platform);
        stream_.first.push_back(stream_.first.back() + static_cast<std::uint32_t>(block.posts.size()));
        stream_.blocks.push_back(std::move(block));
    }

private:
    /// The parents of posts made in this tick stand in the list itself until it is put in order.
    static constexpr std::uint32_t in_list = 0x80000000u;

    void take_planned() {
        if (stream_.planned.empty()) return;
        for (const Chatter::Stream::Share& share : stream_.planned.front()) {
            const ChatterPost& parent = stream_[share.parent];
            posts_.push_back(
                {share.key, share.at, share.author, share.parent, 0, parent.platform, parent.mood});
        }
        stream_.planned.erase(stream_.planned.begin());
    }

    void draw_roots(std::size_t platform) {
        const auto members = s_.network->members(platform);
        if (s_.kind(platform) == PlatformKind::news || members.empty()) return;
        const std::uint64_t entity = mix_keys(platform, tick_number(at_));
        CounterRandom random(s_.seed, stream("sim.chatter"), entity);
        constexpr double ticks_per_day = 86'400.0 / tick_s;
        const double mean = s_.setup.chatter_per_day / ticks_per_day * s_.tables->clock.rate(at_) *
                            static_cast<double>(members.size());
        const std::uint32_t count = random.poisson(std::min(1.0e6, mean));
        posts_.reserve(posts_.size() + count);
        const AliasTable& authors = s_.tables->chatter_authors[platform];
        for (std::uint32_t k = 0; k < count; ++k) {
            ChatterPost post;
            const std::uint32_t cell = authors.cell(0, static_cast<std::uint32_t>(members.size()), random());
            post.author = members[authors.resolve(cell, random())];
            post.at = at_ + static_cast<std::int32_t>(random.below(tick_s));
            post.platform = static_cast<std::uint8_t>(platform);
            post.key = mix_keys(entity, mix_keys(0xcaa7, k));
            const double u = as_unit(random());
            post.mood = static_cast<std::int8_t>(u < .03 ? -2 : u < .15 ? -1 : u < .6 ? 0 : u < .92 ? 1 : 2);
            posts_.push_back(post);
        }
    }

    void draw_shares(std::size_t i) {
        const ChatterPost post = posts_[i];
        CounterRandom random(s_.seed, stream("sim.chatter_shares"), post.key);
        const bool root = post.parent == ChatterPost::no_parent;
        const double mean =
            root ? root_shares(s_, post, random)
                 : mean_children(s_, post.author, post.platform, onward_appeal(s_, root_key(post)));
        if (mean <= 0) return;
        const std::uint32_t count = std::min<std::uint32_t>(most_shares, random.poisson(mean));
        posts_[i].shares = static_cast<std::uint16_t>(count);
        const auto readers = audience(s_, post.author, post.platform, post.key);
        for (std::uint32_t k = 0; k < count; ++k) {
            ChatterPost share = post;
            share.author = readers[random.below(static_cast<std::uint32_t>(readers.size()))];
            share.at = s_.tables->clock.after(
                post.at, s_.tables->reactions[post.platform].quantile(as_unit(random())));
            share.key = mix_keys(post.key, mix_keys(k, 1));
            share.parent = in_list | static_cast<std::uint32_t>(i);
            share.shares = 0;
            if (share.at < at_ + tick_s)
                posts_.push_back(share);
            else
                later_.push_back(share);
        }
    }

    [[nodiscard]] std::uint64_t root_key(const ChatterPost& post) const {
        const ChatterPost* at = &post;
        while (at->parent != ChatterPost::no_parent)
            at = (at->parent & in_list) != 0 ? &posts_[at->parent & ~in_list] : &stream_[at->parent];
        return at->key;
    }

    /// By time; equal times in the order in which they were drawn. Then numbers take the place of list
    /// indices.
    void put_in_order(std::vector<ChatterPost>& out) {
        std::array<std::uint32_t, tick_s + 1> place{};
        for (const ChatterPost& post : posts_)
            ++place[static_cast<std::size_t>(post.at - at_) + 1];
        for (std::size_t second = 0; second < tick_s; ++second)
            place[second + 1] += place[second];
        std::vector<std::uint32_t> number_of(posts_.size());
        out.resize(posts_.size());
        for (std::size_t i = 0; i < posts_.size(); ++i) {
            const std::uint32_t at = place[static_cast<std::size_t>(posts_[i].at - at_)]++;
            out[at] = posts_[i];
            number_of[i] = stream_.first.back() + at;
        }
        const auto number = [&](std::uint32_t parent) {
            const bool listed = parent != ChatterPost::no_parent && (parent & in_list) != 0;
            return listed ? number_of[parent & ~in_list] : parent;
        };
        for (ChatterPost& post : out)
            post.parent = number(post.parent);
        for (const ChatterPost& share : later_) {
            const std::size_t ahead = tick_number(share.at) - tick_number(at_) - 1;
            if (ahead >= most_ticks_ahead) continue;
            if (ahead >= stream_.planned.size()) stream_.planned.resize(ahead + 1);
            stream_.planned[ahead].push_back({share.key, share.at, share.author, number(share.parent)});
        }
    }

    const Storm& s_;
    Chatter::Stream& stream_;
    std::int32_t at_;
    std::vector<ChatterPost> posts_, later_;
};

void Chatter::Stream::make(const Storm& s, std::size_t ticks) {
    while (blocks.size() < ticks && (blocks.size() < ticks_with_roots || !planned.empty()))
        ChatterTick(s, *this).make();
}

void Chatter::Stream::make_up_to(const Storm& s, std::uint32_t number) {
    while (number >= first.back()) {
        const std::size_t ticks = blocks.size() + 1;
        SD_ASSERT(ticks < most_ticks);
        make(s, ticks);
        SD_ASSERT(blocks.size() == ticks);
    }
}

std::uint32_t Chatter::Stream::count(const Storm& s, std::int32_t t) {
    if (t < -history_s) return 0;
    const std::size_t tick = tick_number(t);
    make(s, tick + 1);
    if (tick >= blocks.size()) return first.back();
    const auto& posts = blocks[tick].posts;
    const auto end = std::upper_bound(posts.begin(), posts.end(), t,
                                      [](std::int32_t at, const ChatterPost& post) { return at < post.at; });
    return first[tick] + static_cast<std::uint32_t>(end - posts.begin());
}

Chatter::Chatter() : Chatter(no_end) {}

Chatter::Chatter(std::size_t ticks_with_roots) : stream_(std::make_shared<Stream>()) {
    stream_->ticks_with_roots = ticks_with_roots;
}

Chatter Chatter::ending(std::int32_t t) {
    return Chatter(tick_number(t) + 1);
}

std::uint32_t Chatter::count(const Storm& s, std::int32_t t) const {
    const std::lock_guard lock(stream_->mutex);
    return stream_->count(s, t);
}

std::vector<ChatterHead> Chatter::since(const Storm& s, std::uint32_t first, std::int32_t t) const {
    const std::lock_guard lock(stream_->mutex);
    const std::uint32_t end = stream_->count(s, t);
    std::vector<ChatterHead> out;
    if (first >= end) return out;
    out.reserve(end - first);
    for (std::uint32_t number = first; number < end; ++number)
        out.push_back(stream_->head(number, (*stream_)[number]));
    return out;
}

std::vector<ChatterHead> Chatter::newest(const Storm& s, std::size_t platform, std::size_t most,
                                         std::int32_t t) const {
    const std::lock_guard lock(stream_->mutex);
    std::uint32_t end = stream_->count(s, t);
    std::vector<ChatterHead> out;
    for (std::size_t b = stream_->blocks.size(); b-- > 0 && out.size() < most;) {
        const Stream::Block& block = stream_->blocks[b];
        const std::uint32_t begin = stream_->first[b];
        if (begin >= end) continue; // made for somebody who is further on
        if ((block.platforms >> platform & 1U) != 0) {
            for (std::uint32_t number = end; number-- > begin && out.size() < most;) {
                const ChatterPost& post = block.posts[number - begin];
                if (post.platform == platform) out.push_back(stream_->head(number, post));
            }
        }
        end = begin;
    }
    return out;
}

ChatterPost Chatter::post(const Storm& s, std::uint32_t number) const {
    const std::lock_guard lock(stream_->mutex);
    stream_->make_up_to(s, number);
    return (*stream_)[number];
}

std::uint32_t Chatter::root(const Storm& s, std::uint32_t number) const {
    const std::lock_guard lock(stream_->mutex);
    stream_->make_up_to(s, number);
    return stream_->root(number);
}

std::uint64_t Chatter::hash(const Storm& s, std::int32_t t) const {
    const std::lock_guard lock(stream_->mutex);
    const std::size_t ticks = tick_number(t) + 1;
    stream_->make(s, ticks);
    std::vector<std::uint64_t> words;
    for (std::size_t i = 0; i < std::min(ticks, stream_->blocks.size()); ++i)
        words.push_back(stream_->blocks[i].hash);
    return hash_array<std::uint64_t>(words);
}

Post chatter_post(const Storm& s, std::uint32_t number) {
    const ChatterPost kept = s.chatter.post(s, number);
    Post post;
    post.at = SimTime{kept.at};
    post.key = kept.key;
    post.author = kept.author;
    post.platform = kept.platform;
    post.topic = Topic::chatter;
    post.mood = kept.mood;
    post.anger = kept.mood == -2 ? 0.6F : kept.mood == -1 ? 0.3F : 0.0F;
    post.shares = kept.shares;
    post.root = chatter_id(number);
    if (kept.parent != ChatterPost::no_parent) {
        post.kind = PostKind::share;
        post.parent = chatter_id(kept.parent);
        post.root = chatter_id(s.chatter.root(s, kept.parent));
    }
    CounterRandom random(s.seed, stream("sim.chatter_reactions"), kept.key);
    const auto rounded = [&](double mean) { return static_cast<std::uint32_t>(mean + as_unit(random())); };
    const double viewers = s.platform_parameters(kept.platform).view_rate * audience_of(s, kept);
    post.viewers = std::max<std::uint32_t>(kept.shares, rounded(viewers));
    post.likes = std::min(post.viewers, rounded(0.02 * viewers + 4.0 * kept.shares));
    post.comments = std::min(post.viewers, rounded(0.005 * viewers + 1.0 * kept.shares));
    const auto marked = [&](const std::vector<std::uint32_t>& numbers) {
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
    };
    post.answered = marked(s.answered_chatter);
    post.removed = marked(s.removed_chatter);
    return post;
}

} // namespace stormdrill::sim
