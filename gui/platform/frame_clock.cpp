#include "gui/platform/frame_clock.hpp"

#include <chrono>
#include <thread>

namespace stormdrill::gui {
namespace {

double steady_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

WallClock::WallClock() : start_(steady_seconds()) {}
double WallClock::now() {
    return steady_seconds() - start_;
}
void WallClock::sleep_until(double time) {
    const double rest = time - now();
    if (rest > 0) std::this_thread::sleep_for(std::chrono::duration<double>(rest));
}

} // namespace stormdrill::gui
