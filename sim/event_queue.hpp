#pragma once
/// What will happen in a world, in a deterministic order: time, then a stable key. One bucket per minute.

#include <cstdint>

#include "sim/bucket_queue.hpp"
#include "sim/door.hpp"

namespace stormdrill::sim {

enum class EventKind : std::uint32_t {
    sight,         ///< person sees post
    own_complaint, ///< an affected person complains of his own accord
    protest,       ///< person protests against the removal of post
    correction,    ///< an early statement (person: its number) turns out wrong
    verdict,       ///< fact-checkers have judged rumour number `person`
    scandal,       ///< person finds out that an influencer was paid; post = platform
    article,       ///< an outlet (person) publishes; post = tick at which it decided
};

struct Event {
    std::int32_t at = 0;
    EventKind kind = EventKind::sight;
    std::uint32_t person = 0;
    std::uint32_t post = 0;
    std::uint32_t see_luck =
        0; ///< drawn when the event was planned, so that what happens meanwhile changes chances only
    std::uint32_t act_luck = 0;
    std::uint32_t kind_luck = 0;
    Door door = Door::none; ///< of sights: how the person comes to the post
};

class EventQueue {
public:
    /// Times are those of the world, from `begin` on; `begin` is a whole minute.
    explicit EventQueue(std::int32_t begin);

    /// Not before `begin`. Events beyond ten days after it are dropped: nobody reads that far back.
    void push(const Event& event);
    /// Whether an event at or before `t` waits.
    [[nodiscard]] bool ready(std::int32_t t);
    /// What will probably be taken some steps after the next one, or null: for fetching ahead what it needs.
    [[nodiscard]] const Event* ahead(std::size_t steps) const { return queue_.ahead(steps); }
    /// The next one; only after ready().
    Event take() { return queue_.take(); }
    /// Independent of the order in which equal contents were pushed.
    [[nodiscard]] std::uint64_t hash() const;

private:
    /// Time, then what the event is about; its luck last.
    struct Order {
        static std::uint32_t place(const Event& event);
        static bool before(const Event& a, const Event& b);
    };
    std::int32_t begin_ = 0;
    BucketQueue<Event, Order> queue_;
};

} // namespace stormdrill::sim
