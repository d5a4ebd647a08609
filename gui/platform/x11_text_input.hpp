#pragma once
/// Keyboard and input method for SFML's window, on an X connection of our own. SFML 2.5 never hands the input
/// method's messages to XFilterEvent and keeps one code point per commit, so Chinese cannot be typed through
/// it; several X clients may select key presses of one window, so a second connection can do it properly
/// (XIM/XIC).

#include <memory>
#include <string>
#include <vector>

#include "gui/platform/input_event.hpp"

namespace stormdrill::gui {

class X11TextInput {
public:
    /// `window` is the native handle. Nothing when there is no X display; works without an input method as
    /// well, as a plain keyboard.
    [[nodiscard]] static std::unique_ptr<X11TextInput> open(unsigned long window);
    ~X11TextInput();

    /// Appends key presses, commits and changes of the composed phrase.
    void poll(std::vector<InputEvent>& events);
    /// Where the input method shows its candidates: physical pixels of the window.
    void set_caret(int x, int y);
    /// True when an input method answered (for the "about" panel and the tests).
    [[nodiscard]] bool has_input_method() const;

private:
    struct Impl;
    explicit X11TextInput(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Keeps SFML's own connection away from the input method while it creates a window: from SFML 2.6 on it
/// would feed every key to the input method a second time.
class WithoutInputMethod {
public:
    WithoutInputMethod();
    ~WithoutInputMethod();
    WithoutInputMethod(const WithoutInputMethod&) = delete;
    WithoutInputMethod& operator=(const WithoutInputMethod&) = delete;

private:
    std::string modifiers_;
    bool was_set_ = false;
};

/// Whether a window manager places windows; without one SFML 2.5 puts them off the screen's corner.
[[nodiscard]] bool window_manager_runs();

/// Whether an X display answers at all; SFML would end the program when none does.
[[nodiscard]] bool x_display_answers();

} // namespace stormdrill::gui
