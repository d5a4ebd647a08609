#pragma once
/// What will happen, in buckets of time, for any kind of event. The world's queue (event_queue.hpp) and the
/// textbook processes (textbook_spread.hpp) run on it.
///
/// Events to come are appended to their bucket in any order, into blocks of a common pool. A bucket is put
/// in order when it is opened: counted into slices by place, then sorted within them. What is planned into
/// the open bucket itself waits in a heap beside it. So an event costs a few writes, whatever the number
/// waiting. A copy of the queue is a copy of a few arrays.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/huge_pages.hpp"

namespace stormdrill::sim {

/// `Order` says how events of one bucket follow each other:
///   static std::uint32_t place(const Event&): where in its bucket, 0 to 2^32 - 1; never falls along the
///   order static bool before(const Event&, const Event&): total over contents; equal events are
///   interchangeable
template <class Event, class Order>
class BucketQueue {
public:
    static constexpr std::uint32_t last_bucket = std::numeric_limits<std::uint32_t>::max();

    /// Buckets count from 0 (open at first). An event of the open bucket, or of one before it, waits beside
    /// the sorted ones; in the second case before() must hold between buckets, too.
    void push(std::uint32_t bucket, const Event& event) {
        if (bucket <= open_) [[unlikely]] {
            late_.push_back(event);
            std::push_heap(late_.begin(), late_.end(), after);
            return;
        }
        if (bucket - first_ >= next_slot_.size()) [[unlikely]]
            make_room(bucket);
        std::uint32_t& next = next_slot_[bucket - first_];
        if (next % block_size == 0) [[unlikely]]
            next = add_block(next);
        slots_[next++] = event;
    }

    /// Whether an event waits in a bucket up to `last`. Opens buckets up to the one it waits in; of a bucket
    /// that is opened only events with `keep(event)` remain.
    template <class Keep>
    bool ready(std::uint32_t last, const Keep& keep) {
        while (head_ == sorted_count_ && late_.empty()) {
            if (open_ >= last || open_ + 1 - first_ >= next_slot_.size()) return false;
            open_next(keep);
        }
        return true;
    }
    bool ready(std::uint32_t last) {
        return ready(last, [](const Event&) { return true; });
    }

    /// The next event; only after ready().
    [[nodiscard]] const Event& front() const { return late_is_next() ? late_.front() : sorted_[head_]; }
    Event take() {
        if (!late_is_next()) return sorted_[head_++];
        std::pop_heap(late_.begin(), late_.end(), after);
        const Event event = late_.back();
        late_.pop_back();
        return event;
    }

    /// The open bucket: that of the event taken last, or later.
    [[nodiscard]] std::uint32_t open_bucket() const { return open_; }

    /// The event that will be taken `steps` after the next one if nothing comes in between; null where the
    /// open bucket ends before. For fetching ahead what it will need.
    [[nodiscard]] const Event* ahead(std::size_t steps) const {
        return head_ + steps < sorted_count_ ? &sorted_[head_ + steps] : nullptr;
    }

    /// Every waiting event once, in no particular order.
    template <class Visit>
    void for_each(const Visit& visit) const {
        for (std::size_t i = head_; i < sorted_count_; ++i)
            visit(sorted_[i]);
        for (const Event& event : late_)
            visit(event);
        for (const std::uint32_t next : next_slot_)
            for_each_slot(next, visit);
    }

    /// Empty, and bucket 0 open again; keeps its memory.
    void clear() {
        open_ = first_ = 0;
        head_ = sorted_count_ = 0;
        late_.clear();
        std::fill(next_slot_.begin(), next_slot_.end(), 0);
        free_blocks_.clear();
        for (std::size_t block = block_before_.size(); block-- > 1;)
            free_blocks_.push_back(static_cast<std::uint32_t>(block));
    }

private:
    static_assert(std::is_trivially_copyable_v<Event>);
    static constexpr std::uint32_t block_size = static_cast<std::uint32_t>(512 / sizeof(Event));
    static_assert(block_size >= 4);
    /// From here on sorting beats shifting one by one.
    static constexpr std::uint32_t few = 24;

    static bool after(const Event& a, const Event& b) { return Order::before(b, a); }

    [[nodiscard]] bool late_is_next() const {
        if (late_.empty()) return false;
        return head_ == sorted_count_ || Order::before(late_.front(), sorted_[head_]);
    }

    /// Buckets gone by make place for new ones.
    void make_room(std::uint32_t bucket) {
        const std::size_t gone = std::min<std::size_t>(open_ + 1 - first_, next_slot_.size());
        next_slot_.erase(next_slot_.begin(), next_slot_.begin() + static_cast<std::ptrdiff_t>(gone));
        first_ = open_ + 1;
        const std::size_t wanted = std::size_t{bucket - first_} + 1;
        if (wanted > next_slot_.size()) next_slot_.resize(wanted + wanted / 2, 0);
    }

