#pragma once
/// A person played from a file: one command per line, blank lines and `#` comments allowed. Its events go the
/// same way as those of the mouse and the keyboard. ID is a widget's id in the layout dump; `*`
/// in it stands for any characters.
///
///     wait SECONDS                 until ID [SECONDS]        wait until the widget is in sight (default 10)
///     gone ID [SECONDS]            wait until it is not there any more
///     click ID | click X Y         double ID                 hover ID | hover X Y
///     drag ID DX DY                wheel ID STEPS
///     type TEXT                    the rest of the line; \n is Enter
///     key [Ctrl+][Shift+][Alt+]KEY such as Enter, Tab, Escape, Left, PageDown, a, 7, F2
///     expect ID TEXT               the widget's text contains TEXT
///     state ID WORD [SECONDS]      its state contains WORD (focused, checked, disabled, …; default 2)
///     screenshot FILE.png          dump FILE.txt             close

#include <cstddef>
#include <deque>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "gui/platform/input_source.hpp"

namespace stormdrill::gui {

/// The script is wrong, or what it expected did not come: `file:line: message`. Programs exit with 1.
class ScriptFailure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class ScriptInput final : public InputSource {
public:
    /// Throws ScriptFailure naming the first line that is no command; OperatorError when the file cannot be
    /// read.
    explicit ScriptInput(const std::filesystem::path& path);
    /// For tests: the script's text, and the name that messages show.
    ScriptInput(const std::string& script, const std::string& name);

    [[nodiscard]] FrameInput poll(double now, const LayoutDump& dump) override;

private:
    struct Command {
        std::size_t line = 0;
        std::string name;
        std::vector<std::string> words; ///< after the name
        std::string rest;               ///< after the name, as it stands
    };
    enum class Progress { done, waiting };

    void parse(const std::string& script);
    [[noreturn]] void fail(const Command& command, const std::string& message) const;
    Progress perform(const Command& command, double now, const LayoutDump& dump, FrameInput& input);
    [[nodiscard]] double number(const Command& command, std::size_t word) const;
    void type(const Command& command);
    void press_key(const Command& command);
    Progress point_at(const Command& command, double now, const LayoutDump& dump);
    Progress wait_for(const Command& command, double now, const LayoutDump& dump);

    std::string name_;
    std::vector<Command> commands_;
    std::size_t next_ = 0;
    double started_ = -1;          ///< when the command at `next_` was first tried
    bool settled_ = false;         ///< the frame after the last event has been drawn
    std::deque<InputEvent> queue_; ///< events still to be given, one per frame
};

} // namespace stormdrill::gui
