#pragma once
/// Buttons.

#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

enum class ButtonKind {
    primary,   ///< the one thing to do here: filled with the accent
    secondary, ///< white with an outline
    danger,    ///< cannot be taken back: filled red
    quiet,     ///< no ground until the mouse is over it
};

struct ButtonOptions {
    ButtonKind kind = ButtonKind::primary;
    bool enabled = true;
    char32_t icon = 0;             ///< before the label; 0 for none
    std::string_view tooltip = {}; ///< also says why the button is disabled
    bool pill = false;             ///< round ends
    Font font = {14, Weight::bold};
};

/// True in the frame in which it is clicked (or pressed by Enter or Space while it has the focus).
[[nodiscard]] bool button(Ui& ui, std::string_view id, const Rect& area, std::string_view label,
                          const ButtonOptions& options = {});
/// Wide enough for the label (and the icon) with the usual distances.
[[nodiscard]] float button_width(Ui& ui, std::string_view label, const ButtonOptions& options = {});
/// Only an icon; `label` is for the tooltip, scripts and screen readers.
[[nodiscard]] bool icon_button(Ui& ui, std::string_view id, const Rect& area, char32_t icon,
                               std::string_view label, bool enabled = true);

/// The ring around the widget that has the keyboard's focus.
void focus_ring(Ui& ui, const Rect& area, float radius);

} // namespace stormdrill::gui
