#pragma once
/// What each automated team does and when, as one table (definitions.md, "Automated teams"). Moments count
/// from the first post about the crisis, as far as the team's listening shows it.

#include <optional>

#include "base/time.hpp"
#include "drill/automated_team.hpp"

namespace stormdrill::drill {

struct PlanSheet {
    TeamPlan plan = TeamPlan::none;

    // Detect, assess, mobilise. Empty: never.
    std::optional<SimDuration> flag, notify, assess;
    SimDuration reading_every{};         ///< between two rounds through the platforms; 0: never reads
    std::size_t posts_per_reading = 0;   ///< of a platform
    bool reports = false;                ///< situation reports at the SOP's cadence
    std::optional<SimDuration> reassess; ///< after a turn
    bool learns_words = false;           ///< adds to its query what people write, once the crisis is on

    // State.
    std::optional<SimDuration> holding, statement;
    std::size_t platforms = 0; ///< where the statement goes: so many, the burning one first; 0: all
    bool adapted = false;      ///< an own text per platform, website and press release as well
    double review_pace = 1;    ///< factor on the time legal and lead take

    // Reply.
    SimDuration replies_from{}; ///< not before
    double reply_share = 0;     ///< of complaints answered
    double reply_median = 0;    ///< minutes from complaint to answer
    bool personal = false;      ///< words of its own for everybody; otherwise one text for all
    std::size_t removals = 0;   ///< critical posts taken down

    // Coordinate, recover, learn.
    std::optional<double> press; ///< answers calls after this share of their deadline
    bool outreach = false, remedies = false, rebuilds = false, damage_form = false, lessons = false;

    // Prepare.
    enum class Readiness { none, brand_words, basic, full } readiness = Readiness::none;
};

[[nodiscard]] const PlanSheet& plan_sheet(TeamPlan plan);

/// The name under which the plan's texts stand in a scenario: `slow` writes as `good` does.
[[nodiscard]] std::string_view text_team(TeamPlan plan);

} // namespace stormdrill::drill
