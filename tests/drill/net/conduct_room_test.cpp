// The facilitator's chair at the room's door: what only she gets, whom she may look through, and that her
// hand on the clock, in whatever order, leaves a log that plays again.

#include <algorithm>
#include <functional>

#include "base/diagnostics.hpp"
#include "drill/facilitator_json.hpp"
#include "tests/drill/net/house.hpp"
#include "tests/drill/net/starved_threads.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using namespace stormdrill::drill::net;

namespace {
const std::map<Seat, int> everybody{
    {Seat::pr, 1}, {Seat::legal, 1}, {Seat::facilitator, 1}, {Seat::evaluator, 1}, {Seat::observer, 1}};

std::size_t chats(const ReadLog& log, const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(log.lines.begin(), log.lines.end(), [&](const LogLine& line) {
            return line.json.value("act", "") == Chat::name && line.json.at("body").at("text") == text;
        }));
}

InjectView listed(const SeatClient& facilitator, const std::string& id) {
    REQUIRE(facilitator.conduct());
    for (const InjectView& inject : facilitator.conduct()->injects)
        if (inject.id == id) return inject;
    FAIL("no inject " << id);
    return {};
}
} // namespace

TEST_CASE("what is to come is told to the facilitator's chair alone", "[net][conduct]") {
    House house(everybody);
    std::vector<std::unique_ptr<SeatClient>> others;
    for (const char* chair : {"pr", "legal", "evaluator", "observer"})
        others.push_back(house.join(chair));
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    facilitator->control("pace", 60);
    house.run(20);
    REQUIRE(facilitator->conduct());
    const FacilitatorSnapshot& conduct = *facilitator->conduct();
    CHECK(conduct.injects.size() == 7);
    CHECK(conduct.seats.size() == 5);
    CHECK(conduct.chairs.size() == 5);
    CHECK(conduct.clock.now.seconds > 0);
    CHECK(conduct.personas.size() == 5);
    CHECK(conduct.curves.team.size() >= 1);
    CHECK(listed(*facilitator, "last_word").text.en == "Never again.");
    for (const auto& other : others) {
        INFO(seat_id(other->seat()));
        CHECK_FALSE(other->conduct());
        const std::string all = other->view().dump();
        CHECK(all.find("conduct") == std::string::npos);
        CHECK(all.find("Never again.") == std::string::npos);
        CHECK(all.find("twins") == std::string::npos);
        CHECK(all.find("last_word") == std::string::npos);
    }
}

TEST_CASE("codes are told to the facilitator alone, while they are good", "[net][conduct]") {
    House house(everybody);
    const std::string used = house.code("pr");
    std::vector<std::unique_ptr<SeatClient>> others;
    for (const char* chair : {"pr", "evaluator", "observer"})
        others.push_back(house.join(chair));
    const auto facilitator = house.join("facilitator");
    house.run(10);
    for (const ChairView& chair : facilitator->conduct()->chairs)
        CHECK(chair.code.has_value() == (chair.id == "legal"));
    CHECK(facilitator->view().dump().find(house.code("legal")) != std::string::npos);
    CHECK(facilitator->view().dump().find(used) == std::string::npos);
    for (const auto& other : others) {
        INFO(seat_id(other->seat()));
        CHECK(other->view().dump().find(house.code("legal")) == std::string::npos);
    }
    // Who goes for good leaves a new one.
    others.front()->leave();
    house.run(10);
    const ChairView& left = facilitator->conduct()->chairs.front();
    CHECK(left.code == house.code("pr"));
    CHECK(left.code != used);
    CHECK(others.back()->view().dump().find(house.code("pr")) == std::string::npos);
}

