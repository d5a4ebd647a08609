// Every screen in both languages and three sizes: no words leave their column, none lie over each other.
#include "tests/gui/screen_stage.hpp"

#include "gui/screens/briefing_screen.hpp"
#include "gui/screens/connection_banner.hpp"
#include "gui/screens/end_screen.hpp"
#include "gui/screens/facilitator_screen.hpp"
#include "gui/screens/learn_screen.hpp"
#include "gui/screens/progress_screen.hpp"
#include "gui/screens/readiness_screen.hpp"
#include "gui/screens/seat_screen.hpp"
#include "gui/screens/start_screen.hpp"
#include "gui/screens/team_room_screen.hpp"
#include "tests/gui/fake_facilitator_data.hpp"
#include "tests/gui/fake_seat_data.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

constexpr float tolerance = 2; // pixels: line boxes may touch

std::vector<const WidgetRecord*> words_in_sight(const LayoutDump& dump) {
    std::vector<const WidgetRecord*> words;
    for (const WidgetRecord& widget : dump.widgets())
        if (widget.role == "words" && widget.visible()) words.push_back(&widget);
    return words;
}

void check_words(const LayoutDump& dump, Size size) {
    const auto words = words_in_sight(dump);
    REQUIRE(words.size() > 3);
    const Rect window{0, 0, size.width, size.height};
    std::string troubles;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i]->seen.intersection(window) != words[i]->seen)
            troubles += "outside: " + words[i]->id + " \"" + words[i]->text + "\"\n";
        for (std::size_t j = i + 1; j < words.size(); ++j) {
            const Rect common = words[i]->seen.intersection(words[j]->seen);
            if (common.width > tolerance && common.height > tolerance)
                troubles += words[i]->id + " \"" + words[i]->text + "\" lies over " + words[j]->id + " \"" +
                            words[j]->text + "\"\n";
        }
    }
    CHECK(troubles == "");
}

/// What stands in `scope` must stay within `column`.
void check_column(const LayoutDump& dump, const std::string& scope, const Rect& column) {
    std::string troubles;
    for (const WidgetRecord& widget : dump.widgets()) {
        if (!widget.visible() || !widget.id.starts_with(scope)) continue;
        if (widget.seen.x < column.x - tolerance || widget.seen.right() > column.right() + tolerance ||
            widget.seen.bottom() > column.bottom() + tolerance)
            troubles += widget.role + " " + widget.id + " \"" + widget.text + "\"\n";
    }
    CHECK(troubles == "");
}

/// Labels that had to be cut although the program chose their words.
void check_uncut(const LayoutDump& dump, const std::string& scope) {
    std::string troubles;
    for (const WidgetRecord& widget : dump.widgets())
        if (widget.role == "words" && widget.state == "cut" && widget.id.starts_with(scope))
            troubles += widget.id + " \"" + widget.text + "\"\n";
    CHECK(troubles == "");
}

const std::vector<Size> sizes{{1280, 720}, {1440, 900}, {1920, 1080}};
const std::vector<Language> languages{Language::en, Language::zh_TW};

template <class Run>
void in_every_size(Run run) {
    for (const Language language : languages)
        for (const Size size : sizes) {
            INFO(language_code(language) << " " << size.width << "x" << size.height);
            ScreenStage stage(language, size);
            run(stage);
        }
}

} // namespace

TEST_CASE("The seat screen keeps its words apart and in their columns, on every tab") {
    in_every_size([](ScreenStage& stage) {
        drill::SeatSnapshot data = fake_seat_data();
        SeatScreenState state;
        const auto draw = [&](ScreenContext& context) { draw_seat_screen(context, data, state); };
        const SeatColumns columns = seat_columns(stage.size);
        for (std::size_t work = 0; work < 5; ++work) {
            state.work.tab = work;
            state.channel.tab = work % 2 == 0 ? 0 : data.platforms.size(); // the feed, and the inbox
            data.feed_platform = state.channel.tab;
            stage.settle(draw);
            INFO("work tab " << work);
            check_words(stage.ui.dump(), stage.size);
            check_column(stage.ui.dump(), "listening/", columns.listening);
            check_column(stage.ui.dump(), "channel/", columns.channel);
            check_column(stage.ui.dump(), "work/", columns.work);
            check_uncut(stage.ui.dump(), "listening/legend");
        }
    });
}

