#include "app/bench_clock.hpp"

#include <cstdint>
#include <ctime>
#include <fstream>

#include <sys/resource.h>
#include <unistd.h>

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

double rss_mib() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

double peak_rss_mib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace stormdrill::app
