#pragma once
/// A screen without a window and without a drill: events go in, frames are drawn, acts and the layout dump
/// come out.

#include <string>
#include <vector>

#include "gui/screens/screen_context.hpp"
#include "tests/catch.hpp"
#include "tests/gui/fake_port.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

namespace stormdrill::gui {

struct ScreenStage {
    explicit ScreenStage(Language language, Size window_size = {1440, 900})
        : locale(STORMDRILL_SOURCE_DIR "/gui/locale", language), size(window_size) {}

    Locale locale;
    Size size;
    FixedWidthGlyphs glyphs;
    MemoryClipboard clipboard;
    Ui ui{glyphs, clipboard};
    FakePort port;
    std::vector<Notice> notices;
    double now = 0;
    bool drill_changed = false;

    /// Draws one frame a tenth of a second later.
    template <class Draw>
    void frame(const std::vector<InputEvent>& events, Draw draw) {
        now += 0.1;
        ui.begin_frame(events, now, size);
        ScreenContext context{ui, locale, notices, &port};
        draw(context);
        drill_changed = context.drill_changed;
        static_cast<void>(ui.end_frame());
        static_cast<void>(ui.draw_list());
    }
    template <class Draw>
    void settle(Draw draw) {
        frame({}, draw);
        frame({}, draw);
    }
    /// Clicks the widget of that id (`*` as in scripts), and draws once more so that what follows from it
    /// shows.
    template <class Draw>
    void click(const std::string& id, Draw draw) {
        const WidgetRecord* widget = ui.dump().find(id);
        INFO("no usable widget " << id);
        REQUIRE(widget != nullptr);
        REQUIRE(widget->visible());
        REQUIRE(widget->enabled);
        const Point at = widget->seen.center();
        frame({MouseMoved{at}, MousePressed{at}, MouseReleased{at}}, draw);
        frame({}, draw);
    }
    template <class Draw>
    void type(const std::u32string& text, Draw draw) {
        frame({TextCommitted{text}}, draw);
        frame({}, draw);
    }
    template <class Act>
    [[nodiscard]] const Act* last_act() const {
        for (auto act = port.acts.rbegin(); act != port.acts.rend(); ++act)
            if (const Act* found = std::get_if<Act>(&*act)) return found;
        return nullptr;
    }
};

} // namespace stormdrill::gui
