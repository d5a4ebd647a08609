// stormdrill scenario …: on the command line.

#include <iostream>

#include "app/commands.hpp"
#include "app/scenario_command.hpp"

namespace stormdrill::app {

void add_scenario_command(CLI::App& app, Chosen& chosen) {
    CLI::App* command = app.add_subcommand("scenario", "Write and check crisis scenarios");
    command->prefix_command(); // what follows is the command's own, --help included
    command->set_help_flag();
    command->callback([command, &chosen] {
        chosen = [arguments = command->remaining()] {
            return scenario_command(arguments, std::cout, std::cerr);
        };
    });
}

} // namespace stormdrill::app
