#include "sim/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace stormdrill::sim {

void for_blocks(std::size_t count, std::size_t block, unsigned threads,
                const std::function<void(std::size_t, std::size_t)>& work) {
    const std::size_t blocks = (count + block - 1) / block;
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    const auto run = [&] {
        try {
            for (std::size_t b = next++; b < blocks; b = next++)
                work(b * block, std::min(count, (b + 1) * block));
        } catch (...) {
            const std::scoped_lock lock(failing);
            if (!failure) failure = std::current_exception();
            next = blocks;
        }
    };
    std::vector<std::thread> helpers;
    for (unsigned t = 1; t < std::min<std::size_t>(threads, blocks); ++t)
        helpers.emplace_back(run);
    run();
    for (std::thread& helper : helpers)
        helper.join();
    if (failure) std::rethrow_exception(failure);
}

} // namespace stormdrill::sim
