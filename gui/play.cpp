#include "gui/play.hpp"

#include <cstdio>
#include <memory>

#include "gui/frame_loop.hpp"
#include "gui/platform/script_input.hpp"
#include "gui/screens/drill_screens.hpp"

namespace stormdrill::gui {

namespace {

/// A person has the desktop's clipboard and the wall clock; a script brings its own of both.
struct Surroundings {
    std::unique_ptr<InputSource> input;
    std::unique_ptr<FrameClock> clock;
    std::unique_ptr<Clipboard> clipboard;
};

Surroundings surroundings_of(const PlayWindowOptions& options, Window& window) {
    if (options.script)
        return {std::make_unique<ScriptInput>(*options.script), std::make_unique<SteppedClock>(),
                std::make_unique<MemoryClipboard>()};
    return {std::make_unique<WindowInput>(window), std::make_unique<WallClock>(),
            std::make_unique<SystemClipboard>()};
}

} // namespace

int play(const drill::PlayOptions& options, const PlayWindowOptions& window_options) {
    Locale locale(window_options.words, options.language);
    GlyphAtlas atlas(find_font_files(), window_options.scale);
    Window window({.title = locale.tr("app.name") + " · EXERCISE 演練",
                   .width = window_options.width,
                   .height = window_options.height},
                  atlas);
    try {
        const Surroundings around = surroundings_of(window_options, window);
        Ui ui(atlas, *around.clipboard);
        DrillScreens screens(options, window_options, locale);
        const FrameLoop loop{.step = [&](double now) { return screens.step(now); },
                             .draw = [&](Ui& frame) { return screens.draw(frame); }};
        run(loop, window, atlas, ui, *around.input, *around.clock);
    } catch (const ScriptFailure& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}

} // namespace stormdrill::gui
