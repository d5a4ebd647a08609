#include "tests/catch.hpp"

#include "sim/activity_clock.hpp"
#include "sim/event_queue.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

TEST_CASE("People sleep at four and a day holds a day of activity") {
    const ActivityClock clock(SimTime{-10 * 3600}); // T+0 is 10:00
    CHECK(clock.local_hour(0) == Approx(10.0));
    CHECK(clock.local_hour(18 * 3600) == Approx(4.0));
    CHECK(clock.rate(18 * 3600) == Approx(.15 / .575).epsilon(0.01));
    CHECK(clock.rate(6 * 3600) == Approx(1 / .575).epsilon(0.01));
    CHECK(clock.after(0, 86'400) == Approx(86'400).margin(60));
    // An hour of activity takes long at night.
    CHECK(clock.after(17 * 3600, 3600) - 17 * 3600 > 2 * 3600);
    CHECK(clock.after(100, 0) > 100);
}

TEST_CASE("Reaction times follow their kernel") {
    const ReactionTimes x(240, .05, 3 * 86'400.0);
    CHECK(x.quantile(0) == 0.0);
    CHECK(x.quantile(0.3) < x.quantile(0.5));
    CHECK(x.quantile(0.5) / 60 == Approx(40).margin(25)); // median about 40 min on X (fitted)
    CHECK(x.quantile(0.999999) < 24 * 86'400.0);
}

TEST_CASE("Events come in the order of time, then key, however they were pushed") {
    EventQueue queue(0);
    for (const std::int32_t t : {5000, 61, 61, 59, 5000, 3}) {
        Event event;
        event.at = t;
        event.person = static_cast<std::uint32_t>(t % 7);
        queue.push(event);
    }
    Event late;
    late.at = 61;
    late.person = 1;
    queue.push(late);
    std::vector<std::int32_t> times;
    std::uint32_t before = 0;
    while (queue.ready(100)) {
        const Event event = queue.take();
        if (!times.empty() && times.back() == event.at) CHECK(before <= event.person);
        before = event.person;
        times.push_back(event.at);
    }
    CHECK(times == std::vector<std::int32_t>{3, 59, 61, 61, 61});
    CHECK_FALSE(queue.ready(4999));
    CHECK(queue.ready(5000));
}
