// What a person does on the seat screen, and the acts that come of it.
#include "tests/gui/screen_stage.hpp"

#include "gui/screens/readiness_screen.hpp"
#include "gui/screens/seat_screen.hpp"
#include "tests/gui/fake_seat_data.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

struct SeatStage : ScreenStage {
    SeatStage() : ScreenStage(Language::zh_TW, {1920, 1080}) {}
    drill::SeatSnapshot data = fake_seat_data();
    SeatScreenState state;
    auto draw() {
        return [this](ScreenContext& context) { draw_seat_screen(context, data, state); };
    }
};

} // namespace

TEST_CASE("Opening a platform's tab is told to the drill, once") {
    SeatStage stage;
    stage.settle(stage.draw());
    REQUIRE(stage.last_act<drill::OpenPlatform>() != nullptr);
    CHECK(stage.last_act<drill::OpenPlatform>()->platform == "facebook");
    const std::size_t before = stage.port.acts.size();
    stage.settle(stage.draw());
    CHECK(stage.port.acts.size() == before);
    stage.click("channel/tabs/3", stage.draw());
    CHECK(stage.last_act<drill::OpenPlatform>()->platform == "ptt");
}

TEST_CASE("Posts that stand in sight for two seconds are reported as seen") {
    SeatStage stage;
    for (int i = 0; i < 40; ++i)
        stage.frame({}, stage.draw());
    const drill::SeePosts* seen = stage.last_act<drill::SeePosts>();
    REQUIRE(seen != nullptr);
    CHECK(std::find(seen->posts.begin(), seen->posts.end(), 210u) != seen->posts.end());
    CHECK(std::find(seen->posts.begin(), seen->posts.end(), 202u) == seen->posts.end()); // far below
}

TEST_CASE("A post is flagged, tagged and removed with a reason") {
    SeatStage stage;
    stage.settle(stage.draw());
    stage.click("channel/post-210/flag", stage.draw());
    REQUIRE(stage.last_act<drill::FlagPost>() != nullptr);
    CHECK(stage.last_act<drill::FlagPost>()->post == 210);
    stage.click("channel/post-210/tag", stage.draw());
    stage.click("channel/post-210/tag-rumour", stage.draw());
    REQUIRE(stage.last_act<drill::TagPost>() != nullptr);
    CHECK(stage.last_act<drill::TagPost>()->tag == "rumour");
    stage.click("channel/post-210/hide", stage.draw());
    CHECK(stage.last_act<drill::RemovePost>() == nullptr); // not before a reason is given
    stage.click("channel/post-210/removal-spam", stage.draw());
    REQUIRE(stage.last_act<drill::RemovePost>() != nullptr);
    CHECK(stage.last_act<drill::RemovePost>()->reason == "spam");
}

TEST_CASE("A reply is typed at once after its button, and kept when the drill refuses it") {
    SeatStage stage;
    stage.settle(stage.draw());
    stage.click("channel/post-210/reply", stage.draw());
    stage.type(U"您好，我們正在查證。", stage.draw());
    stage.port.refuse = true;
    stage.click("channel/reply/send", stage.draw());
    CHECK(stage.last_act<drill::Reply>() == nullptr);
    REQUIRE_FALSE(stage.notices.empty());
    CHECK(stage.notices.back().text.zh_TW == "現在不行。");
    stage.port.refuse = false;
    stage.click("channel/reply/send", stage.draw());
    REQUIRE(stage.last_act<drill::Reply>() != nullptr);
    CHECK(stage.last_act<drill::Reply>()->post == 210);
    CHECK(stage.last_act<drill::Reply>()->text == "您好，我們正在查證。");
    CHECK(stage.ui.dump().find("channel/reply/send") == nullptr);
}

TEST_CASE("An unfinished reply waits while another post is answered") {
    SeatStage stage;
    stage.state.channel.reply.open(stage.data.feed[0]);
    stage.state.channel.reply.editor.set_utf8("half");
    stage.state.channel.reply.open(stage.data.feed[1]);
    CHECK(stage.state.channel.reply.editor.empty());
    stage.state.channel.reply.open(stage.data.feed[0]);
    CHECK(stage.state.channel.reply.editor.utf8() == "half");
}

TEST_CASE("A statement goes out for review with a text for every chosen channel") {
    SeatStage stage;
    stage.state.work.tab = 1;
    stage.settle(stage.draw());
    stage.click("work/statement/new", stage.draw());
    CHECK_FALSE(stage.ui.dump().find("work/statement/submit")->enabled);
    stage.click("work/statement/text", stage.draw());
    stage.type(U"我們非常抱歉。", stage.draw());
    stage.click("work/statement/channel-x", stage.draw());
    CHECK_FALSE(stage.ui.dump().find("work/statement/submit")->enabled); // X has no text yet
    stage.click("work/statement/copy", stage.draw());
    stage.click("work/statement/kind/1", stage.draw());
    stage.click("work/statement/submit", stage.draw());
    const drill::Draft* draft = stage.last_act<drill::Draft>();
    REQUIRE(draft != nullptr);
    CHECK(draft->statement == 3); // the next number
    CHECK(draft->anew == true);   // and no other's, should somebody be quicker
    CHECK(draft->kind == "full");
    REQUIRE(draft->variants.size() == 2);
    CHECK(draft->variants[0].channel == "facebook");
    CHECK(draft->variants[1].text == "我們非常抱歉。");
}

