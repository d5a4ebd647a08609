#pragma once
/// After the crisis, before any score is shown: causes and lessons, and what is going to be improved (clauses
/// L1, L2).

#include <set>
#include <vector>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/form_sheet.hpp"

namespace stormdrill::gui {

struct ImprovementDraft {
    std::size_t clause = static_cast<std::size_t>(-1);
    std::size_t owner = static_cast<std::size_t>(-1);
    TextEditor action{TextEditor::Lines::one, 500};
    TextEditor due{TextEditor::Lines::one, 60};
};

struct LearnState {
    std::size_t step = 0;
    bool lessons_filed = false, plan_filed = false;
    std::set<std::string> causes;
    std::size_t root_cause = static_cast<std::size_t>(-1);
    std::vector<TextEditor> answers;
    std::vector<ImprovementDraft> plan = std::vector<ImprovementDraft>(3);
};

/// True when the person wants the score now.
[[nodiscard]] bool draw_learn_screen(ScreenContext& context, const drill::SeatSnapshot& data,
                                     LearnState& state);

} // namespace stormdrill::gui
