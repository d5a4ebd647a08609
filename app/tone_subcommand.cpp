// stormdrill tone: on the command line.

#include <iostream>
#include <memory>
#include <optional>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/tone_command.hpp"
#include "scoring/sop.hpp"

namespace stormdrill::app {

void add_tone_command(CLI::App& app, Chosen& chosen) {
    CLI::App* command =
        app.add_subcommand("tone", "Tone and content findings per text: JSON lines in, JSON lines out");
    auto sop = std::make_shared<std::string>();
    command->add_option("--sop", *sop, "SOP file whose `tone:` section changes points");
    command->callback([sop, &chosen] {
        chosen = [sop] {
            std::optional<scoring::Sop> points;
            if (!sop->empty()) points = scoring::load_sop(*sop);
            const auto scorer =
                scoring::ToneScorer::load(data_folder() / "scoring/tone", points ? &*points : nullptr);
            return run_tone_command(std::cin, std::cout, std::cerr, scorer);
        };
    });
}

} // namespace stormdrill::app
