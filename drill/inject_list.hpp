#pragma once
/// The injects of a drill and what becomes of each: the scenario's, and what the facilitator adds to them. An
/// inject's place in the list is the number of its scripted text in the world (sim::SeedPost::script).

#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "drill/act.hpp"
#include "scenarios/scenario.hpp"

namespace stormdrill::drill {

enum class InjectState : std::uint8_t {
    to_come,
    held, ///< waits until it is released, fired or skipped by hand
    fired,
    skipped
};

enum class InjectOrigin : std::uint8_t {
    scenario,
    written, ///< by the facilitator, during the drill
    spoken   ///< a post of the facilitator in somebody's name: not on her list, and no occasion for a clause
};

struct ListedInject {
    scenarios::Inject inject; ///< as it stands now; `at` is what its author wanted
    SimTime due;              ///< when it comes, nudges included
    InjectState state = InjectState::to_come;
    InjectOrigin origin = InjectOrigin::scenario;
    bool edited = false;
    SimTime done_at;    ///< fired or skipped
    std::string reason; ///< of a skip: the facilitator's words, `prevented`, or `done: ACT`

    [[nodiscard]] bool waits() const { return state == InjectState::to_come || state == InjectState::held; }
};

using InjectList = std::vector<ListedInject>;

/// What the facilitator wrote, as an inject without id and time. A text in one language serves for both; the
/// title is the beginning of the text where there is none.
[[nodiscard]] scenarios::Inject inject_of(const WriteInject& act);

[[nodiscard]] InjectList list_injects(const scenarios::Scenario& scenario);
/// Null for an unknown id, and for what was only spoken.
[[nodiscard]] const ListedInject* find_inject(const InjectList& list, std::string_view id);
[[nodiscard]] ListedInject* find_inject(InjectList& list, std::string_view id);

} // namespace stormdrill::drill
