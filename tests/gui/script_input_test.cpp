#include "tests/catch.hpp"

#include "gui/platform/script_input.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/field.hpp"
#include "tests/gui/fixed_width_glyphs.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

// Plays a script on a small screen; returns the message of the failure, or nothing.
struct Theatre {
    FixedWidthGlyphs glyphs;
    MemoryClipboard clipboard;
    Ui ui{glyphs, clipboard};
    TextEditor editor;
    int clicks = 0;
    double now = 0;

    std::string play(const std::string& script) {
        try {
            ScriptInput input(script, "walk.txt");
            for (int i = 0; i < 5000; ++i) {
                const FrameInput given = input.poll(now, ui.dump());
                if (given.finished) return {};
                ui.begin_frame(given.events, now, {400, 300});
                text_area(ui, "composer", {10, 10, 300, 100}, editor);
                if (now > 1 && button(ui, "send", {10, 150, 100, 36}, "送出 Send")) ++clicks;
                (void)ui.end_frame();
                (void)ui.draw_list();
                now += 1.0 / 60;
            }
        } catch (const ScriptFailure& failure) {
            return failure.what();
        }
        return "did not end";
    }
};

} // namespace

TEST_CASE("A script does what a person does, and waits for what comes later") {
    Theatre theatre;
    CHECK(theatre.play(
              "# a walk\n\nclick composer\ntype 退款 refund\\nsorry\nkey Ctrl+a\nkey Ctrl+c\nclick send\n"
              "expect send Send\nstate send focused\nexpect composer 退款 refund\nwait 0.5\n") == "");
    CHECK(theatre.clicks == 1);
    CHECK(theatre.editor.text() == U"退款 refund\nsorry");
    CHECK(theatre.clipboard.text() == U"退款 refund\nsorry");
    CHECK(theatre.now > 1.5);
}

TEST_CASE("A script's errors name file and line") {
    Theatre theatre;
    CHECK(theatre.play("wait 1\nclik send\n") ==
          "walk.txt:2: unknown command \"clik\"; did you mean \"click\"?");
    CHECK(theatre.play("wait\n") == "walk.txt:1: \"wait\" takes 1 to 1 words, got 0");
    CHECK(theatre.play("wait soon\n") == "walk.txt:1: expected a number, got \"soon\"");
    CHECK(theatre.play("key Hyper+a\n") ==
          "walk.txt:1: unknown modifier \"hyper\"; expected Ctrl, Shift or Alt");
    CHECK(theatre.play("key Anykey\n") == "walk.txt:1: unknown key \"Anykey\"");
    CHECK(theatre.play("click sned\n") == "walk.txt:1: \"sned\" never appeared");
    CHECK(theatre.play("\nuntil moon 2\n") == "walk.txt:2: \"moon\" did not appear after 2 s");
    CHECK(theatre.play("gone composer 1\n") == "walk.txt:1: \"composer\" is still there after 1 s");
    CHECK(theatre.play("expect send Receive\n") ==
          "walk.txt:1: \"send\" has \"送出 Send\", expected \"Receive\"");
}
