#pragma once
/// Cheap draws in bulk, for loops that look at millions of contacts and cannot afford Philox for each.
///
/// A RandomBlock takes one key from a named CounterRandom; every member of the block (a person, a contact)
/// then has a sequence of its own, again a pure function of (seed, stream, entity, member, index), so the
/// order in which members draw and the number of threads change nothing.
///
/// The sequences are SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
/// generators"; its mixing function is Stafford's variant 13): a counter with an odd step of 2^64 / golden
/// ratio under a bijective mix, which passes BigCrush. A member's sequence begins at a mixed place of the
/// counter's period 2^64. With n members of k draws two sequences overlap with probability below
/// n^2 k / 2^64: 10^-4 for 10^7 members of twenty draws, and then for one pair of members. Use
/// CounterRandom wherever speed does not demand this.

#include <cstdint>
#include <limits>

#include "base/random.hpp"

namespace stormdrill {

/// The sequence of one member; models Boost.Random's UniformRandomNumberGenerator with 64 random bits.
class QuickRandom {
public:
    using result_type = std::uint64_t;

    explicit constexpr QuickRandom(std::uint64_t start) : counter_(start) {}

    [[nodiscard]] static constexpr result_type min() { return 0; }
    [[nodiscard]] static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    constexpr result_type operator()() {
        counter_ += step;
        return mix(counter_);
    }
    /// [0, 1), 53 random bits.
    constexpr double uniform() { return static_cast<double>((*this)() >> 11) * 0x1p-53; }
    /// (0, 1]: safe to take the logarithm of.
    constexpr double uniform_positive() { return 1.0 - uniform(); }

    static constexpr std::uint64_t step = 0x9e3779b97f4a7c15ULL;
    /// Stafford's variant 13 of the 64-bit finaliser of MurmurHash3; a bijection.
    [[nodiscard]] static constexpr std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t counter_;
};

/// The sequences of all members of one (seed, stream, entity, index).
class RandomBlock {
public:
    RandomBlock(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index = 0);

    [[nodiscard]] constexpr QuickRandom of(std::uint64_t member) const {
        return QuickRandom(QuickRandom::mix(key_ ^ (member * QuickRandom::step)));
    }

private:
    std::uint64_t key_;
};

} // namespace stormdrill
