#include "tests/catch.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "base/random_block.hpp"
#include "base/random_tables.hpp"

using namespace stormdrill;

TEST_CASE("QuickRandom is SplitMix64") {
    // The first words from state 1234567: published with the reference implementation.
    QuickRandom random(1234567);
    CHECK(random() == 6457827717110365317ULL);
    CHECK(random() == 3203168211198807973ULL);
    CHECK(random() == 9817491932198370423ULL);
}

TEST_CASE("a block's draws depend on seed, stream, entity, index and member, and on nothing else") {
    const auto draw = [](std::uint64_t seed, Stream s, std::uint64_t entity, std::uint32_t index,
                         std::uint64_t member) { return RandomBlock(seed, s, entity, index).of(member)(); };
    const std::uint64_t base = draw(1, stream("a"), 2, 3, 4);
    CHECK(draw(1, stream("a"), 2, 3, 4) == base);
    CHECK(draw(2, stream("a"), 2, 3, 4) != base);
    CHECK(draw(1, stream("b"), 2, 3, 4) != base);
    CHECK(draw(1, stream("a"), 3, 3, 4) != base);
    CHECK(draw(1, stream("a"), 2, 4, 4) != base);
    CHECK(draw(1, stream("a"), 2, 3, 5) != base);
}

TEST_CASE("neighbouring members have nothing to do with each other") {
    const RandomBlock block(1, stream("test.block"), 0);
    constexpr int members = 20'000;
    std::array<int, 64> ones{}, equal{};
    for (std::uint64_t m = 0; m < members; ++m) {
        const std::uint64_t mine = block.of(m)(), next = block.of(m + 1)();
        for (std::size_t bit = 0; bit < 64; ++bit) {
            ones[bit] += static_cast<int>(mine >> bit & 1);
            equal[bit] += static_cast<int>(~(mine ^ next) >> bit & 1);
        }
    }
    const double four_sd = 4 * std::sqrt(members) / 2;
    for (std::size_t bit = 0; bit < 64; ++bit) {
        CHECK(ones[bit] == Approx(members / 2.0).margin(four_sd));
        CHECK(equal[bit] == Approx(members / 2.0).margin(four_sd));
    }
}

TEST_CASE("the ziggurat draws exponential variates, body and tail") {
    const ExponentialTable table;
    constexpr int n = 2'000'000;
    // Classes of equal probability, the last one far out in the tail.
    constexpr int classes = 50;
    std::array<int, classes> counts{};
    double sum = 0;
    int tail = 0;
    QuickRandom random(7);
    for (int i = 0; i < n; ++i) {
        const double x = table.draw(random);
        REQUIRE(x >= 0.0);
        sum += x;
        ++counts[std::min<std::size_t>(classes - 1, static_cast<std::size_t>((1 - std::exp(-x)) * classes))];
        tail += x > 8.5 ? 1 : 0;
    }
    CHECK(sum / n == Approx(1.0).margin(0.003));
    double chi_square = 0;
    for (const int count : counts)
        chi_square += std::pow(count - n / double{classes}, 2) / (n / double{classes});
    CHECK(chi_square < 95.0); // 49 degrees of freedom: passed with 0.9999
    const double expected_tail = n * std::exp(-8.5);
    CHECK(tail == Approx(expected_tail).margin(4 * std::sqrt(expected_tail)));
}

TEST_CASE("the table of gaps gives the geometric distribution, long gaps in pieces") {
    for (const double p : {0.9, 0.3, 0.1, 0.01, 0.002}) {
        const GapTable table(p);
        constexpr int n = 400'000;
        QuickRandom random(11);
        std::vector<int> counts(40, 0);
        int longest = 0;
        double sum = 0, finished = 0;
        for (int i = 0; i < n; ++i) {
            const std::uint32_t gap = table.draw(random);
            REQUIRE(gap <= GapTable::longest);
            if (gap < counts.size()) ++counts[gap];
            longest += gap == GapTable::longest ? 1 : 0;
            sum += gap;
            finished += gap != GapTable::longest ? 1 : 0;
        }
        for (std::size_t gap = 0; gap < counts.size(); ++gap) {
            const double expected = n * p * std::pow(1 - p, static_cast<double>(gap));
            CHECK(counts[gap] == Approx(expected).margin(4.5 * std::sqrt(expected) + 1));
        }
        const double expected_longest = n * std::pow(1 - p, GapTable::longest);
        CHECK(longest == Approx(expected_longest).margin(4.5 * std::sqrt(expected_longest) + 1));
        CHECK(sum / finished == Approx((1 - p) / p).epsilon(0.03)); // failures per success
    }
    QuickRandom random(1);
    const GapTable never(0.0), always(1.0);
    for (int i = 0; i < 1'000; ++i) {
        REQUIRE(never.draw(random) == GapTable::longest);
        REQUIRE(always.draw(random) == 0);
    }
}

TEST_CASE("golden draws by table: a change here changes the textbook runs") {
    const ExponentialTable exponential;
    const GapTable gaps(0.1);
    QuickRandom random = RandomBlock(1, stream("golden"), 42, 7).of(9);
    double sum = 0;
    std::uint64_t gap_sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        sum += exponential.draw(random);
        gap_sum = gap_sum * 31 + gaps.draw(random);
    }
    CHECK(std::bit_cast<std::uint64_t>(sum) == 0x40c389d96d7cdc52);
    CHECK(gap_sum == 6068247068190151814ULL);
}
