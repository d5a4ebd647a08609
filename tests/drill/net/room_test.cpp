// A team drill at its door: people join, act, break off and come back, over connections in memory.

#include <chrono>
#include <thread>

#include "base/diagnostics.hpp"
#include "tests/drill/net/house.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using namespace stormdrill::drill::net;

namespace {
std::string hello(const std::string& code) {
    return write_message({"hello", 0, {{"code", code}, {"name", "Eve"}}});
}
} // namespace

TEST_CASE("people join with their codes and see what their seats see", "[net]") {
    House house;
    const auto pr = house.join("pr", "王小明\n\x1b[31m");
    REQUIRE(pr->state() == SeatClient::State::seated);
    CHECK(pr->seat() == Seat::pr);
    REQUIRE(pr->has_view());
    CHECK(pr->snapshot().facts_of_drill.may("publish"));
    CHECK(pr->snapshot().stage == Stage::readiness);
    const auto facilitator = house.join("facilitator");
    CHECK(facilitator->view().at("conduct").at("chairs").size() == 6);
    CHECK_FALSE(pr->view().contains("conduct"));
    const std::string name = facilitator->view().at("conduct").at("chairs").at(0).at("name");
    CHECK(name.find('\x1b') == std::string::npos);
    CHECK(name.find("王小明") == 0);
    // The seat is hers now; the others are automated.
    for (const TeamMemberView& member : pr->snapshot().team)
        CHECK(member.automated == (member.seat != Seat::pr));
}

TEST_CASE("a code works once, and five wrong ones a minute are looked at", "[net]") {
    House house;
    const std::string code = house.code("pr");
    const auto pr = house.join("pr");
    const ConnectionId second = house.hub.open();
    house.hub.say(second, hello(code));
    house.run(1);
    CHECK(house.raw(second).find("wrong_code") != std::string::npos);
    for (int i = 0; i < 4; ++i) {
        const ConnectionId guess = house.hub.open();
        house.hub.say(guess, hello("AAAA-AAA" + std::to_string(i)));
        house.run(1);
    }
    const ConnectionId sixth = house.hub.open();
    house.hub.say(sixth, hello(house.code("legal")));
    house.run(1);
    CHECK(house.raw(sixth).find("too_many_tries") != std::string::npos);
    const ConnectionId elsewhere = house.hub.open("10.0.0.8");
    house.hub.say(elsewhere, hello(house.code("legal")));
    house.run(1);
    CHECK(house.raw(elsewhere).find("welcome") != std::string::npos);
    house.lobby->step(61, 0.01);
    const ConnectionId later = house.hub.open();
    house.hub.say(later, hello(house.code("observer")));
    house.run(1);
    CHECK(house.raw(later).find("welcome") != std::string::npos);
}

TEST_CASE("an act is done once, however often it is sent", "[net]") {
    House house;
    const auto service = house.join("service-1");
    const std::string act = write_message({"act", 1, {{"act", "chat"}, {"body", {{"text", "大家好"}}}}});
    const ConnectionId wire = house.hub.last();
    house.hub.say(wire, act);
    house.hub.say(wire, act);
    house.run();
    CHECK(house.log_lines_with("大家好") == 1);
    house.restart();
    house.run(20);
    REQUIRE(service->state() == SeatClient::State::seated);
    house.hub.say(house.hub.last(), act);
    house.run();
    CHECK(house.log_lines_with("大家好") == 1);
    REQUIRE(service->answer(1));
}

TEST_CASE("authority is the seat's, whatever the window says", "[net]") {
    House house;
    const auto legal = house.join("legal");
    const auto number = legal->submit(Publish{1, true});
    const auto control = legal->control("start");
    house.run();
    const auto answer = legal->answer(number);
    REQUIRE(answer);
    CHECK_FALSE(answer->accepted);
    const auto refused = legal->answer(control);
    REQUIRE(refused);
    CHECK(refused->message.en == "This seat may not do that.");
    CHECK(house.room().drill().view(Seat::legal).stage() == Stage::readiness);
}

