#pragma once
/// The windowed drill, from the start screen to the result; and a seat's window in a team drill.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "drill/drill_host.hpp"
#include "drill/net/join_string.hpp"

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

struct JoinOptions {
    drill::net::JoinString join;
    std::string name;                 ///< of the person, or her pseudonym; empty: the chair's
    std::string token;                ///< to come back to her chair with; empty the first time
    std::filesystem::path folder;     ///< where the log, score.json and report.html go at the end
    std::filesystem::path tone_rules; ///< folder
    Language language = Language::zh_TW;
    /// Called with the token to come back with, and with an empty one when it is good for nothing more.
    std::function<void(const std::string&)> keep_token;
};

/// The same for a seat of a team drill; a host that cannot be reached or does not let her in shows in the
/// window. With a script time is the wall's: the host does not wait for it.
int join(const JoinOptions& options, const PlayWindowOptions& window);

} // namespace stormdrill::gui
