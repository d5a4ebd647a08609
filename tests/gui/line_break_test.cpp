#include "tests/catch.hpp"

#include "base/utf8.hpp"
#include "gui/text/boundaries.hpp"
#include "gui/text/text_layout.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

// Font size 10: an ideograph is 10 wide, a letter 5.
std::vector<std::string> lines(const std::string& text, float width, Balance balance = Balance::none) {
    FixedWidthGlyphs glyphs;
    const auto layout = lay_out(to_utf32(text), {10}, {.max_width = width, .balance = balance}, glyphs);
    std::vector<std::string> result;
    for (const auto& line : layout.lines)
        result.push_back(to_utf8(std::u32string_view(layout.text).substr(line.begin, line.end - line.begin)));
    return result;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("Chinese breaks between ideographs and never before closing punctuation") {
    CHECK(lines("我們深感抱歉", 40) == Lines{"我們深感", "抱歉"});
    CHECK(lines("我們深感，抱歉", 40) == Lines{"我們深", "感，抱歉"});
    CHECK(lines("他說「很抱歉」嗎", 30) == Lines{"他說", "「很抱", "歉」嗎"});
    CHECK(lines("不知道……怎麼辦", 35) == Lines{"不知", "道……怎", "麼辦"});
}

TEST_CASE("Latin breaks at spaces, which hang over the edge") {
    CHECK(lines("we are sorry", 35) == Lines{"we are ", "sorry"});
    CHECK(lines("we are sorry", 30) == Lines{"we are ", "sorry"});
    CHECK(lines("退款refund系統", 40) == Lines{"退款", "refund系", "統"});
}

TEST_CASE("A word longer than the line is cut, an accent stays with its letter") {
    CHECK(lines("abcdefgh", 20) == Lines{"abcd", "efgh"});
    CHECK(lines("abce\u0301fgh", 20) == Lines{"abce\u0301", "fgh"});
}

TEST_CASE("Line feeds start a line, also at the end and one after the other") {
    CHECK(lines("a\n\nb\n", 100) == Lines{"a", "", "b", ""});
    CHECK(lines("", 100) == Lines{""});
}

TEST_CASE("No single ideograph is left alone in the last line, unless an editor asks for greedy lines") {
    CHECK(lines("我們深感抱歉嗎", 60) == Lines{"我們深感抱歉", "嗎"});
    CHECK(lines("我們深感抱歉嗎", 60, Balance::no_lonely_end) == Lines{"我們深感抱", "歉嗎"});
    CHECK(lines("我們深感抱歉嗎。", 60, Balance::no_lonely_end) == Lines{"我們深感抱", "歉嗎。"});
    CHECK(lines("我們\n深感抱歉嗎", 50, Balance::no_lonely_end) == Lines{"我們", "深感抱歉嗎"});
}

TEST_CASE("Text beyond the last line allowed becomes an ellipsis") {
    FixedWidthGlyphs glyphs;
    const auto layout = lay_out(U"我們深感抱歉退款延誤", {10}, {.max_width = 40, .max_lines = 2}, glyphs);
    REQUIRE(layout.truncated);
    REQUIRE(layout.lines.size() == 2);
    CHECK(to_utf8(layout.text) == "我們深感抱歉退…");
    CHECK(layout.lines[1].width <= 40);
}

TEST_CASE("Caret and hit are each other's inverse, and a soft break has two sides") {
    FixedWidthGlyphs glyphs;
    const auto layout = lay_out(U"我們深感抱歉", {10}, {.max_width = 40}, glyphs);
    const float line = layout.line_height();
    CHECK(layout.caret(4) == Point{0, line});
    CHECK(layout.caret(4, true) == Point{40, 0});
    CHECK(layout.caret(6) == Point{20, line});
    CHECK(layout.hit({12, line + 2}).index == 5);
    CHECK(layout.hit({999, 2}).index == 4);
    CHECK(layout.hit({999, 2}).at_line_end);
    CHECK(layout.hit({-5, 999}).index == 4);
    for (std::size_t i = 0; i <= 6; ++i) {
        const Point at = layout.caret(i);
        CHECK(layout.hit({at.x, at.y + 1}).index == i);
    }
}

TEST_CASE("Words and visible characters are found") {
    CHECK(next_word(U"we are  sorry", 3) == 6);
    CHECK(previous_word(U"we are  sorry", 8) == 3);
    CHECK(next_grapheme(U"👍🏽ok", 0) == 2);
    CHECK(previous_grapheme(U"e\u0301x", 2) == 0);
    CHECK(word_at(U"we are", 4).begin == 3);
    CHECK(word_at(U"we are", 4).end == 6);
}
