// Rows 31 and 32: what ranking and moral-emotional words do to posts.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <boost/numeric/ublas/lu.hpp>
#include <boost/numeric/ublas/matrix.hpp>
#include <boost/numeric/ublas/vector.hpp>

#include "tests/validation/rows.hpp"

namespace stormdrill::validation {

namespace {
namespace ublas = boost::numeric::ublas;
using sim::Post;
using sim::PostKind;
using sim::World;

constexpr std::uint32_t unscripted = 0xffffffffu;

/// Mean and spread of anger over views of what people post on platforms with feeds.
struct Shown {
    double views = 0, anger = 0, squared = 0;
    [[nodiscard]] double mean() const { return anger / views; }
    [[nodiscard]] double sd() const { return std::sqrt(squared / views - mean() * mean()); }
};

Shown shown(const Setting& setting, const Overrides& overrides) {
    Shown out;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const World world = unattended(setting, seed, 24, overrides);
        for (const Post& post : world.posts()) {
            const auto kind = world.network().setup().platforms[post.platform].kind;
            const bool feed = kind == sim::PlatformKind::microblog ||
                              kind == sim::PlatformKind::social_network ||
                              kind == sim::PlatformKind::photo_sharing;
            const bool travels = post.kind == PostKind::original || post.kind == PostKind::share;
            if (!feed || !travels || !post.author.valid() || post.script != unscripted) continue;
            const auto anger = static_cast<double>(post.anger);
            out.views += post.viewers;
            out.anger += post.viewers * anger;
            out.squared += post.viewers * anger * anger;
        }
    }
    return out;
}

/// Poisson regression, log link, by Newton's method; errors robust against overdispersion (sandwich).
struct PoissonFit {
    std::vector<double> coefficient, error;
};

struct Observation {
    double count = 0;
    std::vector<double> x;
};

PoissonFit poisson_regression(const std::vector<Observation>& data) {
    const std::size_t n = data.front().x.size();
    ublas::vector<double> b = ublas::zero_vector<double>(n);
    ublas::matrix<double> inverse(n, n);
    double total = 0;
    for (const Observation& o : data)
        total += o.count;
    b[0] = std::log(total / static_cast<double>(data.size())); // x[0] is 1
    ublas::matrix<double> meat(n, n);
    for (int step = 0; step < 30; ++step) {
        ublas::vector<double> gradient = ublas::zero_vector<double>(n);
        ublas::matrix<double> information = ublas::zero_matrix<double>(n, n);
        meat = ublas::zero_matrix<double>(n, n);
        for (const Observation& o : data) {
            double eta = 0;
            for (std::size_t i = 0; i < n; ++i)
                eta += b[i] * o.x[i];
            const double expected = std::exp(std::min(eta, 20.0)), residual = o.count - expected;
            for (std::size_t i = 0; i < n; ++i) {
                gradient[i] += residual * o.x[i];
                for (std::size_t j = 0; j < n; ++j) {
                    information(i, j) += expected * o.x[i] * o.x[j];
                    meat(i, j) += residual * residual * o.x[i] * o.x[j];
                }
            }
        }
        ublas::permutation_matrix<std::size_t> order(n);
        ublas::lu_factorize(information, order);
        inverse = ublas::identity_matrix<double>(n);
        ublas::lu_substitute(information, order, inverse);
        const ublas::vector<double> change = ublas::prod(inverse, gradient);
        b += change;
        if (ublas::norm_inf(change) < 1e-9) break;
    }
    const ublas::matrix<double> half = ublas::prod(inverse, meat), sandwich = ublas::prod(half, inverse);
    PoissonFit fit;
    for (std::size_t i = 0; i < n; ++i) {
        fit.coefficient.push_back(b[i]);
        fit.error.push_back(std::sqrt(sandwich(i, i)));
    }
    return fit;
}
} // namespace

Results ranked_anger(const Setting& setting) {
    progress("row 31: ranked and in time order, 100 storms each");
    const Shown ranked = shown(setting, {}), in_time_order = shown(setting, {{"act.ranking_gain", 0}});
    const double shift = (ranked.mean() - in_time_order.mean()) / in_time_order.sd();
    return {{31, "anger of ranked minus time-ordered feeds, sd", ".3-.6 (.47)", text("%.2f", shift),
             shift >= .3 && shift <= .6,
             text("mean anger over views %.3f and %.3f, sd %.3f", ranked.mean(), in_time_order.mean(),
                  in_time_order.sd())}};
}

Results moral_words(const Setting& setting) {
    // People's own posts: shares ~ words + log followers + platform, without and with anger.
    std::vector<Observation> plain, with_anger;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        const World world = unattended(setting, seed, 48);
        for (const Post& post : world.posts()) {
            const auto& platforms = world.network().setup().platforms;
            if (post.kind != PostKind::original || post.topic != sim::Topic::crisis || !post.author.valid() ||
                post.script != unscripted || by_role(world, post, sim::role::bot))
                continue;
            // Boards have pushes instead of shares, groups no followers.
            const auto kind = platforms[post.platform].kind;
            if (kind == sim::PlatformKind::board || kind == sim::PlatformKind::closed_groups) continue;
            Observation o;
            o.count = post.shares;
            const double followers = world.real_followers(post.author, post.platform);
            o.x = {1, static_cast<double>(post.words), std::log(1 + followers)};
            for (std::size_t p = 1; p < 3; ++p) // against the first platform
                o.x.push_back(post.platform == p ? 1 : 0);
            plain.push_back(o);
            o.x.push_back(static_cast<double>(post.anger));
            with_anger.push_back(o);
        }
    }
    progress("row 32: %zu posts", plain.size());
    const PoissonFit fit = poisson_regression(plain), adjusted = poisson_regression(with_anger);
    const double ratio = std::exp(fit.coefficient[1]);
    const auto interval = [](const PoissonFit& f) {
        return text("%.2f-%.2f", std::exp(f.coefficient[1] - 1.96 * f.error[1]),
                    std::exp(f.coefficient[1] + 1.96 * f.error[1]));
    };
    const double adjusted_ratio = std::exp(adjusted.coefficient[1]);
    const auto inside = [](double r) { return r >= 1.06 && r <= 1.20; };
    return {{32, "shares per moral-emotional word, IRR", "1.06-1.20 (1.13)",
             text("%.2f (%s)", adjusted_ratio, interval(adjusted).c_str()), inside(adjusted_ratio),
             text("%zu own posts of 400 storms; Poisson: words, log followers (%.2f), platform, and the "
                  "post's anger, for Brady et al. hold other emotion fixed",
                  plain.size(), adjusted.coefficient[2])},
            {32, "the same, the post's anger left out", "1.06-1.20",
             text("%.2f (%s)", ratio, interval(fit).c_str()), inside(ratio),
             "angry posts hold more such words and are ranked higher: both count here"}};
}

} // namespace stormdrill::validation
