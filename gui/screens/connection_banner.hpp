#pragma once
/// What stands over the screens of a team drill when its host cannot be reached, stands still, or takes its
/// time.

#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// Draws nothing while all is well. Nothing below it is locked: what stands on the screen can be read, and
/// what is being written goes on.
void draw_connection_banner(ScreenContext& context);

} // namespace stormdrill::gui
