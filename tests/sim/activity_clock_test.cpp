#include "tests/catch.hpp"

#include <cstdlib>

#include "sim/activity_clock.hpp"
#include "sim/event_queue.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
constexpr std::int32_t hour = 3600;

/// T+0 is at 10:00 of that day.
ActivityClock from_ten(Weekday weekday, double weekend_shift) {
    return {SimTime{-10 * hour}, weekday, weekend_shift};
}
} // namespace

TEST_CASE("People sleep at four and a day holds a day of activity") {
    const ActivityClock clock = from_ten(Weekday::thursday, 1);
    CHECK(clock.local_hour(0) == Approx(10.0));
    CHECK(clock.local_hour(18 * 3600) == Approx(4.0));
    CHECK(clock.rate(18 * 3600) == Approx(.15 / .575).epsilon(0.01));
    CHECK(clock.rate(6 * 3600) == Approx(1 / .575).epsilon(0.01));
    CHECK(clock.after(0, 86'400) == Approx(86'400).margin(60));
    // An hour of activity takes long at night.
    CHECK(clock.after(17 * 3600, 3600) - 17 * 3600 > 2 * 3600);
    CHECK(clock.after(100, 0) > 100);
}

TEST_CASE("At weekends everything comes an hour later") {
    const ActivityClock clock = from_ten(Weekday::thursday, 1);
    const ActivityClock even = from_ten(Weekday::thursday, 0);
    constexpr std::int32_t saturday = 38 * hour, sunday = 62 * hour, monday = 86 * hour;
    for (std::int32_t h = 0; h < 24; ++h) {
        INFO("hour " << h);
        for (const std::int32_t workday : {-10 * hour, 14 * hour, monday, monday + 96 * hour}) {
            CHECK(clock.rate(workday + h * hour) == Approx(even.rate(workday + h * hour)));
            CHECK(even.rate(workday + h * hour) == Approx(even.rate(saturday + h * hour)));
        }
        for (const std::int32_t day : {saturday, sunday, saturday + 168 * hour})
            CHECK(clock.rate(day + h * hour) == Approx(even.rate(day + (h + 23) % 24 * hour)));
    }
    // The weekday counts, not the hours since T+0.
    CHECK(from_ten(Weekday::sunday, 1).rate(0) == Approx(even.rate(-hour)));
    CHECK(from_ten(Weekday::sunday, 1).rate(-24 * hour) == Approx(even.rate(-hour)));
    CHECK(from_ten(Weekday::monday, 1).rate(0) == Approx(even.rate(0)));
    CHECK(from_ten(Weekday::monday, 1).rate(-24 * hour) == Approx(even.rate(-hour)));
}

TEST_CASE("The clock runs on through the nights before and after a weekend") {
    const ActivityClock clock = from_ten(Weekday::thursday, 1.5);
    for (const double passing : {0.0, 600.0, 5'000.0, 40'000.0, 200'000.0}) {
        std::int32_t before = clock.after(0, passing);
        for (std::int32_t from = 37; from < 120 * hour; from += 37) {
            const std::int32_t at = clock.after(from, passing);
            REQUIRE(at >= before);
            REQUIRE(at > from);
            before = at;
            // Two steps lead where one does; moments are whole seconds.
            const std::int32_t halfway = clock.after(from, passing / 2);
            if (passing >= 600) REQUIRE(std::abs(clock.after(halfway, passing / 2) - at) <= 10);
        }
    }
    for (const std::int32_t midnight : {14, 38, 62, 86})
        CHECK(clock.after(midnight * hour, 86'400) == (midnight + 24) * hour);
    // More time asleep is more time: from Friday, 23:00, half an hour of activity.
    CHECK(clock.after(37 * hour, 20'000) > from_ten(Weekday::monday, 1.5).after(37 * hour, 20'000));
}

TEST_CASE("A weekend shifts what people write, and the week before it stays as it is") {
    const auto world = [](double shift) {
        StormSetup setup = testing::allergen_setup();
        setup.weekday = Weekday::friday;
        setup.parameter_overrides = {{"activity.weekend_shift", shift}};
        World w(testing::people_of(3'000), setup, 7);
        testing::Script(testing::Team::none).run(w, SimTime{26 * hour});
        return w;
    };
    const World even = world(0), shifted = world(2);
    const auto chatter = [](const World& w, std::int64_t from_h, std::int64_t to_h) {
        return w.chatter_count(SimTime{to_h * hour}) - w.chatter_count(SimTime{from_h * hour});
    };
    CHECK(chatter(shifted, 14, 17) > 1.1 * chatter(even, 14, 17)); // Saturday, the small hours
    CHECK(chatter(shifted, 20, 24) < 0.9 * chatter(even, 20, 24)); // and the morning
    REQUIRE(chatter(even, -2, 14) > 1'000);
    CHECK(chatter(shifted, -2, 13) == chatter(even, -2, 13));
    std::size_t friday = 0;
    for (; friday < even.posts().size() && even.posts()[friday].at < SimTime{14 * hour}; ++friday)
        REQUIRE(even.posts()[friday].key == shifted.posts()[friday].key);
    CHECK(friday > 30);
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
