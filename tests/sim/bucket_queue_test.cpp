#include "tests/catch.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <vector>

#include "base/random.hpp"
#include "sim/bucket_queue.hpp"
#include "sim/event_queue.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
/// Time in units of 2^-32 of a bucket, and who.
struct Ring {
    std::uint64_t at = 0;
    std::uint32_t who = 0;
    std::uint32_t what = 0;
    auto operator<=>(const Ring&) const = default;
};
struct RingOrder {
    static std::uint32_t place(const Ring& r) { return static_cast<std::uint32_t>(r.at); }
    static bool before(const Ring& a, const Ring& b) { return a < b; }
};
using Queue = BucketQueue<Ring, RingOrder>;

void push(Queue& queue, const Ring& ring) {
    queue.push(static_cast<std::uint32_t>(ring.at >> 32), ring);
}

/// Pushes and takes at random beside a std::multiset, `spread` buckets ahead of what was taken last; returns
/// how many were taken.
int run_beside_a_set(std::uint64_t seed, double spread, int pushes_per_take, int rounds) {
    CounterRandom random(seed, stream("test.queue"), 0);
    Queue queue;
    std::multiset<Ring> expected;
    std::uint64_t now = 0;
    int taken = 0;
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < pushes_per_take && round < rounds / 2; ++i) {
            // Coarse steps make equal times; a few events fall at once or into the open bucket.
            const double ahead = random.chance(0.1) ? 0.0 : random.exponential() * spread;
            const auto later = static_cast<std::uint64_t>(ahead * 16) << 28;
            const Ring ring{now + later, random.below(50), random.below(3)};
            push(queue, ring);
            expected.insert(ring);
        }
        if (!queue.ready(Queue::last_bucket)) {
            REQUIRE(expected.empty());
            continue;
        }
        REQUIRE_FALSE(expected.empty());
        REQUIRE(queue.front() == *expected.begin());
        const Ring next = queue.take();
        REQUIRE(next == *expected.begin());
        REQUIRE(next.at >= now);
        now = next.at;
        expected.erase(expected.begin());
        ++taken;
    }
    std::size_t waiting = 0;
    queue.for_each([&](const Ring& ring) {
        CHECK(expected.count(ring) > 0);
        ++waiting;
    });
    CHECK(waiting == expected.size());
    return taken;
}
} // namespace

