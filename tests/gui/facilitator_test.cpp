// What a facilitator does on her screen, and the acts that come of it.
#include "tests/gui/screen_stage.hpp"

#include "gui/screens/facilitator_screen.hpp"
#include "tests/gui/fake_facilitator_data.hpp"
#include "tests/gui/fake_seat_data.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

struct FacilitatorStage : ScreenStage {
    explicit FacilitatorStage(Language language = Language::zh_TW, Size window_size = {1920, 1080})
        : ScreenStage(language, window_size) {}
    drill::FacilitatorSnapshot data = fake_facilitator_data();
    drill::SeatSnapshot seat = fake_seat_data();
    FacilitatorState state;
    auto draw() {
        return [this](ScreenContext& context) { draw_facilitator_screen(context, data, seat, state); };
    }
    std::string text_of(const std::string& id) {
        const WidgetRecord* widget = ui.dump().find(id);
        INFO(id);
        REQUIRE(widget != nullptr);
        return widget->text;
    }
    /// Unfolds an inject, once the list stands still.
    void choose(const std::string& inject) {
        settle(draw());
        click("injects/" + inject + "/row", draw());
        settle(draw());
    }
};

} // namespace

TEST_CASE("The facilitator's bar moves clock and injects") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    CHECK(stage.text_of("bar/clock") == "T+05:12:00");
    CHECK(stage.text_of("bar/pace") == "×60");
    stage.click("bar/pause", stage.draw());
    stage.click("bar/faster", stage.draw());
    stage.click("bar/slower", stage.draw());
    stage.click("bar/jump-10m", stage.draw());
    CHECK(stage.port.clock == std::vector<std::string>{"pause", "pace 120", "pace 30", "jump 600"});
    for (const auto& [id, by] :
         {std::pair{"bar/nudge-5", -5}, {"bar/nudge-1", -1}, {"bar/nudge+1", 1}, {"bar/nudge+5", 5}}) {
        stage.click(id, stage.draw());
        REQUIRE(stage.last_act<drill::Nudge>() != nullptr);
        CHECK(stage.last_act<drill::Nudge>()->minutes == by);
    }
    // What comes next is the first that will really come; the held one and the one done already are none.
    CHECK(stage.text_of("bar/next").find("「他們一句話都不說」") != std::string::npos);
    CHECK(stage.text_of("bar/next").find("4:10") != std::string::npos);
    CHECK(stage.text_of("bar/fired") == "已觸發 5");
    CHECK(stage.text_of("bar/held") == "暫緩 1");
    // The space bar, too.
    stage.data.clock.paused = true;
    stage.frame({KeyPressed{Key::space}}, stage.draw());
    CHECK(stage.port.clock.back() == "resume");
}

TEST_CASE("A comparison that failed is said in one line, in place of its progress") {
    const auto [language, line] = GENERATE(table<Language, std::string>({
        {Language::en, "Comparison broken off: not enough memory. The drill goes on."},
        {Language::zh_TW, "對照走勢計算中斷：記憶體不足。演練照常進行。"},
    }));
    FacilitatorStage stage(language, {1440, 900});
    stage.settle(stage.draw());
    CHECK(stage.ui.dump().find("curves/twins") != nullptr);
    CHECK(stage.ui.dump().find("curves/fault") == nullptr);
    stage.data.curves.twins_fault = {"not enough memory", "記憶體不足"};
    stage.settle(stage.draw());
    CHECK(stage.ui.dump().find("curves/twins") == nullptr);
    CHECK(stage.text_of("curves/fault") == line);
    for (const WidgetRecord& words : stage.ui.dump().widgets())
        if (words.role == "words" && words.text == line) CHECK(words.state != "cut");
}

TEST_CASE("An inject is fired, held, released, skipped with a reason, and reworded") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.choose("silence");
    stage.click("injects/silence/fire", stage.draw());
    REQUIRE(stage.last_act<drill::FireInject>() != nullptr);
    CHECK(stage.last_act<drill::FireInject>()->inject == "silence");
    stage.click("injects/silence/hold", stage.draw());
    CHECK(stage.last_act<drill::HoldInject>()->inject == "silence");
    stage.click("injects/silence/skip", stage.draw());
    stage.settle(stage.draw());
    stage.type(U"已經夠亂了", stage.draw());
    CHECK(stage.last_act<drill::SkipInject>() == nullptr);
    stage.click("inject-skip/confirm", stage.draw());
    REQUIRE(stage.last_act<drill::SkipInject>() != nullptr);
    CHECK(stage.last_act<drill::SkipInject>()->reason == "已經夠亂了");
    CHECK(stage.state.injects.skipping.empty());
    stage.click("injects/silence/edit", stage.draw());
    stage.settle(stage.draw());
    stage.click("inject-edit/save", stage.draw());
    REQUIRE(stage.last_act<drill::EditInject>() != nullptr);
    CHECK(stage.last_act<drill::EditInject>()->text.zh_TW == "五個小時了，一句話都沒有。");
    CHECK(stage.last_act<drill::EditInject>()->text.en == "Five hours, not a word.");
    stage.choose("lawyer");
    stage.click("injects/lawyer/hold", stage.draw());
    REQUIRE(stage.last_act<drill::ReleaseInject>() != nullptr);
    CHECK(stage.last_act<drill::ReleaseInject>()->inject == "lawyer");
    // What has come cannot be touched any more.
    stage.choose("trigger");
    CHECK(stage.ui.dump().find("injects/trigger/fire") == nullptr);
}

