#pragma once
/// A machine at its end, of which only the first thread of the test program feels nothing.

#include <pthread.h>

namespace stormdrill::drill::net {

/// While it lives, only the first thread gets memory by `new`; the others get std::bad_alloc.
class StarvedThreads {
public:
    StarvedThreads();
    ~StarvedThreads();
    StarvedThreads(const StarvedThreads&) = delete;
    StarvedThreads& operator=(const StarvedThreads&) = delete;
};

/// While it lives, no thread can be started: std::system_error.
class NoThreads {
public:
    NoThreads();
    ~NoThreads();
    NoThreads(const NoThreads&) = delete;
    NoThreads& operator=(const NoThreads&) = delete;

private:
    pthread_attr_t before_{};
};

} // namespace stormdrill::drill::net
