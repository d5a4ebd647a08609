#pragma once
/// Divided attention (Hodas & Lerman 2012, sign; spread-model.md 2.2): who follows more sees less of each.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/network.hpp"
#include "sim/parameters.hpp"

namespace stormdrill::sim {

/// Factors on the view rate of one platform by a person's followees: (40 / k)^.5, bounded above, and 1 on
/// average over ties, so that it moves views between people and not their number. 1 for everybody where ties
/// are mutual or there are none (definitions.md).
class Attention {
public:
    Attention(const Parameters& parameters, const Network& network, std::size_t platform);

    [[nodiscard]] bool divided() const { return !factors_.empty(); }
    /// Only when divided().
    [[nodiscard]] double factor(std::uint16_t followees) const {
        return static_cast<double>(factors_[std::min<std::size_t>(followees, factors_.size() - 1)]);
    }
    [[nodiscard]] double most() const { return most_; }

private:
    std::vector<float> factors_; ///< by followees; the last stands for all beyond
    double most_ = 1;
};

} // namespace stormdrill::sim
