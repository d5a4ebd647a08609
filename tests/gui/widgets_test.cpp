#include "tests/catch.hpp"

#include "gui/frame_loop.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/chart.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/slider.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

// A screen without a window: events go in, one frame is drawn, the dump comes out.
struct Stage {
    FixedWidthGlyphs glyphs;
    MemoryClipboard clipboard;
    Ui ui{glyphs, clipboard};
    double now = 0;

    template <class Draw>
    void frame(std::vector<InputEvent> events, Draw draw) {
        now += 0.02;
        ui.begin_frame(events, now, {400, 300});
        draw(ui);
        (void)ui.end_frame();
        (void)ui.draw_list();
    }
    template <class Draw>
    void click(Point at, Draw draw) {
        frame({MouseMoved{at}, MousePressed{at}, MouseReleased{at}}, draw);
    }
    const WidgetRecord& widget(const std::string& id) {
        const auto* found = ui.dump().find(id);
        REQUIRE(found != nullptr);
        return *found;
    }
};

const std::vector<InputEvent> tab{KeyPressed{Key::tab, {}}};
const std::vector<InputEvent> enter{KeyPressed{Key::enter, {}}};
const std::vector<InputEvent> escape{KeyPressed{Key::escape, {}}};

} // namespace

TEST_CASE("A button is pressed by mouse, Enter and Space, and not while it is disabled") {
    Stage stage;
    int clicks = 0;
    bool enabled = true;
    const auto draw = [&](Ui& ui) {
        if (button(ui, "go", {10, 10, 100, 36}, "Go", {.enabled = enabled})) ++clicks;
    };
    stage.click({20, 20}, draw);
    CHECK(clicks == 1);
    stage.frame(enter, draw);
    stage.frame({KeyPressed{Key::space, {}}, TextCommitted{U" "}}, draw);
    CHECK(clicks == 3);
    stage.frame({MousePressed{{20, 20}}}, draw);
    stage.frame({MouseReleased{{300, 200}}}, draw); // let go elsewhere
    CHECK(clicks == 3);
    enabled = false;
    stage.click({20, 20}, draw);
    CHECK(clicks == 3);
    CHECK_FALSE(stage.widget("go").enabled);
}

TEST_CASE("Tab goes round in drawing order, Shift+Tab back, and skips what is disabled") {
    Stage stage;
    const auto draw = [](Ui& ui) {
        (void)button(ui, "one", {0, 0, 50, 30}, "1");
        (void)button(ui, "off", {0, 40, 50, 30}, "x", {.enabled = false});
        const IdScope scope(ui, "inner");
        (void)button(ui, "two", {0, 80, 50, 30}, "2");
    };
    stage.frame(tab, draw);
    CHECK(stage.ui.focus() == "one");
    stage.frame(tab, draw);
    CHECK(stage.ui.focus() == "inner/two");
    stage.frame(tab, draw);
    CHECK(stage.ui.focus() == "one");
    stage.frame({KeyPressed{Key::tab, {.shift = true}}}, draw);
    CHECK(stage.ui.focus() == "inner/two");
    stage.frame({}, draw);
    CHECK(stage.widget("inner/two").state == "focused");
}

TEST_CASE("What the focus was on is gone: nothing has it any more") {
    Stage stage;
    stage.frame(tab, [](Ui& ui) { (void)button(ui, "one", {0, 0, 50, 30}, "1"); });
    stage.frame({}, [](Ui& ui) { (void)button(ui, "one", {0, 0, 50, 30}, "1"); });
    stage.frame({}, [](Ui&) {});
    stage.frame({}, [](Ui&) {});
    CHECK(stage.ui.focus().empty());
}

TEST_CASE("A dialog keeps mouse, keys and Tab to itself, and Escape dismisses it") {
    Stage stage;
    int below = 0;
    int shortcuts = 0;
    bool open = true;
    const auto draw = [&](Ui& ui) {
        if (button(ui, "below", {0, 0, 400, 300}, "Below")) ++below;
        if (open) {
            Dialog dialog(ui, "ask", {300, 200}, "Sure?");
            (void)button(ui, "yes", dialog.buttons().cut_right(80), "Yes");
            if (dialog.dismissed()) open = false;
        }
        if (ui.shortcut(Key::enter, {.control = true})) ++shortcuts;
    };
    stage.frame({}, draw);
    stage.click({5, 5}, draw);
    stage.frame({KeyPressed{Key::enter, {.control = true}}}, draw);
    CHECK(below == 0);
    CHECK(shortcuts == 0);
    for (int i = 0; i < 4; ++i) {
        stage.frame(tab, draw);
        CHECK(stage.ui.focus().substr(0, 4) == "ask/");
    }
    stage.frame(escape, draw);
    CHECK_FALSE(open);
    stage.frame({}, draw);
    stage.frame({KeyPressed{Key::enter, {.control = true}}}, draw);
    stage.click({5, 5}, draw);
    CHECK(below == 1);
    CHECK(shortcuts == 1);
}

