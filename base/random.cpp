#include "base/random.hpp"

#include <boost/random/uniform_int_distribution.hpp>

#include "base/math.hpp"

namespace stormdrill {

namespace {
std::uint64_t mix(std::uint64_t z) { // finaliser of SplitMix64: spreads small seeds over all bits
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint32_t low(std::uint64_t v) {
    return static_cast<std::uint32_t>(v);
}
std::uint32_t high(std::uint64_t v) {
    return static_cast<std::uint32_t>(v >> 32);
}
} // namespace

CounterBlocks::CounterBlocks(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index)
    : index_(index), entity_low_(low(entity)), entity_high_(high(entity)) {
    const std::uint64_t key = mix(mix(seed) ^ stream.number);
    key_ = {low(key), high(key)};
}

CounterRandom::CounterRandom(std::uint64_t seed, Stream stream, std::uint64_t entity, std::uint32_t index) {
    const std::uint64_t key = mix(mix(seed) ^ stream.number);
    key_ = {low(key), high(key)};
    counter_ = {0, index, low(entity), high(entity)};
}

CounterRandom::result_type CounterRandom::operator()() {
    if (used_ == 4) {
        block_ = philox4x32(counter_, key_);
        ++counter_[0];
        used_ = 0;
    }
    return block_[used_++];
}

double CounterRandom::uniform() {
    const std::uint64_t a = (*this)();
    const std::uint64_t b = (*this)();
    return static_cast<double>(((a << 32) | b) >> 11) * 0x1p-53;
}

double CounterRandom::uniform_positive() {
    return 1.0 - uniform();
}

std::uint32_t CounterRandom::below(std::uint32_t n) {
    return boost::random::uniform_int_distribution<std::uint32_t>(0, n - 1)(*this);
}

double CounterRandom::exponential() {
    return -exact_log(uniform_positive());
}

double CounterRandom::normal() {
    for (;;) {
        const double u = 2.0 * uniform() - 1.0;
        const double v = 2.0 * uniform() - 1.0;
        const double s = u * u + v * v;
        if (s >= 1.0 || s == 0.0) continue;
        const double r2 = -2.0 * exact_log(s) / s;
        return u * exact_pow(r2, 0.5);
    }
}

double CounterRandom::lognormal(double mu, double sigma) {
    return exact_exp(mu + sigma * normal());
}

double CounterRandom::pareto(double x_min, double alpha) {
    return x_min * exact_pow(uniform_positive(), -1.0 / alpha);
}

std::uint32_t CounterRandom::poisson(double mean) {
    std::uint32_t total = 0;
    while (mean > 30.0) { // a Poisson variable is a sum of independent Poisson parts
        total += poisson(30.0);
        mean -= 30.0;
    }
    const double limit = exact_exp(-mean);
    double product = uniform();
    while (product > limit) {
        ++total;
        product *= uniform();
    }
    return total;
}

} // namespace stormdrill
