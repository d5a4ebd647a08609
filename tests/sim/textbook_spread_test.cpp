#include "tests/catch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "base/hash.hpp"
#include "base/random.hpp"
#include "sim/network.hpp"
#include "sim/parallel.hpp"
#include "sim/textbook_spread.hpp"
#include "sim/undirected_ties.hpp"
#include "tests/sim/allergen_storm.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
UndirectedTies complete_graph(std::uint32_t people) {
    UndirectedTies ties;
    for (std::uint32_t a = 0; a < people; ++a) {
        for (std::uint32_t b = a + 1; b < people; ++b)
            ties.add(a, b);
    }
    ties.build();
    return ties;
}

/// Erdős–Rényi: `degree` * people / 2 edges at random.
UndirectedTies random_graph(std::uint32_t people, double degree) {
    UndirectedTies ties;
    CounterRandom random(1, stream("test.graph"), people);
    const auto edges = static_cast<std::uint32_t>(degree * people / 2);
    for (std::uint32_t i = 0; i < edges; ++i)
        ties.add(random.below(people), random.below(people));
    ties.build();
    return ties;
}

/// Barabási–Albert with four edges per new person: an endpoint of an earlier edge, drawn at random.
UndirectedTies preferential_graph(std::uint32_t people) {
    UndirectedTies ties;
    CounterRandom random(2, stream("test.graph"), people);
    std::vector<std::uint32_t> ends;
    for (std::uint32_t i = 0; i < 4 * people; ++i) {
        ends.push_back(i / 4);
        ends.push_back(ends[random.below(static_cast<std::uint32_t>(ends.size()))]);
        ties.add(ends[2 * i], ends[2 * i + 1]);
    }
    ties.build();
    return ties;
}

std::vector<PersonId> only(std::uint32_t person) {
    return {PersonId{person}};
}

std::uint64_t hash(const PersonBits& bits) {
    return hash_array<std::uint64_t>(bits.words());
}

/// The part of everybody that an outbreak reaches which starts from none, at `ratio` infections per infected:
/// z = 1 - e^(-ratio z) (Kermack and McKendrick 1927).
double final_size(double ratio) {
    double z = 0.9;
    for (int i = 0; i < 200; ++i)
        z = 1.0 - std::exp(-ratio * z);
    return z;
}
} // namespace

TEST_CASE("an edge list becomes sorted rows without doubles and loops, numbered by rising id") {
    UndirectedTies ties;
    ties.add(400'000'000U, 7);
    ties.add(7, 400'000'000U);
    ties.add(90, 7);
    ties.add(5, 5);
    ties.build();
    const TieRows rows = ties.rows();
    REQUIRE(rows.people() == 4); // 5, 7, 90, 400000000
    CHECK(rows.row(PersonId{0U}).empty());
    REQUIRE(rows.row(PersonId{1U}).size() == 2);
    CHECK(rows.row(PersonId{1U})[0] == PersonId{2U});
    CHECK(rows.row(PersonId{1U})[1] == PersonId{3U});
    CHECK(rows.row(PersonId{2U}).size() == 1);
    CHECK(rows.row(PersonId{3U})[0] == PersonId{1U});
}

