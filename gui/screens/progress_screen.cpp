#include "gui/screens/progress_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

void draw_progress_screen(ScreenContext& context, std::string_view title, std::string_view words,
                          std::optional<double> share) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "progress");
    const Rect rest = plain_screen(context, "", "", 640);
    const Rect place{rest.x, rest.y + std::floor(rest.height * 0.2f), rest.width, 210};
    card(ui, place);
    Rect inside = place.inset(28);
    text_line(ui, inside.cut_top(34, 8), title, {.font = theme::figure});
    inside.cut_top(text(ui, inside, words, {.font = theme::body, .color = theme::ink_muted}) + 20);
    const Rect bar = inside.cut_top(12, 8);
    if (share) {
        progress_bar(ui, "bar", bar, static_cast<float>(*share));
        text_line(ui, inside.cut_top(22), percent(*share),
                  {.font = theme::note_bold, .color = theme::accent, .align = Align::right});
    } else {
        ui.painter().fill_rounded(bar, 6, theme::surface_pressed);
        const float phase = static_cast<float>(std::fmod(ui.now(), 1.6) / 1.6);
        const float width = bar.width * 0.3f;
        const Rect runner =
            Rect{bar.x + phase * (bar.width + width) - width, bar.y, width, bar.height}.intersection(bar);
        if (!runner.empty()) ui.painter().fill_rounded(runner, 6, theme::accent);
        ui.describe("progress", ui.id("bar"), bar, words, "busy");
        ui.redraw_after(0.05);
    }
}

} // namespace stormdrill::gui
