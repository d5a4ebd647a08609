#pragma once
/// The storm as it goes, beside the same one without a response and with the ideal team's.

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

struct CurvesState {
    std::size_t figure = 0; ///< anger, posts per hour
    bool whole = false;     ///< the whole drill; otherwise as far as it has come, and some way ahead
};

void draw_facilitator_curves(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                             CurvesState& state);

} // namespace stormdrill::gui
