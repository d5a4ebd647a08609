#pragma once
/// What the screens before and after the crisis share: the bar with exercise mark and language, a title, a
/// middle.

#include <string_view>

#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// Draws bar and title; returns the middle, at most `max_width` wide.
[[nodiscard]] Rect plain_screen(ScreenContext& context, std::string_view title, std::string_view subtitle,
                                float max_width);

/// The steps of a stage at the left side, ticked when done; a click chooses.
struct StageStep {
    std::string id, words;
    bool done = false;
};
void draw_stage_steps(ScreenContext& context, const Rect& area, const std::vector<StageStep>& steps,
                      std::size_t& chosen);

} // namespace stormdrill::gui
