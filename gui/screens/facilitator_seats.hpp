#pragma once
/// A row for every seat of the team: what lies before it, what it did last, how long it has been idle; and
/// below, the evaluator's entry.

#include <optional>

#include "drill/facilitator_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct SeatRowsResult {
    std::optional<drill::Seat> look;    ///< through this one's eyes
    std::optional<drill::Seat> message; ///< to be written to it
};
[[nodiscard]] SeatRowsResult draw_seat_rows(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                                            const Rect& area);
/// Of draw_seat_rows().
[[nodiscard]] float seat_rows_height();

struct ObservationState {
    std::size_t rating = 4; ///< of P S M U; 4: none yet
    TextEditor note{TextEditor::Lines::one, 400};
};

/// The inject that an entry is about: the one that came last. Null before the first.
[[nodiscard]] const drill::InjectView* inject_of_the_moment(const drill::FacilitatorSnapshot& data);
/// Keys 1 to 4 choose a rating wherever nothing is being written.
void draw_observation_box(ScreenContext& context, const drill::FacilitatorSnapshot& data, const Rect& area,
                          ObservationState& state);

} // namespace stormdrill::gui
