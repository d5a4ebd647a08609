#include "scoring/evaluation/kappa.hpp"

#include <array>
#include <cstdint>

namespace stormdrill::scoring {

namespace {
/// 1 - observed / expected disagreement, both in whole numbers: `observed` is summed over pairs, `expected`
/// over pairs of pairs.
std::optional<double> kappa_of(std::size_t n, std::int64_t observed, std::int64_t expected) {
    if (n < 2 || expected == 0) return std::nullopt;
    return 1.0 - static_cast<double>(observed) * static_cast<double>(n) / static_cast<double>(expected);
}
} // namespace

Kappa cohens_kappa(const std::vector<std::pair<Rating, Rating>>& pairs) {
    Kappa out;
    out.n = pairs.size();
    std::array<std::int64_t, rating_count> first{}, second{};
    std::int64_t different = 0, distance = 0;
    for (const auto& [a, b] : pairs) {
        const auto i = static_cast<std::int64_t>(a), j = static_cast<std::int64_t>(b);
        ++first[static_cast<std::size_t>(i)];
        ++second[static_cast<std::size_t>(j)];
        different += i != j;
        distance += (i - j) * (i - j);
    }
    std::int64_t expected_different = 0, expected_distance = 0;
    for (std::size_t i = 0; i < rating_count; ++i)
        for (std::size_t j = 0; j < rating_count; ++j) {
            const std::int64_t chance = first[i] * second[j];
            const auto apart = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(j);
            expected_different += i == j ? 0 : chance;
            expected_distance += chance * apart * apart;
        }
    if (out.n > 0) out.agreed = 1.0 - static_cast<double>(different) / static_cast<double>(out.n);
    out.unweighted = kappa_of(out.n, different, expected_different);
    out.quadratic = kappa_of(out.n, distance, expected_distance);
    return out;
}

} // namespace stormdrill::scoring
