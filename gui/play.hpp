#pragma once
/// The windowed drill, from the start screen to the result.

#include <filesystem>
#include <optional>

#include "drill/drill_host.hpp"

namespace stormdrill::gui {

enum class FirstScreen : std::uint8_t {
    start,    ///< the person chooses scenario, seat and mode
    briefing, ///< they were given: the public is built at once
};

struct PlayWindowOptions {
    std::filesystem::path words;     ///< folder of en.yaml and zh-TW.yaml (gui/locale in the source tree)
    std::filesystem::path scenarios; ///< folder that the start screen lists
    std::optional<std::filesystem::path>
        script; ///< plays the person (platform/script_input.hpp); time then is the script's
    int width = 1440, height = 900; ///< physical pixels
    float scale = 1;                ///< 1 to 3
    FirstScreen first = FirstScreen::start;
};

/// Opens the window and returns when it is closed: 0. With a script: 0 when it ran through, 1 when it failed
/// (the reason goes to standard error). Throws OperatorError when there is no display, no font, or the drill
/// cannot be opened.
int play(const drill::PlayOptions& options, const PlayWindowOptions& window);

} // namespace stormdrill::gui
