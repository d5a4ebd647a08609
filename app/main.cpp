// The command line: exit 0 done, 1 a check failed, 2 bad usage or input.

#include <iostream>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "base/diagnostics.hpp"

int main(int argc, char** argv) {
    using namespace stormdrill;
    CLI::App app{"Stormdrill: rehearse a social-media crisis before it happens (EXERCISE 演練)"};
    app.require_subcommand(1);
    app.get_formatter()->column_width(36);
    app::Chosen chosen;
    app::add_play_command(app, chosen);
    app::add_host_command(app, chosen);
    app::add_join_command(app, chosen);
    app::add_run_command(app, chosen);
    app::add_replay_command(app, chosen);
    app::add_score_command(app, chosen);
    app::add_evaluate_command(app, chosen);
    app::add_report_command(app, chosen);
    app::add_tone_command(app, chosen);
    app::add_scenario_command(app, chosen);
    app::add_bench_command(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    try {
        return chosen();
    } catch (const AuthorError& e) {
        std::cerr << e.what();
    } catch (const OperatorError& e) {
        std::cerr << "stormdrill: " << e.what() << '\n';
    } catch (const std::exception& e) {
        std::cerr << "stormdrill: " << e.what() << '\n';
    }
    return 2;
}
