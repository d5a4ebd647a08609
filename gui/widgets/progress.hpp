#pragma once
/// How far something is: bars, steps, a ring of time left.

#include <span>
#include <string>
#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

/// `share` 0 to 1.
void progress_bar(Ui& ui, std::string_view id, const Rect& area, float share,
                  theme::Tone tone = theme::Tone::info);

enum class StepState { waiting, current, done, late };
struct Step {
    std::string label;
    StepState state = StepState::waiting;
    std::string note = {}; ///< below the label: a timer, a name
};
/// Numbered discs joined by a line, labels below.
void step_bar(Ui& ui, std::string_view id, const Rect& area, std::span<const Step> steps);

struct Share {
    float part = 0; ///< any positive numbers; the bar shows them in proportion
    Color color;
    std::string label = {};
};
/// One bar cut into shares: the mood of the public. The labels go into tooltips and the layout dump.
void stacked_bar(Ui& ui, std::string_view id, const Rect& area, std::span<const Share> shares);

} // namespace stormdrill::gui
