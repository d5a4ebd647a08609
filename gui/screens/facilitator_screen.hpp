#pragma once
/// The facilitator's screen while the drill runs: the clock on top, injects on the left, the storm's curves
/// in the middle, the seats on the right, pressure, voices and control log below.

#include <optional>

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/facilitator_bar.hpp"
#include "gui/screens/facilitator_curves.hpp"
#include "gui/screens/facilitator_desk.hpp"
#include "gui/screens/facilitator_injects.hpp"
#include "gui/screens/facilitator_seats.hpp"
#include "gui/screens/facilitator_write.hpp"
#include "gui/screens/seat_screen.hpp"

namespace stormdrill::gui {

struct FacilitatorState {
    FacilitatorBarState bar;
    InjectListState injects;
    WriteInjectState write;
    CurvesState curves;
    ObservationState observation;
    SpeakState speak;
    /// Nobody who walks by sees or touches anything; the drill runs on.
    bool locked = false;
    TextEditor lock_word{TextEditor::Lines::one, 40};  ///< set when locking; may be empty
    TextEditor typed_word{TextEditor::Lines::one, 40}; ///< to unlock
    std::optional<drill::Seat> looking;                ///< through whose eyes
    std::optional<SeatScreenState> looked;             ///< the screen of that seat

    /// A dialog stands open.
    [[nodiscard]] bool asks() const {
        return bar.ask_end || bar.ask_lock || write.open || !injects.skipping.empty() ||
               !injects.editing.empty();
    }
    /// What `seat` below must show: the facilitator's own view, or that of the seat looked through.
    [[nodiscard]] drill::FeedRequest feed_request() const;
};

struct FacilitatorColumns {
    Rect bar, injects, curves, seats, observation, pressure, speak, control;
};
/// How the window is divided, from 1280×720 upwards.
[[nodiscard]] FacilitatorColumns facilitator_columns(Size window);

void draw_facilitator_screen(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                             const drill::SeatSnapshot& seat, FacilitatorState& state);

} // namespace stormdrill::gui