TEST_CASE("The facilitator's screen keeps its words apart and in their places") {
    in_every_size([](ScreenStage& stage) {
        const drill::FacilitatorSnapshot data = fake_facilitator_data();
        const drill::SeatSnapshot seat = fake_seat_data();
        FacilitatorState state;
        const auto draw = [&](ScreenContext& context) {
            draw_facilitator_screen(context, data, seat, state);
        };
        const FacilitatorColumns columns = facilitator_columns(stage.size);
        state.injects.chosen = "first_call";
        stage.settle(draw);
        check_words(stage.ui.dump(), stage.size);
        for (const auto& [scope, place] : {std::pair{"bar/", columns.bar},
                                           {"injects/", columns.injects},
                                           {"curves/", columns.curves},
                                           {"seats/", columns.seats},
                                           {"observation/", columns.observation},
                                           {"pressure/", columns.pressure},
                                           {"speak/", columns.speak},
                                           {"control/", columns.control}})
            check_column(stage.ui.dump(), scope, place);
        check_uncut(stage.ui.dump(), "pressure/");
        check_uncut(stage.ui.dump(), "curves/");
        state.write.open = true;
        for (std::size_t kind = 0; kind < 4; ++kind) {
            state.write.kind = kind;
            stage.settle(draw);
            INFO("kind " << kind);
            check_uncut(stage.ui.dump(), "inject-write/");
        }
        state.write.open = false;
    });
}

TEST_CASE("Forms, editor and composer keep their words apart") {
    in_every_size([](ScreenStage& stage) {
        drill::SeatSnapshot data = fake_seat_data();
        SeatScreenState state;
        const auto draw = [&](ScreenContext& context) { draw_seat_screen(context, data, state); };
        state.work.tab = 1;
        state.work.statement.editor.start(data);
        state.channel.open_threads.insert(209);
        state.channel.drawer = {209, PostDrawer::tags};
        state.channel.reply.open(data.feed[1]);
        stage.settle(draw);
        check_words(stage.ui.dump(), stage.size);
        check_column(stage.ui.dump(), "channel/", seat_columns(stage.size).channel);
        state.work.tab = 2;
        for (const FormKind form : {FormKind::none, FormKind::assess, FormKind::report, FormKind::outreach,
                                    FormKind::remedies, FormKind::campaign, FormKind::damage}) {
            state.work.forms.open = form;
            stage.settle(draw);
            INFO("form " << static_cast<int>(form));
            check_words(stage.ui.dump(), stage.size);
            check_column(stage.ui.dump(), "work/", seat_columns(stage.size).work);
        }
    });
}

TEST_CASE("The screens before and after the crisis keep their words apart") {
    in_every_size([](ScreenStage& stage) {
        drill::SeatSnapshot data = fake_seat_data();
        StartState start;
        start.scenarios = list_scenarios(STORMDRILL_SOURCE_DIR "/scenarios");
        start.fill({});
        stage.settle([&](ScreenContext& context) { static_cast<void>(draw_start_screen(context, start)); });
        check_words(stage.ui.dump(), stage.size);
        stage.settle([&](ScreenContext& context) { static_cast<void>(draw_briefing_screen(context, data)); });
        check_words(stage.ui.dump(), stage.size);
        stage.settle([&](ScreenContext& context) {
            draw_progress_screen(context, context.t("computing.title"), context.t("computing.about"), 0.5);
        });
        check_words(stage.ui.dump(), stage.size);
        ReadinessState readiness;
        for (readiness.step = 0; readiness.step < readiness_steps; ++readiness.step) {
            stage.settle([&](ScreenContext& context) {
                readiness.suggest(context, data, static_cast<ReadinessStep>(readiness.step));
                static_cast<void>(draw_readiness_screen(context, data, readiness));
            });
            INFO("readiness step " << readiness.step);
            check_words(stage.ui.dump(), stage.size);
        }
        LearnState learn;
        for (learn.step = 0; learn.step < 2; ++learn.step) {
            stage.settle(
                [&](ScreenContext& context) { static_cast<void>(draw_learn_screen(context, data, learn)); });
            check_words(stage.ui.dump(), stage.size);
        }
        const drill::DrillResult result = fake_result();
        EndState end;
        for (end.tab = 0; end.tab < 3; ++end.tab) {
            stage.settle([&](ScreenContext& context) {
                static_cast<void>(draw_end_screen(context, data, result, end));
            });
            INFO("result tab " << end.tab);
            check_words(stage.ui.dump(), stage.size);
        }
    });
}

