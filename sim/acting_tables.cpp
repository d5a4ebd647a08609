#include "sim/acting_tables.hpp"

#include "base/math.hpp"
#include "base/random.hpp"

namespace stormdrill::sim {

namespace {
/// Chance of each of the five words.
double word_chance(const Parameters& d, double anger) {
    return std::clamp(d.words_least + d.words_by_anger * anger, 0.0, 1.0);
}
} // namespace

ActingTables::ActingTables(const Parameters& d, std::uint32_t people, std::uint64_t seed) {
    angry_ = {1.0, 1.0, d.repeat_second, d.repeat_third, d.repeat_fourth};
    neutral_ = {1.0, 1.0, d.repeat_neutral_second, d.repeat_neutral_third};
    for (std::size_t n = 4; n < repetitions; ++n) {
        if (n > 4) angry_[n] = angry_[n - 1] * d.repeat_decay;
        neutral_[n] = neutral_[n - 1] * d.repeat_neutral_decay;
    }
    fatigue_[0] = 1.0;
    for (std::size_t n = 1; n < fatigue_.size(); ++n)
        fatigue_[n] = fatigue_[n - 1] * d.fatigue;
    // Divided by what a post of usual anger has on average, so that words move shares between posts and not
    // the volume of the storm: the mean of f^words over five coins is (1 - p + p f)^5.
    const double usual = word_chance(d, d.words_usual_anger);
    const double mean = exact_pow(1.0 - usual + usual * d.words_factor, most_words);
    for (std::size_t n = 0; n < words_.size(); ++n)
        words_[n] = exact_pow(d.words_factor, static_cast<double>(n)) / mean;
    for (std::size_t i = 0; i < anger_.size(); ++i) {
        const double arousal = static_cast<double>(i) / anger_steps;
        anger_[i] = exact_exp(d.anger_on_acting * (arousal - d.neutral_anger));
    }
    tolerance_.reserve(people);
    for (std::uint32_t i = 0; i < people; ++i) {
        const double u = CounterRandom(seed, stream("sim.tolerance"), i).uniform();
        const double eps = d.tolerance_least + u * std::max(0.0, d.tolerance_most - d.tolerance_least);
        tolerance_.push_back(static_cast<std::uint8_t>(eps * 255.0 + 0.5));
    }
}

std::uint8_t draw_words(const Parameters& d, std::uint64_t seed, std::uint64_t post_key, double anger) {
    CounterRandom random(seed, stream("sim.moral_words"), post_key);
    const double chance = word_chance(d, anger);
    std::uint8_t count = 0;
    for (std::uint8_t i = 0; i < most_words; ++i)
        count = static_cast<std::uint8_t>(count + (random.chance(chance) ? 1 : 0));
    return count;
}

} // namespace stormdrill::sim
