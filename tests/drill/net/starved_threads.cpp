#include "tests/drill/net/starved_threads.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#include <unistd.h>

namespace {
std::atomic<bool> starving{false};
constexpr std::size_t more_than_there_is = std::size_t{1} << 50;
} // namespace

// Those of the whole test program.
void* operator new(std::size_t size) {
    if (starving && ::gettid() != ::getpid()) throw std::bad_alloc();
    if (void* const got = std::malloc(size == 0 ? 1 : size)) return got;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace stormdrill::drill::net {

StarvedThreads::StarvedThreads() {
    starving = true;
}

StarvedThreads::~StarvedThreads() {
    starving = false;
}

NoThreads::NoThreads() {
    ::pthread_getattr_default_np(&before_);
    pthread_attr_t attributes;
    ::pthread_attr_init(&attributes);
    ::pthread_attr_setstacksize(&attributes, more_than_there_is);
    ::pthread_setattr_default_np(&attributes);
    ::pthread_attr_destroy(&attributes);
}

NoThreads::~NoThreads() {
    ::pthread_setattr_default_np(&before_);
    ::pthread_attr_destroy(&before_);
}

} // namespace stormdrill::drill::net
