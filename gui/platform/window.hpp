#pragma once
/// The window on the screen: shows draw lists, delivers events, keeps the atlas in the graphics card. The
/// only place that sees SFML, beside the clipboard.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/platform/draw_list.hpp"
#include "gui/platform/glyph_atlas.hpp"
#include "gui/platform/input_event.hpp"

namespace stormdrill::gui {

enum class CursorShape { arrow, hand, text };

struct WindowOptions {
    std::string title; ///< UTF-8
    /// Logical pixels; made smaller when the screen is.
    int width = 1440;
    int height = 900;
};

class Window {
public:
    /// Throws OperatorError when there is no display (SFML itself would end the program).
    Window(const WindowOptions& options, GlyphAtlas& atlas);
    ~Window();

    /// Logical pixels.
    [[nodiscard]] Size size() const;
    [[nodiscard]] std::vector<InputEvent> poll();
    /// Shows `list`; before that, saves it as a PNG when `screenshot` says so (throws OperatorError when it
    /// cannot).
    void present(const DrawList& list, const std::optional<std::filesystem::path>& screenshot = std::nullopt);
    void set_cursor(CursorShape shape);
    /// Where text is being entered, so that the input method can show its candidates there.
    void set_text_caret(Point at);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Whether a window could open: an X display that answers.
[[nodiscard]] bool display_available();

} // namespace stormdrill::gui
