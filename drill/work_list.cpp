#include "drill/work_list.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

namespace stormdrill::drill {

void WorkList::add(double cost, std::function<void()> work) {
    waiting_.push_back({cost, std::move(work)});
    all_ += cost;
}

void WorkList::do_all() {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex; // for what follows
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < waiting_.size() && !stop_; i = next++) {
                waiting_[i].work();
                const std::lock_guard lock(mutex);
                finished_ += waiting_[i].cost;
                if (progress_) progress_(std::min(1.0, finished_ / all_));
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = waiting_.size();
        }
    };
    std::vector<std::thread> pool;
    for (unsigned t = 1; t < threads_; ++t)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
    waiting_.clear();
    if (failure) std::rethrow_exception(failure);
}

} // namespace stormdrill::drill
