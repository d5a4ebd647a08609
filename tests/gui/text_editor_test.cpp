#include "tests/catch.hpp"

#include "gui/text/text_editor.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

struct Desk {
    TextEditor editor;
    MemoryClipboard clipboard;
    FixedWidthGlyphs glyphs;
    float width = 40;

    TextEditor::Handled press(Key key, Modifiers modifiers = {}) {
        const auto layout =
            lay_out(editor.text(), {10}, {.max_width = width, .balance = Balance::none}, glyphs);
        return editor.press({key, modifiers}, layout, clipboard);
    }
};

constexpr Modifiers control{.control = true};
constexpr Modifiers shift{.shift = true};

} // namespace

TEST_CASE("Typing, moving and erasing go by visible characters") {
    Desk desk;
    desk.editor.insert(U"ae\u0301");
    desk.press(Key::left);
    CHECK(desk.editor.caret() == 1);
    desk.press(Key::right);
    desk.press(Key::backspace);
    CHECK(desk.editor.text() == U"a");
    desk.editor.place_caret({0, false});
    desk.press(Key::del);
    CHECK(desk.editor.empty());
    CHECK(desk.press(Key::backspace) == TextEditor::Handled::moved);
}

TEST_CASE("What is typed in one go is undone in one go, and done again") {
    Desk desk;
    for (const char32_t c : std::u32string(U"ab"))
        desk.editor.insert(std::u32string(1, c));
    desk.editor.insert(U" ");
    desk.editor.insert(U"c");
    desk.press(Key::z, control);
    CHECK(desk.editor.text() == U"ab ");
    desk.press(Key::z, control);
    CHECK(desk.editor.text() == U"ab");
    desk.press(Key::z, control);
    CHECK(desk.editor.empty());
    desk.press(Key::y, control);
    desk.press(Key::z, {.control = true, .shift = true});
    CHECK(desk.editor.text() == U"ab ");
    desk.editor.insert(U"x");
    CHECK_FALSE(desk.editor.can_redo());
}

TEST_CASE("Up and down keep the column, home and end keep to the line on the screen") {
    Desk desk;
    desk.editor.set_text(U"我們深感抱歉退款延"); // lines of 4, 4, 1
    desk.editor.place_caret({3, false});
    desk.press(Key::down);
    CHECK(desk.editor.caret() == 7);
    desk.press(Key::down);
    CHECK(desk.editor.caret() == 9);
    desk.press(Key::up);
    CHECK(desk.editor.caret() == 7);
    desk.press(Key::home);
    CHECK(desk.editor.caret() == 4);
    CHECK_FALSE(desk.editor.caret_at_line_end());
    desk.press(Key::end);
    CHECK(desk.editor.caret() == 8);
    CHECK(desk.editor.caret_at_line_end());
    desk.press(Key::home);
    CHECK(desk.editor.caret() == 4);
    desk.press(Key::up);
    desk.press(Key::up);
    CHECK(desk.editor.caret() == 0);
    desk.press(Key::end, control);
    CHECK(desk.editor.caret() == 9);
}

TEST_CASE("The clipboard takes the selection, and typing replaces it") {
    Desk desk;
    desk.editor.set_text(U"very sorry");
    desk.press(Key::left, {.control = true, .shift = true});
    CHECK(desk.editor.selected_text() == U"sorry");
    desk.press(Key::x, control);
    CHECK(desk.editor.text() == U"very ");
    desk.press(Key::v, control);
    desk.press(Key::v, control);
    CHECK(desk.editor.text() == U"very sorrysorry");
    desk.press(Key::a, control);
    desk.editor.insert(U"好");
    CHECK(desk.editor.text() == U"好");
    desk.press(Key::left, shift);
    CHECK(desk.editor.selection_begin() == 0);
    desk.press(Key::right);
    CHECK_FALSE(desk.editor.has_selection());
}

TEST_CASE("Hostile and overlong text is cut down to what may stand there") {
    TextEditor editor(TextEditor::Lines::several, 5);
    editor.insert(U"a\u202Eb\u0007c");
    CHECK(editor.text() == U"abc");
    editor.insert(U"defgh");
    CHECK(editor.text() == U"abcde");
    CHECK_FALSE(editor.insert(U"x"));
    TextEditor line(TextEditor::Lines::one, 20);
    line.insert(U"a\nb");
    CHECK(line.text() == U"a b");
    CHECK(TextEditor().max_code_points() == 5000);
}

TEST_CASE("The phrase being composed is shown at the caret, but is no text yet") {
    TextEditor editor;
    editor.set_text(U"ab");
    editor.place_caret({1, false});
    editor.set_preedit(U"ㄋㄧ", 2);
    CHECK(editor.shown() == U"aㄋㄧb");
    CHECK(editor.text() == U"ab");
}

TEST_CASE("Enter is a line feed only where there are lines; unknown keys are left to others") {
    Desk desk;
    CHECK(desk.press(Key::enter) == TextEditor::Handled::changed);
    CHECK(desk.editor.text() == U"\n");
    CHECK(desk.press(Key::escape) == TextEditor::Handled::no);
    CHECK(desk.press(Key::tab) == TextEditor::Handled::no);
    CHECK(desk.press(Key::a, {.alt = true}) == TextEditor::Handled::no);
    desk.editor = TextEditor(TextEditor::Lines::one);
    CHECK(desk.press(Key::enter) == TextEditor::Handled::no);
}
