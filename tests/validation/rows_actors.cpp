// Rows 25, 26 and 33: outlets, ties and bots.
#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "tests/sim/allergen_storm.hpp"
#include "tests/validation/rows.hpp"

namespace stormdrill::validation {

namespace {
using sim::Happening;
using sim::Post;
using sim::PostKind;
using sim::World;
using Series = std::vector<double>; // per hour

/// Minus the mean, as a share of the total: storms of any size count alike.
Series centred(Series s) {
    const double total = std::accumulate(s.begin(), s.end(), 0.0);
    for (double& v : s)
        v = v / total - 1.0 / static_cast<double>(s.size());
    return s;
}

std::size_t peak(const Series& s) {
    return static_cast<std::size_t>(std::max_element(s.begin(), s.end()) - s.begin());
}

/// Covariance of two series of many storms by lag; at a positive lag the second follows the first.
class CrossCovariance {
public:
    void add(const Series& first, const Series& second) {
        const Series x = centred(first), y = centred(second);
        const int hours = static_cast<int>(x.size());
        for (int lag = -most; lag <= most; ++lag)
            for (int h = std::max(0, -lag); h < hours - std::max(0, lag); ++h)
                at(lag) += x[static_cast<std::size_t>(h)] * y[static_cast<std::size_t>(h + lag)];
    }
    [[nodiscard]] int peak_lag() const {
        return static_cast<int>(std::max_element(sums_.begin(), sums_.end()) - sums_.begin()) - most;
    }
    [[nodiscard]] std::string curve() const {
        std::string out = "lag -4 to 8 h against the peak:";
        for (int lag = -4; lag <= 8; ++lag)
            out += text(" %.2f", sums_[static_cast<std::size_t>(lag + most)] /
                                     sums_[static_cast<std::size_t>(peak_lag() + most)]);
        return out;
    }

private:
    static constexpr int most = 12;
    double& at(int lag) { return sums_[static_cast<std::size_t>(lag + most)]; }
    std::array<double, 2 * most + 1> sums_{};
};

/// Below an article, or shared from it.
bool of_an_article(const World& world, const Post& post) {
    const auto kind = world.network().setup().platforms[post.platform].kind;
    return kind == sim::PlatformKind::news ||
           (post.root.valid() && world.posts()[post.root.index()].kind == PostKind::article);
}
} // namespace

Results media_lag(const Setting& setting) {
    constexpr std::uint64_t seeds = 200;
    constexpr std::size_t hours = 48;
    CrossCovariance of_all, of_own_talk;
    Series all_posts(hours), all_articles(hours);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        if (seed % 50 == 1)
            progress("row 25: storm %d of %d", static_cast<int>(seed), static_cast<int>(seeds));
        const World world = unattended(setting, seed, hours);
        Series posts(hours), own_talk(hours), articles(hours);
        for (const Post& post : world.posts()) {
            const auto hour = static_cast<std::size_t>(post.at.hours());
            if (hour >= hours) continue;
            if (post.author.valid()) {
                ++posts[hour];
                own_talk[hour] += !of_an_article(world, post);
            } else if (post.kind == PostKind::article && post.script == 0xffffffffu) {
                ++articles[hour]; // the laboratory report is the scenario's, not the outlets' own
            }
        }
        if (std::all_of(articles.begin(), articles.end(), [](double v) { return v == 0; })) continue;
        for (std::size_t h = 0; h < hours; ++h)
            all_posts[h] += posts[h], all_articles[h] += articles[h];
        of_all.add(posts, articles);
        of_own_talk.add(own_talk, articles);
    }
    const auto inside = [](const CrossCovariance& c) { return c.peak_lag() >= 1 && c.peak_lag() <= 4; };
    return {{25, "posts to articles, h, cross-correlation over 200 storms", "1-4",
             text("%d", of_all.peak_lag()), inside(of_all),
             of_all.curve() + text("; the mean storm has its peaks in hours %zu and %zu", peak(all_posts),
                                   peak(all_articles))},
            {25, "the same, posts that do not stand below an article or share it", "1-4",
             text("%d", of_own_talk.peak_lag()), inside(of_own_talk), of_own_talk.curve()}};
}

Results unchanged_ties(const Setting& setting) {
    const auto network = network_of(setting);
    const auto hash_of_ties = [&] { return hash64(network->image()); };
    const std::uint64_t before = hash_of_ties();
    double posts = 0;
    for (const auto team :
         {sim::testing::Team::none, sim::testing::Team::ideal, sim::testing::Team::denial}) {
        World world = begin(setting, network, sim::testing::allergen_setup(), 1);
        sim::testing::Script(team).run(world, at_hour(48));
        posts += world.measures().crisis_posts;
    }
    const std::uint64_t after = hash_of_ties();
    return {{26, "tie list after the event", "unchanged", before == after ? "unchanged" : "changed",
             before == after,
             text("hash over all %.1f MB of people and ties, before and after three storms of %.0f posts",
                  static_cast<double>(network->image().size()) / 1e6, posts)}};
}

Results bots_in_trends(const Setting& setting) {
    double reposts = 0, by_bots = 0, trends = 0, all = 0, all_by_bots = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const World world = unattended(setting, seed, 48);
        const auto happenings = world.happenings();
        // A topic is on the list from an hour of loud posts before it is listed until it leaves.
        const auto behind_trend = [&](const Post& post) {
            bool listed = false;
            for (const Happening& h : happenings) {
                if (h.platform != post.platform) continue;
                if (h.kind == Happening::Kind::trend_started && h.at.seconds - 3600 <= post.at.seconds)
                    listed = true;
                if (h.kind == Happening::Kind::trend_ended && h.at < post.at) listed = false;
            }
            return listed;
        };
        for (const Happening& h : happenings)
            trends += h.kind == Happening::Kind::trend_started;
        for (const Post& post : world.posts()) {
            if (post.kind != PostKind::share) continue;
            const bool machine = by_role(world, post, sim::role::bot);
            ++all;
            all_by_bots += machine;
            if (!behind_trend(post)) continue;
            ++reposts;
            by_bots += machine;
        }
    }
    const auto network = network_of(setting);
    double bots = 0;
    for (std::uint32_t i = 0; i < network->people(); ++i)
        bots += (network->roles(sim::PersonId{i}) & sim::role::bot) != 0;
    const double share = by_bots / reposts;
    progress("row 33: %.0f trends", trends);
    const std::string counts = text("bots are %.3f of the accounts; %.0f trends, %.0f reposts behind them",
                                    bots / network->people(), trends, reposts);
    return {{33, "reposts behind trends made by bots", ".05-.5 (up to half)", text("%.2f", share),
             share >= .05 && share <= .5,
             counts + text("; of all %.0f reposts they made %.2f", all, all_by_bots / all)}};
}

} // namespace stormdrill::validation
