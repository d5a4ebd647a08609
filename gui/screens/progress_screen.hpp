#pragma once
/// Waiting: for the public to be built, or for the score to be computed.

#include <optional>

#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// `share` of the way; without it a bar that only says that work goes on.
void draw_progress_screen(ScreenContext& context, std::string_view title, std::string_view words,
                          std::optional<double> share);

} // namespace stormdrill::gui