TEST_CASE("The red line stands between what came and what is to come") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    const auto top = [&](const char* id) {
        const WidgetRecord* widget = stage.ui.dump().find(id);
        REQUIRE(widget != nullptr);
        return widget->seen.y;
    };
    const float now = top("injects/now");
    CHECK(top("injects/second_family/inject") < now);
    CHECK(top("injects/lawyer/inject") < now); // held past its time
    CHECK(top("injects/silence/inject") > now);
}

TEST_CASE("A new inject is written, for everybody or to one seat") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.click("injects/new", stage.draw());
    stage.settle(stage.draw());
    stage.state.write.text.set_utf8("湯匙是哪裡來的？");
    stage.state.write.kind = 1;
    stage.state.write.persona = 1;
    stage.state.write.in_minutes = 15;
    stage.settle(stage.draw());
    stage.click("inject-write/send", stage.draw());
    const auto* act = stage.last_act<drill::WriteInject>();
    REQUIRE(act != nullptr);
    CHECK(act->kind == "call");
    CHECK(act->persona == "reporter");
    CHECK(act->text.zh_TW == "湯匙是哪裡來的？");
    CHECK_FALSE(act->text.en);
    CHECK(act->at == stage.data.clock.now.seconds + 900);
    CHECK(act->deadline_minutes == 30);
    CHECK_FALSE(stage.state.write.open);
    stage.click("seats/legal/message", stage.draw());
    stage.settle(stage.draw());
    stage.state.write.text.set_utf8("請儘快審稿");
    stage.settle(stage.draw());
    stage.click("inject-write/send", stage.draw());
    CHECK(stage.last_act<drill::WriteInject>()->kind == "mail");
    CHECK(stage.last_act<drill::WriteInject>()->to_seats == std::vector<std::string>{"legal"});
    CHECK_FALSE(stage.last_act<drill::WriteInject>()->at);
}

TEST_CASE("An evaluator's entry is one key and a note, about the inject of the moment") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.frame({KeyPressed{Key::digit3}, TextCommitted{U"3"}}, stage.draw());
    stage.settle(stage.draw());
    stage.type(U"等太久", stage.draw());
    stage.click("observation/send", stage.draw());
    const auto* act = stage.last_act<drill::Observe>();
    REQUIRE(act != nullptr);
    CHECK(act->rating == "M");
    CHECK(act->note == "等太久");
    CHECK(act->inject == "second_family");
    CHECK(stage.state.observation.note.empty());
}

TEST_CASE("Pressure is turned, and the facilitator speaks as personas and accounts") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.click("pressure/dial/0", stage.draw());
    REQUIRE(stage.last_act<drill::TurnPressure>() != nullptr);
    CHECK(stage.last_act<drill::TurnPressure>()->dial == -2);
    stage.click("speak/text", stage.draw());
    stage.type(U"還是沒有人理我", stage.draw());
    stage.click("speak/heat/2", stage.draw());
    stage.click("speak/send", stage.draw());
    const auto* act = stage.last_act<drill::SpeakAs>();
    REQUIRE(act != nullptr);
    CHECK(act->persona == "mother");
    CHECK(act->platform == "facebook");
    CHECK(act->text == "還是沒有人理我");
    CHECK(act->anger == 0.9);
    CHECK(stage.state.speak.text.empty());
    // The first account behind the personas, under the first post behind the platforms.
    stage.state.speak.speaker = stage.data.personas.size();
    stage.state.speak.place = stage.data.platforms.size() + 1;
    stage.state.speak.text.set_utf8("我也是");
    stage.settle(stage.draw());
    stage.click("speak/send", stage.draw());
    act = stage.last_act<drill::SpeakAs>();
    CHECK(act->persona.empty());
    CHECK(act->account == stage.seat.feed[0].id);
    CHECK(act->comment_on == stage.seat.feed[1].id);
    CHECK(act->platform.empty());
}

TEST_CASE("Looking through a seat shows its screen, and nothing can be done there") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.click("seats/service/look", stage.draw());
    REQUIRE(stage.state.looking == drill::Seat::service);
    CHECK(stage.state.feed_request().seat == drill::Seat::service);
    stage.seat.facts_of_drill.seat = drill::Seat::service;
    for (int i = 0; i < 40; ++i)
        stage.frame({}, stage.draw());
    REQUIRE(stage.ui.dump().find("looked/channel/post-210/flag") != nullptr);
    stage.click("looked/channel/post-210/flag", stage.draw());
    CHECK(stage.port.acts.empty()); // not even what was seen
    CHECK(stage.notices.back().text.en == "You are only looking: nothing can be done from here.");
    stage.click("stop-looking", stage.draw());
    CHECK_FALSE(stage.state.looking);
    CHECK_FALSE(stage.state.feed_request().seat);
}

TEST_CASE("A locked screen shows nothing of the drill until the word is said") {
    FacilitatorStage stage;
    stage.settle(stage.draw());
    stage.click("bar/lock", stage.draw());
    stage.settle(stage.draw());
    stage.state.lock_word.set_utf8("湯");
    stage.click("lock-dialog/confirm", stage.draw());
    stage.settle(stage.draw());
    REQUIRE(stage.state.locked);
    CHECK(stage.ui.dump().find("injects/new") == nullptr);
    stage.click("locked/unlock", stage.draw());
    CHECK(stage.state.locked);
    CHECK(stage.notices.back().text.zh_TW == "密語不對。");
    stage.state.typed_word.set_utf8("湯");
    stage.click("locked/unlock", stage.draw());
    CHECK_FALSE(stage.state.locked);
}

TEST_CASE("The control log tells what was done, in words") {
    FacilitatorStage stage(Language::en);
    stage.settle(stage.draw());
    CHECK(stage.text_of("control/entry-10") == "wrote an inject: An employee speaks up");
    CHECK(stage.text_of("control/entry-8") == "held an inject: A lawyer's letter");
}
