#include "base/huge_pages.hpp"

#include <cstdlib>
#include <new>

#include <sys/mman.h>

namespace stormdrill {

void* allocate_on_huge_pages(std::size_t bytes) {
    constexpr std::size_t page = std::size_t{2} << 20;
    const std::size_t whole = (bytes + page - 1) / page * page;
    void* memory = whole < bytes ? nullptr : std::aligned_alloc(page, whole);
    if (memory == nullptr) throw std::bad_alloc();
    static_cast<void>(::madvise(memory, whole, MADV_HUGEPAGE)); // a wish; without it only slower
    return memory;
}

void free_on_huge_pages(void* memory) {
    std::free(memory);
}

} // namespace stormdrill
