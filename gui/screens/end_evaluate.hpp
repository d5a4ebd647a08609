#pragma once
/// The result's third tab: an evaluator rates clauses beside the program's proposals, and overrules wrong
/// findings. Everything goes to the log as acts of the evaluator's seat; the score follows.

#include <optional>
#include <string>
#include <vector>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"
#include "scoring/overruling.hpp"

namespace stormdrill::gui {

struct EvaluateState {
    TextEditor evaluator{TextEditor::Lines::one, 100}; ///< name or pseudonym; empty: the seat
    std::string row;                                   ///< id of the clause or phase whose note shows
    TextEditor note{TextEditor::Lines::several, 4000};

    struct Place {
        std::size_t line = 0, finding = 0;
        bool operator==(const Place&) const = default;
    };
    std::optional<Place> finding; ///< the one whose advice shows
    TextEditor reason{TextEditor::Lines::one, 1000};

    /// Of the result of this revision; points into it.
    std::optional<std::size_t> revision;
    std::vector<scoring::LineOfTexts> lines;
};

/// Keys 1 to 4 rate the chosen row P, S, M, U while no text is being written.
void draw_evaluate(ScreenContext& context, const drill::DrillFacts& facts, const drill::DrillResult& result,
                   const Rect& area, EvaluateState& state);

} // namespace stormdrill::gui
