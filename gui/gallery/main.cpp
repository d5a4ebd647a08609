// Shows the widgets: something to look at.
#include <cstdio>

#include "base/diagnostics.hpp"
#include "gui/frame_loop.hpp"
#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

int main() {
    try {
        GlyphAtlas atlas(find_font_files(), 1);
        Window window({.title = "Stormdrill gallery"}, atlas);
        SystemClipboard clipboard;
        Ui ui(atlas, clipboard);
        WindowInput input(window);
        WallClock clock;
        run({.step = {},
             .draw =
                 [](Ui& u) {
                     const Rect inside =
                         titled_card(u, {40, 40, 480, 300}, "風暴演練 · 退款系統故障", "Refund outage");
                     text(u, inside, "我們深感抱歉，下一次更新時間為 14:30。We are sorry 😡🙏");
                     chip(u, {56, 200}, "語氣：誠懇", theme::Tone::good, icon::check);
                     avatar(u, {300, 200, 44, 44}, "林小慧");
                     const bool leave = button(u, "close", {56, 260, 140, 36}, "關閉");
                     return !leave && !u.close_requested();
                 }},
            window, atlas, ui, input, clock);
    } catch (const OperatorError& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
    return 0;
}
