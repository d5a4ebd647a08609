#include "app/window_arguments.hpp"

#include <cstdlib>
#include <sstream>

#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"

namespace stormdrill::app {

void add_window_options(CLI::App& command, WindowArguments& a) {
    command.add_option("--lang", a.language, "en or zh-TW; the desktop's own when not given");
    command.add_option("--size", a.size, "Of the window, at least 1280x720")->capture_default_str();
    command.add_option("--scale", a.scale, "Of everything in the window")
        ->check(CLI::Range(1.0, 3.0))
        ->capture_default_str();
    command.add_option("--script", a.script, "Play the person from a script (tests)");
}

gui::PlayWindowOptions window_options(const WindowArguments& a) {
    gui::PlayWindowOptions window;
    window.words = data_folder() / "gui/locale";
    window.scenarios = data_folder() / "scenarios";
    if (!a.script.empty()) window.script = a.script;
    char cross = 0;
    std::istringstream size(a.size);
    if (!(size >> window.width >> cross >> window.height) || cross != 'x' || window.width < 1280 ||
        window.height < 720) {
        throw OperatorError("--size: expected a size such as 1440x900, at least 1280x720, got '" + a.size +
                            "'");
    }
    window.scale = static_cast<float>(a.scale);
    return window;
}

Language window_language(const WindowArguments& a) {
    if (a.language.empty()) {
        const char* locale = std::getenv("LANG");
        return locale != nullptr && std::string(locale).starts_with("zh") ? Language::zh_TW : Language::en;
    }
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    return *language;
}

} // namespace stormdrill::app
