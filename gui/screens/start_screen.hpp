#pragma once
/// The first screen: which crisis, which seat, how; one click starts the drill.

#include <string>
#include <vector>

#include "gui/screens/scenario_list.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct StartState {
    std::vector<ScenarioEntry> scenarios;
    std::size_t scenario = 0;
    std::size_t seat = 0;      ///< index of drill::team_seats
    std::size_t mode = 0;      ///< coach, assess
    std::size_t teammates = 1; ///< of drill::TeammateLevel
    TextEditor seed{TextEditor::Lines::one, 9};
    std::string fault; ///< what kept the last attempt from starting

    /// Takes over what the command line said.
    void fill(const drill::PlayOptions& options);
    /// `options` with the person's choices.
    [[nodiscard]] drill::PlayOptions choose(drill::PlayOptions options, Language language) const;
};

/// True when the drill shall start.
[[nodiscard]] bool draw_start_screen(ScreenContext& context, StartState& state);

} // namespace stormdrill::gui
