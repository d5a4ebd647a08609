#pragma once
/// Real time into simulated time (definitions.md, "Seats, clock, ends"): pace by phase, pause, composing.
/// Knows no wall clock either: the caller says how much real time passed. Everything it decides is a log line
/// of the caller.

#include <array>
#include <vector>

#include "base/time.hpp"
#include "drill/seat.hpp"
#include "scenarios/scenario.hpp"

namespace stormdrill::drill {

class DrillClock {
public:
    explicit DrillClock(std::vector<scenarios::ClockPhase> phases,
                        scenarios::ComposingAllowance allowance = {});

    void pause() { paused_ = true; }
    void resume() { paused_ = false; }
    [[nodiscard]] bool paused() const { return paused_; }

    /// Overrides the phase's pace until the next phase; factor in [0.25, 240].
    void set_pace(double factor, SimTime now);
    /// A seat of the team typed: ×1 for the next 5 real seconds, while its allowance and the team's last.
    void composing(Seat seat);
    /// Real seconds of ×1 that typing at this seat can still bring in this phase.
    [[nodiscard]] double allowance_left(Seat seat) const;

    /// Pace in force at `now`.
    [[nodiscard]] double pace(SimTime now) const;
    /// Whole simulated seconds that `real_seconds` are worth at `now`; the fraction is kept for the next
    /// call.
    [[nodiscard]] SimDuration pass(double real_seconds, SimTime now);

private:
    struct Composing {
        double holds = 0; ///< real seconds until the last key is forgotten
        double spent = 0; ///< of the seat's allowance, in this phase
    };

    [[nodiscard]] std::size_t phase_at(SimTime now) const;
    /// Pace of the phase, or the one set by hand, without composing.
    [[nodiscard]] double phase_pace(SimTime now) const;
    /// Real seconds for which somebody's typing slows the clock from `now` on, if no other key is hit.
    [[nodiscard]] double slowed_for(SimTime now) const;

    std::vector<scenarios::ClockPhase> phases_;
    scenarios::ComposingAllowance allowance_;
    bool paused_ = false;
    double manual_pace_ = 0; ///< 0: none
    std::size_t manual_phase_ = 0;
    std::array<Composing, team_seats.size()> seats_{};
    double team_spent_ = 0;
    std::size_t allowance_phase_ = 0; ///< that the sums spent belong to
    double fraction_ = 0;
};

} // namespace stormdrill::drill
