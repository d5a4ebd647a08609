#include "gui/screens/facilitator_write.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/screens/form_sheet.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/dialog.hpp"

namespace stormdrill::gui {

namespace {
constexpr std::array<const char*, 4> write_kinds{"post", "call", "mail", "fact"};
constexpr std::size_t mail = 2, fact_kind = 3;

drill::Wording wording(const ScreenContext& context, const TextEditor& here, const TextEditor& there,
                       bool both) {
    drill::Wording out;
    const bool english = context.language() == Language::en;
    if (!here.empty()) (english ? out.en : out.zh_TW) = here.utf8();
    if (both && !there.empty()) (english ? out.zh_TW : out.en) = there.utf8();
    return out;
}

drill::WriteInject act_of(const ScreenContext& context, const drill::FacilitatorSnapshot& data,
                          const WriteInjectState& state) {
    drill::WriteInject act;
    act.kind = write_kinds[state.kind];
    if (state.in_minutes > 0) act.at = data.clock.now.seconds + std::llround(state.in_minutes) * 60;
    if (!state.title.empty()) act.title = wording(context, state.title, state.title, false);
    act.text = wording(context, state.text, state.text_other, state.both_languages);
    if (state.kind != fact_kind && state.persona < data.personas.size())
        act.persona = data.personas[state.persona].id;
    if (state.kind == 0) {
        if (state.platform < data.platforms.size()) act.platform = data.platforms[state.platform].id;
        act.anger = heat_anger(state.heat);
    } else if (state.kind == fact_kind) {
        if (state.fact < data.facts.size()) act.fact = data.facts[state.fact].id;
    } else {
        act.deadline_minutes = std::llround(state.deadline);
        act.to_seats = {state.to_seats.begin(), state.to_seats.end()};
    }
    return act;
}
} // namespace

void WriteInjectState::open_to(drill::Seat seat) {
    open = true;
    kind = mail;
    to_seats = {std::string(drill::seat_id(seat))};
}

double heat_anger(std::size_t heat) {
    constexpr std::array levels{0.1, 0.5, 0.9};
    return levels[std::min<std::size_t>(heat, 2)];
}

std::vector<std::string> heat_words(const ScreenContext& context) {
    return {context.t("facilitator.heat_calm"), context.t("facilitator.heat_upset"),
            context.t("facilitator.heat_furious")};
}

std::vector<std::string> labels_of(const ScreenContext& context, const std::vector<drill::Choice>& choices) {
    std::vector<std::string> labels;
    for (const drill::Choice& choice : choices)
        labels.push_back(context.in(choice.text));
    return labels;
}

void draw_write_dialog(ScreenContext& context, const drill::FacilitatorSnapshot& data,
                       WriteInjectState& state) {
    if (!state.open) return;
    Ui& ui = context.ui;
    Dialog dialog(ui, "inject-write", {720, std::min(680.f, ui.window().height - 40)},
                  context.t("facilitator.write_title"));
    {
        FormSheet sheet(context, "sheet", dialog.body());
        std::vector<std::string> kinds;
        for (const char* kind : write_kinds)
            kinds.push_back(context.t(std::string("facilitator.kind.") + kind));
        sheet.segments("kind", context.t("facilitator.what"), kinds, state.kind);
        if (state.kind == fact_kind)
            sheet.list("fact", context.t("facilitator.which_fact"), labels_of(context, data.facts),
                       state.fact);
        else
            sheet.list("persona", context.t("facilitator.from"), labels_of(context, data.personas),
                       state.persona);
        if (state.kind == 0) {
            sheet.list("platform", context.t("facilitator.where"), labels_of(context, data.platforms),
                       state.platform);
            sheet.segments("heat", context.t("facilitator.heat"), heat_words(context), state.heat);
        } else if (state.kind != fact_kind) {
            std::vector<FormSheet::Item> seats;
            for (const drill::Seat seat : drill::team_seats)
                seats.push_back({std::string(drill::seat_id(seat)), seat_name(context, seat)});
            sheet.checks("to", context.t("facilitator.to_seats"), seats, state.to_seats);
            sheet.steps("deadline", context.t("facilitator.deadline"), state.deadline, {5, 240, 5},
                        context.t("facilitator.minutes"));
        }
        sheet.steps("when", context.t("facilitator.in_minutes"), state.in_minutes, {0, 600, 5},
                    context.t("facilitator.minutes"));
        sheet.line("title", context.t("facilitator.title_optional"), state.title);
        sheet.words("text", context.t("facilitator.text"), state.text, 100);
        sheet.check("both", context.t("facilitator.both_languages"), state.both_languages);
        if (state.both_languages)
            sheet.words(
                "text-other",
                context.t(context.language() == Language::en ? "facilitator.text_zh" : "facilitator.text_en"),
                state.text_other, 100);
    }
    Rect& buttons = dialog.buttons();
    const std::string& go = context.t(state.in_minutes > 0 ? "facilitator.plan_it" : "facilitator.send_now");
    const ButtonOptions look{.enabled = !state.text.empty()};
    if (button(ui, "send", buttons.cut_right(button_width(ui, go, look), 8), go, look))
        context.submit(act_of(context, data, state), [&state] { state = WriteInjectState(); });
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions quiet{.kind = ButtonKind::secondary};
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, quiet)), cancel, quiet) ||
        dialog.dismissed())
        state.open = false;
}

} // namespace stormdrill::gui
