// stormdrill replay: re-runs a log and compares every line.

#include <iostream>

#include "app/commands.hpp"
#include "base/diagnostics.hpp"
#include "drill/rerun.hpp"

namespace stormdrill::app {

namespace {
struct ReplayArguments {
    std::string log, until;
    unsigned threads = 2;
};

int run(const ReplayArguments& a) {
    std::optional<SimTime> until;
    if (!a.until.empty()) {
        const auto duration = parse_duration(a.until);
        if (!duration) throw OperatorError("--until: expected a time such as 1h30m, got '" + a.until + "'");
        until = SimTime{} + *duration;
    }
    const drill::ReadLog log = drill::read_log(a.log);
    const drill::ReplayResult result = drill::replay(log, until, a.threads, {});
    if (!result.same) {
        std::cerr << a.log << ':' << result.line << ": " << result.what << '\n';
        if (!result.build.empty()) std::cerr << "the log was made by " << result.build << '\n';
        return 1;
    }
    std::cout << "lines: " << log.lines.size() << "\nhashes_compared: " << result.hashes
              << "\nreached: " << format_clock(result.reached) << "\nstate_hash: " << result.state_hash
              << '\n';
    return 0;
}
} // namespace

void add_replay_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<ReplayArguments>();
    CLI::App* command = app.add_subcommand(
        "replay", "Re-run a log and compare it line by line; exit 1 at the first difference");
    command->add_option("log", arguments->log, "drill.jsonl")->required();
    command->add_option("--until", arguments->until, "Stop at this simulated time, such as 1h30m");
    command->add_option("--threads", arguments->threads, "Threads for building the network")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
