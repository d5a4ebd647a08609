// The result's third tab: ratings and overrulings as acts.

#include "gui/screens/end_screen.hpp"
#include "tests/gui/fake_seat_data.hpp"
#include "tests/gui/screen_stage.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {
struct EvaluateStage : ScreenStage {
    explicit EvaluateStage(Language language) : ScreenStage(language) { end.tab = 2; }
    drill::SeatSnapshot data = fake_seat_data();
    drill::DrillResult result = fake_result();
    EndState end;

    auto draw() {
        return [this](ScreenContext& context) {
            static_cast<void>(draw_end_screen(context, data, result, end));
        };
    }
    void press(Key key) {
        frame({KeyPressed{key, {}}}, draw());
        frame({}, draw());
    }
};
} // namespace

TEST_CASE("An evaluator rates by button and by key, with name and note") {
    EvaluateStage stage(Language::zh_TW);
    stage.settle(stage.draw());
    stage.press(Key::digit1); // nothing is chosen yet
    CHECK(stage.port.acts.empty());
    stage.click("end/evaluate/rate-P2-U", stage.draw());
    const auto* rate = stage.last_act<drill::Rate>();
    REQUIRE(rate != nullptr);
    CHECK(rate->clause == "P2");
    CHECK(rate->rating == "U");
    CHECK(rate->note.empty());
    CHECK_FALSE(rate->evaluator);

    stage.click("end/evaluate/evaluator", stage.draw());
    stage.type(U"陳老師", stage.draw());
    stage.press(Key::digit2); // belongs to the field
    CHECK(stage.port.acts.size() == 1);
    stage.click("end/evaluate/row-P3", stage.draw());
    stage.click("end/evaluate/note", stage.draw());
    stage.type(U"核准流程清楚", stage.draw());
    stage.click("end/evaluate/row-P3", stage.draw());
    stage.press(Key::digit3);
    rate = stage.last_act<drill::Rate>();
    CHECK(rate->clause == "P3");
    CHECK(rate->rating == "M");
    CHECK(rate->note == "核准流程清楚");
    CHECK(rate->evaluator == "陳老師");
    // Another row has its own note: none yet.
    stage.click("end/evaluate/row-P4", stage.draw());
    stage.press(Key::digit4);
    rate = stage.last_act<drill::Rate>();
    CHECK(rate->clause == "P4");
    CHECK(rate->rating == "U");
    CHECK(rate->note.empty());
}

TEST_CASE("A finding is overruled with a note, once") {
    EvaluateStage stage(Language::en);
    stage.settle(stage.draw());
    CHECK(stage.ui.dump().find("end/evaluate/overrule") == nullptr);
    stage.click("end/evaluate/finding-40-1", stage.draw());
    stage.click("end/evaluate/reason", stage.draw());
    stage.type(U"a quotation", stage.draw());
    stage.click("end/evaluate/overrule", stage.draw());
    const auto* overruling = stage.last_act<drill::OverruleFinding>();
    REQUIRE(overruling != nullptr);
    CHECK(overruling->line == 40);
    CHECK(overruling->finding == 1);
    CHECK(overruling->note == "a quotation");
    CHECK(stage.end.evaluate.reason.empty());

    // The result follows: the tone shows both figures, and the finding cannot be overruled again.
    stage.result.transcript.overrulings = {{{{7200}, 0, "evaluator", 99}, 40, 1, "a quotation"}};
    ++stage.result.revision;
    stage.settle(stage.draw());
    const WidgetRecord* tone = stage.ui.dump().find("end/evaluate/tone-40-0");
    REQUIRE(tone != nullptr);
    CHECK(tone->text == "tone 71 (found 15)");
    REQUIRE(stage.ui.dump().find("end/evaluate/overrule") != nullptr);
    CHECK_FALSE(stage.ui.dump().find("end/evaluate/overrule")->enabled);
}

TEST_CASE("A refused rating says why and changes nothing") {
    EvaluateStage stage(Language::en);
    stage.settle(stage.draw());
    stage.port.refuse = true;
    stage.click("end/evaluate/rate-P2-P", stage.draw());
    REQUIRE(stage.notices.size() == 1);
    CHECK(stage.notices[0].text.en == "Not now.");
}
