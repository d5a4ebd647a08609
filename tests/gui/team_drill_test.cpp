// Windows of a team drill at the port's door: a real room, connections in memory, and the screens of a
// person.

#include <chrono>
#include <thread>

#include "gui/screens/drill_screens.hpp"
#include "gui/screens/remote_port.hpp"
#include "tests/drill/net/house.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;
namespace net = stormdrill::drill::net;
using drill::Seat;
using net::source;

namespace {
/// The host's end.
net::House coached_team() {
    return net::House({{Seat::pr, 1},
                       {Seat::service, 2},
                       {Seat::legal, 1},
                       {Seat::facilitator, 1},
                       {Seat::evaluator, 1},
                       {Seat::observer, 1}},
                      net::NamesInLog::as_given, {.coach = true});
}

/// A person's window: no display, and no drill but the host's.
struct Person {
    Person(net::House& host, const std::string& chair, std::string code = {}, std::string with_token = {})
        : hub(&host.hub), locale(source / "gui/locale", Language::en) {
        if (code.empty() && with_token.empty()) code = host.code(chair);
        auto client = std::make_unique<net::SeatClient>(
            [this] {
                auto seat = std::make_unique<net::MemorySeat>(*hub);
                wire = hub->last();
                return seat;
            },
            code, "Mei", with_token);
        auto made = std::make_unique<RemotePort>(
            std::move(client),
            RemotePortOptions{host.folder.path() / ("window-" + chair), source / "scoring/tone", Language::en,
                              [this](const std::string& kept) { token = kept; }},
            locale);
        port = made.get();
        screens = std::make_unique<DrillScreens>(std::move(made), "10.0.0.5:7443", locale);
    }

    void frame(const std::vector<InputEvent>& events = {}) {
        ui.begin_frame(events, now, {1440, 900});
        open = screens->draw(ui) && open;
        static_cast<void>(ui.end_frame());
        static_cast<void>(ui.draw_list());
    }
    void step(double elapsed) {
        now += elapsed;
        screens->step(now);
        frame();
    }
    const WidgetRecord* find(const std::string& id) { return ui.dump().find(id); }
    void click(const std::string& id) {
        const WidgetRecord* widget = find(id);
        INFO("no usable widget " << id);
        REQUIRE(widget != nullptr);
        REQUIRE(widget->visible());
        REQUIRE(widget->enabled);
        const Point at = widget->seen.center();
        frame({MouseMoved{at}, MousePressed{at}, MouseReleased{at}});
        frame();
    }
    void type(const std::u32string& words) {
        frame({TextCommitted{words}});
        frame();
    }

    net::MemoryHub* hub;
    net::ConnectionId wire = 0;
    Locale locale;
    std::string token;
    FixedWidthGlyphs glyphs;
    MemoryClipboard clipboard;
    Ui ui{glyphs, clipboard};
    std::unique_ptr<DrillScreens> screens;
    RemotePort* port = nullptr;
    double now = 0;
    bool open = true;
};

/// Half a second of real time, in steps of fifty milliseconds.
void run(net::House& host, std::initializer_list<Person*> people, int steps = 10) {
    for (int i = 0; i < steps; ++i) {
        host.lobby->step(0.05, 0.01);
        for (Person* person : people)
            person->step(0.05);
    }
}
} // namespace

TEST_CASE("Everybody answers the communication check, and the facilitator starts the drill") {
    net::House host = coached_team();
    Person pr(host, "pr");
    Person facilitator(host, "facilitator");
    CHECK(pr.port->state() == DrillPort::State::opening);
    run(host, {&pr, &facilitator});
    REQUIRE(pr.find("team-room/chair-pr") != nullptr);
    CHECK(pr.find("team-room/chair-pr")->state == "here");
    CHECK(pr.find("team-room/chair-service-2")->state == "free");
    CHECK(pr.find("team-room/start") == nullptr);
    pr.click("team-room/ready");
    run(host, {&pr, &facilitator}, 40);
    CHECK(facilitator.find("team-room/chair-pr")->state == "ready");
    CHECK(facilitator.find("team-room/count")->text.find("1 of 2") != std::string::npos);
    CHECK(pr.find("team-room/round-trip")->text.find(" ms") != std::string::npos);

    pr.click("team-room/readiness");
    run(host, {&pr, &facilitator}, 2);
    pr.click("readiness/take-all");
    run(host, {&pr, &facilitator});
    CHECK(pr.find("readiness/role/file")->text == "File again");
    CHECK(host.log_lines_with("\"act\":\"accept_role\"") == 1);
    pr.click("readiness/start"); // back to the others
    run(host, {&pr, &facilitator}, 2);
    CHECK(pr.find("team-room/ready") != nullptr);

    facilitator.click("team-room/start");
    run(host, {&pr, &facilitator});
    CHECK(pr.find("top/clock") != nullptr);
    CHECK(pr.find("top/pause") == nullptr);          // the facilitator's
    CHECK(facilitator.find("bar/pause") != nullptr); // on a screen of her own
}

