// Figures of the crowd engine: builds the network, seeds one storm, lets it run unattended.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include <sys/resource.h>

#include "base/hash.hpp"
#include "tests/sim/allergen_storm.hpp"

namespace {
double wall_s() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
double cpu_s() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double peak_rss_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}
} // namespace

int main(int argc, char** argv) {
    using namespace stormdrill;
    std::uint32_t people = 20'000;
    std::int64_t run_hours = 48;
    std::uint64_t seed = 1;
    unsigned threads = 2;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const auto value = std::strtoull(argv[i + 1], nullptr, 10);
        if (name == "--people")
            people = static_cast<std::uint32_t>(value);
        else if (name == "--hours")
            run_hours = static_cast<std::int64_t>(value);
        else if (name == "--seed")
            seed = value;
        else if (name == "--threads")
            threads = static_cast<unsigned>(value);
        else {
            std::fprintf(stderr, "usage: crowd_bench [--people N] [--hours H] [--seed S] [--threads T]\n");
            return 2;
        }
    }
    const double start = wall_s();
    const auto network = sim::Network::build(sim::testing::allergen_network(people), threads);
    const double network_s = wall_s() - start;
    const double cpu_start = cpu_s();
    sim::World world(network, sim::testing::allergen_setup(), seed);
    sim::testing::Script script(sim::testing::Team::none);
    script.run(world, SimTime{run_hours * 3600});
    const double run_cpu_s = cpu_s() - cpu_start;
    const sim::Measures m = world.measures();
    std::printf("network_s: %.3f\nrun_cpu_s: %.3f\nposts: %zu\ncrisis_posts: %u\npeak_rss_mib: "
                "%.0f\nstate_hash: %s\n",
                network_s, run_cpu_s, world.posts().size(), m.crisis_posts, peak_rss_mib(),
                to_hex(world.state_hash()).c_str());
    return 0;
}
