// A drill of many hours at the room's door: what stands in each window is what its seat sees, whoever came
// late, was away, reads slowly or changed what comes; and a moment costs what is new in it.

#include <algorithm>

#include "drill/facilitator_json.hpp"
#include "tests/drill/net/house.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using namespace stormdrill::drill::net;

namespace {
constexpr double step_seconds = 0.2, pace = 240;
constexpr int steps_an_hour = 75;

/// One person, her window and what it last asked for.
struct Person {
    std::unique_ptr<SeatClient> client;
    ConnectionId cable = 0;
    FeedRequest request;
};

struct LongDrill {
    House house{{{Seat::pr, 1}, {Seat::service, 2}, {Seat::facilitator, 1}, {Seat::observer, 2}},
                NamesInLog::as_given,
                {source / "scenarios/allergen.yaml", 50'000}};
    std::map<std::string, Person> people;

    void join(const std::string& chair) {
        people[chair].client = house.join(chair, chair);
        people[chair].cable = house.hub.last();
    }
    SeatClient& window(const std::string& chair) { return *people.at(chair).client; }
    void look(const std::string& chair, const FeedRequest& request) {
        people.at(chair).request = request;
        static_cast<void>(window(chair).look(request));
    }
    void step() {
        house.lobby->step(step_seconds, 60);
        for (auto& [chair, person] : people)
            person.client->step(step_seconds);
    }
    bool connected(const std::string& chair) {
        Person& person = people.at(chair);
        return person.client->state() == SeatClient::State::seated && person.client->has_view() &&
               !house.hub.wire(person.cable).slow;
    }

    /// The snapshot that the window put together, beside the one that the host takes now.
    void compare(const std::string& chair) {
        const SeatClient& client = window(chair);
        const FeedRequest& request = people.at(chair).request;
        const DrillHost& host = house.room().drill();
        SeatSnapshot expected;
        const Seat eyes = request.seat.value_or(client.seat());
        take_moment(host, eyes, request, expected);
        expected.chairs = client.snapshot().chairs; // the room's own; between windows they are compared below
        WireParts parts;
        INFO(chair << " at " << expected.clock.now.seconds);
        const WireJson sees = view_of_snapshot(client.snapshot(), parts).to_json();
        const WireJson should_see = view_of_snapshot(expected, parts).to_json();
        if (sees != should_see) UNSCOPED_INFO(patch_between(sees, should_see).dump().substr(0, 2000));
        REQUIRE(sees == should_see);
        REQUIRE(facts_to_json(client.snapshot().facts_of_drill) == facts_to_json(take_facts(host, eyes)));
        for (std::size_t i = 0; i < expected.mentions.size(); ++i)
            REQUIRE(client.snapshot().mentions[i].waiting_seconds == expected.mentions[i].waiting_seconds);
        REQUIRE(client.conduct().has_value() == (client.seat() == Seat::facilitator));
        if (!client.conduct()) return;
        FacilitatorSnapshot conduct;
        take_conduct(host, conduct);
        conduct.chairs = client.conduct()->chairs;
        // The twins are computed beside the drill, and may have come further since.
        const std::vector<scoring::CurvePoint> team = conduct.curves.team;
        conduct.curves = client.conduct()->curves;
        conduct.curves.team = team;
        REQUIRE(facilitator_to_json(*client.conduct()) == facilitator_to_json(conduct));
    }

    void act_of_service(const std::string& chair, int number) {
        SeatClient& client = window(chair);
        if (client.unanswered() > 0) return;
        for (const MentionView& mention : client.snapshot().mentions) {
            if (mention.answered || mention.closed) continue;
            if (!mention.claimed_by)
                client.submit(Claim{mention.post.id});
            else if (number % 5 == 0)
                client.submit(CloseMention{mention.post.id, "spam"});
            else
                client.submit(Reply{mention.post.id,
                                    "We are sorry. Please send us order number " + std::to_string(number) +
                                        ", and we will call you today.",
                                    {}});
            return;
        }
    }

    void conduct(int hour) {
        SeatClient& facilitator = window("facilitator");
        const auto& injects = facilitator.conduct()->injects;
        const auto waiting = std::find_if(injects.begin(), injects.end(),
                                          [](const InjectView& inject) { return inject.waits(); });
        if (waiting != injects.end()) {
            const std::string words = "In other words, at hour " + std::to_string(hour) + ".";
            facilitator.submit(EditInject{waiting->id, Wording{words, "換句話說。"}});
            if (hour % 4 == 1) facilitator.submit(HoldInject{waiting->id});
            if (hour % 4 == 2) facilitator.submit(ReleaseInject{waiting->id});
            if (hour % 4 == 3) facilitator.submit(SkipInject{waiting->id, "we are late"});
        }
        facilitator.submit(Nudge{hour % 2 == 0 ? 5 : -5});
        facilitator.submit(Observe{"S", "hour " + std::to_string(hour), ""});
        FeedRequest through_service;
        through_service.seat = Seat::service;
        look("facilitator", hour % 2 == 0 ? through_service : FeedRequest{});
    }
};
} // namespace

TEST_CASE("in a long storm every window shows what the host sees, and pays for what is new", "[net][wire]") {
    LongDrill drill;
    for (const char* chair : {"pr", "service-1", "service-2", "facilitator", "observer-1"})
        drill.join(chair);
    drill.window("facilitator").control("start");
    drill.step();
    const int hours = 20;
    std::uint64_t first_view = 0; // what the observer who came late was told at once
    for (int step = 1; step <= hours * steps_an_hour; ++step) {
        const int hour = step / steps_an_hour, within = step % steps_an_hour;
        // Each phase of the scenario's clock begins with a pace of its own.
        if (drill.house.room().drill().pace() != pace) drill.window("facilitator").control("pace", pace);
        if (within == 20 && hour > 0) drill.conduct(hour);
        if (within % 3 == 0 && drill.connected("service-1")) drill.act_of_service("service-1", step);
        if (within % 8 == 0 && drill.connected("service-2")) drill.act_of_service("service-2", step);
        if (within % 10 == 0) drill.window("pr").submit(Chat{"step " + std::to_string(step)});
        if (within == 30) {
            FeedRequest request{static_cast<std::size_t>(hour % 4), FeedFilter::matching, {}};
            const auto& feed = drill.window("pr").snapshot().feed;
            if (!feed.empty()) request.open_threads = {feed.front().root, feed.back().root};
            drill.look("pr", request);
        }
        if (within == 40 && hour == 7) { // in the middle of it all
            drill.join("observer-2");
            first_view = drill.window("observer-2").bytes_received();
        }
        if (within == 40 && hour == 9) { // her cable is pulled
            drill.house.hub.down = true;
            drill.house.hub.cut(drill.people.at("service-2").cable);
        }
        if (within == 40 && hour == 10) drill.house.hub.down = false;
        if (hour == 10 && within > 70) drill.people.at("service-2").cable = drill.house.hub.last();
        if (within == 10 && (hour == 12 || hour == 13)) // she does not read for an hour
            drill.house.hub.wire(drill.people.at("observer-1").cable).slow = hour == 12;
        drill.step();
        if (step % 11 != 0) continue;
        for (const auto& [chair, person] : drill.people)
            if (drill.connected(chair)) drill.compare(chair);
        if (drill.people.contains("observer-2") && drill.connected("observer-1"))
            REQUIRE(drill.window("observer-1").view() == drill.window("observer-2").view());
    }
    for (const auto& [chair, person] : drill.people) {
        INFO(chair);
        CHECK(drill.connected(chair));
    }
    const SeatClient& late = drill.window("observer-2");
    const auto answered = std::count_if(late.snapshot().mentions.begin(), late.snapshot().mentions.end(),
                                        [](const MentionView& mention) { return mention.answered; });
    CHECK(late.snapshot().mentions.size() > 150);
    CHECK(answered > 50);
    CHECK(late.snapshot().clock.now.seconds > 19 * 3600);
    const auto steps_after = static_cast<std::uint64_t>((hours - 8) * steps_an_hour);
    INFO("first view " << first_view << ", all " << late.bytes_received());
    CHECK((late.bytes_received() - first_view) / steps_after < 9000);
}
