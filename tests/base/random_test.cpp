#include "tests/catch.hpp"

#include <cmath>

#include "base/math.hpp"
#include "base/random.hpp"

using namespace stormdrill;

TEST_CASE("Philox4x32-10 gives the published test vectors") {
    // Random123, kat_vectors (Salmon et al. 2011).
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) ==
          std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    CHECK(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
          std::array<std::uint32_t, 4>{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a draw depends on seed, stream, entity and index, and on nothing else") {
    const auto first = [](std::uint64_t seed, Stream s, std::uint64_t entity, std::uint32_t index) {
        return CounterRandom(seed, s, entity, index)();
    };
    const std::uint32_t base = first(1, stream("a"), 2, 3);
    CHECK(first(1, stream("a"), 2, 3) == base);
    CHECK(first(2, stream("a"), 2, 3) != base);
    CHECK(first(1, stream("b"), 2, 3) != base);
    CHECK(first(1, stream("a"), 3, 3) != base);
    CHECK(first(1, stream("a"), 2, 4) != base);
}

TEST_CASE("distributions have the moments they promise") {
    double sum = 0, squares = 0, exponential = 0, poisson = 0, pareto_above = 0;
    constexpr int n = 40000;
    for (int i = 0; i < n; ++i) {
        CounterRandom r(7, stream("test"), static_cast<std::uint64_t>(i));
        const double z = r.normal();
        sum += z;
        squares += z * z;
        exponential += r.exponential();
        poisson += r.poisson(44.5);
        pareto_above += r.pareto(2.0, 1.3) > 4.0;
    }
    CHECK(sum / n == Approx(0.0).margin(0.02));
    CHECK(squares / n == Approx(1.0).margin(0.03));
    CHECK(exponential / n == Approx(1.0).margin(0.02));
    CHECK(poisson / n == Approx(44.5).margin(0.2));
    CHECK(pareto_above / n == Approx(std::pow(0.5, 1.3)).margin(0.01));
}

TEST_CASE("golden draws: a change here changes every recorded drill") {
    CounterRandom r(1, stream("golden"), 42, 7);
    CHECK(r() == 1640912594u);
    CHECK(r.below(1000) == 320u);
    CHECK(r.normal() == 0x1.3ac2b0325c716p+0);
    CHECK(r.exponential() == 0x1.36b4bd2ea79a2p-1);
    CHECK(r.poisson(3.0) == 4u);
}

TEST_CASE("own elementary functions agree with libm") {
    for (double x = -700; x < 700; x += 0.37)
        CHECK(exact_exp(x) == Approx(std::exp(x)).epsilon(1e-13));
    for (double x = 1e-300; x < 1e300; x *= 3.7) {
        CHECK(exact_log(x) == Approx(std::log(x)).epsilon(1e-14));
        CHECK(exact_log2(x) == Approx(std::log2(x)).epsilon(1e-13));
        CHECK(exact_log10(x) == Approx(std::log10(x)).epsilon(1e-13));
    }
    for (double x = -30; x < 30; x += 0.013) {
        CHECK(exact_exp2(x) == Approx(std::exp2(x)).epsilon(1e-14));
        CHECK(exact_cos_turns(x) == Approx(std::cos(2 * M_PI * x)).margin(1e-13));
    }
    CHECK(exact_pow(2.0, 0.5) == Approx(std::sqrt(2.0)).epsilon(1e-14));
    CHECK(exact_pow(0.0, 2.0) == 0.0);
    CHECK(exact_exp(-1000) == 0.0);
    CHECK(std::isinf(exact_log(0.0)));
}
