#pragma once
/// Worlds that differ in one parameter or one act and share all luck: what a mechanism does is the difference
/// between the world with it and the world without.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/sim/allergen_storm.hpp"

namespace stormdrill::sim::testing {

using Overrides = std::map<std::string, double>;

inline SimTime at_hour(double h) {
    return SimTime{static_cast<std::int64_t>(h * 3600)};
}

/// The same people for every test of this size.
inline std::shared_ptr<const Network> people_of(std::uint32_t count) {
    static std::map<std::uint32_t, std::shared_ptr<const Network>> built;
    auto& network = built[count];
    if (!network) network = Network::build(allergen_network(count), 1);
    return network;
}

/// A storm of the allergen kind, one of its settings changed.
struct Storm {
    std::uint32_t people = 6'000;
    std::uint64_t seed = 7;
    Overrides overrides;
    Cluster cluster = Cluster::preventable;
    bool at_fault = true;
    double deafer = 0; ///< added to the threshold of every outlet

    [[nodiscard]] Storm with(const Overrides& more) const {
        Storm other = *this;
        for (const auto& [name, value] : more)
            other.overrides[name] = value;
        return other;
    }
    [[nodiscard]] Storm seeded(std::uint64_t other_seed) const {
        Storm other = *this;
        other.seed = other_seed;
        return other;
    }
    [[nodiscard]] World begin() const {
        StormSetup setup = allergen_setup();
        // Well below the point at which a storm feeds itself: there, every small difference grows into noise.
        setup.parameter_overrides = {{"act.event_ratio_factor", 1.1}, {"influencer.pickup", .001}};
        for (const auto& [name, value] : overrides)
            setup.parameter_overrides[name] = value;
        setup.cluster = cluster;
        setup.at_fault = at_fault;
        setup.chatter_per_day = 0.1;
        for (OutletSetup& outlet : setup.outlets)
            outlet.threshold += deafer;
        return World(people_of(people), setup, seed);
    }
    /// Unattended until then, with the incidents of the allergen storm.
    [[nodiscard]] World until(double hours) const {
        World world = begin();
        Script(Team::none).run(world, at_hour(hours));
        return world;
    }
};

/// Sum over six storms of what `measure` gives with each: one storm alone may go against the rule by luck.
template <class Measure>
double over_seeds(Storm& storm, const Measure& measure) {
    const std::uint64_t before = storm.seed;
    double sum = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        storm.seed = seed;
        sum += static_cast<double>(measure());
    }
    storm.seed = before;
    return sum;
}

/// One scripted post of a customer, and nothing else that happens.
inline void trigger(World& world, std::uint8_t platform = 0, double reach = 3, double anger = .7) {
    SeedPost post;
    post.author = SeedPost::Author::affected;
    post.platform = platform;
    post.script = 1;
    post.anger = anger;
    post.reach = reach;
    post.vivid = true;
    world.apply(post);
}

/// Mean over people of what `of` gives, among those whom `among` admits.
template <class Of, class Among>
double mean_over_people(const World& world, const Of& of, const Among& among) {
    double sum = 0, count = 0;
    for (std::uint32_t i = 0; i < world.network().people(); ++i) {
        if (!among(PersonId{i})) continue;
        sum += of(world.attitude(PersonId{i}));
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

} // namespace stormdrill::sim::testing
