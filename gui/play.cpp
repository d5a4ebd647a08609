#include "gui/play.hpp"

#include <cstdio>
#include <memory>

#include "drill/net/beast_transport.hpp"
#include "gui/frame_loop.hpp"
#include "gui/platform/script_input.hpp"
#include "gui/screens/drill_screens.hpp"
#include "gui/screens/remote_port.hpp"

namespace stormdrill::gui {

namespace {

/// A person has the desktop's clipboard and the wall clock; a script brings its own clipboard, and where the
/// drill is this program's own its own clock as well.
struct Surroundings {
    std::unique_ptr<InputSource> input;
    std::unique_ptr<FrameClock> clock;
    std::unique_ptr<Clipboard> clipboard;
};

enum class ScriptTime { stepped, wall };

Surroundings surroundings_of(const PlayWindowOptions& options, ScriptTime script_time, Window& window) {
    if (!options.script)
        return {std::make_unique<WindowInput>(window), std::make_unique<WallClock>(),
                std::make_unique<SystemClipboard>()};
    auto input = std::make_unique<ScriptInput>(*options.script);
    if (script_time == ScriptTime::wall)
        return {std::move(input), std::make_unique<WallClock>(), std::make_unique<MemoryClipboard>()};
    return {std::move(input), std::make_unique<SteppedClock>(), std::make_unique<MemoryClipboard>()};
}

int show(DrillScreens& screens, const Locale& locale, const PlayWindowOptions& options,
         ScriptTime script_time) {
    GlyphAtlas atlas(find_font_files(), options.scale);
    Window window({.title = locale.tr("app.name") + " · EXERCISE 演練",
                   .width = options.width,
                   .height = options.height},
                  atlas);
    try {
        const Surroundings around = surroundings_of(options, script_time, window);
        Ui ui(atlas, *around.clipboard);
        const FrameLoop loop{.step = [&](double now) { return screens.step(now); },
                             .draw = [&](Ui& frame) { return screens.draw(frame); }};
        run(loop, window, atlas, ui, *around.input, *around.clock);
    } catch (const ScriptFailure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}

} // namespace

int play(const drill::PlayOptions& options, const PlayWindowOptions& window_options) {
    Locale locale(window_options.words, options.language);
    DrillScreens screens(options, window_options, locale);
    return show(screens, locale, window_options, ScriptTime::stepped);
}

int join(const JoinOptions& options, const PlayWindowOptions& window_options) {
    namespace net = drill::net;
    Locale locale(window_options.words, options.language);
    auto client =
        std::make_unique<net::SeatClient>([join = options.join] { return net::connect_to_host(join); },
                                          options.join.code, options.name, options.token);
    auto port = std::make_unique<RemotePort>(
        std::move(client),
        RemotePortOptions{options.folder, options.tone_rules, options.language, options.keep_token}, locale);
    DrillScreens screens(std::move(port), options.join.address + ":" + std::to_string(options.join.port),
                         locale);
    return show(screens, locale, window_options, ScriptTime::wall);
}

} // namespace stormdrill::gui
