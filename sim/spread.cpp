#include "sim/spread.hpp"

#include <algorithm>
#include <cmath>

#include "base/diagnostics.hpp"
#include "base/math.hpp"
#include "base/random.hpp"

namespace stormdrill::sim {

namespace {
constexpr double usual_log_engagement = 1.0, log_engagement_sd = 1.5, lowest_z = -1.0, highest_z = 2.5;

void count_post(Storm& s, const Post& post) {
    PlatformState& platform = s.platforms[post.platform];
    const auto minute = static_cast<std::size_t>((post.at.seconds + history_s) / 60);
    if (platform.minutes.size() <= minute) platform.minutes.resize(minute + 1);
    MinuteCounts& counts = platform.minutes[minute];
    if (post.author.valid() && (s.network->roles(post.author) & role::bot)) {
        ++counts.bots;
        ++platform.last_hour.bots;
    }
    const auto anger = static_cast<std::uint32_t>(100.0F * post.anger + 0.5F);
    for (MinuteCounts* sums : {&counts, &platform.last_hour}) {
        sums->anger += anger;
        sums->anger_squared += anger * anger;
    }
    ++counts.crisis;
    ++platform.last_hour.crisis;
    counts.mood += post.mood;
    platform.last_hour.mood += post.mood;
    if (post.mood < 0) {
        ++counts.negative;
        ++platform.last_hour.negative;
    }
    ++platform.crisis_posts;
}
} // namespace

double engagement(const Post& post) {
    return 0.5 * post.likes + 1.0 * post.shares + 27.0 * post.comments + (post.answered ? 75.0 : 0.0);
}

double rank(const Storm& s, const Post& post) {
    const double z = (exact_log(1.0 + engagement(post)) - usual_log_engagement) / log_engagement_sd;
    return exact_exp(s.parameters().ranking_gain * std::clamp(z, lowest_z, highest_z));
}

double lowest_rank(const Parameters& parameters) {
    return exact_exp(parameters.ranking_gain * lowest_z);
}

double highest_rank(const Parameters& parameters) {
    return exact_exp(parameters.ranking_gain * highest_z);
}

double anger_rank(const Storm& s, const Post& post) {
    const Parameters& d = s.parameters();
    if (d.ranking_gain <= 0 || d.ranking_anger <= 0) return 1.0; // time order
    const MinuteCounts& hour = s.platforms[post.platform].last_hour;
    constexpr std::uint32_t enough = 10;
    double mean = d.ranking_anger_mean, sd = d.ranking_anger_sd;
    if (hour.crisis >= enough) {
        const double posts = hour.crisis;
        mean = hour.anger / posts / 100.0;
        const double variance = hour.anger_squared / posts / 10'000.0 - mean * mean;
        sd = std::max(0.05, std::sqrt(std::max(0.0, variance)));
    }
    const double z = std::clamp((static_cast<double>(post.anger) - mean) / sd, -2.0, 2.0);
    return exact_exp(d.ranking_anger * z - 0.5 * d.ranking_anger * d.ranking_anger);
}

double posting_part(const PlatformParameters& p) {
    return p.mix_share + p.mix_comment + p.mix_own;
}

std::uint32_t crisis_posts_last_hour(const Storm& s) {
    std::uint32_t sum = 0;
    for (const PlatformState& p : s.platforms)
        sum += p.last_hour.crisis;
    return sum;
}

Post post_of(const Storm& s, PostId id) {
    return is_chatter(id) ? chatter_post(s, chatter_number(id)) : s.posts[id.index()];
}

std::span<const PersonId> audience(const Storm& s, PersonId author, std::size_t platform, std::uint64_t key) {
    const Network& network = *s.network;
    if (s.kind(platform) == PlatformKind::board) {
        const auto boards = network.boards_of(author, platform);
        return boards.empty() ? std::span<const PersonId>() : network.board_readers(platform, boards.front());
    }
    const auto groups = network.groups(author, platform);
    if (!groups.empty()) return network.group_members(platform, groups[mix_keys(key, 0x96) % groups.size()]);
    return network.followers(author, platform);
}

double audience_size(const Network& network, PersonId author, std::size_t platform) {
    const auto groups = network.groups(author, platform);
    if (groups.empty()) return static_cast<double>(network.followers(author, platform).size());
    double sum = 0;
    for (const std::uint32_t group : groups)
        sum += static_cast<double>(network.group_members(platform, group).size());
    return sum / static_cast<double>(groups.size());
}

PostId add_post(Storm& s, Post post, const PostTraits& traits) {
    SD_ASSERT(s.posts.empty() || s.posts.back().at <= post.at);
    const PostId id{s.posts.size()};
    if (!post.root.valid()) post.root = id;
    s.posts.push_back(post);
    s.traits.push_back(traits);
    if (post.parent.valid()) s.traits.back().prompt = post.parent;
    // What the organisation says is not part of the storm it answers.
    if (post.kind != PostKind::statement && post.kind != PostKind::reply) count_post(s, post);
    if (s.first_crisis < 0 && post.kind != PostKind::statement && post.kind != PostKind::reply) {
        s.first_crisis = static_cast<std::int32_t>(post.at.seconds);
    }
    return id;
}

void expose(Storm& s, PostId post, std::span<const PersonId> audience, double chance, Door door,
            std::uint64_t salt, std::int32_t from) {
    if (audience.empty() || chance <= 0) return;
    const Post& p = s.posts[post.index()];
    const std::uint64_t key = mix_keys(p.key, salt);
    const ReactionTimes& reactions = s.tables->reactions[p.platform];
    // Ties only: who comes by another way attends to this post.
    const Attention& attention = s.tables->attention[p.platform];
    const bool divided = attention.divided() && door == Door::follower;
    const double most = divided ? std::min(1.0, chance * attention.most()) : chance;
    const auto plan = [&](PersonId who, bool sure) {
        if (who == p.author) return;
        CounterRandom own(s.seed, stream("sim.sight"), mix_keys(key, who.value));
        Event event;
        const std::uint32_t see = own(), reaction = own();
        event.act_luck = own();
        event.kind_luck = own();
        if (divided) {
            const double factor = attention.factor(s.network->followee_count(who, p.platform));
            if (as_unit(own()) * most >= chance * factor) return;
        }
        if (!sure && as_unit(see) >= most) return;
        event.at = (s.network->roles(who) & role::bot)
                       ? from + static_cast<std::int32_t>(s.parameters().bot_lag) // bots do not sleep
                       : s.tables->clock.after(from, reactions.quantile(as_unit(reaction)));
        event.see_luck = see;
        event.person = who.value;
        event.post = post.value;
        event.door = door;
        s.queue.push(event);
    };
    // Few or many: beyond a third of the audience a coin each is cheaper than drawing the gaps.
    if (most > 0.3) {
        for (const PersonId who : audience)
            plan(who, false);
        return;
    }
    CounterRandom gaps(s.seed, stream("sim.audience"), key);
    const double per_gap = -1.0 / exact_log(1.0 - most);
    double at = gaps.exponential() * per_gap;
    while (at < static_cast<double>(audience.size())) {
        plan(audience[static_cast<std::size_t>(at)], true);
        at = static_cast<double>(static_cast<std::size_t>(at)) + 1.0 + gaps.exponential() * per_gap;
    }
}

namespace {
/// Of those who would read a post if it stood alone, the share who get to it: a large board carries more
/// posts than anybody reads. 1 where there are no boards.
double board_share(const Storm& s, std::size_t platform, double readers) {
    if (s.kind(platform) != PlatformKind::board) return 1.0;
    const double alone = s.platform_parameters(platform).view_rate * readers;
    return alone > s.parameters().board_views ? s.parameters().board_views / alone : 1.0;
}
} // namespace

void expose_followers(Storm& s, PostId post, double factor) {
    const Post& p = s.posts[post.index()];
    const auto readers =
        p.author.valid() ? audience(s, p.author, p.platform, p.key) : std::span<const PersonId>();
    factor *= board_share(s, p.platform, static_cast<double>(readers.size()));
    const double chance = std::min(1.0, s.tables->see_most[p.platform] * factor * anger_rank(s, p));
    const auto now = static_cast<std::int32_t>(p.at.seconds);
    // Comments on a board stand below their post and reach nobody by themselves.
    if (s.kind(p.platform) == PlatformKind::board && p.kind == PostKind::comment) return;
    expose(s, post, readers, chance, Door::follower, 0, now);
}

double mean_root_act_chance(const Storm& s, std::size_t platform) {
    const Parameters& d = s.parameters();
    const PlatformParameters& p = s.platform_parameters(platform);
    double chance = 0;
    if (s.kind(platform) == PlatformKind::board) {
        const auto readers = static_cast<double>(s.network->board_readers(platform, 0).size());
        chance = p.children / std::max(1.0, p.view_rate * readers * board_share(s, platform, readers));
    } else {
        const double shares_per_follower =
            d.audience_scale * d.root_shares_per_follower * d.crisis_root_factor;
        chance = shares_per_follower / p.view_rate * posting_part(p) / p.mix_share;
    }
    return std::min(d.act_chance_cap, d.event_ratio_factor * chance);
}

double root_act_chance(const Storm& s, std::size_t platform, std::uint64_t key, double appeal) {
    const double sd = s.parameters().crisis_appeal_sd;
    CounterRandom random(s.seed, stream("sim.appeal"), key);
    const double own_appeal = appeal * random.lognormal(-sd * sd / 2, sd);
    return std::min(s.parameters().act_chance_cap, own_appeal * mean_root_act_chance(s, platform));
}

double mean_children(const Storm& s, PersonId sharer, std::size_t platform, double appeal) {
    const double size = audience_size(*s.network, sharer, platform);
    if (size < 1) return 0;
    return std::min(s.parameters().reach_cap, appeal * s.tables->children_per_reach[platform] *
                                                  exact_pow(size, s.parameters().reach_exponent));
}

double onward_appeal(const Storm& s, std::uint64_t key) {
    const double sd = s.parameters().onward_appeal_sd;
    return CounterRandom(s.seed, stream("sim.onward_appeal"), key).lognormal(-sd * sd / 2, sd);
}

double onward_act_chance(const Storm& s, PersonId author, std::size_t platform, std::uint64_t key) {
    const Parameters& d = s.parameters();
    const PlatformParameters& p = s.platform_parameters(platform);
    if (s.kind(platform) == PlatformKind::board || s.kind(platform) == PlatformKind::news) {
        return root_act_chance(s, platform, key, 1.0);
    }
    const auto viewers = static_cast<double>(audience(s, author, platform, key).size()) * p.view_rate;
    if (viewers <= 0) return 0;
    const double children = mean_children(s, author, platform, onward_appeal(s, key));
    // All posts that one brings, and of them those that travel on; a platform whose R1 would bring too many
    // is held back.
    const double posts_per_share = posting_part(p) / p.mix_share;
    const double travelling = (p.mix_share + p.mix_own + d.comment_exposure * p.mix_comment) / p.mix_share;
    const double held = std::min(1.0, d.event_ratio / (p.children * travelling));
    return std::min(d.act_chance_cap, d.event_ratio_factor * held * children * posts_per_share / viewers);
}

} // namespace stormdrill::sim
