#pragma once
/// How far two raters agree beyond chance: Cohen's kappa (Cohen 1960), and weighted by the square of the
/// distance on the scale P S M U (Cohen 1968).

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "scoring/evaluation/rating.hpp"

namespace stormdrill::scoring {

struct Kappa {
    std::size_t n = 0; ///< what both rated
    double agreed = 0; ///< share rated the same, [0, 1]; 0 where n is 0
    /// Not defined below two pairs, and where both raters gave one and the same rating throughout: then
    /// chance would agree as well.
    std::optional<double> unweighted, quadratic;
};

[[nodiscard]] Kappa cohens_kappa(const std::vector<std::pair<Rating, Rating>>& pairs);

} // namespace stormdrill::scoring
