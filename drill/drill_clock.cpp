#include "drill/drill_clock.hpp"

#include <algorithm>
#include <cmath>

namespace stormdrill::drill {

namespace {
constexpr double allowance_per_seat = 180; // real seconds a phase
constexpr double composing_holds = 5;      // real seconds after the last key
constexpr double slowest = 0.25, fastest = 240;
} // namespace

DrillClock::DrillClock(std::vector<scenarios::ClockPhase> phases)
    : phases_(std::move(phases)), allowance_(allowance_per_seat) {
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

void DrillClock::composing() {
    composing_left_ = composing_holds;
}

double DrillClock::pace(SimTime now) const {
    if (paused_) return 0;
    const std::size_t phase = phase_at(now);
    const double pace = manual_pace_ > 0 && manual_phase_ == phase ? manual_pace_ : phases_[phase].pace;
    const bool slowed = composing_left_ > 0 && (allowance_ > 0 || allowance_phase_ != phase);
    return slowed ? std::min(pace, 1.0) : pace;
}

SimDuration DrillClock::pass(double real_seconds, SimTime now) {
    const std::size_t phase = phase_at(now);
    if (phase != allowance_phase_) {
        allowance_phase_ = phase;
        allowance_ = allowance_per_seat;
    }
    fraction_ += real_seconds * pace(now);
    if (!paused_ && composing_left_ > 0) {
        allowance_ = std::max(0.0, allowance_ - real_seconds);
        composing_left_ = std::max(0.0, composing_left_ - real_seconds);
    }
    const double whole = std::floor(fraction_);
    fraction_ -= whole;
    return SimDuration{static_cast<std::int64_t>(whole)};
}

} // namespace stormdrill::drill
