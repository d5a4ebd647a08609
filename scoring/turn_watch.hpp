#pragma once
/// When the storm takes a turn (definitions.md, "Severity, turns, targets"), by an SOP's rules. The drill's
/// clock and the reader of its log both ask here, so that a log scored by another SOP has that SOP's turns.

#include <vector>

#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// The level of a moment by the SOP's rule. Harm to people lifts it only once the crisis has broken.
[[nodiscard]] int level_of(const Truth& truth, const Sop& sop, std::int64_t people, bool harm_to_people);

class TurnWatch {
public:
    /// The turns that `truth` brings: a change of level since the last look, volume grown. Of the truth, its
    /// time, level, growth and posts of the last hour are looked at. New facts are not its business.
    [[nodiscard]] std::vector<Turn> look(const Truth& truth, const Sop& sop);

private:
    int level_ = 1;
    SimTime last_volume_turn_{-100'000};
};

} // namespace stormdrill::scoring