TEST_CASE("The composer takes text in the order in which it was typed, and Ctrl+Enter submits") {
    Stage stage;
    TextEditor editor;
    bool submitted = false;
    const auto draw = [&](Ui& ui) {
        submitted = text_area(ui, "composer", {10, 10, 300, 100}, editor, {.label = "Reply"}).submitted;
    };
    stage.click({20, 20}, draw);
    stage.frame({TextCommitted{U"抱歉"}, KeyPressed{Key::enter, {}}, TextCommitted{U"sory"},
                 KeyPressed{Key::left, {}}, TextCommitted{U"r"}, KeyPressed{Key::end, {}}},
                draw);
    CHECK(editor.text() == U"抱歉\nsorry");
    CHECK_FALSE(submitted);
    stage.frame({KeyPressed{Key::enter, {.control = true}}}, draw);
    CHECK(submitted);
    CHECK(editor.text() == U"抱歉\nsorry");
    CHECK(stage.widget("composer").text == "抱歉\nsorry");
    stage.frame({MousePressed{{300, 250}}, MouseReleased{{300, 250}}}, draw); // a click beside it
    stage.frame({TextCommitted{U"x"}}, draw);
    CHECK(editor.text() == U"抱歉\nsorry");
}

TEST_CASE("A double click selects the word, dragging selects a stretch") {
    Stage stage;
    TextEditor editor;
    editor.set_text(U"we are sorry");
    const auto draw = [&](Ui& ui) { text_area(ui, "t", {0, 0, 300, 100}, editor, {.framed = false}); };
    const Point at{30, 5}; // letters are 7.5 wide
    stage.click(at, draw);
    stage.click(at, draw);
    CHECK(editor.selected_text() == U"are");
    stage.now += 1;
    stage.frame({MousePressed{{0, 5}}}, draw);
    stage.frame({MouseMoved{{16, 5}}}, draw);
    stage.frame({MouseReleased{{16, 5}}}, draw);
    CHECK(editor.selected_text() == U"we");
}

TEST_CASE("A drop-down opens, is walked by arrows, chosen by Enter, closed by Escape") {
    Stage stage;
    std::size_t selected = nothing_selected;
    int changes = 0;
    const std::vector<std::string> labels{"Facebook", "X", "PTT"};
    const auto draw = [&](Ui& ui) {
        if (drop_down(ui, "platform", {10, 10, 200, 36}, labels, selected, "Choose")) ++changes;
    };
    stage.frame({}, draw);
    CHECK(stage.widget("platform").text == "Choose");
    stage.click({20, 20}, draw);
    stage.frame({}, draw);
    CHECK(stage.widget("platform/1").text == "X");
    stage.frame({KeyPressed{Key::down, {}}}, draw);
    stage.frame(enter, draw);
    stage.frame({}, draw);
    CHECK(selected == 1);
    CHECK(changes == 1);
    CHECK(stage.ui.dump().find("platform/1") == nullptr);
    stage.click({20, 20}, draw);
    stage.frame(escape, draw);
    stage.frame({}, draw);
    CHECK(stage.ui.dump().find("platform/1") == nullptr);
    stage.click({20, 20}, draw);
    stage.frame({}, draw);
    stage.click(stage.widget("platform/2").area.center(), draw);
    CHECK(selected == 2);
}

TEST_CASE("The lower end of a range never passes the upper one") {
    Stage stage;
    double low = 20;
    double high = 60;
    const auto draw = [&](Ui& ui) { range_slider(ui, "r", {0, 0, 218, 30}, low, high, {0, 100, 1}); };
    stage.frame({MousePressed{{60, 15}}}, draw); // 2 px a unit, from 9
    CHECK(low == Approx(26).margin(1));
    stage.frame({MouseMoved{{215, 15}}}, draw);
    CHECK(low == 60);
    stage.frame({MouseReleased{{215, 15}}}, draw);
    stage.frame({KeyPressed{Key::left, {}}}, draw);
    CHECK(low == 59);
    CHECK(high == 60);
}