TEST_CASE("Publishing shows the missing approval and asks for a word of its own") {
    SeatStage stage;
    stage.state.work.tab = 1;
    stage.settle(stage.draw());
    stage.click("work/statement/statement-2/publish", stage.draw());
    REQUIRE(stage.ui.dump().find("*publish-dialog/confirm") != nullptr);
    CHECK_FALSE(stage.ui.dump().find("*publish-dialog/confirm")->enabled);
    stage.click("*publish-dialog/bypass", stage.draw());
    stage.click("*publish-dialog/confirm", stage.draw());
    REQUIRE(stage.last_act<drill::Publish>() != nullptr);
    CHECK(stage.last_act<drill::Publish>()->statement == 2);
    CHECK(stage.last_act<drill::Publish>()->without_approval);
}

TEST_CASE("The legal seat approves what waits for it, and may ask for a change only with words") {
    SeatStage stage;
    stage.data.facts_of_drill.seat = drill::Seat::lead;
    stage.data.facts_of_drill.allowed_acts.insert("review");
    stage.state.work.tab = 1;
    stage.settle(stage.draw());
    stage.click("work/statement/statement-2/change", stage.draw());
    CHECK_FALSE(stage.ui.dump().find("work/statement/statement-2/send-change")->enabled);
    stage.type(U"請寫出批號", stage.draw());
    stage.click("work/statement/statement-2/send-change", stage.draw());
    REQUIRE(stage.last_act<drill::ReviewStatement>() != nullptr);
    CHECK(stage.last_act<drill::ReviewStatement>()->decision == "change");
    CHECK(stage.last_act<drill::ReviewStatement>()->comment == "請寫出批號");
    stage.click("work/statement/statement-2/approve", stage.draw());
    CHECK(stage.last_act<drill::ReviewStatement>()->decision == "approve");
}

TEST_CASE("A call is taken from the ticker and answered before the deadline") {
    SeatStage stage;
    stage.settle(stage.draw());
    stage.click("ticker/call", stage.draw());
    stage.type(U"目前有一位孩童送醫。", stage.draw());
    stage.click("channel/press/send", stage.draw());
    REQUIRE(stage.last_act<drill::AnswerPress>() != nullptr);
    CHECK(stage.last_act<drill::AnswerPress>()->call == "call_minsheng");
}

TEST_CASE("Clock controls reach the drill, and the end asks first") {
    SeatStage stage;
    stage.settle(stage.draw());
    stage.click("top/pause", stage.draw());
    stage.click("top/faster", stage.draw());
    stage.click("top/jump-10m", stage.draw());
    CHECK(stage.port.clock == std::vector<std::string>{"pause", "pace 30", "jump 600"});
    stage.click("top/end", stage.draw());
    CHECK(stage.port.clock.size() == 3);
    stage.click("*end-dialog/confirm", stage.draw());
    CHECK(stage.port.clock.back() == "end");
}

TEST_CASE("A seat without authority cannot publish, and sees why in the menu of forms") {
    SeatStage stage;
    stage.data.facts_of_drill.allowed_acts = {"see", "open_platform", "chat"};
    stage.state.work.tab = 1;
    stage.settle(stage.draw());
    CHECK(stage.ui.dump().find("work/statement/statement-2/publish") == nullptr);
    CHECK_FALSE(stage.ui.dump().find("work/statement/new")->enabled);
    CHECK_FALSE(stage.ui.dump().find("channel/post-210/flag")->enabled);
}

TEST_CASE("Taking all suggestions files every readiness form within the budget") {
    ScreenStage stage(Language::en);
    drill::SeatSnapshot data = fake_seat_data();
    ReadinessState state;
    const auto draw = [&](ScreenContext& context) {
        static_cast<void>(draw_readiness_screen(context, data, state));
    };
    stage.settle(draw);
    stage.click("readiness/take-all", draw);
    for (const bool done : state.done)
        CHECK(done);
    const drill::Prepare* prepared = stage.last_act<drill::Prepare>();
    REQUIRE(prepared != nullptr);
    std::int64_t cost = 0;
    for (const drill::Choice& measure : data.facts_of_drill.measures)
        for (const std::string& chosen : prepared->measures)
            if (chosen == measure.id) cost += measure.cost;
    CHECK(cost <= data.readiness_left);
    CHECK(stage.last_act<drill::SetQuery>()->terms == data.facts_of_drill.suggested_keywords);
    CHECK(stage.last_act<drill::DecisionRule>()->level == 3);
}

TEST_CASE("A suggestion that makes the form longer leaves its top in sight") {
    ScreenStage stage(Language::en, {1280, 720});
    drill::SeatSnapshot data = fake_seat_data();
    ReadinessState state;
    const auto draw = [&](ScreenContext& context) {
        static_cast<void>(draw_readiness_screen(context, data, state));
    };
    stage.settle(draw);
    stage.click("readiness/steps/risks", draw);
    stage.click("readiness/risks/suggest", draw);
    stage.settle(draw);
    const WidgetRecord* sheet = stage.ui.dump().find("readiness/risks/sheet");
    REQUIRE(sheet != nullptr);
    CHECK(sheet->state.starts_with("0/"));
    CHECK(sheet->state != "0/0");
}

TEST_CASE(
    "A mention is assigned by name of the seat; the choice opens on demand, also for the first post of all") {
    SeatStage stage;
    stage.data.mentions.resize(1);
    stage.data.mentions[0].post.id = 0;
    stage.data.mentions[0].answered = stage.data.mentions[0].closed = false;
    stage.settle(stage.draw());
    CHECK(stage.ui.dump().find("work/queue/mention-0/to-legal") == nullptr);
    stage.click("work/queue/mention-0/assign", stage.draw());
    stage.click("work/queue/mention-0/to-lead", stage.draw());
    REQUIRE(stage.last_act<drill::Assign>() != nullptr);
    CHECK(stage.last_act<drill::Assign>()->seat == "lead");
    CHECK(stage.ui.dump().find("work/queue/mention-0/to-legal") == nullptr);
}