TEST_CASE("a facilitator conducts", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    house.run();
    CHECK(pr->snapshot().stage == Stage::running);
    facilitator->control("pace", 60);
    house.run(20);
    const SimTime before = pr->snapshot().clock.now;
    CHECK(before.seconds >= 50);
    facilitator->control("pause");
    house.run();
    const SimTime paused = pr->snapshot().clock.now;
    house.run(20);
    CHECK(pr->snapshot().clock.now == paused);
    facilitator->control("resume");
    facilitator->control("jump", 3600);
    house.run();
    CHECK(pr->snapshot().clock.now >= paused + hours(1));
    const auto wrong = facilitator->control("explode");
    house.run();
    CHECK(facilitator->answer(wrong)->message.en == "there is no control 'explode'");
}

TEST_CASE("who breaks off comes back to what she missed", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto service = house.join("service-1");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    house.run();
    const ConnectionId cable = 1;
    house.hub.down = true;
    house.hub.cut(cable);
    house.run();
    CHECK(pr->state() == SeatClient::State::lost);
    const auto number = pr->submit(Chat{"while the cable was out"});
    const auto said = service->submit(Chat{"is she there?"});
    house.run(20);
    CHECK(service->answer(said)->accepted);
    CHECK_FALSE(pr->answer(number));
    house.hub.down = false;
    house.run(40);
    REQUIRE(pr->state() == SeatClient::State::seated);
    REQUIRE(pr->answer(number));
    bool heard = false;
    for (const TalkView& line : pr->snapshot().talk)
        heard = heard || line.text == "is she there?";
    CHECK(heard);
    CHECK(house.log_lines_with("while the cable was out") == 1);
}

TEST_CASE("who was away for a minute comes back, though connecting takes its time", "[net]") {
    House house;
    const auto pr = house.join("pr");
    house.hub.wire(1).slow = true; // the last ping is never answered
    house.run(120);
    house.hub.down = true;
    house.hub.cut(1);
    house.run(1200);
    CHECK(pr->state() == SeatClient::State::lost);
    house.hub.down = false;
    house.hub.looks_to_connect = 6;
    house.run(200);
    CHECK(pr->state() == SeatClient::State::seated);
}

TEST_CASE("who leaves is followed by an automated teammate, and by whoever has the new code", "[net]") {
    House house;
    const auto first = house.join("service-1");
    const auto second = house.join("service-2");
    const auto facilitator = house.join("facilitator");
    CHECK(house.room().drill().held_by_person(Seat::service));
    first->leave();
    house.run();
    CHECK(house.room().drill().held_by_person(Seat::service)); // the second is still there
    second->leave();
    house.run();
    CHECK_FALSE(house.room().drill().held_by_person(Seat::service));
    facilitator->control("start");
    facilitator->control("jump", 3600.0 * 2);
    house.run();
    const auto heir = house.join("service-1", "An");
    CHECK(house.room().drill().held_by_person(Seat::service));
    facilitator->control("jump", 3600);
    house.run();
    house.finish(*facilitator);
    CHECK(facilitator->log() == read_file(house.log()));
    house.check_replay();
}

TEST_CASE("a host that was killed goes on from its log, and nobody's act is lost or done twice", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    facilitator->control("pace", 60);
    house.run(30);
    std::vector<std::uint64_t> numbers;
    for (int i = 0; i < 12; ++i) {
        numbers.push_back(pr->submit(Chat{"act " + std::to_string(i)}));
        if (i % 3 == 0) {
            house.lobby->step(0.05, 0.01); // done, and not yet answered
            house.restart();
        }
        house.run(20);
    }
    house.run(60);
    for (const std::uint64_t number : numbers) {
        INFO("act " << number);
        const auto answer = pr->answer(number);
        REQUIRE(answer);
        CHECK(answer->accepted);
    }
    for (int i = 0; i < 12; ++i)
        CHECK(house.log_lines_with("\"act " + std::to_string(i) + "\"") == 1);
    house.finish(*facilitator);
    CHECK(facilitator->log() == read_file(house.log()));
    house.check_replay();
}

