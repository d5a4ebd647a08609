#include "tests/validation/scenario_design.hpp"

#include <cmath>

#include "tests/sim/allergen_storm.hpp"

namespace stormdrill::validation {

namespace {
constexpr std::size_t factors = 9;

/// Coordinate `factor` of point `number`, [0, 1): fractions of multiples of the powers of 1/phi, phi the
/// positive root of x^(factors + 1) = x + 1.
double coordinate(std::size_t number, std::size_t factor) {
    static const double phi = [] {
        double x = 1.5;
        for (int i = 0; i < 60; ++i)
            x = std::pow(1 + x, 1.0 / (factors + 1));
        return x;
    }();
    const double step = std::pow(phi, -static_cast<double>(factor + 1));
    const double at = .5 + step * static_cast<double>(number + 1);
    return at - std::floor(at);
}

Scenario scenario_number(std::size_t number) {
    std::size_t next = 0;
    const auto even = [&] { return coordinate(number, next++); };
    const auto choice = [&](double count) { return static_cast<std::uint8_t>(count * even()); };
    Scenario s;
    s.cluster = static_cast<sim::Cluster>(choice(3));
    s.at_fault = s.cluster != sim::Cluster::victim;
    s.severity = .75 + .25 * choice(4);
    s.vivid = choice(2) == 1;
    s.trust = .45 + .3 * even();
    s.anger = .4 + .4 * even();
    s.reach = .5 * std::pow(16.0, even());
    s.platform = choice(4);
    s.echo = choice(2) == 1;
    s.proof = choice(2) == 1;
    return s;
}
} // namespace

const std::array<Scenario, scenario_count>& scenario_design() {
    static const auto design = [] {
        std::array<Scenario, scenario_count> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = scenario_number(i);
        return all;
    }();
    return design;
}

sim::World begin(const Setting& setting, const Scenario& scenario, std::uint64_t seed,
                 const Overrides& more) {
    sim::StormSetup storm = sim::testing::allergen_setup();
    storm.cluster = scenario.cluster;
    storm.at_fault = scenario.at_fault;
    storm.severity = scenario.severity;
    storm.starting_trust = scenario.trust;
    return begin(setting, network_of(setting), storm, seed, more);
}

void play(sim::World& world, const Scenario& scenario, double until) {
    const auto post = [&](sim::SeedPost::Author author, std::uint32_t script, double reach) {
        sim::SeedPost seed = first_post(scenario.platform, reach);
        seed.author = author;
        seed.script = script;
        seed.anger = scenario.anger;
        seed.vivid = scenario.vivid;
        world.apply(seed);
    };
    using Author = sim::SeedPost::Author;
    // Each moment once, however often the world is stopped in between.
    const auto at = [&](double hour, const auto& happens) {
        if (world.now() > at_hour(hour) || hour >= until) return;
        world.advance_to(at_hour(hour));
        happens();
    };
    at(0, [&] { post(Author::customer, 1, scenario.reach); });
    at(1.5, [&] {
        if (scenario.echo) post(Author::customer, 2, scenario.reach);
    });
    at(5, [&] {
        if (!scenario.proof) return;
        world.apply(sim::FactBecomesKnown{.25, .05, true, false, true});
        post(Author::employee, 3, scenario.reach);
    });
    at(8, [&] {
        if (scenario.echo) post(Author::influencer, 4, 1);
    });
    world.advance_to(at_hour(until));
}

bool firestorm(const sim::World& world) {
    return 1e5 * world.measures().peak_posts_per_hour / world.network().people() >= 20;
}

} // namespace stormdrill::validation
