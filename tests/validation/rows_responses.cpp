// Rows 28 and 29: what matched words do to reputation, and an apology to those who accept it.
#include <array>
#include <cmath>
#include <vector>

#include <boost/math/statistics/bivariate_statistics.hpp>
#include <boost/math/statistics/univariate_statistics.hpp>

#include "base/random.hpp"
#include "tests/sim/allergen_storm.hpp"
#include "tests/validation/rows.hpp"
#include "tests/validation/scenario_design.hpp"

namespace stormdrill::validation {

namespace {
using sim::Cluster;
using sim::PersonId;
using sim::TextEffect;
using sim::World;
namespace statistics = boost::math::statistics;

/// What Coombs recommends for each cluster, and what is said instead; all in the words of a usual statement
/// (strength 2 of 3).
struct Strategies {
    std::vector<TextEffect> matched, unmatched;
};

Strategies strategies_for(Cluster cluster) {
    TextEffect inform, deny, excuse, praise, attack, sorry;
    inform.explanation = 2;
    deny.denial = true;
    excuse.diminish = true;
    praise.bolstering = true;
    attack.attack = true;
    sorry.responsibility = sorry.regret = 2;
    TextEffect informed_denial = inform, informed_excuse = inform, rebuild = inform;
    informed_denial.denial = true;
    informed_excuse.diminish = true;
    rebuild.responsibility = rebuild.regret = rebuild.repair = 2;
    TextEffect prevent = rebuild;
    prevent.repentance = 2;
    switch (cluster) {
    case Cluster::victim: // not at fault
        return {{informed_denial, informed_excuse}, {sorry, attack, praise}};
    case Cluster::accident:
        return {{informed_excuse, rebuild}, {deny, attack, praise}};
    case Cluster::preventable:
        return {{rebuild, prevent}, {deny, excuse, attack, praise}};
    }
    return {};
}

std::vector<double> favourability_of_reached(const World& world) {
    std::vector<double> out;
    for (std::uint32_t i = 0; i < world.network().people(); ++i)
        if (world.reached(PersonId{i})) out.push_back(world.attitude(PersonId{i}).favourability);
    return out;
}
} // namespace

Results matched_responses(const Setting& setting) {
    double sum_z = 0, studies = 0, positive = 0;
    std::array<std::array<double, 2>, 3> by_cluster{}; // sum of z, studies
    for (std::size_t i = 0; i < scenario_count; ++i) {
        if (i % 26 == 0) progress("row 28: scenario %zu of %zu", i + 1, scenario_count);
        const Scenario& scenario = scenario_design()[i];
        const Strategies strategies = strategies_for(scenario.cluster);
        CounterRandom random(1, stream("validation.strategy"), i);
        const auto one_of = [&](const std::vector<TextEffect>& texts) {
            return texts[random.below(static_cast<std::uint32_t>(texts.size()))];
        };
        // Two groups of a study: the same crisis, people and luck, other words.
        const std::array said{one_of(strategies.unmatched), one_of(strategies.matched)};
        World before = begin(setting, scenario, i + 1);
        play(before, scenario, 2);
        std::vector<double> matched, favourability;
        bool stormy = true;
        for (std::size_t k = 0; k < said.size(); ++k) {
            World world = before;
            world.apply(statement(world, said[k]));
            play(world, scenario, 48);
            stormy = stormy && firestorm(world);
            for (const double value : favourability_of_reached(world)) {
                matched.push_back(static_cast<double>(k));
                favourability.push_back(value);
            }
        }
        if (!stormy) continue;
        const double r = statistics::correlation_coefficient(matched, favourability);
        const double z = std::atanh(r);
        sum_z += z;
        ++studies;
        positive += r > 0;
        auto& cluster = by_cluster[static_cast<std::size_t>(scenario.cluster)];
        cluster[0] += z;
        ++cluster[1];
    }
    const double r = std::tanh(sum_z / studies);
    const auto of = [&](std::size_t c) { return std::tanh(by_cluster[c][0] / by_cluster[c][1]); };
    return {{28, "matched strategy and reputation, mean r", ".1-.35 (.23)", text("%.2f", r),
             r >= .1 && r <= .35,
             text("over %.0f firestorms, among people reached by hour 48; positive in %.0f; victim / "
                  "accident / preventable %.2f / %.2f / %.2f",
                  studies, positive, of(0), of(1), of(2))}};
}

Results apologies(const Setting& setting) {
    // The same statement with and without its apology; facts and amends are in both.
    TextEffect plain;
    plain.explanation = plain.repair = 3;
    TextEffect apology = plain;
    apology.responsibility = apology.regret = 3;
    apology.forgiveness = 3;
    // Nothing else that moves the reputation of those who know of the crisis: what differs, the words did.
    const Overrides words_alone{{"silence.step", 48}, {"rumour.births", 0}};
    std::vector<double> with, without, everybody_with, everybody_without;
    double against_silence = 0, accepted = 0;
    for (const Cluster cluster : {Cluster::accident, Cluster::preventable}) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            sim::StormSetup storm = sim::testing::allergen_setup();
            storm.cluster = cluster;
            World before = begin(setting, network_of(setting), storm, seed, words_alone);
            before.apply(first_post(0, 8));
            before.advance_to(at_hour(4));
            const auto later = [&](const TextEffect* said) {
                World world = before;
                if (said != nullptr) world.apply(statement(world, *said));
                world.advance_to(at_hour(24));
                return world;
            };
            const World sorry = later(&apology), informed = later(&plain), silent = later(nullptr);
            for (std::uint32_t i = 0; i < before.network().people(); ++i) {
                const PersonId who{i};
                const double a = sorry.attitude(who).favourability, b = informed.attitude(who).favourability;
                everybody_with.push_back(a);
                everybody_without.push_back(b);
                if (!before.reached(who)) continue;
                const double c = silent.attitude(who).favourability;
                if (a - c < .01) continue; // not met, or not accepted
                with.push_back(a);
                without.push_back(b);
                against_silence += a - c;
                ++accepted;
            }
        }
    }
    const auto cohen = [](const std::vector<double>& a, const std::vector<double>& b) {
        const double pooled = std::sqrt((statistics::variance(a) + statistics::variance(b)) / 2);
        return (statistics::mean(a) - statistics::mean(b)) / pooled;
    };
    const double d = cohen(with, without), all = cohen(everybody_with, everybody_without);
    progress("row 29: %.0f acceptors", accepted);
    return {
        {29, "apology: d on the favour of those who accept it", ".37-.68", text("%.2f", d),
         d >= .37 && d <= .68,
         text("40 storms, accident and preventable, facts and amends said in any case; against silence %.2f",
              against_silence / accepted)},
        {29, "apology: d on everybody", "less than that, above 0", text("%.2f", all), all > 0 && all < d,
         ""}};
}

} // namespace stormdrill::validation