TEST_CASE("a facilitator's acts show in her view, and are refused to others", "[net][conduct]") {
    House house(everybody);
    const auto pr = house.join("pr");
    const auto evaluator = house.join("evaluator");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    house.run();
    const auto held = facilitator->submit(HoldInject{"call"});
    const auto nudged = facilitator->submit(Nudge{5});
    const auto noted = evaluator->submit(Observe{"M", "slow", "trigger"});
    const auto tried = pr->submit(HoldInject{"leak"});
    const auto tried_too = evaluator->submit(Nudge{-5});
    house.run();
    CHECK(facilitator->answer(held)->accepted);
    CHECK(facilitator->answer(nudged)->accepted);
    CHECK(evaluator->answer(noted)->accepted);
    CHECK(pr->answer(tried)->message.en == "This seat has no authority for that.");
    CHECK(evaluator->answer(tried_too)->message.en == "This seat has no authority for that.");
    CHECK(listed(*facilitator, "call").state == InjectState::held);
    CHECK(listed(*facilitator, "leak").due == SimTime{} + minutes(95));
    CHECK(facilitator->conduct()->control.back().what == "observation");
    REQUIRE(facilitator->conduct()->observations.size() == 1);
    CHECK(facilitator->conduct()->observations.front().seat == "evaluator");
    // The communication check and the seats' loads come along.
    pr->ready();
    house.run(120);
    const auto& chairs = facilitator->conduct()->chairs;
    const auto chair =
        std::find_if(chairs.begin(), chairs.end(), [](const auto& one) { return one.id == "pr"; });
    REQUIRE(chair != chairs.end());
    CHECK(chair->here);
    CHECK(chair->ready);
    CHECK(chair->round_trip_ms >= 0);
    CHECK(facilitator->conduct()->seats.front().person == "Mei");
}

TEST_CASE("facilitator and evaluators may look through a seat, and nobody else", "[net][conduct]") {
    House house(everybody);
    const auto pr = house.join("pr");
    const auto legal = house.join("legal");
    const auto evaluator = house.join("evaluator");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    facilitator->control("jump", 3700);
    house.run();
    FeedRequest through_legal;
    through_legal.seat = Seat::legal;
    for (const auto& looking : {facilitator.get(), evaluator.get()}) {
        INFO(seat_id(looking->seat()));
        static_cast<void>(looking->look(through_legal));
        house.run();
        CHECK(looking->snapshot().facts_of_drill.seat == Seat::legal);
        CHECK(looking->snapshot().facts_of_drill.may("review"));
        CHECK(looking->snapshot().inbox.size() == legal->snapshot().inbox.size());
        CHECK(looking->conduct().has_value() == (looking->seat() == Seat::facilitator));
        static_cast<void>(looking->look({}));
        house.run();
        CHECK(looking->snapshot().facts_of_drill.seat == looking->seat());
        CHECK_FALSE(looking->snapshot().facts_of_drill.may("review"));
    }
    const auto tried = pr->look(through_legal);
    house.run();
    const auto answer = pr->answer(tried);
    REQUIRE(answer);
    CHECK(answer->message.en == "This seat may not do that.");
    CHECK(pr->snapshot().facts_of_drill.seat == Seat::pr);
    CHECK(pr->state() == SeatClient::State::seated);
    // Only at a seat of the team: anything else is no message.
    house.hub.say(
        house.hub.last(),
        write_message({"look", 0, {{"platform", 0}, {"filter", 0}, {"threads", {}}, {"seat", "observer"}}}));
    house.run(1);
    CHECK(house.hub.wire(house.hub.last()).why == "look: there is no seat 'observer' of the team");
}

