#pragma once
/// The commands of the command line: one file each. Each adds itself to the parser and says what to do when
/// chosen.

#include <functional>
#include <vector>

#include <CLI/CLI.hpp>

namespace stormdrill::app {

/// What to run once the command line is read; returns the exit code (0 done, 1 a check failed).
using Chosen = std::function<int()>;

/// Each adds its subcommand; when that is the one given, `chosen` is set.
void add_play_command(CLI::App& app, Chosen& chosen);
void add_host_command(CLI::App& app, Chosen& chosen);
void add_join_command(CLI::App& app, Chosen& chosen);
void add_run_command(CLI::App& app, Chosen& chosen);
void add_replay_command(CLI::App& app, Chosen& chosen);
void add_score_command(CLI::App& app, Chosen& chosen);
void add_evaluate_command(CLI::App& app, Chosen& chosen);
void add_report_command(CLI::App& app, Chosen& chosen);
void add_tone_command(CLI::App& app, Chosen& chosen);
void add_scenario_command(CLI::App& app, Chosen& chosen);
void add_bench_command(CLI::App& app, Chosen& chosen);

} // namespace stormdrill::app
