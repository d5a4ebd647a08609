#pragma once
/// Factors on seeing and acting that depend on small numbers, computed once: a sight costs look-ups, no
/// exponentials (spread-model.md 2.2).

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/parameters.hpp"

namespace stormdrill::sim {

/// The most moral-emotional words that count in one post.
inline constexpr std::uint8_t most_words = 5;

class ActingTables {
public:
    ActingTables() = default;
    ActingTables(const Parameters& parameters, std::uint32_t people, std::uint64_t seed);

    /// E(n): acting at the n-th exposure to the event; angry items ask for more, neutral ones tire sooner.
    [[nodiscard]] double repetition(bool angry_item, unsigned sights) const {
        return (angry_item ? angry_ : neutral_)[std::min<std::size_t>(sights, repetitions - 1)];
    }
    /// After so many own posts on the event.
    [[nodiscard]] double fatigue(unsigned own_posts) const {
        return fatigue_[std::min<std::size_t>(own_posts, fatigue_.size() - 1)];
    }
    /// Of so many moral-emotional words; mean 1 over the posts of a storm.
    [[nodiscard]] double words(unsigned count) const { return words_[std::min<unsigned>(count, most_words)]; }
    /// exp(beta_a (arousal - neutral)), arousal in [0, 1]; interpolated, relative error below 1e-6.
    [[nodiscard]] double anger(double arousal) const {
        const double at = arousal * anger_steps;
        const auto i = std::min(static_cast<std::size_t>(at), std::size_t{anger_steps - 1});
        return anger_[i] + (anger_[i + 1] - anger_[i]) * (at - static_cast<double>(i));
    }
    /// How far an item may lie from a person's opinion and still move it: eps of the bounded confidence.
    [[nodiscard]] double tolerance(std::size_t person) const { return tolerance_[person] / 255.0; }

private:
    static constexpr std::size_t repetitions = 41, anger_steps = 1024;
    std::array<double, repetitions> angry_{}, neutral_{};
    std::array<double, 31> fatigue_{};
    std::array<double, most_words + 1> words_{};
    std::array<double, anger_steps + 1> anger_{};
    std::vector<std::uint8_t> tolerance_; ///< per person, in 1/255
};

/// How many moral-emotional words a post of this anger holds, 0 to 5; drawn by its key.
[[nodiscard]] std::uint8_t draw_words(const Parameters& parameters, std::uint64_t seed,
                                      std::uint64_t post_key, double anger);

} // namespace stormdrill::sim