TEST_CASE("a drill that cannot be opened again yet stands still, and is not lost", "[net]") {
    TemporaryFolder folder;
    MemoryHub hub;
    int tries = 0;
    std::vector<std::unique_ptr<net::Room>> rooms;
    const std::filesystem::path path = folder.path() / "drill";
    std::filesystem::create_directory(folder.path() / "gone");
    rooms.push_back(std::make_unique<net::Room>(opened(path, false),
                                                Chairs(std::map<Seat, int>{{Seat::facilitator, 1}}),
                                                folder.path() / "gone" / ".." / "chairs.json", [&]() {
                                                    if (++tries == 1) throw OperatorError("no space left");
                                                    return opened(path, true);
                                                }));
    net::Room& room = *rooms.front();
    Lobby lobby(hub, std::move(rooms));
    SeatClient facilitator([&] { return std::make_unique<MemorySeat>(hub); },
                           room.chairs().all().front().code, "An");
    const auto run = [&] {
        for (int i = 0; i < 10; ++i) {
            lobby.step(0.05, 0.01);
            facilitator.step(0.05);
        }
    };
    // The file of the chairs cannot be written when she sits down.
    std::filesystem::remove_all(folder.path() / "gone");
    run();
    REQUIRE_FALSE(room.fault().empty());
    CHECK(facilitator.view().at("fault") == room.fault());
    facilitator.control("resume");
    run();
    CHECK(room.fault() == "no space left");
    std::filesystem::create_directory(folder.path() / "gone");
    facilitator.control("resume");
    run();
    CHECK(room.fault().empty());
    CHECK_FALSE(facilitator.view().contains("fault"));
}

TEST_CASE("a slow reader gets less, and then all that counts", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    facilitator->control("pace", 240);
    house.hub.wire(1).slow = true;
    house.run(600);
    std::size_t bytes = 0;
    for (const std::string& text : house.hub.wire(1).to_seat)
        bytes += text.size();
    CHECK(bytes < 2'000'000);
    house.hub.wire(1).slow = false;
    house.run(20);
    CHECK((facilitator->snapshot().clock.now - pr->snapshot().clock.now).seconds < 240);
}

