// Prints, for several seeds, what the same storm does to the same people when nobody answers, when everything
// is done well, and when a team denies. Exit 1 when the order is wrong for a seed.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/sim/allergen_storm.hpp"

namespace {
int usage() {
    std::fprintf(stderr,
                 "usage: response_order [--people N] [--seeds N] [--set PARAMETER=VALUE] [--details]\n");
    return 2;
}
} // namespace

int main(int argc, char** argv) {
    using namespace stormdrill;
    using sim::testing::Team;
    std::uint32_t people = 4'000;
    std::uint64_t seeds = 3;
    bool details = false;
    sim::StormSetup setup = sim::testing::allergen_setup();
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--people" && i + 1 < argc)
            people = static_cast<std::uint32_t>(std::strtoul(argv[++i], nullptr, 10));
        else if (name == "--seeds" && i + 1 < argc)
            seeds = std::strtoull(argv[++i], nullptr, 10);
        else if (name == "--set" && i + 1 < argc) {
            const std::string_view assignment = argv[++i];
            const std::size_t equals = assignment.find('=');
            if (equals == std::string_view::npos) return usage();
            setup.parameter_overrides[std::string(assignment.substr(0, equals))] =
                std::strtod(argv[i] + equals + 1, nullptr);
        } else if (name == "--details")
            details = true;
        else {
            return usage();
        }
    }
    const auto network = sim::Network::build(sim::testing::allergen_network(people), 2);
    std::uint64_t ideal_worse = 0, denial_better = 0;
    std::printf("seed  none  ideal  denial   ideal/none  denial/none\n");
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        double hours[3] = {};
        for (const Team team : {Team::none, Team::ideal, Team::denial}) {
            sim::World world(network, setup, seed);
            sim::testing::Script(team).run(world, SimTime{48 * 3600});
            const sim::Measures m = world.measures();
            hours[static_cast<int>(team)] = m.anger_person_hours;
            if (!details) continue;
            unsigned complaints = 0;
            for (const sim::Post& post : world.posts())
                complaints += post.complaint;
            std::printf(
                "  team %d posts %u peak %u reached %u views %llu media %u trust %.3f sales %.1f investor "
                "%.1f "
                "complaints %u peak anger %.3f at %.1f h favour %.2f\n",
                static_cast<int>(team), m.crisis_posts, m.peak_posts_per_hour, m.reached_people,
                static_cast<unsigned long long>(m.platforms[0].crisis_views + m.platforms[1].crisis_views +
                                                m.platforms[2].crisis_views + m.platforms[3].crisis_views +
                                                m.platforms[4].crisis_views + m.platforms[5].crisis_views),
                m.media_reports, m.trust_change, m.sales_index, m.investor_index, complaints,
                m.peak_mean_anger, m.peak_anger_at.hours(), m.favourability);
            for (const auto& p : m.platforms)
                std::printf("    posts %u reached %u mood %.2f\n", p.crisis_posts, p.reached_people, p.mood);
        }
        ideal_worse += hours[1] >= hours[0];
        denial_better += hours[2] <= hours[0];
        std::printf("%4llu %6.0f %6.0f %6.0f   %.2f  %.2f\n", static_cast<unsigned long long>(seed), hours[0],
                    hours[1], hours[2], hours[1] / hours[0], hours[2] / hours[0]);
    }
    std::printf("ideal_not_better: %llu\ndenial_not_worse: %llu\n",
                static_cast<unsigned long long>(ideal_worse), static_cast<unsigned long long>(denial_better));
    return ideal_worse + denial_better == 0 ? 0 : 1;
}
