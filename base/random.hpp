#pragma once
/// Named counter-based random streams. Every draw is a pure function of (seed, stream name, entity, index),
/// so that one act more or less never shifts anybody else's luck (common random numbers), and threads may
/// draw in any order.
///
/// The generator is Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"). It
/// models Boost.Random's UniformRandomNumberGenerator. Boost's integer distributions are used as they are;
/// whatever needs a logarithm goes through base/math.hpp, because Boost's own exponential and normal call
/// libm, whose bits differ between machines. std:: distributions are never used: they differ between
/// libraries.

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace stormdrill {

/// The name of a family of draws, e.g. `stream("sim.share")`. The number is FNV-1a of the name, fixed at
/// compile time.
struct Stream {
    std::uint64_t number = 0;
};

[[nodiscard]] consteval Stream stream(std::string_view name) {
    std::uint64_t h = 0xcbf29ce484222325ULL;
    for (const char c : name) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3ULL;
    }
    return Stream{h};
}

/// One block of Philox4x32-10: four 32-bit words from a 128-bit counter and a 64-bit key.
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> c,
                                                                std::array<std::uint32_t, 2> k) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t a = std::uint64_t{0xD2511F53u} * c[0];
        const std::uint64_t b = std::uint64_t{0xCD9E8D57u} * c[2];
        c = {static_cast<std::uint32_t>(b >> 32) ^ c[1] ^ k[0], static_cast<std::uint32_t>(b),
             static_cast<std::uint32_t>(a >> 32) ^ c[3] ^ k[1], static_cast<std::uint32_t>(a)};
        k[0] += 0x9E3779B9u;
        k[1] += 0xBB67AE85u;
    }
    return c;
}

/// The words of one (seed, stream, entity, index), four at a time and in any order, for loops that draw
/// millions: block(n) holds what CounterRandom would give as its words 4n to 4n + 3.
class CounterBlocks {
public:
    CounterBlocks(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index = 0);

    [[nodiscard]] std::array<std::uint32_t, 4> block(std::uint32_t number) const {
        return philox4x32({number, index_, entity_low_, entity_high_}, key_);
    }

private:
    std::array<std::uint32_t, 2> key_;
    std::uint32_t index_, entity_low_, entity_high_;
};

/// An engine for one (seed, stream, entity, index). `entity` is whom the draw is about (a person, a post),
/// `index` tells that entity's draws of this stream apart. Up to 2^34 words each.
class CounterRandom {
public:
    using result_type = std::uint32_t;

    CounterRandom(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index = 0);

    [[nodiscard]] static constexpr result_type min() { return 0; }
    [[nodiscard]] static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    result_type operator()();

    /// [0, 1), 53 random bits.
    double uniform();
    /// (0, 1]: safe to take the logarithm of.
    double uniform_positive();
    /// {0, …, n-1}; n >= 1. Boost.Random's uniform_int_distribution.
    std::uint32_t below(std::uint32_t n);
    bool chance(double probability) { return uniform() < probability; }
    /// Mean 1.
    double exponential();
    /// Mean 0, standard deviation 1 (polar method of Marsaglia, exact_log).
    double normal();
    /// exp(mu + sigma * normal()).
    double lognormal(double mu, double sigma);
    /// x_min * u^(-1/alpha): density exponent alpha + 1.
    double pareto(double x_min, double alpha);
    /// Poisson with the given mean, 0 <= mean <= 1e6 (products of uniforms below 30, in halves above).
    std::uint32_t poisson(double mean);

private:
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> block_{};
    std::uint32_t used_ = 4;
};

} // namespace stormdrill