TEST_CASE("what is no message ends the connection and nothing else", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto [text, code] = GENERATE(table<std::string, std::string>({
        {"", "not_json"},
        {"{", "not_json"},
        {"[]", "not_a_message"},
        {R"({"v":1})", "not_a_message"},
        {R"({"v":0,"type":"hello"})", "old_version"},
        {R"({"v":1,"type":"hello","extra":1})", "not_a_message"},
        {R"({"v":1,"type":7})", "not_a_message"},
        {R"({"v":1,"type":"act","number":-1})", "not_a_message"},
        {R"({"v":1,"type":"act"})", "hello_first"},
        {R"({"v":1,"type":"act","body":{"at":1e300}})", "too_great"},
        {"\xff\xfe", "not_utf8"},
        {std::string(70'000, 'x'), "too_long"},
        {std::string(20, '[') + std::string(20, ']'), "too_deep"},
        {R"({"v":1,"type":"hello","body":{"token":"0123"}})", "wrong_token"},
    }));
    const ConnectionId wire = house.hub.open();
    house.hub.say(wire, text);
    house.run(2);
    INFO(text.substr(0, 60));
    CHECK(house.raw(wire).find('"' + code + '"') != std::string::npos);
    CHECK_FALSE(house.hub.wire(wire).open);
    const auto number = pr->submit(Chat{"still here"});
    house.run();
    CHECK(pr->answer(number)->accepted);
}

TEST_CASE("a flood ends the connection that makes it", "[net]") {
    House house;
    const auto pr = house.join("pr");
    const auto service = house.join("service-1");
    for (int i = 0; i < 200; ++i)
        house.hub.say(1, write_message({"composing", 0, WireJson::object()}));
    house.lobby->step(0.05, 0.01);
    CHECK_FALSE(house.hub.wire(1).open);
    CHECK(house.hub.wire(1).why == "too many messages");
    const auto number = service->submit(Chat{"still here"});
    house.run();
    CHECK(service->answer(number)->accepted);
}

TEST_CASE("who says nothing is sent away", "[net]") {
    House house;
    const ConnectionId wire = house.hub.open();
    house.lobby->step(0.05, 0.01);
    house.lobby->step(9, 0.01);
    CHECK(house.hub.wire(wire).open);
    house.lobby->step(2, 0.01);
    CHECK_FALSE(house.hub.wire(wire).open);
}

TEST_CASE("a browser's page is for observers: a seat's code is not used up by it", "[net]") {
    House house;
    const std::string code = house.code("pr");
    const ConnectionId browser = house.hub.open();
    house.hub.say(browser,
                  write_message({"hello", 0, {{"code", code}, {"name", "Eve"}, {"only_look", true}}}));
    house.run(1);
    CHECK(house.raw(browser).find("not_an_observer") != std::string::npos);
    CHECK(house.code("pr") == code);
    const ConnectionId observer = house.hub.open();
    house.hub.say(observer,
                  write_message({"hello", 0, {{"code", house.code("observer")}, {"only_look", true}}}));
    house.run(1);
    CHECK(house.raw(observer).find("\"welcome\"") != std::string::npos);
}

TEST_CASE("two who look at the same are told the same, and a third what she looks at", "[net]") {
    House house({{Seat::service, 3}, {Seat::facilitator, 1}});
    const auto first = house.join("service-1"), second = house.join("service-2"),
               third = house.join("service-3");
    const auto facilitator = house.join("facilitator");
    facilitator->control("start");
    FeedRequest other;
    other.filter = FeedFilter::flagged;
    third->look(other);
    facilitator->control("pace", 240);
    house.run(200);
    REQUIRE(first->snapshot().feed.size() > 1);
    CHECK(first->view() == second->view());
    CHECK(third->snapshot().feed.empty());
    const std::uint32_t post = first->snapshot().feed.front().id;
    second->submit(FlagPost{post});
    house.run();
    REQUIRE(third->snapshot().feed.size() == 1);
    CHECK(third->snapshot().feed.front().id == post);
    CHECK(first->view() == second->view());
}

TEST_CASE("a log can name chairs instead of people", "[net]") {
    House house({{Seat::pr, 1}, {Seat::facilitator, 1}}, NamesInLog::chairs);
    const auto pr = house.join("pr", "王小明");
    const auto facilitator = house.join("facilitator");
    CHECK(facilitator->view().dump().find("王小明") != std::string::npos);
    pr->submit(Chat{"hello"});
    house.run();
    CHECK(house.log_lines_with("王小明") == 0);
    CHECK(house.log_lines_with("\"pr\"") > 0);
}

TEST_CASE("a long chat does not make every word dearer: its newest lines and all decisions are shown",
          "[net]") {
    House house({{Seat::pr, 1}, {Seat::facilitator, 1}});
    const auto pr = house.join("pr");
    house.room().drill().submit(Seat::pr, RecordDecision{"We recall the lot."});
    for (std::size_t i = 0; i < talk_limit + 50; ++i)
        REQUIRE(house.room().drill().submit(Seat::pr, Chat{"line " + std::to_string(i)}).accepted);
    house.run();
    const std::vector<TalkView>& talk = pr->snapshot().talk;
    REQUIRE(talk.size() == talk_limit + 1);
    CHECK(talk.front().text == "We recall the lot.");
    CHECK(talk[1].text == "line 50");
    CHECK(talk.back().text == "line " + std::to_string(talk_limit + 49));
}
