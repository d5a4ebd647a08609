#include "gui/screens/facts_tab.hpp"

#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

void draw_facts_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "facts");
    Rect rest = area;
    rest.cut_top(
        text(ui, rest, context.t("facts.board_hint"), {.font = theme::note, .color = theme::ink_muted}) + 8);
    ScrollView view(ui, "list", rest);
    const Rect content = view.content();
    float y = content.y;
    for (auto fact = data.facts.rbegin(); fact != data.facts.rend(); ++fact) { // newest first
        const std::string& words = context.in(fact->text);
        const float height =
            std::ceil(ui.layout(words, theme::body, {.max_width = content.width - 28}).height) + 54;
        const Rect place{content.x, y, content.width, height};
        if (view.in_sight(y, y + height)) {
            ui.painter().fill_rounded(place, theme::control_radius, theme::surface_sunken);
            Rect inside = place.inset(14, 10);
            Rect head = inside.cut_top(24, 6);
            const std::string& state = context.t(fact->is_public ? "facts.public" : "facts.internal");
            chip(ui, {head.x, head.y}, state, fact->is_public ? theme::Tone::info : theme::Tone::warning,
                 fact->is_public ? icon::globe : icon::lock);
            text_line(ui, head,
                      fact->since.seconds < 0 ? context.t("facts.before") : short_clock(fact->since),
                      {.font = theme::small, .color = theme::ink_muted, .align = Align::right});
            text(ui, inside, words, {.font = theme::body});
            ui.describe("fact", ui.id(fact->id), place, words, fact->is_public ? "public" : "internal");
        }
        y += height + 8;
    }
    if (data.facts.empty())
        y += text(ui, content, context.t("facts.none"), {.font = theme::body, .color = theme::ink_muted});
    view.end(y - content.y);
}

} // namespace stormdrill::gui
