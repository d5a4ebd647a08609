#pragma once
/// Choosing: check box, radio buttons, segments, drop-down list, tabs.

#include <span>
#include <string>
#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

/// True when it was switched in this frame; `checked` then has the new value.
bool check_box(Ui& ui, std::string_view id, const Rect& area, std::string_view label, bool& checked,
               bool enabled = true);

// The others return true when `selected` changed in this frame; its value is an index into the labels.
// The widget ids of the parts are `id/0`, `id/1`, …

/// Radio buttons below each other, 28 px a row. Arrow keys move.
bool radio_group(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
                 std::size_t& selected, bool enabled = true);
/// A row of joined segments of equal width.
bool segmented(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
               std::size_t& selected, bool enabled = true);
/// Closed: the chosen label and an arrow. Open: a list over everything, arrows and Enter, Escape closes.
/// `selected` may be npos (nothing chosen): then `placeholder` shows.
bool drop_down(Ui& ui, std::string_view id, const Rect& area, std::span<const std::string> labels,
               std::size_t& selected, std::string_view placeholder = {}, bool enabled = true);
inline constexpr std::size_t nothing_selected = static_cast<std::size_t>(-1);

struct Tab {
    std::string label;
    std::string badge = {}; ///< a number in a red pill; "•" for a dot
    char32_t icon = 0;
};
/// Labels with a line under the chosen one. Left and Right move.
bool tab_strip(Ui& ui, std::string_view id, const Rect& area, std::span<const Tab> tabs,
               std::size_t& selected);

} // namespace stormdrill::gui
