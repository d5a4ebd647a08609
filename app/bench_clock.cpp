#include "app/bench_clock.hpp"

#include <ctime>

#include <sys/resource.h>

namespace stormdrill::app {

namespace {
double read_clock(clockid_t clock) {
    timespec t{};
    ::clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}
} // namespace

double thread_cpu_s() {
    return read_clock(CLOCK_THREAD_CPUTIME_ID);
}

double wall_s() {
    return read_clock(CLOCK_MONOTONIC);
}

double peak_rss_mib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace stormdrill::app
