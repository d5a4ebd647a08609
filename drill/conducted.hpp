#pragma once
/// What a facilitator did to a drill's world, done again to another world of the same scenario: a drill is
/// compared with worlds that had the same injects, voices and pressure.

#include <cstdint>
#include <optional>
#include <vector>

#include "drill/session.hpp"

namespace stormdrill::drill {

struct ConductedAct {
    SimTime at;
    Act act;
    /// Posts that SpeakAs names have other numbers in other worlds, and the same keys.
    std::optional<std::uint64_t> comment_key, account_key;
};

/// The facilitator's act that this line holds; none for any other line, and for acts that leave the world
/// alone.
[[nodiscard]] std::optional<ConductedAct> conducted_act(const Json& line);
/// All of a drill's lines.
[[nodiscard]] std::vector<ConductedAct> conducted_acts(const std::vector<Json>& lines);

/// As Session::advance_to(until), with the acts from number `next` on done at their times. What cannot be
/// done in this world (a post that nobody wrote here, an inject that is over) is left out.
void advance_conducted(Session& session, const std::vector<ConductedAct>& acts, std::size_t& next,
                       SimTime until);

} // namespace stormdrill::drill
