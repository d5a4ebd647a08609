#include "sim/chatter.hpp"

#include <algorithm>
#include <array>

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
constexpr std::uint16_t most_shares = 60'000;

std::size_t tick_number(std::int32_t at) {
    return static_cast<std::size_t>((at + history_s) / tick_s);
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

/// Makes one block: the roots of the tick and the shares due in it, with their own shares, put in the order
/// of time.
class ChatterTick {
public:
    ChatterTick(const Storm& s, Chatter& chatter, std::int32_t at) : s_(s), chatter_(chatter), at_(at) {}

    void make(bool roots) {
        take_planned();
        for (std::size_t i = 0; roots && i < s_.platforms.size(); ++i)
            draw_roots(i);
        for (std::size_t i = 0; i < posts_.size(); ++i)
            draw_shares(i);
        auto block = std::make_shared<Chatter::Block>();
        put_in_order(block->posts);
        block->per_minute.assign(s_.platforms.size() * tick_minutes, 0);
        for (const ChatterPost& post : block->posts) {
            ++block
                  ->per_minute[post.platform * tick_minutes + static_cast<std::size_t>((post.at - at_) / 60)];
        }
        block->hash = hash_array<ChatterPost>(block->posts);
        chatter_.first_.push_back(chatter_.first_.back() + static_cast<std::uint32_t>(block->posts.size()));
        chatter_.blocks_.push_back(std::move(block));
    }

private:
    /// The parents of posts made in this tick stand in the list itself until it is put in order.
    static constexpr std::uint32_t in_list = 0x80000000u;

    void take_planned() {
        if (chatter_.planned_.empty()) return;
        for (const Chatter::Share& share : chatter_.planned_.front()) {
            const ChatterPost& parent = chatter_[share.parent];
            posts_.push_back(
                {share.key, share.at, share.author, share.parent, 0, parent.platform, parent.mood});
        }
        chatter_.planned_.erase(chatter_.planned_.begin());
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
        const double mean = root ? root_shares(s_, post, random)
                                 : onward_appeal(s_, root_key(post), post.platform) *
                                       mean_children(s_, post.author, post.platform);
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
            at = (at->parent & in_list) != 0 ? &posts_[at->parent & ~in_list] : &chatter_[at->parent];
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
            number_of[i] = chatter_.first_.back() + at;
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
            if (ahead >= chatter_.planned_.size()) chatter_.planned_.resize(ahead + 1);
            chatter_.planned_[ahead].push_back({share.key, share.at, share.author, number(share.parent)});
        }
    }

    const Storm& s_;
    Chatter& chatter_;
    std::int32_t at_;
    std::vector<ChatterPost> posts_, later_;
};

void Chatter::add_tick(const Storm& s, std::int32_t at) {
    SD_ASSERT(tick_number(at) == blocks_.size());
    ChatterTick(s, *this, at).make(true);
}

void Chatter::run_out(const Storm& s) {
    while (!planned_.empty())
        ChatterTick(s, *this, static_cast<std::int32_t>(blocks_.size()) * tick_s - history_s).make(false);
}

std::uint32_t Chatter::count(std::int32_t t) const {
    if (blocks_.empty() || t < -history_s) return 0;
    const std::size_t block = std::min(tick_number(t), blocks_.size() - 1);
    const auto& posts = blocks_[block]->posts;
    const auto end = std::upper_bound(posts.begin(), posts.end(), t,
                                      [](std::int32_t at, const ChatterPost& post) { return at < post.at; });
    return first_[block] + static_cast<std::uint32_t>(end - posts.begin());
}

const ChatterPost& Chatter::operator[](std::uint32_t number) const {
    const auto block =
        static_cast<std::size_t>(std::upper_bound(first_.begin(), first_.end(), number) - first_.begin()) - 1;
    return blocks_[block]->posts[number - first_[block]];
}

std::uint32_t Chatter::in_minute(std::size_t platform, std::int32_t minute_at) const {
    const std::size_t minute = static_cast<std::size_t>((minute_at + history_s) / 60) % tick_minutes;
    return blocks_[tick_number(minute_at)]->per_minute[platform * tick_minutes + minute];
}

std::uint64_t Chatter::hash() const {
    std::vector<std::uint64_t> words;
    for (const auto& block : blocks_)
        words.push_back(block->hash);
    for (std::size_t ahead = 0; ahead < planned_.size(); ++ahead) {
        std::uint64_t sum = 0;
        for (const Share& share : planned_[ahead])
            sum += mix_keys(share.key, mix_keys(static_cast<std::uint32_t>(share.at), share.author.value));
        words.push_back(mix_keys(sum, ahead));
    }
    return hash_array<std::uint64_t>(words);
}

Post chatter_post(const Storm& s, std::uint32_t number) {
    const ChatterPost& kept = s.chatter[number];
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
        std::uint32_t root = kept.parent;
        while (s.chatter[root].parent != ChatterPost::no_parent)
            root = s.chatter[root].parent;
        post.root = chatter_id(root);
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