    /// The first slot of a fresh block in which a bucket goes on after the slots before `full`.
    std::uint32_t add_block(std::uint32_t full) {
        if (free_blocks_.empty()) {
            const std::size_t block = std::max<std::size_t>(block_before_.size(), 1);
            SD_ASSERT((block + 1) * block_size <= std::numeric_limits<std::uint32_t>::max());
            block_before_.resize(block + 1, 0);
            slots_.resize((block + 1) * block_size);
            free_blocks_.push_back(static_cast<std::uint32_t>(block));
        }
        const std::uint32_t block = free_blocks_.back();
        free_blocks_.pop_back();
        block_before_[block] = full;
        return block * block_size;
    }

    /// Visits the events of a bucket whose next free slot is `next`.
    template <class Visit>
    void for_each_slot(std::uint32_t next, const Visit& visit) const {
        while (next != 0) {
            const std::uint32_t block = (next - 1) / block_size;
            for (std::uint32_t slot = block * block_size; slot < next; ++slot)
                visit(slots_[slot]);
            next = block_before_[block];
        }
    }

    template <class Keep>
    void open_next(const Keep& keep) {
        ++open_;
        std::uint32_t next = next_slot_[open_ - first_];
        next_slot_[open_ - first_] = 0;
        std::uint32_t count = 0;
        while (next != 0) {
            const std::uint32_t block = (next - 1) / block_size;
            if (loose_.size() < count + block_size) loose_.resize(2 * std::size_t{count + block_size});
            for (std::uint32_t slot = block * block_size; slot < next; ++slot) {
                // Written whether kept or not: no branch to guess wrong.
                loose_[count] = slots_[slot];
                count += keep(slots_[slot]) ? 1U : 0U;
            }
            free_blocks_.push_back(block);
            next = block_before_[block];
        }
        head_ = 0;
        sorted_count_ = count;
        if (count > 0) sort(count);
    }

    /// From loose_ to sorted_.
    void sort(std::uint32_t count) {
        if (sorted_.size() < count) sorted_.resize(2 * std::size_t{count});
        if (count <= few) {
            std::copy_n(loose_.begin(), count, sorted_.begin());
        } else {
            spread_over_slices(count);
        }
        for (std::size_t i = 1; i < count; ++i) {
            const Event event = sorted_[i];
            std::size_t to = i;
            for (; to > 0 && Order::before(event, sorted_[to - 1]); --to)
                sorted_[to] = sorted_[to - 1];
            sorted_[to] = event;
        }
    }

    void spread_over_slices(std::uint32_t count) {
        const int bits = std::min(static_cast<int>(std::bit_width(count)), 16);
        const int shift = 32 - bits;
        const std::size_t slices = std::size_t{1} << bits;
        slice_begin_.assign(slices + 1, 0);
        for (std::uint32_t i = 0; i < count; ++i)
            ++slice_begin_[(Order::place(loose_[i]) >> shift) + 1];
        std::uint32_t largest = 0;
        for (std::size_t i = 1; i <= slices; ++i) {
            largest = std::max(largest, slice_begin_[i]);
            slice_begin_[i] += slice_begin_[i - 1];
        }
        for (std::uint32_t i = 0; i < count; ++i) {
            const Event event = loose_[i];
            sorted_[slice_begin_[Order::place(event) >> shift]++] = event;
        }
        if (largest <= few) return;
        auto begin = sorted_.begin();
        for (std::size_t i = 0; i < slices; ++i) { // each begin has moved to its end
            const auto end = sorted_.begin() + static_cast<std::ptrdiff_t>(slice_begin_[i]);
            if (end - begin > few) std::sort(begin, end, Order::before);
            begin = end;
        }
    }

    std::uint32_t open_ = 0;
    std::uint32_t first_ = 0;              ///< the bucket of next_slot_[0]
    std::vector<std::uint32_t> next_slot_; ///< per bucket: where it goes on; a multiple of block_size: in a
                                           ///< new block, 0: it is empty
    LargeVector<Event> slots_;             ///< block 0 is never used
    std::vector<std::uint32_t> block_before_; ///< per block: next_slot_ of its bucket before it was added
    std::vector<std::uint32_t> free_blocks_;

    // The open bucket.
    std::vector<Event> sorted_;
    std::size_t head_ = 0, sorted_count_ = 0;
    std::vector<Event> late_; ///< heap

    // Room to work in; holds nothing between calls.
    std::vector<Event> loose_;
    std::vector<std::uint32_t> slice_begin_;
};

} // namespace stormdrill::sim
