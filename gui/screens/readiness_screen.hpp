#pragma once
/// The readiness stage: eight short forms, each with a suggestion, before the clock starts (clauses P1-P9).

#include <array>
#include <map>
#include <set>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/form_sheet.hpp"

namespace stormdrill::gui {

enum class ReadinessStep : std::uint8_t {
    role,
    notification,
    decision,
    query,
    alert,
    templates,
    risks,
    measures
};
inline constexpr std::size_t readiness_steps = 8;

struct ReadinessState {
    std::size_t step = 0;
    std::array<bool, readiness_steps> done{};
    std::size_t deputy = static_cast<std::size_t>(-1); ///< index among the other seats
    std::set<std::string> links;                       ///< `pr>service`
    std::array<std::set<std::string>, 2> approvers;    ///< of levels 1-2 and 3-4
    double time_out_minutes = 0;
    std::size_t decision_deputy = static_cast<std::size_t>(-1); ///< index of drill::team_seats
    TextEditor terms{TextEditor::Lines::several, 600};
    std::set<std::string> platforms;
    double posts_per_hour = 0, growth = 1, negative = 0, watch_hours = 0;
    std::map<std::string, TextEditor> templates; ///< by kind of complaint
    std::set<std::string> risks;
    std::map<std::string, std::pair<std::size_t, std::size_t>>
        risk_grades; ///< likelihood and impact, each less one
    std::set<std::string> measures;

    /// Fills the form of `step` with what a sensible team would enter, from what this seat knows.
    void suggest(const ScreenContext& context, const drill::SeatSnapshot& data, ReadinessStep step);
};

enum class ReadinessResult : std::uint8_t {
    stay,
    go_on, ///< start, or in a team drill back to the others
};
[[nodiscard]] ReadinessResult draw_readiness_screen(ScreenContext& context, const drill::SeatSnapshot& data,
                                                    ReadinessState& state);

/// Draws the fields of a step.
void draw_readiness_form(FormSheet& sheet, ScreenContext& context, const drill::SeatSnapshot& data,
                         ReadinessStep step, ReadinessState& state);
/// What the form of `step` says, to be submitted.
[[nodiscard]] std::vector<drill::Act> readiness_acts(const drill::SeatSnapshot& data, ReadinessStep step,
                                                     const ReadinessState& state);
/// Whether the seat may do this step at all.
[[nodiscard]] bool may_do(const drill::DrillFacts& facts, ReadinessStep step);

} // namespace stormdrill::gui
