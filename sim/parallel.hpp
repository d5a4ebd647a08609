#pragma once
/// Work shared out to threads in fixed blocks.

#include <cstddef>
#include <functional>

namespace stormdrill::sim {

/// Calls work(begin, end) over fixed blocks of [0, count), shared out to `threads`. Blocks never depend on
/// the number of threads, so neither may results. An exception in `work` reaches the caller.
void for_blocks(std::size_t count, std::size_t block, unsigned threads,
                const std::function<void(std::size_t begin, std::size_t end)>& work);

} // namespace stormdrill::sim