TEST_CASE("An act is under way until the host answers, and what was written stays until then") {
    net::House host = coached_team();
    Person service(host, "service-1");
    run(host, {&service});
    host.room().drill().start();
    run(host, {&service});
    service.click("work/tabs/4");
    service.click("work/team/message");
    service.type(U"Line two is open.");
    service.click("work/team/send");
    CHECK(service.port->under_way() > 0);
    CHECK(service.find("work/team/message")->text == "Line two is open.");
    run(host, {&service});
    CHECK(service.port->under_way() == 0);
    CHECK(service.find("work/team/message")->text.empty());
    CHECK(host.log_lines_with("Line two is open.") == 1);

    // A refusal comes later as well, and takes nothing away.
    bool accepted = true;
    Bilingual why;
    service.port->submit(drill::Publish{1, true}, [&](const drill::ActResult& result) {
        accepted = result.accepted;
        why = result.message;
    });
    CHECK(accepted);
    run(host, {&service});
    CHECK_FALSE(accepted);
    CHECK_FALSE(why.zh_TW.empty());
}

TEST_CASE("The cable is out for a minute: the screen stays readable, and what was being written stays") {
    net::House host = coached_team();
    Person pr(host, "pr");
    Person facilitator(host, "facilitator");
    run(host, {&pr, &facilitator});
    host.room().drill().start();
    run(host, {&pr, &facilitator});
    pr.click("work/tabs/1");
    pr.click("work/statement/new");
    pr.click("work/statement/text");
    pr.type(U"We are looking into this ");

    host.hub.cut(pr.wire);
    host.hub.down = true;
    run(host, {&pr, &facilitator}, 10);
    REQUIRE(pr.find("connection") != nullptr);
    CHECK(pr.find("connection")->state == "lost");
    pr.type(U"and will be back within the hour.");
    run(host, {&pr, &facilitator}, 1200);
    CHECK(pr.find("connection")->state == "lost");
    CHECK(pr.find("channel/tabs/0") != nullptr);
    CHECK(pr.find("work/statement/text")->text ==
          "We are looking into this and will be back within the hour.");
    pr.click("work/statement/submit"); // waits for the cable
    CHECK(pr.port->under_way() > 0);
    run(host, {&pr, &facilitator}, 20);
    CHECK(host.log_lines_with("back within the hour") == 0);

    host.hub.down = false;
    run(host, {&pr, &facilitator}, 200);
    CHECK(pr.find("connection") == nullptr);
    CHECK(host.log_lines_with("back within the hour") == 1);
    CHECK(pr.find("work/statement/statement-1/card") != nullptr);
}

TEST_CASE("A window that is closed comes back to its chair, and one that leaves for good gives it back") {
    net::House host = coached_team();
    std::string token;
    {
        Person first(host, "service-1");
        run(host, {&first});
        token = first.token;
    }
    REQUIRE_FALSE(token.empty());
    run(host, {}, 5);
    Person again(host, "service-1", "", token);
    run(host, {&again});
    REQUIRE(again.find("team-room/chair-service-1") != nullptr);
    CHECK(host.room().drill().held_by_person(Seat::service));

    again.frame({CloseRequested{}});
    again.frame();
    again.click("*leave-dialog/for-good");
    run(host, {&again}, 10);
    CHECK_FALSE(again.open);
    CHECK(again.token.empty());
    CHECK_FALSE(host.room().drill().held_by_person(Seat::service));
}

TEST_CASE("Of two windows at one chair the later one stays") {
    net::House host = coached_team();
    Person first(host, "pr");
    run(host, {&first});
    Person second(host, "pr", "", first.token);
    run(host, {&first, &second}, 100);
    CHECK(first.port->state() == DrillPort::State::refused);
    CHECK(first.find("refused/why")->text == "Your chair is open in another window now.");
    CHECK(second.port->state() == DrillPort::State::open);
    CHECK_FALSE(second.token.empty());
}

