#pragma once
/// Figures: a slider, and the two ends of a range (an assessment is a range, narrow when one is sure).

#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct SliderScale {
    double min = 0;
    double max = 100;
    double step = 1;
};

/// Mouse: drag; keyboard: Left, Right, Home, End, Page Up, Page Down. True when `value` changed.
bool slider(Ui& ui, std::string_view id, const Rect& area, double& value, const SliderScale& scale,
            bool enabled = true);
/// Two handles, ids `id/low` and `id/high`; low never passes high. True when one of them changed.
bool range_slider(Ui& ui, std::string_view id, const Rect& area, double& low, double& high,
                  const SliderScale& scale, bool enabled = true);
/// `−  12  +`; ids `id/less`, `id/value` (which takes the keys of a slider), `id/more`. True when changed.
bool number_stepper(Ui& ui, std::string_view id, const Rect& area, double& value, const SliderScale& scale,
                    std::string_view unit = {}, bool enabled = true);

} // namespace stormdrill::gui
