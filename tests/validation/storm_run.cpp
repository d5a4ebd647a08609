// One unattended storm on all platforms, written out for cascade statistics; and how its size depends on the
// number of people. Parameters can be tried without a rebuild.
//   storm_run [--people N] [--seed N] [--seeds K] [--hours H] [--set NAME=VALUE]… [--cascades DIR] [--volume
//   FILE]
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include "drill/crowd_export.hpp"
#include "tests/sim/allergen_storm.hpp"

namespace {
using namespace stormdrill;

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

sim::NetworkSetup everywhere(std::uint32_t people) {
    sim::NetworkSetup setup = sim::testing::allergen_network(people);
    setup.platforms.push_back({"weibo", sim::PlatformKind::microblog, .35});
    return setup;
}
} // namespace

int main(int argc, char** argv) {
    std::uint32_t people = 200'000;
    std::uint64_t seed = 1, seeds = 1;
    std::int64_t run_hours = 48;
    std::string cascades, volume;
    sim::StormSetup storm = sim::testing::allergen_setup();
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::string value = argv[i + 1];
        if (name == "--people")
            people = static_cast<std::uint32_t>(std::stoul(value));
        else if (name == "--seed")
            seed = std::stoull(value);
        else if (name == "--seeds")
            seeds = std::stoull(value);
        else if (name == "--hours")
            run_hours = std::stoll(value);
        else if (name == "--severity")
            storm.severity = std::stod(value);
        else if (name == "--cascades")
            cascades = value;
        else if (name == "--volume")
            volume = value;
        else if (name == "--set" && value.find('=') != std::string::npos)
            storm.parameter_overrides[value.substr(0, value.find('='))] =
                std::stod(value.substr(value.find('=') + 1));
        else {
            std::fprintf(stderr, "storm_run: unknown argument %s\n", argv[i]);
            return 2;
        }
    }
    const auto network = sim::Network::build(everywhere(people), 2);
    for (std::uint64_t k = seed; k < seed + seeds; ++k) {
        const double start = cpu_seconds();
        sim::World world(network, storm, k);
        sim::testing::Script(sim::testing::Team::none).run(world, SimTime{run_hours * 3600});
        const sim::Measures m = world.measures();
        std::printf(
            "seed %llu cpu %.2f s posts/100 %.2f peak-hour share %.3f reached %.2f views/person %.2f media "
            "%u "
            "chatter %u anger %.2f |",
            static_cast<unsigned long long>(k), cpu_seconds() - start, 100.0 * m.crisis_posts / people,
            static_cast<double>(m.peak_posts_per_hour) / std::max(1u, m.crisis_posts),
            static_cast<double>(m.reached_people) / people,
            [&] {
                double views = 0;
                for (const auto& p : m.platforms)
                    views += static_cast<double>(p.crisis_views);
                return views / people;
            }(),
            m.media_reports, world.chatter_count(), m.anger_person_hours / people);
        for (std::size_t i = 0; i < m.platforms.size(); ++i)
            std::printf(" %s %u", network->setup().platforms[i].id.c_str(), m.platforms[i].crisis_posts);
        unsigned counts[4] = {};
        for (const sim::Happening& h : world.happenings()) {
            counts[0] += h.kind == sim::Happening::Kind::influencer_joined;
            counts[1] += h.kind == sim::Happening::Kind::rumour_born;
            counts[2] += h.kind == sim::Happening::Kind::trend_started;
            counts[3] += h.kind == sim::Happening::Kind::board_exploded;
        }
        std::printf(" | influencers %u rumours %u trends %u exploded %u\n", counts[0], counts[1], counts[2],
                    counts[3]);
        if (!cascades.empty()) drill::write_cascades(world, cascades);
        if (!volume.empty()) drill::write_volume(world, volume);
    }
    return 0;
}
