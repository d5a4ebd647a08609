// Shows the screens with a made-up drill behind them, to look at and to take pictures of.
//   gui_demo [--lang en|zh-TW] [--screen NAME] [--size 1440x900] [--scale 1..3] [--script FILE]

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "base/diagnostics.hpp"
#include "gui/frame_loop.hpp"
#include "gui/platform/script_input.hpp"
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
#include "tests/gui/fake_port.hpp"
#include "tests/gui/fake_seat_data.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

struct Arguments {
    Language language = Language::zh_TW;
    std::string screen = "seat";
    int width = 1440, height = 900;
    float scale = 1;
    std::string script;
};

Arguments read_arguments(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string name = words[i];
        const std::string value = words[i + 1];
        if (name == "--lang")
            arguments.language = parse_language(value).value_or(Language::zh_TW);
        else if (name == "--screen")
            arguments.screen = value;
        else if (name == "--size")
            std::sscanf(value.c_str(), "%dx%d", &arguments.width, &arguments.height);
        else if (name == "--scale")
            arguments.scale = static_cast<float>(std::atof(value.c_str()));
        else if (name == "--script")
            arguments.script = value;
        else
            throw OperatorError("unknown option " + name);
    }
    return arguments;
}

/// Every screen's state, and the one that shows.
struct Screens {
    drill::SeatSnapshot data = fake_seat_data();
    drill::DrillResult result = fake_result();
    SeatScreenState seat;
    drill::FacilitatorSnapshot conduct = fake_facilitator_data();
    FacilitatorState facilitator;
    StartState start;
    ReadinessState readiness;
    LearnState learn;
    EndState end;

    Screens() {
        start.scenarios = list_scenarios(STORMDRILL_SOURCE_DIR "/scenarios");
        start.fill({});
    }
    void draw(ScreenContext& context, const std::string& name) {
        data.feed_platform = seat.channel.tab;
        if (name == "seat") draw_seat_screen(context, data, seat);
        if (facilitator.looking) data.facts_of_drill.seat = *facilitator.looking;
        if (name == "facilitator") draw_facilitator_screen(context, conduct, data, facilitator);
        if (name == "start") static_cast<void>(draw_start_screen(context, start));
        if (name == "loading")
            draw_progress_screen(context, context.t("loading.title"), context.t("loading.about"),
                                 std::nullopt);
        if (name == "computing")
            draw_progress_screen(context, context.t("computing.title"), context.t("computing.about"), 0.4);
        if (name == "connection") {
            draw_seat_screen(context, data, seat);
            draw_connection_banner(context);
        }
        if (name == "team-room") {
            data.chairs = fake_chairs();
            static_cast<void>(draw_team_room(context, data));
        }
        if (name == "briefing") static_cast<void>(draw_briefing_screen(context, data));
        if (name == "readiness") static_cast<void>(draw_readiness_screen(context, data, readiness));
        if (name == "learn") static_cast<void>(draw_learn_screen(context, data, learn));
        if (name == "end") static_cast<void>(draw_end_screen(context, data, result, end));
    }
};

void show(const Arguments& arguments) {
    Locale locale(STORMDRILL_SOURCE_DIR "/gui/locale", arguments.language);
    GlyphAtlas atlas(find_font_files(), arguments.scale);
    Window window({.title = "Stormdrill", .width = arguments.width, .height = arguments.height}, atlas);
    MemoryClipboard clipboard;
    Ui ui(atlas, clipboard);
    std::unique_ptr<InputSource> input;
    std::unique_ptr<FrameClock> clock;
    if (arguments.script.empty()) {
        input = std::make_unique<WindowInput>(window);
        clock = std::make_unique<WallClock>();
    } else {
        input = std::make_unique<ScriptInput>(std::filesystem::path(arguments.script));
        clock = std::make_unique<SteppedClock>();
    }
    FakePort port;
    if (arguments.screen == "connection") port.seat_state = DrillPort::State::lost;
    port.leads = arguments.screen != "connection"; // a seat of a team
    std::vector<Notice> notices;
    Screens screens;
    const auto draw = [&](Ui& u) {
        ScreenContext context{u, locale, notices, &port};
        screens.draw(context, arguments.screen);
        return !u.close_requested();
    };
    run({.step = {}, .draw = draw}, window, atlas, ui, *input, *clock);
}

} // namespace

int main(int count, char** words) {
    try {
        show(read_arguments(count, words));
    } catch (const ScriptFailure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    } catch (const OperatorError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