TEST_CASE("Who may not join is told why, in both languages") {
    net::House host = coached_team();
    Person guessing(host, "pr", "AAAA-AAAA");
    run(host, {&guessing});
    CHECK(guessing.port->state() == DrillPort::State::refused);
    REQUIRE(guessing.find("refused/why") != nullptr);
    CHECK(guessing.find("refused/why")->text.find("a code works once") != std::string::npos);
    CHECK(guessing.port->why().zh_TW.find("加入碼") != std::string::npos);
    guessing.click("refused/close");
    CHECK_FALSE(guessing.open);
}

TEST_CASE("A host that cannot be reached is tried again, and says so") {
    net::House host = coached_team();
    const std::string code = host.code("pr");
    host.hub.down = true;
    Person pr(host, "pr", code);
    run(host, {&pr}, 20);
    CHECK(pr.port->state() == DrillPort::State::opening);
    CHECK(pr.port->why().en.find("no route") != std::string::npos);
    host.hub.down = false;
    run(host, {&pr}, 60);
    CHECK(pr.find("team-room/ready") != nullptr);
}

TEST_CASE(
    "The scorer's word on a draft comes when the host has said it, and is asked for again after a break") {
    net::House host = coached_team();
    Person pr(host, "pr");
    run(host, {&pr});
    int asked = 0;
    std::optional<scoring::ToneResult> tone;
    const auto ask = [&] {
        pr.port->preview(scoring::TextKind::statement, "We are sorry. This was our fault.", "",
                         [&](std::optional<scoring::ToneResult> result) {
                             ++asked;
                             tone = std::move(result);
                         });
    };
    ask();
    CHECK(asked == 0);
    run(host, {&pr});
    CHECK(asked == 1);
    REQUIRE(tone);
    CHECK(tone->elements.apology);
    host.hub.cut(pr.wire);
    host.hub.down = true;
    run(host, {&pr});
    for (int i = 0; i < 200; ++i) // she writes on; only the last word counts
        ask();
    host.hub.down = false;
    run(host, {&pr}, 200);
    CHECK(asked == 2);
    CHECK(pr.port->state() == DrillPort::State::open);
}

TEST_CASE("At the end each window makes score and report from the log, and an evaluator rates in hers") {
    net::House host = coached_team();
    Person pr(host, "pr");
    Person evaluator(host, "evaluator");
    Person facilitator(host, "facilitator");
    run(host, {&pr, &evaluator, &facilitator});
    facilitator.port->start();
    run(host, {&pr, &evaluator, &facilitator});
    facilitator.port->jump(hours(2));
    run(host, {&pr, &evaluator, &facilitator}, 20);
    facilitator.port->end();
    run(host, {&pr, &evaluator, &facilitator});
    REQUIRE(pr.find("learn/file") != nullptr);
    CHECK(pr.find("learn/result") == nullptr); // the facilitator's
    facilitator.click("learn/result");
    bool computing = false;
    for (int i = 0; i < 1500 && (!pr.port->result() || !evaluator.port->result()); ++i) {
        run(host, {&pr, &evaluator, &facilitator}, 1);
        computing = computing || pr.find("progress/bar") != nullptr;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(computing);
    REQUIRE(pr.port->result() != nullptr);
    run(host, {&pr, &evaluator, &facilitator}, 2);
    REQUIRE(pr.find("end/report") != nullptr);
    CHECK(read_file(pr.port->result()->log) == read_file(host.log()));
    CHECK(read_file(pr.port->result()->score) == read_file(host.folder.path() / "drill/score.json"));
    CHECK(read_file(pr.port->result()->report).find("EXERCISE") != std::string::npos);

    REQUIRE(evaluator.port->result() != nullptr);
    drill::ActResult rated, unknown;
    evaluator.port->evaluate(drill::Rate{"S1", "S", "good"}, [&](const auto& result) { rated = result; });
    evaluator.port->evaluate(drill::Rate{"nothing", "S", ""}, [&](const auto& result) { unknown = result; });
    for (int i = 0; i < 500 && unknown.message.en.empty(); ++i) {
        run(host, {&evaluator}, 1);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(rated.accepted);
    CHECK_FALSE(unknown.accepted);
    CHECK(evaluator.port->result()->revision == 2);
    CHECK(read_file(evaluator.port->result()->log).find("\"act\":\"rate\"") != std::string::npos);
    CHECK(host.log_lines_with("\"act\":\"rate\"") == 0);
}
