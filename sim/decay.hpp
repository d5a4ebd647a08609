#pragma once
/// What is left of something that halves in a fixed time: two look-ups instead of an exponential, for the hot
/// path.

#include <array>
#include <cstddef>
#include <cstdint>

#include "base/math.hpp"

namespace stormdrill::sim {

/// 2^(-t / half-life) for whole seconds; relative error below 1e-13.
class Decay {
public:
    Decay() = default;
    explicit Decay(double half_life_h) : half_life_s_(3600.0 * half_life_h) {
        for (std::size_t i = 0; i < seconds_.size(); ++i)
            seconds_[i] = exact_exp2(-static_cast<double>(i) / half_life_s_);
        for (std::size_t i = 0; i < spans_.size(); ++i)
            spans_[i] = exact_exp2(-static_cast<double>(i * span) / half_life_s_);
    }

    [[nodiscard]] double kept(std::int32_t seconds) const {
        const auto t = static_cast<std::size_t>(seconds);
        return t < span * spans_.size() ? spans_[t / span] * seconds_[t % span]
                                        : exact_exp2(-static_cast<double>(seconds) / half_life_s_);
    }

private:
    static constexpr std::size_t span = 512;
    double half_life_s_ = 3600;
    std::array<double, span> seconds_{};
    std::array<double, span> spans_{}; ///< three days
};

} // namespace stormdrill::sim
