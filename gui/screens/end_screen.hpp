#pragma once
/// The result: process by phase and clause with evidence, outcome against no response and the ideal team, and
/// where the report lies.

#include "drill/seat_snapshot.hpp"
#include "gui/screens/end_evaluate.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

struct EndState {
    std::size_t tab = 0;    ///< process, outcome, evaluation
    std::size_t clause = 0; ///< index of the clause whose evidence shows
    EvaluateState evaluate;
};

enum class EndResult : std::uint8_t { stay, leave };
[[nodiscard]] EndResult draw_end_screen(ScreenContext& context, const drill::SeatSnapshot& data,
                                        const drill::DrillResult& result, EndState& state);

// The parts.
void draw_process(ScreenContext& context, const drill::DrillFacts& facts, const scoring::Scorecard& scorecard,
                  const Rect& area, EndState& state);
void draw_outcome(ScreenContext& context, const scoring::Outcome& outcome, const Rect& area);

} // namespace stormdrill::gui
