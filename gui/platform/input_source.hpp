#pragma once
/// Where the frame loop gets its input from: the window, or a script that plays a person.

#include <filesystem>
#include <optional>
#include <vector>

#include "gui/platform/input_event.hpp"
#include "gui/platform/window.hpp"

namespace stormdrill::gui {

class LayoutDump;

struct FrameInput {
    std::vector<InputEvent> events;
    /// Save the next frame as a PNG before it is shown.
    std::optional<std::filesystem::path> screenshot;
    bool finished = false; ///< nothing more will come: end the program
};

class InputSource {
public:
    virtual ~InputSource() = default;
    /// What happened since the last call. `dump` lists the widgets of the last frame.
    [[nodiscard]] virtual FrameInput poll(double now, const LayoutDump& dump) = 0;
};

class WindowInput final : public InputSource {
public:
    explicit WindowInput(Window& window) : window_(&window) {}
    [[nodiscard]] FrameInput poll(double, const LayoutDump&) override {
        return {window_->poll(), std::nullopt, false};
    }

private:
    Window* window_;
};

} // namespace stormdrill::gui
