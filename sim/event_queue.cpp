#include "sim/event_queue.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::int32_t bucket_s = 60;
constexpr std::size_t most_buckets = 10 * 24 * 60;

auto order(const Event& e) {
    return std::tie(e.at, e.kind, e.person, e.post, e.see_luck, e.act_luck);
}
bool later(const Event& a, const Event& b) {
    return order(b) < order(a);
}
} // namespace

EventQueue::EventQueue(std::int32_t begin) : begin_(begin), buckets_(1) {}

void EventQueue::push(const Event& event) {
    SD_ASSERT(event.at >= begin_);
    const auto bucket = static_cast<std::size_t>((event.at - begin_) / bucket_s);
    if (bucket >= most_buckets) return;
    if (bucket >= buckets_.size()) buckets_.resize(bucket + 1);
    if (bucket > current_) {
        buckets_[bucket].push_back(event);
        return;
    }
    // The world may already stand later than the last event taken: what is due belongs to the bucket at hand.
    buckets_[current_].push_back(event);
    std::push_heap(buckets_[current_].begin(), buckets_[current_].end(), later);
}

bool EventQueue::ready(std::int32_t t) {
    while (buckets_[current_].empty()) {
        const std::int64_t next_begin = begin_ + static_cast<std::int64_t>(current_ + 1) * bucket_s;
        if (current_ + 1 >= buckets_.size() || next_begin > t) return false;
        std::vector<Event>().swap(buckets_[current_]);
        ++current_;
        std::make_heap(buckets_[current_].begin(), buckets_[current_].end(), later);
    }
    return buckets_[current_].front().at <= t;
}

Event EventQueue::take() {
    std::vector<Event>& bucket = buckets_[current_];
    std::pop_heap(bucket.begin(), bucket.end(), later);
    const Event event = bucket.back();
    bucket.pop_back();
    return event;
}

std::uint64_t EventQueue::hash() const {
    std::uint64_t sum = 0;
    for (const auto& bucket : buckets_) {
        for (const Event& e : bucket) {
            const std::array<std::uint32_t, 8> words{static_cast<std::uint32_t>(e.at),
                                                     static_cast<std::uint32_t>(e.kind),
                                                     e.person,
                                                     e.post,
                                                     e.see_luck,
                                                     e.act_luck,
                                                     e.kind_luck,
                                                     e.door};
            sum += hash_array<std::uint32_t>(words);
        }
    }
    return sum;
}

} // namespace stormdrill::sim
