#include "gui/screens/fact_dialog.hpp"

#include <algorithm>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

float fact_button(ScreenContext& context, const Rect& row, FactChoice& choice) {
    const std::string words = context.t("facts.button", {{"n", std::to_string(choice.chosen.size())}});
    const ButtonOptions look{
        .kind = ButtonKind::quiet, .tooltip = context.t("facts.why"), .font = theme::note_bold};
    const float width = button_width(context.ui, words, look);
    if (button(context.ui, "facts", {row.x, row.y, width, row.height}, words, look)) choice.open = true;
    return width;
}

void draw_fact_dialog(ScreenContext& context, const std::vector<drill::FactView>& facts, FactChoice& choice) {
    if (!choice.open) return;
    Ui& ui = context.ui;
    Dialog dialog(ui, "fact-dialog", {640, std::min(560.f, ui.window().height - 80)},
                  context.t("facts.title"));
    Rect body = dialog.body();
    body.cut_top(text(ui, body, context.t("facts.why"), {.font = theme::note, .color = theme::ink_muted}) +
                 8);
    if (facts.empty()) text(ui, body, context.t("facts.none"), {.font = theme::note});
    ScrollView view(ui, "list", body);
    Rect rows = view.content();
    const float top = rows.y;
    for (const drill::FactView& fact : facts) {
        const std::string& words = context.in(fact.text);
        const float height = std::max(32.f, measure(ui, words, theme::note, rows.width - 40).height + 10);
        Rect row{rows.x, rows.y, rows.width, height};
        rows.y += height;
        bool chosen = choice.chosen.contains(fact.id);
        if (check_box(ui, fact.id, row.cut_left(32), "", chosen)) {
            if (chosen)
                choice.chosen.insert(fact.id);
            else
                choice.chosen.erase(fact.id);
        }
        text(ui, row.inset(0, 6), words, {.font = theme::note});
    }
    view.end(rows.y - top);
    const std::string& done = context.t("common.done");
    if (button(ui, "done", dialog.buttons().cut_right(button_width(ui, done)), done) || dialog.dismissed())
        choice.open = false;
}

} // namespace stormdrill::gui
