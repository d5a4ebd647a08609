#include "drill/drill_clock.hpp"

#include <algorithm>
#include <cmath>

namespace stormdrill::drill {

namespace {
constexpr double composing_holds = 5; // real seconds after the last key
constexpr double slowest = 0.25, fastest = 240;
constexpr double pace_of_life = 1;
} // namespace

DrillClock::DrillClock(std::vector<scenarios::ClockPhase> phases, scenarios::ComposingAllowance allowance)
    : phases_(std::move(phases)), allowance_(allowance) {
    if (phases_.empty()) phases_ = {{hours(0), 6}, {hours(2), 60}, {hours(24), 240}};
}

std::size_t DrillClock::phase_at(SimTime now) const {
    std::size_t phase = 0;
    while (phase + 1 < phases_.size() && SimTime{} + phases_[phase + 1].from <= now)
        ++phase;
    return phase;
}

void DrillClock::set_pace(double factor, SimTime now) {
    manual_pace_ = std::clamp(factor, slowest, fastest);
    manual_phase_ = phase_at(now);
}

void DrillClock::composing(Seat seat) {
    if (seat > Seat::lead) return; // the drill does not wait for those who only watch it
    seats_[static_cast<std::size_t>(seat)].holds = composing_holds;
}

double DrillClock::allowance_left(Seat seat) const {
    if (seat > Seat::lead) return 0;
    return std::max(0.0, std::min(allowance_.per_seat - seats_[static_cast<std::size_t>(seat)].spent,
                                  allowance_.per_team - team_spent_));
}

double DrillClock::slowed_for(SimTime now) const {
    const bool fresh = allowance_phase_ != phase_at(now); // a new phase, a new allowance
    double longest = 0;
    for (const Composing& seat : seats_)
        longest = std::max(longest, std::min(seat.holds, allowance_.per_seat - (fresh ? 0 : seat.spent)));
    return std::min(longest, allowance_.per_team - (fresh ? 0 : team_spent_));
}

double DrillClock::phase_pace(SimTime now) const {
    const std::size_t phase = phase_at(now);
    return manual_pace_ > 0 && manual_phase_ == phase ? manual_pace_ : phases_[phase].pace;
}

double DrillClock::pace(SimTime now) const {
    if (paused_) return 0;
    return slowed_for(now) > 0 ? std::min(phase_pace(now), pace_of_life) : phase_pace(now);
}

SimDuration DrillClock::pass(double real_seconds, SimTime now) {
    if (const std::size_t phase = phase_at(now); phase != allowance_phase_) {
        allowance_phase_ = phase;
        team_spent_ = 0;
        for (Composing& seat : seats_)
            seat.spent = 0;
    }
    if (paused_) return {};
    // A long frame may outlast the typing: the rest of it runs on at the phase's pace.
    const double slowed = std::min(real_seconds, std::max(0.0, slowed_for(now)));
    fraction_ += slowed * std::min(phase_pace(now), pace_of_life) + (real_seconds - slowed) * phase_pace(now);
    team_spent_ += slowed;
    for (Composing& seat : seats_) {
        if (seat.holds > 0) seat.spent += std::min({slowed, seat.holds, allowance_.per_seat - seat.spent});
        seat.holds = std::max(0.0, seat.holds - real_seconds);
    }
    const double whole = std::floor(fraction_);
    fraction_ -= whole;
    return SimDuration{static_cast<std::int64_t>(whole)};
}

} // namespace stormdrill::drill
