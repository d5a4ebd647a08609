#include "gui/screens/end_screen.hpp"

#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

theme::Tone tone_of(double share) {
    return share >= 0.7 ? theme::Tone::good : share >= 0.4 ? theme::Tone::warning : theme::Tone::danger;
}

void score_card(ScreenContext& context, std::string_view id, const Rect& area, std::string_view title,
                std::string_view about, double score) {
    Ui& ui = context.ui;
    card(ui, area);
    Rect inside = area.inset(18, 12);
    const std::string figure = decimal(score, 0);
    const Rect right = inside.cut_right(110, 12);
    text_line(
        ui, right, figure,
        {.font = {40, Weight::bold}, .color = theme::tone_ink(tone_of(score / 100)), .align = Align::right});
    text_line(ui, inside.cut_top(26, 2), title, {.font = theme::title});
    text(ui, inside, about, {.font = theme::note, .color = theme::ink_muted, .max_lines = 2});
    ui.describe("score", ui.id(id), area, figure, title);
}

} // namespace

EndResult draw_end_screen(ScreenContext& context, const drill::SeatSnapshot& data,
                          const drill::DrillResult& result, EndState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "end");
    const drill::DrillFacts& facts = data.facts_of_drill;
    Rect rest = plain_screen(context, context.t("end.title"),
                             context.in(facts.title) + " · " + seat_name(context, facts.seat), 1320);
    Rect foot = rest.cut_bottom(48, 14);
    Rect scores = rest.cut_top(92, 14);
    const float half = std::floor((scores.width - 16) / 2);
    score_card(context, "process", scores.cut_left(half, 16), context.t("end.process"),
               context.t("end.process_about"), result.scorecard.total);
    score_card(context, "outcome", scores, context.t("end.outcome"), context.t("end.outcome_about"),
               result.outcome.score);

    std::vector<Tab> tabs{{context.t("end.tab_process"), {}, icon::check_circle},
                          {context.t("end.tab_outcome"), {}, icon::pulse}};
    if (data.chairs.empty() || facts.may("rate")) // in a team others do it
        tabs.push_back({context.t("end.tab_evaluate"), {}, icon::edit});
    tab_strip(ui, "tabs", rest.cut_top(40, 10), tabs, state.tab);
    if (state.tab == 0)
        draw_process(context, facts, result.scorecard, rest, state);
    else if (state.tab == 1)
        draw_outcome(context, result.outcome, rest);
    else
        draw_evaluate(context, facts, result, rest, state.evaluate);

    const std::string& leave = context.t("end.leave");
    const ButtonOptions look{.icon = icon::logout};
    const bool left =
        button(ui, "leave", foot.cut_right(button_width(ui, leave, look), 16).inset(0, 5), leave, look);
    const std::string& copy = context.t("end.copy_path");
    const ButtonOptions copy_look{.kind = ButtonKind::secondary, .icon = icon::clipboard};
    if (button(ui, "copy-path", foot.cut_right(button_width(ui, copy, copy_look), 12).inset(0, 5), copy,
               copy_look))
        ui.clipboard().set_text(result.report.u32string());
    ui.painter().icon(icon::file, foot.cut_left(22, 6).center(), 20, theme::accent);
    text_line(ui, foot, context.t("end.report", {{"path", result.report.string()}}), {.font = theme::body});
    ui.describe("path", ui.id("report"), foot, result.report.string());
    return left ? EndResult::leave : EndResult::stay;
}

} // namespace stormdrill::gui
