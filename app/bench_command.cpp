// stormdrill bench: how fast, how large. Figures only, on standard output.

#include <iostream>
#include <memory>

#include "app/bench_crowd.hpp"
#include "app/bench_spread.hpp"
#include "app/bench_tone.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"

namespace stormdrill::app {

namespace {
constexpr double least_rate = 1e-9, most_rate = 1e9;

void add_spread(CLI::App& bench, Chosen& chosen) {
    auto a = std::make_shared<BenchSpreadArguments>();
    CLI::App* command =
        bench.add_subcommand("spread", "A textbook process on a graph of your own: infected, edges (contacts "
                                       "looked at) and cpu_s of each run, then peak_rss_mib");
    command->add_option("--edges", a->edges, "Undirected edges as text, 'u v' per line")->required();
    auto model = std::make_shared<std::string>("sir");
    command->add_option("--model", *model, "sir (continuous time) or ic (independent cascade)")
        ->check(CLI::IsMember({"sir", "ic"}))
        ->required();
    CLI::Option* beta = command->add_option("--beta", a->beta, "sir: infections per contact and unit of time")
                            ->check(CLI::Range(least_rate, most_rate))
                            ->capture_default_str();
    CLI::Option* gamma = command->add_option("--gamma", a->gamma, "sir: recoveries per unit of time")
                             ->check(CLI::Range(least_rate, most_rate))
                             ->capture_default_str();
    CLI::Option* chance = command->add_option("--p", a->chance, "ic: chance of infection per contact")
                              ->check(CLI::Range(0.0, 1.0))
                              ->capture_default_str();
    command->add_option("--seeds", a->first, "Nodes infected at the beginning, drawn anew for each run")
        ->check(CLI::Range(1U, 1'000'000'000U))
        ->capture_default_str();
    command->add_option("--runs", a->runs, "Number of runs")
        ->check(CLI::Range(1U, 1'000'000U))
        ->capture_default_str();
    command->add_option("--rng-seed", a->seed, "Drives all draws")->capture_default_str();
    command->add_option("--threads", a->threads, "Threads that share the runs; results do not depend on it")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([a, model, beta, gamma, chance, &chosen] {
        chosen = [a, model, beta, gamma, chance] {
            a->cascade = *model == "ic";
            for (const CLI::Option* other : {beta, gamma}) {
                if (a->cascade && other->count() > 0)
                    throw OperatorError(other->get_name() + ": only with --model sir");
            }
            if (!a->cascade && chance->count() > 0) throw OperatorError("--p: only with --model ic");
            bench_spread(*a, std::cout);
            return 0;
        };
    });
}

void add_crowd_options(CLI::App& command, BenchCrowdArguments& a) {
    a.scenario = data_folder() / "scenarios/allergen.yaml";
    command.add_option("--scenario", a.scenario, "The scenario file (YAML); the first crisis when not given");
    command.add_option("--people", a.people, "Number of people")
        ->check(CLI::Range(1'000, 10'000'000))
        ->capture_default_str();
    command.add_option("--threads", a.threads, "Threads for the network")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command.add_option("--save", a.save, "Where to save the network");
    command.add_option("--load", a.load, "A network saved before, instead of building it");
}

void add_crowd(CLI::App& bench, Chosen& chosen) {
    auto a = std::make_shared<BenchCrowdArguments>();
    CLI::App* command = bench.add_subcommand("crowd", "A scenario's storm with nobody answering, without "
                                                      "drill or log: network_s, run_cpu_s, chatter_cpu_s, "
                                                      "posts, peak_rss_mib");
    add_crowd_options(*command, *a);
    command->add_option("--hours", a->hours, "Simulated hours")
        ->check(CLI::Range(1, 240))
        ->capture_default_str();
    command->add_option("--seed", a->seed, "Drives the storm")->capture_default_str();
    command
        ->add_option("--snapshots", a->snapshots,
                     "Copy the world so many times at the end and let each copy live on for an hour: medians "
                     "copy_cpu_s, branch_cpu_s (both), and copy_mib")
        ->check(CLI::Range(0U, 1000U))
        ->capture_default_str();
    command->callback([a, &chosen] {
        chosen = [a] {
            bench_crowd(*a, std::cout);
            return 0;
        };
    });
}

void add_network(CLI::App& bench, Chosen& chosen) {
    auto a = std::make_shared<BenchCrowdArguments>();
    CLI::App* command =
        bench.add_subcommand("network", "A scenario's people and ties: network_s, edges, peak_rss_mib");
    add_crowd_options(*command, *a);
    command->callback([a, &chosen] {
        chosen = [a] {
            bench_network(*a, std::cout);
            return 0;
        };
    });
}

void add_tone(CLI::App& bench, Chosen& chosen) {
    auto a = std::make_shared<BenchToneArguments>();
    CLI::App* command = bench.add_subcommand(
        "tone", "Scoring of long texts: load_cpu_ms, p50_cpu_ms, p99_cpu_ms, longest_cpu_ms");
    a->rules = data_folder() / "scoring/tone";
    command->add_option("--rules", a->rules, "Folder of the tone rules")->check(CLI::ExistingDirectory);
    command->add_option("--texts", a->texts, "How many texts, English and Chinese in turn")
        ->check(CLI::Range(1U, 1'000'000U))
        ->capture_default_str();
    command->add_option("--words", a->words, "Words of each text")
        ->check(CLI::Range(1U, 10'000U))
        ->capture_default_str();
    command->add_option("--seed", a->seed, "Drives the choice of sentences")->capture_default_str();
    command->add_flag("--warm-up", a->warm_up, "Warm up first, as the window does while it loads a drill");
    command->callback([a, &chosen] {
        chosen = [a] {
            bench_tone(*a, std::cout);
            return 0;
        };
    });
}
} // namespace

void add_bench_command(CLI::App& app, Chosen& chosen) {
    CLI::App* bench = app.add_subcommand("bench", "Measure speed and memory");
    bench->require_subcommand(1);
    add_spread(*bench, chosen);
    add_crowd(*bench, chosen);
    add_network(*bench, chosen);
    add_tone(*bench, chosen);
}

} // namespace stormdrill::app
