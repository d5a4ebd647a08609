#include "gui/screens/learn_screen.hpp"

#include <algorithm>

#include "gui/icons.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

void draw_lessons(FormSheet& sheet, ScreenContext& context, const drill::DrillFacts& facts,
                  LearnState& state) {
    sheet.hint(context.t("learn.lessons_about"));
    std::vector<FormSheet::Item> items;
    std::vector<std::string> names;
    for (const drill::Choice& cause : facts.causes) {
        items.push_back({cause.id, context.in(cause.text)});
        names.push_back(context.in(cause.text));
    }
    sheet.checks("causes", context.t("learn.causes"), items, state.causes);
    sheet.radios("root", context.t("learn.root_cause"), names, state.root_cause);
    state.answers.resize(facts.lesson_questions.size());
    for (std::size_t i = 0; i < facts.lesson_questions.size(); ++i)
        sheet.words("answer-" + std::to_string(i), context.in(facts.lesson_questions[i]), state.answers[i],
                    84);
}

void file_lessons(ScreenContext& context, const drill::DrillFacts& facts, LearnState& state) {
    drill::FileLessons act;
    act.causes.assign(state.causes.begin(), state.causes.end());
    if (state.root_cause < facts.causes.size()) act.root_cause = facts.causes[state.root_cause].id;
    for (const TextEditor& answer : state.answers)
        act.answers.push_back(answer.utf8());
    context.submit(act, [&state] {
        state.lessons_filed = true;
        state.step = 1;
    });
}

void draw_plan(FormSheet& sheet, ScreenContext& context, const drill::DrillFacts& facts, LearnState& state) {
    sheet.hint(context.t("learn.plan_about"));
    std::vector<std::string> clauses;
    for (const drill::Choice& clause : facts.clauses)
        clauses.push_back(clause.id + " " + context.in(clause.text));
    std::vector<std::string> seats;
    for (const drill::Seat seat : drill::team_seats)
        seats.push_back(seat_name(context, seat));
    for (std::size_t i = 0; i < state.plan.size(); ++i) {
        const IdScope scope(context.ui, "item-" + std::to_string(i));
        ImprovementDraft& item = state.plan[i];
        sheet.heading(context.t("learn.item", {{"n", std::to_string(i + 1)}}));
        sheet.list("clause", context.t("learn.clause"), clauses, item.clause);
        sheet.line("action", context.t("learn.action"), item.action);
        sheet.list("owner", context.t("learn.owner"), seats, item.owner);
        sheet.line("due", context.t("learn.due"), item.due);
    }
    if (sheet.submit("add", context.t("learn.add"), state.plan.size() < 12)) state.plan.emplace_back();
}

/// The rows that have a clause and an action.
std::vector<drill::Improvement> planned(const drill::DrillFacts& facts, const LearnState& state) {
    std::vector<drill::Improvement> items;
    for (const ImprovementDraft& draft : state.plan) {
        if (draft.clause >= facts.clauses.size() || draft.action.empty()) continue;
        const std::string owner = draft.owner < drill::team_seats.size()
                                      ? std::string(drill::seat_id(drill::team_seats[draft.owner]))
                                      : "";
        items.push_back({facts.clauses[draft.clause].id, draft.action.utf8(), owner, draft.due.utf8()});
    }
    return items;
}

} // namespace

bool draw_learn_screen(ScreenContext& context, const drill::SeatSnapshot& data, LearnState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "learn");
    const drill::DrillFacts& facts = data.facts_of_drill;
    Rect rest = plain_screen(context, context.t("learn.title"), context.t("learn.subtitle"), 1100);
    Rect foot = rest.cut_bottom(48, 16);
    const Rect left = rest.cut_left(260, 20);
    card(ui, left);
    draw_stage_steps(context, left.inset(12),
                     {{"lessons", context.t("learn.lessons"), state.lessons_filed},
                      {"plan", context.t("learn.plan"), state.plan_filed}},
                     state.step);

    Rect inside = titled_card(ui, rest, context.t(state.step == 0 ? "learn.lessons" : "learn.plan"));
    Rect buttons = inside.cut_bottom(36, 12);
    const std::string& file = context.t("learn.file");
    const bool complete =
        state.step == 0 ? state.root_cause < facts.causes.size() : !planned(facts, state).empty();
    const bool allowed = facts.may(state.step == 0 ? "lessons" : "improvement_plan");
    const ButtonOptions look{.enabled = complete && allowed,
                             .tooltip = !allowed   ? context.t("form.not_yours")
                                        : complete ? std::string_view{}
                                                   : context.t("form.incomplete")};
    if (button(ui, "file", buttons.cut_right(button_width(ui, file, look)), file, look)) {
        if (state.step == 0)
            file_lessons(context, facts, state);
        else
            context.submit(drill::PlanImprovement{planned(facts, state)},
                           [&state] { state.plan_filed = true; });
    }
    {
        const IdScope page(ui, state.step == 0 ? "lessons" : "plan");
        FormSheet sheet(context, "sheet", inside);
        if (state.step == 0)
            draw_lessons(sheet, context, facts, state);
        else
            draw_plan(sheet, context, facts, state);
    }
    if (!context.port->conducts()) {
        text_line(ui, foot, context.t("learn.wait_for_facilitator"),
                  {.font = theme::body, .color = theme::ink_muted, .align = Align::right});
        return false;
    }
    const std::string& result = context.t("learn.result");
    const ButtonOptions result_look{.kind = state.lessons_filed && state.plan_filed ? ButtonKind::primary
                                                                                    : ButtonKind::secondary,
                                    .icon = icon::trophy,
                                    .font = {16, Weight::bold}};
    const bool go =
        button(ui, "result", foot.cut_right(std::max(220.f, button_width(ui, result, result_look)), 16),
               result, result_look);
    if (allowed && (!state.lessons_filed || !state.plan_filed))
        text_line(ui, foot, context.t("learn.unfiled"),
                  {.font = theme::body, .color = theme::amber, .align = Align::right});
    return go;
}

} // namespace stormdrill::gui
