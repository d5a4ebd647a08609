#include <algorithm>

#include "base/math.hpp"
#include "base/random.hpp"
#include "sim/media.hpp"
#include "sim/spread.hpp"

namespace stormdrill::sim {

namespace {
/// Plans `count` shares of a chatter post, each by somebody of the author's followers.
void plan_shares(Storm& s, PostId id, std::uint32_t count, CounterRandom& random, std::int32_t at) {
    const Post& post = s.posts[id.index()];
    const auto followers = s.network->followers(post.author, post.platform);
    for (std::uint32_t k = 0; k < count && !followers.empty(); ++k) {
        Event event;
        event.kind = EventKind::chatter_share;
        event.person = followers[random.below(static_cast<std::uint32_t>(followers.size()))].value;
        event.post = id.value;
        event.at = s.tables->clock.after(at, s.tables->reactions[post.platform].quantile(as_unit(random())));
        s.queue.push(event);
    }
}

/// Views and likes of chatter are numbers only: nobody's state depends on them.
void draw_reactions(Storm& s, PostId id, std::uint32_t shares, CounterRandom& random) {
    Post& post = s.posts[id.index()];
    const PlatformParameters& p = s.platform_parameters(post.platform);
    const double viewers =
        p.view_rate * static_cast<double>(s.network->followers(post.author, post.platform).size());
    post.viewers = random.poisson(std::min(1.0e5, viewers));
    post.likes = std::min(post.viewers, random.poisson(0.02 * viewers + 4.0 * shares));
    post.comments = std::min(post.viewers, random.poisson(0.005 * viewers + 1.0 * shares));
}
} // namespace

void tick_chatter(Storm& s, std::int32_t at) {
    constexpr double ticks_per_day = 24.0 * 60.0 / tick_minutes;
    const double rate = s.setup.chatter_per_day / ticks_per_day * s.tables->clock.rate(at);
    const auto tick = static_cast<std::uint32_t>((at + history_s) / (60 * tick_minutes));
    for (std::size_t i = 0; i < s.platforms.size(); ++i) {
        if (s.kind(i) == PlatformKind::news) continue;
        const auto members = s.network->members(i);
        if (members.empty()) continue;
        const std::uint64_t entity = mix_keys(i, tick);
        CounterRandom random(s.seed, stream("sim.chatter"), entity);
        const std::uint32_t count =
            random.poisson(std::min(1.0e6, rate * static_cast<double>(members.size())));
        for (std::uint32_t k = 0; k < count; ++k) {
            Event event;
            event.kind = EventKind::chatter_post;
            event.person = members[random.below(static_cast<std::uint32_t>(members.size()))].value;
            event.post = static_cast<std::uint32_t>(i);
            event.at = at + static_cast<std::int32_t>(random.below(60 * tick_minutes));
            event.act_luck = tick;
            event.kind_luck = k;
            s.queue.push(event);
        }
    }
}

void post_chatter(Storm& s, const Event& event) {
    const Parameters& d = s.parameters();
    const PlatformParameters& p = s.platform_parameters(event.post);
    Post post;
    post.at = SimTime{event.at};
    post.author = PersonId{event.person};
    post.platform = static_cast<std::uint8_t>(event.post);
    post.key = mix_keys(mix_keys(event.post, event.act_luck), mix_keys(0xcaa7, event.kind_luck));
    CounterRandom random(s.seed, stream("sim.chatter_post"), post.key);
    const double u = random.uniform();
    post.mood = static_cast<std::int8_t>(u < .03 ? -2 : u < .15 ? -1 : u < .6 ? 0 : u < .92 ? 1 : 2);
    post.anger = post.mood == -2 ? 0.6F : post.mood == -1 ? 0.3F : 0.0F;
    const PostId id = add_post(s, post, PostTraits{});
    const auto followers = static_cast<double>(s.network->followers(post.author, post.platform).size());
    std::uint32_t shares = 0;
    if (p.mix_share > 0 && followers > 0) {
        const double sd = d.root_appeal_sd;
        const double appeal = random.lognormal(-sd * sd / 2, sd);
        shares = random.poisson(
            std::min(0.2 * followers, d.audience_scale * d.root_shares_per_follower * followers * appeal));
    }
    draw_reactions(s, id, shares, random);
    plan_shares(s, id, shares, random, event.at);
}

void share_chatter(Storm& s, const Event& event) {
    const PostId parent_id{event.post};
    ++s.posts[event.post].shares;
    const Post parent = s.posts[event.post];
    const PlatformParameters& p = s.platform_parameters(parent.platform);
    Post post = parent;
    post.at = SimTime{event.at};
    post.author = PersonId{event.person};
    post.kind = PostKind::share;
    post.parent = parent_id;
    post.key = mix_keys(parent.key, mix_keys(event.person, 1));
    post.viewers = post.shares = post.comments = post.likes = 0;
    const PostId id = add_post(s, post, PostTraits{});
    CounterRandom random(s.seed, stream("sim.chatter_share"), post.key);
    const auto followers = static_cast<double>(s.network->followers(post.author, post.platform).size());
    const double children =
        std::min(0.3 * followers, p.children * exact_pow(followers, s.parameters().reach_exponent) /
                                      s.tables->mean_reach[post.platform]);
    const std::uint32_t shares = random.poisson(followers > 0 ? children : 0.0);
    draw_reactions(s, id, shares, random);
    plan_shares(s, id, shares, random, event.at);
}

} // namespace stormdrill::sim
