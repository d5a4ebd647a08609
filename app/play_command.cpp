// stormdrill play: a solo drill in the window, automated teammates in the other seats.

#include "app/commands.hpp"
#include "app/drill_arguments.hpp"
#include "app/fresh_folder.hpp"
#include "app/window_arguments.hpp"
#include "base/diagnostics.hpp"
#include "gui/play.hpp"

namespace stormdrill::app {

namespace {
struct PlayArguments : DrillArguments, WindowArguments {
    std::string seat = "pr";
    bool coach = false;
};

int run(const PlayArguments& a) {
    drill::PlayOptions options = drill_options(a);
    options.folder = a.out.empty() ? fresh_folder() : std::filesystem::path(a.out);
    const auto seat = drill::parse_seat(a.seat);
    if (!seat || *seat > drill::Seat::lead) {
        throw OperatorError("--seat: expected pr, marketing, service, legal or lead, got '" + a.seat + "'");
    }
    options.seat = *seat;
    options.language = window_language(a);

    gui::PlayWindowOptions window = window_options(a);
    window.first = options.resume ? gui::FirstScreen::briefing : gui::FirstScreen::start;
    return gui::play(options, window);
}
} // namespace

void add_play_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<PlayArguments>();
    CLI::App* command =
        app.add_subcommand("play", "Play a drill in the window, automated teammates in the other seats");
    add_drill_options(*command, *arguments);
    command->add_option("--seat", arguments->seat, "pr, marketing, service, legal or lead")
        ->capture_default_str();
    auto* coach = command->add_flag("--coach", arguments->coach,
                                    "Show what the scorer finds while you write (the default)");
    command->add_flag("--assess", arguments->assess, "Assessment run: no help while you write")
        ->excludes(coach);
    add_window_options(*command, *arguments);
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
