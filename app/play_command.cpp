// stormdrill play: a solo drill in the window, automated teammates in the other seats.

#include <cstdlib>
#include <sstream>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/drill_arguments.hpp"
#include "app/fresh_folder.hpp"
#include "base/diagnostics.hpp"
#include "gui/play.hpp"

namespace stormdrill::app {

namespace {
struct PlayArguments : DrillArguments {
    std::string seat = "pr", language, script, size = "1440x900";
    bool coach = false;
    double scale = 1;
};

Language language_of(const std::string& given) {
    if (given.empty()) { // the desktop's own
        const char* locale = std::getenv("LANG");
        return locale != nullptr && std::string(locale).starts_with("zh") ? Language::zh_TW : Language::en;
    }
    const auto language = parse_language(given);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + given + "'");
    return *language;
}

int run(const PlayArguments& a) {
    const std::filesystem::path data = data_folder();
    drill::PlayOptions options = drill_options(a);
    options.folder = a.out.empty() ? fresh_folder() : std::filesystem::path(a.out);
    const auto seat = drill::parse_seat(a.seat);
    if (!seat || *seat > drill::Seat::lead) {
        throw OperatorError("--seat: expected pr, marketing, service, legal or lead, got '" + a.seat + "'");
    }
    options.seat = *seat;
    options.language = language_of(a.language);

    gui::PlayWindowOptions window;
    window.words = data / "gui/locale";
    window.scenarios = data / "scenarios";
    if (!a.script.empty()) window.script = a.script;
    char cross = 0;
    std::istringstream size(a.size);
    if (!(size >> window.width >> cross >> window.height) || cross != 'x' || window.width < 1280 ||
        window.height < 720) {
        throw OperatorError("--size: expected a size such as 1440x900, at least 1280x720, got '" + a.size +
                            "'");
    }
    window.scale = static_cast<float>(a.scale);
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
    command->add_option("--lang", arguments->language, "en or zh-TW; the desktop's own when not given");
    auto* coach = command->add_flag("--coach", arguments->coach,
                                    "Show what the scorer finds while you write (the default)");
    command->add_flag("--assess", arguments->assess, "Assessment run: no help while you write")
        ->excludes(coach);
    command->add_option("--size", arguments->size, "Of the window, at least 1280x720")->capture_default_str();
    command->add_option("--scale", arguments->scale, "Of everything in the window")
        ->check(CLI::Range(1.0, 3.0))
        ->capture_default_str();
    command->add_option("--script", arguments->script, "Play the person from a script (tests)");
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
