#pragma once
/// The loop of the window: input, the model's own steps, drawing when something changed, and sleep.

#include <functional>

#include "gui/platform/frame_clock.hpp"
#include "gui/platform/input_source.hpp"
#include "gui/platform/window.hpp"
#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct FrameLoop {
    /// Called about 60 times a second with the clock's seconds; true when the picture must be drawn anew.
    std::function<bool(double now)> step;
    /// Draws the screen (the Ui's frame has begun); false ends the loop.
    std::function<bool(Ui& ui)> draw;
    double frames_per_second = 60;
};

/// Runs until `draw` or the input source ends it. Frames in which nothing changes are skipped.
void run(const FrameLoop& loop, Window& window, GlyphAtlas& atlas, Ui& ui, InputSource& input,
         FrameClock& clock);

/// How many of `events` may go into one frame: up to the first event after which the screen must be drawn
/// anew before the next one can be understood (a click, a key that moves the focus or presses a button).
[[nodiscard]] std::size_t events_for_one_frame(const std::vector<InputEvent>& events);

} // namespace stormdrill::gui
