#include "sim/event_queue.hpp"

#include <array>
#include <tuple>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"

namespace stormdrill::sim {

namespace {
constexpr std::int32_t bucket_s = 60;
constexpr std::uint32_t most_buckets = 10 * 24 * 60;

auto key(const Event& e) {
    return std::tie(e.kind, e.person, e.post, e.see_luck, e.act_luck, e.kind_luck, e.door);
}
} // namespace

std::uint32_t EventQueue::Order::place(const Event& event) {
    constexpr std::uint32_t per_second = 0xffffffffU / bucket_s;
    const std::int32_t second = event.at % bucket_s;
    return static_cast<std::uint32_t>(second < 0 ? second + bucket_s : second) * per_second;
}

bool EventQueue::Order::before(const Event& a, const Event& b) {
    return a.at != b.at ? a.at < b.at : key(a) < key(b);
}

EventQueue::EventQueue(std::int32_t begin) : begin_(begin) {
    SD_ASSERT(begin % bucket_s == 0);
}

void EventQueue::push(const Event& event) {
    SD_ASSERT(event.at >= begin_);
    const auto bucket = static_cast<std::uint32_t>((event.at - begin_) / bucket_s);
    if (bucket < most_buckets) queue_.push(bucket, event);
}

bool EventQueue::ready(std::int32_t t) {
    if (t < begin_) return false;
    return queue_.ready(static_cast<std::uint32_t>((t - begin_) / bucket_s)) && queue_.front().at <= t;
}

std::uint64_t EventQueue::hash() const {
    std::uint64_t sum = 0;
    queue_.for_each([&](const Event& e) {
        const std::array<std::uint32_t, 8> words{static_cast<std::uint32_t>(e.at),
                                                 static_cast<std::uint32_t>(e.kind),
                                                 e.person,
                                                 e.post,
                                                 e.see_luck,
                                                 e.act_luck,
                                                 e.kind_luck,
                                                 static_cast<std::uint32_t>(e.door)};
        sum += hash_array<std::uint32_t>(words);
    });
    return sum;
}

} // namespace stormdrill::sim