TEST_CASE("the twins' curves come to the facilitator, and change nothing in the drill", "[net][conduct]") {
    House watched(everybody), quiet(everybody);
    const auto facilitator = watched.join("facilitator");
    for (int i = 0; i < 600 && facilitator->conduct()->curves.twins_progress < 1; ++i) {
        watched.run(5);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    REQUIRE(facilitator->conduct()->curves.twins_progress == 1);
    CHECK(facilitator->conduct()->curves.none.size() > 30);
    CHECK(facilitator->conduct()->curves.ideal.size() > 30);
    facilitator->control("start");
    facilitator->control("jump", 6 * 3600);
    watched.run();
    quiet.room().drill().start();
    quiet.room().drill().jump(hours(6));
    const auto hashes = [](House& house) {
        std::vector<std::string> all;
        for (const LogLine& line : read_log(house.log()).lines)
            if (line.json.contains("state_hash"))
                all.push_back(line.json.at("state_hash").get<std::string>());
        return all;
    };
    CHECK(hashes(watched).size() > 5);
    // In the quiet house a person has PR's seat, so the teams act differently; twins must not matter either
    // way.
    CHECK(hashes(watched).front() == hashes(quiet).front());
}

TEST_CASE("a twin that fails is told to the facilitator, and the drill goes on", "[net][conduct]") {
    const bool begins = GENERATE(true, false); // its world fails, or there is no thread for it at all
    House house(everybody);
    const auto pr = house.join("pr");
    std::unique_ptr<SeatClient> facilitator;
    {
        std::optional<StarvedThreads> starved;
        std::optional<NoThreads> no_threads;
        if (begins)
            starved.emplace();
        else
            no_threads.emplace();
        facilitator = house.join("facilitator"); // with her the twins begin
        for (int i = 0; i < 600 && facilitator->conduct()->curves.twins_fault.en.empty(); ++i) {
            house.run(5);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    const Bilingual fault = facilitator->conduct()->curves.twins_fault;
    CHECK(fault.en == (begins ? "not enough memory" : "Resource temporarily unavailable"));
    CHECK(fault.zh_TW == (begins ? "記憶體不足" : "Resource temporarily unavailable"));
    facilitator->control("start");
    facilitator->control("jump", 3600);
    const auto said = pr->submit(Chat{"we go on"});
    house.run();
    CHECK(pr->answer(said)->accepted);
    CHECK(pr->snapshot().clock.now >= SimTime{3600});
    CHECK(pr->view().dump().find("twins") == std::string::npos);
    CHECK(facilitator->conduct()->curves.team.size() > 5);
    CHECK(facilitator->conduct()->curves.twins_fault == fault);
    // What she does to the drill is reason to try again, five minutes later.
    facilitator->submit(Nudge{5});
    house.run();
    CHECK(facilitator->conduct()->curves.twins_fault == fault);
    house.lobby->step(301, 0.01);
    house.run();
    CHECK(facilitator->conduct()->curves.twins_fault.en.empty());
}

TEST_CASE("the facilitator's snapshot comes back from the wire as it was", "[net][conduct][wire]") {
    FacilitatorSnapshot snapshot;
    snapshot.stage = Stage::running;
    snapshot.clock.now = SimTime{4000};
    snapshot.phases = {{SimTime{}, 6}, {SimTime{7200}, 60}};
    InjectView inject;
    inject.id = "leak";
    inject.kind = "post";
    inject.title = {"The leak", "爆料"};
    inject.unless = "publish";
    inject.due = SimTime{5400};
    inject.state = InjectState::held;
    snapshot.injects = {inject};
    snapshot.seats = {{Seat::legal, false, "An", 3, "review", 2, "review", SimTime{3900}}};
    snapshot.chairs = {{"legal", Seat::legal, "An", true, true, 12}, {"observer", Seat::observer, ""}};
    snapshot.chairs.back().code = "K7Q2-9FXM";
    snapshot.control = {{SimTime{10}, "facilitator", "nudge", "", "", 5}};
    snapshot.flags = {{SimTime{3600}, "publish"}};
    snapshot.observations = {{SimTime{3700}, "evaluator", "Ho", "S", "well", "leak"}};
    snapshot.pressure = -1;
    snapshot.curves.team = {{SimTime{600}, 0.25, 40, 12, -0.5}};
    snapshot.curves.twins_progress = 0.5;
    snapshot.curves.twins_fault = {"no memory", "記憶體不足"};
    const WireJson json = facilitator_to_json(snapshot);
    CHECK(facilitator_to_json(facilitator_from_json(WireJson::parse(json.dump()))) == json);
    const FacilitatorSnapshot back = facilitator_from_json(json);
    CHECK(back.injects.front().state == InjectState::held);
    CHECK(back.curves.team.front().mean_anger == 0.25);
    CHECK(back.curves.twins_fault.zh_TW == "記憶體不足");
    CHECK(back.seats.front().task == "review");
    CHECK_FALSE(back.chairs.front().code);
    CHECK(back.chairs.back().code == "K7Q2-9FXM");
    CHECK_THROWS_AS(facilitator_from_json(WireJson::object()), OperatorError);
}

TEST_CASE("whatever the order of what happens to clock and seats, the log plays again",
          "[net][conduct][orders]") {
    struct Table {
        House house{{{Seat::pr, 1}, {Seat::facilitator, 1}}};
        std::unique_ptr<SeatClient> pr = house.join("pr"), facilitator = house.join("facilitator");
        ConnectionId cable = 1;
        void lose() {
            if (pr->state() != SeatClient::State::seated) return;
            house.hub.down = true;
            house.hub.cut(cable);
        }
        void come_back() {
            house.hub.down = false;
            for (int i = 0; i < 100 && pr->state() != SeatClient::State::seated; ++i)
                house.run(1);
            cable = house.hub.last();
            if (cable == 2) cable = 1; // she was never away
        }
    };
    struct Happening {
        const char* name;
        std::function<void(Table&)> happen;
    };
    const std::vector<Happening> happenings{
        {"pause", [](Table& t) { t.facilitator->control("pause"); }},
        {"resume", [](Table& t) { t.facilitator->control("resume"); }},
        {"jump", [](Table& t) { t.facilitator->control("jump", 1900); }},
        {"pace", [](Table& t) { t.facilitator->control("pace", 120); }},
        {"fire now", [](Table& t) { t.facilitator->submit(FireInject{"last_word"}); }},
        {"skip",
         [](Table& t) {
             t.facilitator->submit(SkipInject{"silence", "enough"});
         }},
        {"hold", [](Table& t) { t.facilitator->submit(HoldInject{"leak"}); }},
        {"nudge", [](Table& t) { t.facilitator->submit(Nudge{-5}); }},
        {"seat lost", [](Table& t) { t.lose(); }},
        {"seat back", [](Table& t) { t.come_back(); }},
    };
    std::size_t orders = 0;
    for (const Happening& first : happenings) {
        for (const Happening& second : happenings) {
            if (&first == &second) continue;
            INFO(first.name << ", then " << second.name);
            Table t;
            t.facilitator->control("start");
            t.facilitator->control("pace", 60);
            t.house.run(8);
            first.happen(t);
            t.pr->submit(Chat{"one"});
            t.house.run(4);
            second.happen(t);
            t.pr->submit(Chat{"two"});
            t.house.run(4);
            t.facilitator->control("resume");
            t.come_back();
            t.facilitator->control("jump", 2 * 3600);
            t.facilitator->control("end");
            t.house.run(20);
            REQUIRE(t.house.room().fault().empty());
            REQUIRE(t.house.room().drill().view(Seat::lead).stage() == Stage::learning);
            const ReadLog read = read_log(t.house.log());
            CHECK(chats(read, "one") == 1);
            CHECK(chats(read, "two") == 1);
            const auto end = std::find_if(read.lines.begin(), read.lines.end(),
                                          [](const LogLine& line) { return line.json.at("kind") == "end"; });
            REQUIRE(end != read.lines.end());
            const ReplayResult again = replay(read, SimTime{} + hours(100), 1, {});
            INFO(again.line << ": " << again.what);
            CHECK(again.same);
            CHECK(again.state_hash == end->json.at("state_hash").get<std::string>());
            ++orders;
        }
    }
    CHECK(orders == 90);
}
