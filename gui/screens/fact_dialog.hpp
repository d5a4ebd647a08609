#pragma once
/// Picking the facts that a text states (clauses S7, R3).

#include <set>
#include <string>
#include <vector>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

struct FactChoice {
    std::set<std::string> chosen; ///< ids
    bool open = false;

    [[nodiscard]] std::vector<std::string> ids() const { return {chosen.begin(), chosen.end()}; }
};

/// The button `Facts (2)` at the left end of `row` that opens the dialog; returns its width.
float fact_button(ScreenContext& context, const Rect& row, FactChoice& choice);
/// To be called once a frame, outside of scroll views.
void draw_fact_dialog(ScreenContext& context, const std::vector<drill::FactView>& facts, FactChoice& choice);

} // namespace stormdrill::gui
