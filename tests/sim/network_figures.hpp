#pragma once
/// What a platform's ties look like from outside: row 18 of the validation table (spread-model.md 7).

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "sim/network.hpp"

namespace stormdrill::sim::testing {

struct LayerFigures {
    std::size_t members = 0, ties = 0;
    double mean_followees = 0;
    double median_followees = 0;
    double tail_exponent = 0;        ///< density exponent of follower counts, Clauset, Shalizi & Newman 2009
    double tail_from = 0;            ///< its x_min
    double top_percent_exponent = 0; ///< Hill's over the top 1 %
    double reciprocity = 0;          ///< mutual pairs over tied pairs
    double inside = 0;               ///< ties within a community
    double clustering = 0;           ///< mean local clustering of the undirected graph, sampled
    double top_percent_share = 0;    ///< ties held by the top 1 %
};

/// Density exponent of the values from `least` on, by maximum likelihood (discrete approximation). `values`
/// sorted from the largest.
inline double tail_exponent(const std::vector<double>& values, double least, std::size_t& count) {
    double sum = 0;
    for (count = 0; count < values.size() && values[count] >= least; ++count)
        sum += std::log(values[count] / (least - 0.5));
    return 1.0 + static_cast<double>(count) / sum;
}

/// Tries x_min over the values with at least 50 above them and keeps the one whose power law is nearest
/// (Kolmogorov-Smirnov).
inline void fit_tail(const std::vector<double>& values, LayerFigures& figures) {
    double nearest = 2;
    for (double least = 2; least < values[std::min<std::size_t>(50, values.size() - 1)]; least *= 1.1) {
        const double x = std::floor(least);
        std::size_t count = 0;
        const double alpha = tail_exponent(values, x, count);
        double distance = 0;
        for (std::size_t k = 0; k < count; k += 1 + k / 100) {
            const double real = static_cast<double>(k + 1) / static_cast<double>(count);
            const double law = std::pow((values[k] - 0.5) / (x - 0.5), 1.0 - alpha);
            distance = std::max(distance, std::abs(real - law));
        }
        if (distance >= nearest) continue;
        nearest = distance;
        figures.tail_exponent = alpha;
        figures.tail_from = x;
    }
}

inline double clustering(const Network& n, std::size_t platform, std::size_t samples) {
    const auto members = n.members(platform);
    // Who follows whom is stored one way; followees of the sample are found in one pass.
    std::vector<int> number(n.people(), -1);
    std::vector<std::vector<PersonId>> neighbours;
    const std::size_t stride = std::max<std::size_t>(1, members.size() / samples);
    for (std::size_t i = stride / 2; i < members.size(); i += stride) {
        number[members[i].index()] = static_cast<int>(neighbours.size());
        const auto followers = n.followers(members[i], platform);
        neighbours.emplace_back(followers.begin(), followers.end());
    }
    for (const PersonId followed : members) {
        for (const PersonId follower : n.followers(followed, platform)) {
            if (number[follower.index()] >= 0)
                neighbours[static_cast<std::size_t>(number[follower.index()])].push_back(followed);
        }
    }
    const auto tied = [&](PersonId a, PersonId b) {
        const auto of_a = n.followers(a, platform), of_b = n.followers(b, platform);
        return std::binary_search(of_a.begin(), of_a.end(), b) ||
               std::binary_search(of_b.begin(), of_b.end(), a);
    };
    double sum = 0;
    std::size_t counted = 0;
    for (auto& around : neighbours) {
        std::sort(around.begin(), around.end());
        around.erase(std::unique(around.begin(), around.end()), around.end());
        const auto degree = static_cast<std::uint32_t>(around.size());
        if (degree < 2) continue;
        CounterRandom random(1, stream("test.clustering"), counted);
        constexpr int tries = 200;
        int closed = 0;
        for (int k = 0; k < tries; ++k) {
            const std::uint32_t a = random.below(degree), b = random.below(degree - 1);
            closed += tied(around[a], around[b < a ? b : b + 1]) ? 1 : 0;
        }
        sum += static_cast<double>(closed) / tries;
        ++counted;
    }
    return counted ? sum / static_cast<double>(counted) : 0;
}

inline LayerFigures layer_figures(const Network& n, std::size_t platform, std::size_t samples = 2000) {
    LayerFigures f;
    const auto members = n.members(platform);
    f.members = members.size();
    std::vector<double> followers, followees;
    for (const PersonId p : members) {
        followers.push_back(static_cast<double>(n.followers(p, platform).size()));
        followees.push_back(n.followee_count(p, platform));
        f.ties += n.followers(p, platform).size();
    }
    if (f.ties == 0) return f;
    std::sort(followers.begin(), followers.end(), std::greater<>());
    std::sort(followees.begin(), followees.end());
    f.mean_followees = static_cast<double>(f.ties) / static_cast<double>(f.members);
    f.median_followees = followees[followees.size() / 2];
    const std::size_t top = std::max<std::size_t>(1, followers.size() / 100);
    double held = 0;
    for (std::size_t k = 0; k < top; ++k)
        held += followers[k];
    f.top_percent_share = held / static_cast<double>(f.ties);
    std::size_t count = 0;
    f.top_percent_exponent = tail_exponent(followers, std::max(2.0, followers[top]), count);
    fit_tail(followers, f);
    // Ties out of a sample of people: a mutual pair has two of them.
    std::size_t mutual = 0, inside = 0, seen = 0;
    const std::size_t stride = std::max<std::size_t>(1, f.members / (10 * samples));
    for (std::size_t i = 0; i < members.size(); i += stride) {
        for (const PersonId follower : n.followers(members[i], platform)) {
            ++seen;
            mutual += n.mutual(members[i], follower, platform);
            inside += n.community(members[i]) == n.community(follower);
        }
    }
    f.reciprocity =
        static_cast<double>(mutual) / 2 / (static_cast<double>(seen) - static_cast<double>(mutual) / 2);
    f.inside = static_cast<double>(inside) / static_cast<double>(seen);
    f.clustering = clustering(n, platform, samples);
    return f;
}

} // namespace stormdrill::sim::testing