TEST_CASE("the first infected are different people, each as likely as any other") {
    std::vector<int> times(20, 0);
    for (std::uint32_t run = 0; run < 20'000; ++run) {
        const std::vector<PersonId> first = first_infected(20, 5, 3, run);
        REQUIRE(first.size() == 5);
        REQUIRE(std::adjacent_find(first.begin(), first.end(), std::greater_equal<>()) == first.end());
        for (const PersonId p : first)
            ++times[p.index()];
    }
    for (const int n : times)
        CHECK(n == Approx(5'000).margin(250)); // four standard deviations
    CHECK(first_infected(7, 7, 1, 1).size() == 7);
}

TEST_CASE("SIR on a complete graph reaches what the final-size relation says") {
    // With recovery times that vary, one is infected by each of n at rate beta: ratio n beta / gamma.
    constexpr std::uint32_t people = 2'000;
    const UndirectedTies ties = complete_graph(people);
    for (const double ratio : {1.5, 2.0, 4.0}) {
        TextbookSir sir(ties.rows(), ratio / people, 1.0);
        double sum = 0;
        int large = 0;
        for (std::uint32_t run = 0; run < 60; ++run) {
            const SpreadResult result = sir.run(first_infected(people, 20, 5, run), 5, run);
            if (result.infected < people / 5) continue; // died out at once
            sum += result.infected;
            ++large;
        }
        REQUIRE(large > 50);
        // The twenty at the beginning add a little: z = 1 - (1 - .01) e^(-ratio z).
        CHECK(sum / large / people == Approx(final_size(ratio)).margin(0.02));
    }
}

TEST_CASE("SIR does not mind in which unit time is told") {
    const UndirectedTies ties = random_graph(3'000, 8);
    TextbookSir days(ties.rows(), 0.25, 1.0), hours(ties.rows(), 0.25 / 32, 1.0 / 32);
    const auto first = first_infected(ties.rows().people(), 10, 1, 0);
    const SpreadResult by_days = days.run(first, 1, 0), by_hours = hours.run(first, 1, 0);
    CHECK(by_days.infected == by_hours.infected);
    CHECK(hash(days.infected()) == hash(hours.infected()));
    CHECK(by_hours.ended == Approx(32 * by_days.ended));
}

TEST_CASE("on one tie SIR infects with beta / (beta + gamma), after a mean time of 1 / (beta + gamma)") {
    UndirectedTies ties;
    ties.add(0, 1);
    ties.build();
    constexpr double beta = 0.6, gamma = 0.9;
    TextbookSir sir(ties.rows(), beta, gamma);
    constexpr int runs = 40'000;
    int infected = 0;
    double time = 0, squares = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const SpreadResult result = sir.run(only(0), 1, run);
        if (result.infected == 1) continue;
        ++infected;
        time += result.ended;
        squares += result.ended * result.ended;
    }
    CHECK(static_cast<double>(infected) / runs == Approx(beta / (beta + gamma)).margin(0.01));
    CHECK(time / infected == Approx(1 / (beta + gamma)).epsilon(0.03));
    CHECK(squares / infected == Approx(2 / ((beta + gamma) * (beta + gamma))).epsilon(0.06)); // exponential
}

TEST_CASE("SIR infects the leaves of a star as often as the hub's recovery time allows") {
    // Given the recovery time, leaves are independent; over its exponential law the number of infected of k
    // leaves is beta-binomial with parameters 1 and gamma / beta. With beta = gamma it is uniform on 0 … k.
    constexpr std::uint32_t leaves = 9;
    UndirectedTies ties;
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
        ties.add(0, leaf);
    ties.build();
    TextbookSir sir(ties.rows(), 1.0, 1.0);
    std::vector<int> times(leaves + 1, 0), each(leaves + 1, 0);
    constexpr int runs = 40'000;
    for (std::uint32_t run = 0; run < runs; ++run) {
        ++times[sir.run(only(0), 9, run).infected - 1];
        for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
            each[leaf] += sir.infected().has(leaf) ? 1 : 0;
    }
    for (const int n : times)
        CHECK(n == Approx(runs / (leaves + 1.0)).margin(250)); // four standard deviations
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
        CHECK(each[leaf] == Approx(runs / 2.0).margin(400));
}

TEST_CASE("along a path infections come in turn, and a cascade goes on with p each") {
    constexpr std::uint32_t people = 12;
    UndirectedTies ties;
    for (std::uint32_t i = 0; i + 1 < people; ++i)
        ties.add(i, i + 1);
    ties.build();
    TextbookCascade cascade(ties.rows(), 0.6);
    std::vector<int> reached(people, 0);
    constexpr int runs = 40'000;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const SpreadResult result = cascade.run(only(0), 4, run);
        REQUIRE(result.ended == result.infected - 1.0);
        // An end has one contact, everybody else two.
        REQUIRE(result.contacts == 2 * result.infected - 1U - (result.infected == people ? 1U : 0U));
        for (std::uint32_t i = 0; i < people; ++i) {
            REQUIRE(cascade.infected().has(i) == (i < result.infected));
            reached[i] += i < result.infected ? 1 : 0;
        }
    }
    for (std::uint32_t i = 0; i < people; ++i)
        CHECK(static_cast<double>(reached[i]) / runs == Approx(std::pow(0.6, i)).margin(0.01));
}

TEST_CASE("a cascade over a star infects each leaf with p, small or large, independently") {
    constexpr std::uint32_t leaves = 3'000; // longer than one look into the table of gaps
    UndirectedTies ties;
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
        ties.add(0, leaf);
    ties.build();
    for (const double p : {0.0, 0.0007, 0.1, 0.5, 0.93, 1.0}) {
        TextbookCascade cascade(ties.rows(), p);
        constexpr int runs = 400;
        double sum = 0, squares = 0;
        for (std::uint32_t run = 0; run < runs; ++run) {
            const double infected = cascade.run(only(0), 6, run).infected - 1.0;
            sum += infected;
            squares += infected * infected;
        }
        const double mean = sum / runs, expected_variance = leaves * p * (1 - p);
        CHECK(mean == Approx(leaves * p).margin(4 * std::sqrt(expected_variance / runs) + 1e-9));
        CHECK(squares / runs - mean * mean == Approx(expected_variance).epsilon(0.3).margin(1e-6));
    }
}

TEST_CASE("a cascade with certain infection walks the graph breadth first") {
    const UndirectedTies ties = random_graph(20'000, 3);
    const TieRows rows = ties.rows();
    std::vector<std::uint32_t> queue{17};
    std::vector<int> round(rows.people(), -1);
    round[17] = 0;
    std::uint64_t contacts = 0;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (const PersonId other : rows.row(PersonId{queue[i]})) {
            ++contacts;
            if (round[other.index()] >= 0) continue;
            round[other.index()] = round[queue[i]] + 1;
            queue.push_back(other.value);
        }
    }
    TextbookCascade cascade(rows, 1.0);
    const SpreadResult result = cascade.run(only(17), 1, 0);
    CHECK(result.infected == queue.size());
    CHECK(result.contacts == contacts);
    CHECK(result.ended == round[queue.back()]);
}

TEST_CASE("the processes run on the ties of the network as well") {
    const auto network = Network::build(testing::allergen_network(3'000));
    const TieRows rows = network->ties(0);
    REQUIRE(rows.people() == network->people());
    TextbookCascade cascade(rows, 1.0);
    PersonId first;
    for (const PersonId p : network->members(0)) {
        if (!network->followers(p, 0).empty()) first = p;
    }
    const SpreadResult all = cascade.run(only(first.value), 1, 0);
    CHECK(all.infected > network->members(0).size() / 2);
    TextbookSir sir(rows, 50.0, 1.0);
    CHECK(sir.run(only(first.value), 1, 0).infected <= all.infected);
    for (std::uint32_t p = 0; p < rows.people(); ++p) {
        if (sir.infected().has(p)) REQUIRE(cascade.infected().has(p));
    }
}

TEST_CASE("a run depends on its number alone, not on the runs before it or the threads beside it") {
    const UndirectedTies ties = preferential_graph(5'000);
    const TieRows rows = ties.rows();
    constexpr std::size_t runs = 8;
    const auto all = [&](unsigned threads) {
        std::vector<std::uint64_t> hashes(2 * runs);
        for_blocks(runs, 1, threads, [&](std::size_t begin, std::size_t) {
            const auto run = static_cast<std::uint32_t>(begin);
            const auto first = first_infected(rows.people(), 10, 3, run);
            TextbookSir sir(rows, 0.25, 1.0);
            TextbookCascade cascade(rows, 0.1);
            sir.run(first, 3, run);
            cascade.run(first, 3, run);
            hashes[begin] = hash(sir.infected());
            hashes[runs + begin] = hash(cascade.infected());
        });
        return hashes;
    };
    const std::vector<std::uint64_t> alone = all(1);
    CHECK(all(2) == alone);
    TextbookSir sir(rows, 0.25, 1.0);
    TextbookCascade cascade(rows, 0.1);
    for (std::uint32_t run = runs; run-- > 0;) {
        const auto first = first_infected(rows.people(), 10, 3, run);
        sir.run(first, 3, run);
        cascade.run(first, 3, run);
        CHECK(hash(sir.infected()) == alone[run]);
        CHECK(hash(cascade.infected()) == alone[runs + run]);
    }
    CHECK(alone[0] != alone[1]);
    CHECK(alone[runs] != alone[runs + 1]);
}

TEST_CASE("golden runs: the same people in every build and on every machine") {
    const UndirectedTies ties = preferential_graph(20'000);
    const TieRows rows = ties.rows();
    const auto first = first_infected(rows.people(), 10, 1, 0);
    TextbookSir sir(rows, 0.25, 1.0);
    const SpreadResult outbreak = sir.run(first, 1, 0);
    CHECK(outbreak.infected == 12'315);
    CHECK(outbreak.contacts == 117'142);
    CHECK(to_hex(std::bit_cast<std::uint64_t>(outbreak.ended)) == "402b03201bd90f0d");
    CHECK(to_hex(hash(sir.infected())) == "37a7360850e9b6f6");
    TextbookCascade cascade(rows, 0.1);
    const SpreadResult run = cascade.run(first, 1, 0);
    CHECK(run.infected == 4'036);
    CHECK(run.contacts == 51'414);
    CHECK(run.ended == 21);
    CHECK(to_hex(hash(cascade.infected())) == "178d73cbc019ffa6");
}