TEST_CASE("events come in order, whatever the order and time in which they were planned") {
    CHECK(run_beside_a_set(1, 0.5, 3, 4'000) > 3'500); // mostly into the open bucket
    CHECK(run_beside_a_set(2, 5.0, 3, 4'000) > 3'500);
    CHECK(run_beside_a_set(3, 300.0, 40, 4'000) > 3'500);   // many waiting
    CHECK(run_beside_a_set(4, 20'000.0, 2, 4'000) > 3'500); // mostly empty buckets
}

TEST_CASE("a full bucket is sorted whether its events lie apart or on one spot") {
    for (const std::uint64_t spots : {std::uint64_t{1} << 32, std::uint64_t{7}, std::uint64_t{1}}) {
        Queue queue;
        std::vector<Ring> all;
        CounterRandom random(spots, stream("test.queue.full"), 0);
        for (int i = 0; i < 5'000; ++i) {
            const std::uint64_t spot = random() % spots * ((std::uint64_t{1} << 32) / spots);
            all.push_back({(std::uint64_t{3} << 32) + spot, random.below(1'000), random.below(10)});
            push(queue, all.back());
        }
        std::sort(all.begin(), all.end());
        for (const Ring& ring : all) {
            REQUIRE(queue.ready(3));
            REQUIRE(queue.take() == ring);
        }
        CHECK_FALSE(queue.ready(Queue::last_bucket));
    }
}

TEST_CASE("nothing comes before its bucket is due") {
    Queue queue;
    push(queue, {std::uint64_t{5} << 32, 1, 0});
    CHECK_FALSE(queue.ready(4));
    CHECK(queue.open_bucket() <= 4);
    push(queue, {std::uint64_t{4} << 32, 2, 0});
    REQUIRE(queue.ready(4));
    CHECK(queue.take().who == 2);
    CHECK_FALSE(queue.ready(4));
    REQUIRE(queue.ready(5));
    CHECK(queue.take().who == 1);
}

TEST_CASE("what is not to be kept is gone when its bucket opens") {
    Queue queue;
    for (std::uint32_t who = 0; who < 100; ++who)
        push(queue, {(std::uint64_t{who / 10} << 32) + 1'000 - who, who, 0});
    const auto even = [](const Ring& ring) { return ring.who % 2 == 0; };
    std::vector<std::uint32_t> taken;
    while (queue.ready(Queue::last_bucket, even))
        taken.push_back(queue.take().who);
    // Bucket 0 is open from the beginning: its ten come all.
    CHECK(taken.size() == 10 + 45);
    CHECK(std::count_if(taken.begin(), taken.end(), [](std::uint32_t who) { return who % 2 == 1; }) == 5);
}

TEST_CASE("looking ahead shows what is taken later") {
    Queue queue;
    for (std::uint32_t who = 0; who < 30; ++who)
        push(queue, {(std::uint64_t{1} << 32) + who * 7919 % 30, who, 0});
    REQUIRE(queue.ready(1));
    const Ring third = *queue.ahead(2);
    CHECK(queue.ahead(30) == nullptr);
    queue.take();
    queue.take();
    CHECK(queue.take() == third);
}

TEST_CASE("a cleared queue is as new, a copy goes its own way") {
    Queue queue;
    for (std::uint32_t who = 0; who < 1'000; ++who)
        push(queue, {std::uint64_t{who} << 30, who, 0});
    REQUIRE(queue.ready(100));
    Queue copy = queue;
    queue.clear();
    CHECK(queue.open_bucket() == 0);
    CHECK_FALSE(queue.ready(2));
    push(queue, {std::uint64_t{2} << 32, 7, 0});
    REQUIRE(queue.ready(2));
    CHECK(queue.take().who == 7);
    std::uint32_t count = 0;
    for (; copy.ready(Queue::last_bucket); ++count)
        REQUIRE(copy.take().who == count);
    CHECK(count == 1'000);
}

TEST_CASE("the world's events follow time, kind, person, post and luck, and are forgotten after ten days") {
    std::vector<Event> events;
    CounterRandom random(1, stream("test.events"), 0);
    for (int i = 0; i < 3'000; ++i) {
        Event e;
        e.at = -7'200 + static_cast<std::int32_t>(random.below(2'000));
        e.kind = random.chance(0.5) ? EventKind::sight : EventKind::article;
        e.person = random.below(20);
        e.post = random.below(3);
        e.see_luck = random.below(2);
        e.act_luck = random.below(2);
        events.push_back(e);
    }
    EventQueue forwards(-7'200), backwards(-7'200);
    for (std::size_t i = 0; i < events.size(); ++i) {
        forwards.push(events[i]);
        backwards.push(events[events.size() - 1 - i]);
    }
    CHECK(forwards.hash() == backwards.hash());
    const std::uint64_t full = forwards.hash();
    Event far;
    far.at = -7'200 + 10 * 86'400;
    forwards.push(far);
    CHECK(forwards.hash() == full);
    const auto order = [](const Event& e) {
        return std::tie(e.at, e.kind, e.person, e.post, e.see_luck, e.act_luck);
    };
    std::sort(events.begin(), events.end(),
              [&](const Event& a, const Event& b) { return order(a) < order(b); });
    CHECK_FALSE(forwards.ready(events.front().at - 1));
    for (const Event& e : events) {
        REQUIRE(forwards.ready(e.at));
        REQUIRE(backwards.ready(e.at));
        const Event taken = forwards.take();
        REQUIRE(order(taken) == order(e));
        REQUIRE(order(backwards.take()) == order(e));
    }
    CHECK_FALSE(forwards.ready(0));
    CHECK(forwards.hash() == 0);
}