TEST_CASE("Every screen carries the exercise mark and the switch of the language") {
    ScreenStage stage(Language::zh_TW);
    drill::SeatSnapshot data = fake_seat_data();
    SeatScreenState seat;
    StartState start;
    start.fill({});
    const auto check = [&](auto draw) {
        stage.settle(draw);
        const WidgetRecord* mark = stage.ui.dump().find("*top/exercise");
        REQUIRE(mark != nullptr);
        CHECK(mark->text == "EXERCISE 演練");
        const Language before = stage.locale.language();
        stage.click("*top/language", draw);
        CHECK(stage.locale.language() != before);
    };
    check([&](ScreenContext& context) { draw_seat_screen(context, data, seat); });
    check([&](ScreenContext& context) { static_cast<void>(draw_start_screen(context, start)); });
    check([&](ScreenContext& context) { static_cast<void>(draw_briefing_screen(context, data)); });
}

TEST_CASE("The team room keeps its words apart, for who conducts and for who does not") {
    in_every_size([](ScreenStage& stage) {
        drill::SeatSnapshot data = fake_seat_data();
        data.chairs = fake_chairs();
        const auto draw = [&](ScreenContext& context) { static_cast<void>(draw_team_room(context, data)); };
        for (const bool leads : {false, true}) {
            INFO("leads " << leads);
            stage.port.leads = leads;
            stage.settle(draw);
            check_words(stage.ui.dump(), stage.size);
            check_uncut(stage.ui.dump(), "team-room/");
        }
        stage.click("team-room/start", draw);
        CHECK(stage.port.clock == std::vector<std::string>{"start"});
        CHECK(stage.ui.dump().find("team-room/chair-legal")->state == "away");
        CHECK(stage.ui.dump().find("team-room/count")->state == "some");
    });
}

TEST_CASE("What stands over the screens while the host is away says it whole, and locks nothing") {
    in_every_size([](ScreenStage& stage) {
        drill::SeatSnapshot data = fake_seat_data();
        SeatScreenState state;
        const auto draw = [&](ScreenContext& context) {
            draw_seat_screen(context, data, state);
            draw_connection_banner(context);
        };
        stage.settle(draw);
        CHECK(stage.ui.dump().find("connection") == nullptr);

        stage.port.answers_later = true;
        stage.click("channel/post-210/flag", draw);
        for (int i = 0; i < 10; ++i)
            stage.frame({}, draw);
        REQUIRE(stage.ui.dump().find("connection") != nullptr);
        CHECK(stage.ui.dump().find("connection")->state == "sending");

        stage.port.seat_state = DrillPort::State::lost;
        stage.settle(draw);
        CHECK(stage.ui.dump().find("connection")->state == "lost");
        check_uncut(stage.ui.dump(), "connection/");
        stage.click("work/tabs/3", draw);
        CHECK(state.work.tab == 3);

        stage.port.seat_state = DrillPort::State::open;
        stage.port.answer();
        stage.settle(draw);
        CHECK(stage.ui.dump().find("connection") == nullptr);
        stage.port.stands_still = "/drills/drill.jsonl: no space left on device";
        stage.settle(draw);
        CHECK(stage.ui.dump().find("connection")->state == "fault");
    });
}
