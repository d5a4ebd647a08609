#pragma once
/// Ctrl-C in a command that takes long: it stops at a place where nothing is half done.

#include <atomic>

namespace stormdrill::app {

/// From now on the first SIGINT or SIGTERM sets the flag; the second ends the program at once.
[[nodiscard]] const std::atomic<bool>& stop_on_interrupt();

} // namespace stormdrill::app
