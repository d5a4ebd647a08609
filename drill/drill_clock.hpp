#pragma once
/// Real time into simulated time (definitions.md, "Seats, clock, ends"): pace by phase, pause, composing.
/// Knows no wall clock either: the caller says how much real time passed. Everything it decides is a log line
/// of the caller.

#include <vector>

#include "base/time.hpp"
#include "scenarios/scenario.hpp"

namespace stormdrill::drill {

class DrillClock {
public:
    explicit DrillClock(std::vector<scenarios::ClockPhase> phases);

    void pause() { paused_ = true; }
    void resume() { paused_ = false; }
    [[nodiscard]] bool paused() const { return paused_; }

    /// Overrides the phase's pace until the next phase; factor in [0.25, 240].
    void set_pace(double factor, SimTime now);
    /// The seat typed: ×1 for the next 5 real seconds, while the allowance lasts.
    void composing();
    /// Real seconds of ×1 that this seat still has in this phase; 180 at its start.
    [[nodiscard]] double allowance_left() const { return allowance_; }

    /// Pace in force at `now`.
    [[nodiscard]] double pace(SimTime now) const;
    /// Whole simulated seconds that `real_seconds` are worth at `now`; the fraction is kept for the next
    /// call.
    [[nodiscard]] SimDuration pass(double real_seconds, SimTime now);

private:
    [[nodiscard]] std::size_t phase_at(SimTime now) const;

    std::vector<scenarios::ClockPhase> phases_;
    bool paused_ = false;
    double manual_pace_ = 0; ///< 0: none
    std::size_t manual_phase_ = 0;
    double composing_left_ = 0;
    double allowance_;
    std::size_t allowance_phase_ = 0;
    double fraction_ = 0;
};

} // namespace stormdrill::drill
