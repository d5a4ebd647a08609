// Shows every widget in one window; Ctrl+L changes the language.
//   gui_gallery [--lang en|zh-TW] [--scale 1..3] [--script FILE] [--measure FRAMES]
// --measure draws so many frames as fast as it can, the feed scrolling, and prints the times.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "gui/frame_loop.hpp"
#include "gui/gallery/gallery.hpp"
#include "gui/platform/script_input.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

struct Arguments {
    Language language = Language::zh_TW;
    float scale = 1;
    std::string script;
    int measured_frames = 0;
};

Arguments read_arguments(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i < count; i += 2) {
        const std::string name = words[i];
        const std::string value = i + 1 < count ? words[i + 1] : "";
        const auto language = parse_language(value);
        if (name == "--lang" && language)
            arguments.language = *language;
        else if (name == "--scale" && std::atof(value.c_str()) >= 1 && std::atof(value.c_str()) <= 3)
            arguments.scale = static_cast<float>(std::atof(value.c_str()));
        else if (name == "--script" && !value.empty())
            arguments.script = value;
        else if (name == "--measure" && std::atoi(value.c_str()) > 0)
            arguments.measured_frames = std::atoi(value.c_str());
        else
            throw OperatorError(
                "usage: gui_gallery [--lang en|zh-TW] [--scale 1..3] [--script FILE] [--measure FRAMES]");
    }
    return arguments;
}

void measure(Gallery& gallery, Window& window, GlyphAtlas& atlas, Ui& ui, int frames) {
    WallClock clock;
    std::vector<double> milliseconds;
    for (int i = 0; i < frames; ++i) {
        const double start = clock.now();
        const InputEvent wheel = WheelScrolled{{700, 400}, i % 60 < 30 ? -0.5f : 0.5f};
        atlas.start_frame();
        ui.begin_frame(std::span(&wheel, 1), start, window.size());
        gallery.draw(ui);
        (void)ui.end_frame();
        window.present(ui.draw_list());
        milliseconds.push_back((clock.now() - start) * 1000);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
    };
    const DrawList& list = ui.draw_list();
    std::printf(
        "frames: %d\nframe_ms_p50: %.1f\nframe_ms_p95: %.1f\nfps_p50: %.0f\ndraw_calls: %zu\nvertices: %zu\n",
        frames, at(0.5), at(0.95), 1000 / at(0.5), list.commands.size(), list.vertices.size());
}

void show(const Arguments& arguments) {
    Locale locale(STORMDRILL_SOURCE_DIR "/gui/gallery/words", arguments.language);
    GlyphAtlas atlas(find_font_files(), arguments.scale);
    Window window({.title = locale.tr("title")}, atlas);
    SystemClipboard desktop;
    MemoryClipboard memory;
    const bool scripted = !arguments.script.empty();
    Ui ui(atlas, scripted ? static_cast<Clipboard&>(memory) : desktop);
    std::unique_ptr<InputSource> input;
    std::unique_ptr<FrameClock> clock;
    if (scripted)
        input = std::make_unique<ScriptInput>(std::filesystem::path(arguments.script));
    else
        input = std::make_unique<WindowInput>(window);
    if (scripted)
        clock = std::make_unique<SteppedClock>();
    else
        clock = std::make_unique<WallClock>();
    Gallery gallery(locale);
    if (arguments.measured_frames > 0) {
        measure(gallery, window, atlas, ui, arguments.measured_frames);
        return;
    }
    const auto draw = [&gallery](Ui& u) {
        gallery.draw(u);
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
