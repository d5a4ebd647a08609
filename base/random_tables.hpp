#pragma once
/// Distributions by table, for QuickRandom: a look-up and a comparison in nearly every draw, no logarithm.
/// Built by plain arithmetic and base/math.hpp, so they hold the same bits on every machine. (Boost.Random
/// has a ziggurat too, but calls libm in its rare cases.)

#include <array>
#include <cstdint>

#include "base/random_block.hpp"

namespace stormdrill {

/// Exponential variates of mean 1 by the ziggurat of Marsaglia and Tsang (2000, "The ziggurat method for
/// generating random variables", Journal of Statistical Software 5(8)), 256 layers; the layer and the place
/// in it come from different bits (the flaw that Doornik 2005 found in the original).
class ExponentialTable {
public:
    ExponentialTable();

    [[nodiscard]] double draw(QuickRandom& random) const {
        const std::uint64_t word = random();
        const std::uint64_t layer = word & 255;
        const auto place = static_cast<std::int64_t>(word >> 8);
        if (place < inside_[layer]) return static_cast<double>(place) * width_[layer]; // 98.9 %
        return draw_at_edge(word);
    }

private:
    /// Goes on with a sequence split off from the word, so that the caller's stays in registers.
    [[nodiscard]] double draw_at_edge(std::uint64_t word) const;

    std::array<std::int64_t, 256> inside_; ///< places below lie wholly under the curve; 56 bits
    std::array<double, 256> width_;        ///< of one place
    std::array<double, 256> height_;       ///< of the curve at the layer's far end
};

/// Failures before the first success of independent trials (the geometric distribution), by the alias
/// method (Walker 1977; Vose 1991). Probabilities are held to 2^-56.
class GapTable {
public:
    /// `success` in [0, 1].
    explicit GapTable(double success);

    /// What draw() returns when the first `longest` trials all fail: the caller goes on behind them.
    static constexpr std::uint32_t longest = 255;

    /// 0 to longest - 1: that many failures, then a success.
    [[nodiscard]] std::uint32_t draw(QuickRandom& random) const {
        const std::uint64_t word = random();
        const std::uint64_t column = word & 255;
        return (word >> 8) < keep_[column] ? static_cast<std::uint32_t>(column) : other_[column];
    }

private:
    std::array<std::uint64_t, 256> keep_; ///< 2^56 times the chance that a column gives its own number
    std::array<std::uint8_t, 256> other_; ///< otherwise
};

} // namespace stormdrill
