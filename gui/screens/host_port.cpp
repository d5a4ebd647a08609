#include "gui/screens/host_port.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {

namespace {

constexpr double seconds_between_moments = 0.15;
constexpr double seconds_between_networks = 1.0;
constexpr double seconds_for_the_world =
    0.012;                            ///< per step: leaves a frame of 60 per second time to be drawn
constexpr double longest_step = 0.25; ///< a window that hung does not make the drill leap
constexpr std::size_t people_in_picture = 4000;
/// Work runs on a thread of its own; the window looks after it this often, whatever its clock says.
constexpr std::chrono::milliseconds look_after{10};

} // namespace

HostPort::HostPort(const drill::PlayOptions& options)
    : opening_(std::async(std::launch::async, [options] { return drill::DrillHost::open(options); })),
      since_network_(std::numeric_limits<double>::infinity()) {}

bool HostPort::step(double elapsed) {
    if (state_ == State::opening) {
        if (opening_.wait_for(look_after) != std::future_status::ready) return false;
        try {
            host_ = opening_.get();
            seat_ = host_->options().seat.value_or(drill::Seat::lead);
            state_ = State::open;
        } catch (const OperatorError& error) {
            why_ = error.what();
            state_ = State::refused;
        }
        return true;
    }
    if (state_ != State::open || finished_) return false;
    if (progress_) {
        finished_ = host_->finish_step(*progress_);
        if (!finished_) std::this_thread::sleep_for(look_after);
        return true;
    }
    const drill::Stage before = host_->view(seat_).stage();
    host_->tick(std::min(elapsed, longest_step), seconds_for_the_world);
    since_network_ += elapsed;
    since_moment_ += elapsed;
    if (before != drill::Stage::running || since_moment_ < seconds_between_moments) return false;
    since_moment_ = 0;
    return true;
}

void HostPort::take(const drill::FeedRequest& request, drill::SeatSnapshot& out) {
    if (!std::exchange(facts_taken_, true)) out.facts_of_drill = drill::take_facts(*host_, seat_);
    drill::take_moment(*host_, seat_, request, out);
    if (since_network_ < seconds_between_networks) return;
    out.network = drill::take_network(*host_, seat_, people_in_picture);
    since_network_ = 0;
}

void HostPort::finish() {
    if (!progress_) progress_ = 0;
}

void HostPort::cancel_finish() {
    if (finished_) return;
    host_->cancel_finish();
    progress_.reset();
}

} // namespace stormdrill::gui
