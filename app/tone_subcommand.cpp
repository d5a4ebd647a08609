// stormdrill tone: on the command line.

#include <iostream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/tone_command.hpp"

namespace stormdrill::app {

void add_tone_command(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        app.add_subcommand("tone", "Tone and content findings per text: JSON lines in, JSON lines out");
    command->callback([&chosen] {
        chosen = [] {
            const auto scorer = scoring::ToneScorer::load(data_folder() / "scoring/tone");
            return run_tone_command(std::cin, std::cout, std::cerr, scorer);
        };
    });
}

} // namespace stormdrill::app
