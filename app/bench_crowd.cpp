#include "app/bench_crowd.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "app/bench_clock.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "drill/crowd_setup.hpp"

namespace stormdrill::app {

namespace {
scenarios::Scenario load(const BenchCrowdArguments& a) {
    Diagnostics warnings;
    return scenarios::load_scenario(a.scenario, warnings);
}

/// A saved network is mapped, and looked at as a whole.
std::shared_ptr<const sim::Network> load_network(const BenchCrowdArguments& a,
                                                 const sim::NetworkSetup& setup) {
    const auto file = MappedFile::open(a.load);
    auto network = sim::Network::from_image(file, file->bytes(), a.load.string());
    if (network->key() != sim::Network::key(setup))
        throw OperatorError(a.load.string() + ": is another network (" + std::to_string(network->people()) +
                            " people) than this program builds for this scenario and --people");
    return network;
}

/// Builds, loads and saves the network as asked for; `seconds` without saving.
std::shared_ptr<const sim::Network> prepare_network(const BenchCrowdArguments& a,
                                                    const scenarios::Scenario& scenario, double& seconds) {
    const double start = wall_s();
    const sim::NetworkSetup setup = drill::network_setup(scenario, a.people);
    auto network = a.load.empty() ? sim::Network::build(setup, a.threads) : load_network(a, setup);
    seconds = wall_s() - start;
    const auto image = network->image();
    if (!a.save.empty())
        write_file_atomically(a.save, {reinterpret_cast<const char*>(image.data()), image.size()});
    return network;
}

/// What happens in the scenario whatever the team does, by time.
std::vector<std::pair<SimTime, sim::Command>> incidents(const scenarios::Scenario& scenario) {
    std::vector<std::pair<SimTime, sim::Command>> out;
    for (const scenarios::Fact& fact : scenario.facts) {
        if (!fact.public_knows) continue;
        out.emplace_back(
            SimTime{} + *fact.public_knows,
            sim::FactBecomesKnown{fact.blame_change, fact.severity_change, fact.contradicts_denial, false});
    }
    for (std::size_t i = 0; i < scenario.injects.size(); ++i) {
        const scenarios::Inject& inject = scenario.injects[i];
        if (inject.kind != scenarios::InjectKind::post) continue;
        out.emplace_back(SimTime{} + inject.at,
                         drill::seed_post(scenario, inject, static_cast<std::uint32_t>(i)));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return out;
}

/// What a what-if costs: a copy of the world, and an hour of its own.
void bench_snapshots(const sim::World& world, unsigned count, std::ostream& out) {
    std::vector<double> copied, branched, grown;
    for (unsigned i = 0; i < count; ++i) {
        const double memory = rss_mib(), start = thread_cpu_s();
        sim::World copy = world;
        copied.push_back(thread_cpu_s() - start);
        grown.push_back(rss_mib() - memory);
        copy.advance_to(world.now() + hours(1));
        branched.push_back(thread_cpu_s() - start);
    }
    const auto median = [](std::vector<double>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    out << std::setprecision(6) << "copy_cpu_s: " << median(copied) << "\nbranch_cpu_s: " << median(branched)
        << std::setprecision(1) << "\ncopy_mib: " << median(grown) << '\n';
}
} // namespace

void bench_crowd(const BenchCrowdArguments& a, std::ostream& out) {
    const scenarios::Scenario scenario = load(a);
    double network_s = 0;
    const auto network = prepare_network(a, scenario, network_s);
    const double start = thread_cpu_s();
    sim::World world(network, drill::storm_setup(scenario, 0), a.seed);
    const SimTime end{a.hours * 3600};
    for (const auto& [at, command] : incidents(scenario)) {
        if (at > end) break;
        world.advance_to(at);
        world.apply(command);
    }
    world.advance_to(end);
    const double run_cpu_s = thread_cpu_s() - start;
    const sim::Measures measures = world.measures();
    const double chatter_start = thread_cpu_s();
    const std::uint32_t chatter = world.chatter_count(); // made only now, when somebody looks
    const double chatter_cpu_s = thread_cpu_s() - chatter_start;
    out << std::fixed << std::setprecision(3) << "network_s: " << network_s << "\nrun_cpu_s: " << run_cpu_s
        << "\nchatter_cpu_s: " << chatter_cpu_s << "\nposts: " << world.posts().size() + chatter
        << "\ncrisis_posts: " << measures.crisis_posts << "\npeak_rss_mib: " << std::setprecision(1)
        << peak_rss_mib() << "\nstate_hash: " << to_hex(world.state_hash()) << '\n';
    if (a.snapshots > 0) bench_snapshots(world, a.snapshots, out);
}

void bench_network(const BenchCrowdArguments& a, std::ostream& out) {
    const scenarios::Scenario scenario = load(a);
    double network_s = 0;
    const auto network = prepare_network(a, scenario, network_s);
    std::uint64_t edges = 0;
    for (std::size_t layer = 0; layer < network->setup().platforms.size(); ++layer)
        edges += network->ties(layer).others.size();
    out << std::fixed << std::setprecision(3) << "network_s: " << network_s << "\nedges: " << edges
        << "\npeak_rss_mib: " << std::setprecision(1) << peak_rss_mib()
        << "\nnetwork_hash: " << to_hex(network->hash()) << '\n';
}

} // namespace stormdrill::app
