#pragma once
/// The options that every command with a window has: `play` and `join`.

#include <string>

#include <CLI/CLI.hpp>

#include "base/language.hpp"
#include "gui/play.hpp"

namespace stormdrill::app {

struct WindowArguments {
    std::string language, script, size = "1440x900";
    double scale = 1;
};

void add_window_options(CLI::App& command, WindowArguments& arguments);
/// Throws OperatorError for a size that is none.
[[nodiscard]] gui::PlayWindowOptions window_options(const WindowArguments& arguments);
/// The one given; otherwise the desktop's own. Throws OperatorError for one that the program does not know.
[[nodiscard]] Language window_language(const WindowArguments& arguments);

} // namespace stormdrill::app