TEST_CASE("A scroll view moves by the wheel, stops at its ends, and shows what the focus goes to") {
    Stage stage;
    const auto draw = [](Ui& ui) {
        ScrollView view(ui, "list", {0, 0, 200, 100});
        for (int i = 0; i < 10; ++i)
            (void)button(ui, "b" + std::to_string(i),
                         {0, view.content().y + static_cast<float>(i) * 40, 150, 30}, "b");
        view.end(400);
    };
    stage.frame({}, draw);
    CHECK_FALSE(stage.widget("b9").visible());
    stage.frame({WheelScrolled{{50, 50}, -100}}, draw);
    CHECK(scroll_offset(stage.ui, "list") == 300);
    stage.frame({WheelScrolled{{50, 50}, 100}}, draw);
    CHECK(scroll_offset(stage.ui, "list") == 0);
    stage.frame({WheelScrolled{{50, 200}, -1}}, draw); // beside it
    CHECK(scroll_offset(stage.ui, "list") == 0);
    for (int i = 0; i < 6; ++i)
        stage.frame(tab, draw);
    stage.frame({}, draw);
    stage.frame({}, draw);
    CHECK(stage.ui.focus() == "b5");
    CHECK(stage.widget("b5").area.bottom() <= 100);
    CHECK(stage.widget("b5").area.y >= 0);
}

TEST_CASE("Home belongs to the text being edited, though the mouse rests on a list that is drawn first") {
    Stage stage;
    TextEditor editor;
    editor.set_text(U"ab");
    const auto draw = [&](Ui& ui) {
        ScrollView view(ui, "list", {0, 0, 200, 100});
        view.end(400);
        text_area(ui, "composer", {0, 150, 200, 60}, editor);
    };
    stage.click({20, 170}, draw);
    stage.frame({WheelScrolled{{50, 50}, -1}}, draw);
    stage.frame({KeyPressed{Key::home, {}}}, draw);
    CHECK(editor.caret() == 0);
    CHECK(scroll_offset(stage.ui, "list") == 60);
}

TEST_CASE("Events are cut where the screen must be drawn before the next one can be understood") {
    const Point p{1, 1};
    CHECK(events_for_one_frame({MousePressed{p}, MouseReleased{p}, MousePressed{p}}) == 2);
    CHECK(events_for_one_frame(
              {KeyPressed{Key::a, {}}, TextCommitted{U"a"}, KeyPressed{Key::tab, {}}, MouseMoved{p}}) == 3);
    CHECK(events_for_one_frame({TextCommitted{U"a"}, TextCommitted{U"b"}}) == 2);
    CHECK(events_for_one_frame({}) == 0);
}

TEST_CASE("Chart values fall on their pixels, and ticks are round") {
    ChartModel model;
    model.x_max = 10;
    const Rect plot{100, 50, 200, 100};
    CHECK(chart_point(plot, model, {0, -1}) == Point{100, 150});
    CHECK(chart_point(plot, model, {10, 1}) == Point{300, 50});
    CHECK(chart_point(plot, model, {5, 0}) == Point{200, 100});
    CHECK(round_ticks(0, 100, 5) == std::vector<double>{0, 20, 40, 60, 80, 100});
    CHECK(round_ticks(0, 7, 4) == std::vector<double>{0, 2, 4, 6});
    CHECK(round_ticks(1, 1, 4).empty());
}

TEST_CASE("Opaque areas lie under what was painted on them, also when another area follows") {
    FixedWidthGlyphs glyphs;
    Painter painter(glyphs);
    painter.begin({400, 300}, theme::background);
    painter.fill({0, 0, 200, 200}, rgb(1));
    painter.fill({10, 10, 5, 5}, rgb(2));     // small: with the shapes
    painter.fill({0, 0, 100, 100}, rgb(3));   // covers it: a new batch
    painter.fill({200, 0, 100, 100}, rgb(4)); // covers nothing: same batch
    const DrawList& list = painter.finish();
    REQUIRE(list.commands.size() == 3);
    CHECK(list.commands[0].kind == DrawCommand::Kind::solid);
    CHECK(list.commands[1].kind == DrawCommand::Kind::textured);
    CHECK(list.commands[2].kind == DrawCommand::Kind::solid);
    CHECK(list.commands[2].count == 12);
}

TEST_CASE("Popups are painted last, whenever they were called") {
    FixedWidthGlyphs glyphs;
    Painter painter(glyphs);
    painter.begin({400, 300}, theme::background);
    painter.push_layer(Layer::popup);
    painter.fill({0, 0, 100, 100}, rgb(7));
    painter.pop_layer();
    painter.fill({0, 0, 300, 300}, rgb(8));
    const DrawList& list = painter.finish();
    REQUIRE(list.commands.size() == 2);
    CHECK(list.vertices[list.commands[1].first].color == rgb(7));
}
