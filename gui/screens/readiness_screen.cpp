#include "gui/screens/readiness_screen.hpp"

#include <algorithm>
#include <array>

#include "gui/icons.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array ids{"role",  "notification", "decision", "query",
                         "alert", "templates",    "risks",    "measures"};

/// Fills and files every step that has not been filed.
void take_all_suggestions(ScreenContext& context, const drill::SeatSnapshot& data, ReadinessState& state) {
    for (std::size_t i = 0; i < readiness_steps; ++i) {
        const auto step = static_cast<ReadinessStep>(i);
        if (state.done[i] || !may_do(data.facts_of_drill, step)) continue;
        state.suggest(context, data, step);
        context.submit(readiness_acts(data, step, state), [&state, i] { state.done[i] = true; });
    }
}

void draw_step(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
               ReadinessState& state) {
    Ui& ui = context.ui;
    const auto step = static_cast<ReadinessStep>(state.step);
    const std::string id = ids[state.step];
    const IdScope scope(ui, id);
    Rect inside =
        titled_card(ui, area, context.t("readiness." + id), context.t("readiness." + id + "_clause"));
    Rect foot = inside.cut_bottom(36, 12);
    const bool allowed = may_do(data.facts_of_drill, step);
    const std::string& file = context.t(state.done[state.step] ? "readiness.file_again" : "readiness.file");
    const ButtonOptions look{.enabled = allowed,
                             .tooltip = allowed ? std::string_view{} : context.t("form.not_yours")};
    if (button(ui, "file", foot.cut_right(button_width(ui, file, look), 10), file, look))
        context.submit(readiness_acts(data, step, state), [&state, i = state.step] {
            state.done[i] = true;
            if (state.step == i && i + 1 < readiness_steps) ++state.step;
        });
    const std::string& suggest = context.t("readiness.suggest");
    const ButtonOptions suggest_look{
        .kind = ButtonKind::secondary, .enabled = allowed, .icon = icon::lightbulb};
    if (button(ui, "suggest", foot.cut_left(button_width(ui, suggest, suggest_look)), suggest, suggest_look))
        state.suggest(context, data, step);
    FormSheet sheet(context, "sheet", inside);
    sheet.hint(context.t("readiness." + id + "_about"));
    draw_readiness_form(sheet, context, data, step, state);
}

} // namespace

ReadinessResult draw_readiness_screen(ScreenContext& context, const drill::SeatSnapshot& data,
                                      ReadinessState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "readiness");
    Rect rest = plain_screen(context, context.t("readiness.title"), context.t("readiness.subtitle"), 1200);
    Rect foot = rest.cut_bottom(48, 16);
    const Rect left = rest.cut_left(280, 20);
    card(ui, left);
    std::vector<StageStep> steps;
    for (std::size_t i = 0; i < readiness_steps; ++i)
        steps.push_back({ids[i], context.t("readiness." + std::string(ids[i])), state.done[i]});
    draw_stage_steps(context, left.inset(12), steps, state.step);
    draw_step(context, data, rest, state);

    const auto filed = static_cast<std::size_t>(std::count(state.done.begin(), state.done.end(), true));
    const bool alone = data.chairs.empty();
    const std::string& start = context.t(alone ? "readiness.start" : "team_room.back");
    const ButtonOptions start_look{.icon = alone ? icon::play : icon::people, .font = {16, Weight::bold}};
    const bool go =
        button(ui, "start", foot.cut_right(std::max(220.f, button_width(ui, start, start_look)), 12), start,
               start_look);
    const std::string& all = context.t("readiness.take_all");
    const ButtonOptions all_look{.kind = ButtonKind::secondary,
                                 .enabled = filed < readiness_steps,
                                 .icon = icon::check_circle,
                                 .font = {15, Weight::bold}};
    if (button(ui, "take-all", foot.cut_right(button_width(ui, all, all_look), 16), all, all_look))
        take_all_suggestions(context, data, state);
    text_line(ui, foot,
              context.t("readiness.progress",
                        {{"n", std::to_string(filed)}, {"all", std::to_string(readiness_steps)}}),
              {.font = theme::body, .color = theme::ink_muted});
    return go ? ReadinessResult::go_on : ReadinessResult::stay;
}

} // namespace stormdrill::gui
