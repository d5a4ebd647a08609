#include "gui/screens/ticker.hpp"

#include <algorithm>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

/// Returns whether the call is taken.
bool draw_call(ScreenContext& context, const drill::SeatSnapshot& data, const drill::InboxItem& call,
               Rect area) {
    Ui& ui = context.ui;
    ui.painter().fill(area, theme::red);
    Rect inside = area.inset(12, 0);
    ui.painter().icon(icon::phone, inside.cut_left(22, 6).center(), 18, theme::on_accent);
    const std::string& accept = context.t("inbox.accept_call");
    const ButtonOptions look{.kind = ButtonKind::secondary,
                             .enabled = data.facts_of_drill.may("press_answer"),
                             .font = theme::note_bold};
    const bool taken =
        button(ui, "call", inside.cut_right(button_width(ui, accept, look), 10).inset(0, 5), accept, look);
    if (call.deadline)
        text_line(ui, inside.cut_right(70, 8), stopwatch(call.deadline->seconds - data.clock.now.seconds),
                  {.font = theme::body_bold, .color = theme::on_accent, .align = Align::right});
    text_line(ui, inside, context.in(call.from) + "：" + context.in(call.title),
              {.font = theme::note_bold, .color = theme::on_accent});
    return taken;
}

} // namespace

std::string_view next_hint(const drill::SeatSnapshot& data) {
    const auto done = [&](std::string_view phase) {
        for (const auto& item : data.checklist)
            if (item.phase == phase) return item.done > 0;
        return false;
    };
    const drill::DrillFacts& me = data.facts_of_drill;
    const bool published =
        std::any_of(data.statements.begin(), data.statements.end(),
                    [](const auto& statement) { return statement.published_at.has_value(); });
    if (!done("detect") && me.may("flag")) return "hint.flag";
    if (data.assessed_level == 0 && me.may("assess")) return "hint.assess";
    if (!done("mobilise") && me.may("notify")) return "hint.notify";
    if (data.statements.empty() && me.may("draft")) return "hint.draft";
    if (!published && me.may("publish")) return "hint.publish";
    if (!done("reply") && me.may("reply")) return "hint.reply";
    if (data.affected_contacted_share == 0 && me.may("outreach")) return "hint.outreach";
    return {};
}

std::string draw_ticker(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "ticker");
    ui.painter().fill(area, theme::ink);
    Rect rest = area;
    std::string taken;
    const auto call = std::find_if(data.inbox.begin(), data.inbox.end(), [&](const drill::InboxItem& item) {
        return item.kind == "call" && !item.answered &&
               (!item.deadline || item.deadline->seconds >= data.clock.now.seconds);
    });
    if (call != data.inbox.end() &&
        draw_call(context, data, *call, rest.cut_right(std::min(560.f, area.width * 0.42f), 0)))
        taken = call->id;

    const std::string_view hint = data.facts_of_drill.coach ? next_hint(data) : std::string_view{};
    if (!hint.empty()) {
        const std::string& words = context.t(hint);
        Rect place = rest.cut_right(std::min(measure(ui, words, theme::note).width + 60, rest.width * 0.5f));
        ui.painter().fill(place, rgb(0x1E293B));
        Rect inside = place.inset(12, 0);
        ui.painter().icon(icon::lightbulb, inside.cut_left(20, 6).center(), 16, rgb(0xFCD34D));
        text_line(ui, inside, words, {.font = theme::note, .color = theme::on_accent});
        ui.describe("hint", ui.id("hint"), place, words);
    }
    Rect inside = rest.inset(16, 0);
    const std::string& label = context.t("ticker.label");
    inside.cut_left(text_line(ui, inside, label, {.font = theme::note_bold, .color = rgb(0xFCD34D)}), 12);
    std::string line;
    for (const drill::Headline& headline : data.headlines)
        line += (line.empty() ? "" : "　•　") + short_clock(headline.at) + " " + headline.outlet + "：" +
                headline.text;
    text_line(ui, inside, line.empty() ? context.t("ticker.none") : line,
              {.font = theme::note, .color = line.empty() ? theme::ink_disabled : theme::on_accent});
    ui.describe("ticker", ui.id("headlines"), inside, line);
    return taken;
}

} // namespace stormdrill::gui
