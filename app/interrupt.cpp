#include "app/interrupt.hpp"

#include <csignal>

namespace stormdrill::app {

namespace {
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free); // or a signal handler might not touch it

void interrupt(int signal) {
    interrupted = true;
    std::signal(signal, SIG_DFL);
}
} // namespace

const std::atomic<bool>& stop_on_interrupt() {
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    return interrupted;
}

} // namespace stormdrill::app
