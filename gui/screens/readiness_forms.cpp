#include <algorithm>
#include <array>
#include <cmath>

#include "gui/screens/figures.hpp"
#include "gui/screens/query_dialog.hpp"
#include "gui/screens/readiness_screen.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array complaint_kinds{"complaint", "anger", "worry", "question"};
constexpr std::array act_names{"accept_role", "notification_tree", "decision_rule", "query",
                               "alert",       "template",          "risk",          "prepare"};

std::vector<drill::Seat> others(drill::Seat me) {
    std::vector<drill::Seat> seats;
    for (const drill::Seat seat : drill::team_seats)
        if (seat != me) seats.push_back(seat);
    return seats;
}

std::string link(drill::Seat from, drill::Seat to) {
    return std::string(drill::seat_id(from)) + ">" + std::string(drill::seat_id(to));
}

std::vector<FormSheet::Item> platform_items(const ScreenContext& context, const drill::SeatSnapshot& data) {
    std::vector<FormSheet::Item> items;
    for (const drill::PlatformView& platform : data.platforms)
        items.push_back({platform.id, context.in(platform.name)});
    return items;
}

std::vector<FormSheet::Item> seat_items(const ScreenContext& context) {
    std::vector<FormSheet::Item> items;
    for (const drill::Seat seat : drill::team_seats)
        items.push_back({std::string(drill::seat_id(seat)), seat_name(context, seat)});
    return items;
}

std::int64_t cost_of(const drill::DrillFacts& facts, const std::set<std::string>& chosen) {
    std::int64_t cost = 0;
    for (const drill::Choice& measure : facts.measures)
        if (chosen.contains(measure.id)) cost += measure.cost;
    return cost;
}

void draw_risks(FormSheet& sheet, ScreenContext& context, const drill::DrillFacts& facts,
                ReadinessState& state) {
    const std::vector<std::string> grades{"1", "2", "3", "4", "5"};
    for (const drill::Choice& risk : facts.risks) {
        std::set<std::string> one;
        if (state.risks.contains(risk.id)) one.insert(risk.id);
        sheet.checks("risk", "", {{risk.id, context.in(risk.text)}}, one);
        if (one.empty()) {
            state.risks.erase(risk.id);
            continue;
        }
        state.risks.insert(risk.id);
        auto& [likelihood, impact] = state.risk_grades.try_emplace(risk.id, 2, 2).first->second;
        Rect row = sheet.row(30, 12);
        const float half = std::floor((row.width - 24) / 2);
        const auto grade = [&](std::string_view name, const std::string& words, Rect place,
                               std::size_t& value) {
            text_line(context.ui, place.cut_left(place.width * 0.3f), words,
                      {.font = theme::note, .color = theme::ink_muted});
            segmented(context.ui, std::string(name) + "-" + risk.id, place, grades, value);
        };
        grade("likelihood", context.t("readiness.likelihood"), row.cut_left(half, 24), likelihood);
        grade("impact", context.t("readiness.impact"), row, impact);
    }
}

void draw_decision(FormSheet& sheet, ScreenContext& context, ReadinessState& state) {
    sheet.checks("approvers-1", context.t("readiness.approvers_low"), seat_items(context),
                 state.approvers[0]);
    sheet.checks("approvers-3", context.t("readiness.approvers_high"), seat_items(context),
                 state.approvers[1]);
    sheet.steps("time-out", context.t("readiness.time_out"), state.time_out_minutes, {0, 120, 5},
                context.t("unit.minutes"));
    std::vector<std::string> names;
    for (const drill::Seat seat : drill::team_seats)
        names.push_back(seat_name(context, seat));
    sheet.list("deputy", context.t("readiness.decision_deputy"), names, state.decision_deputy);
}

} // namespace

bool may_do(const drill::DrillFacts& facts, ReadinessStep step) {
    return facts.may(act_names[static_cast<std::size_t>(step)]);
}

void draw_readiness_form(FormSheet& sheet, ScreenContext& context, const drill::SeatSnapshot& data,
                         ReadinessStep step, ReadinessState& state) {
    const drill::DrillFacts& facts = data.facts_of_drill;
    switch (step) {
    case ReadinessStep::role: {
        sheet.hint(context.in(facts.role_card));
        std::vector<std::string> names;
        for (const drill::Seat seat : others(facts.seat))
            names.push_back(seat_name(context, seat));
        sheet.radios("deputy", context.t("readiness.deputy"), names, state.deputy);
        break;
    }
    case ReadinessStep::notification:
        for (const drill::Seat from : drill::team_seats) {
            std::vector<FormSheet::Item> items;
            for (const drill::Seat to : others(from))
                items.push_back({link(from, to), seat_name(context, to)});
            sheet.checks("from-" + std::string(drill::seat_id(from)),
                         context.t("readiness.tells", {{"seat", seat_name(context, from)}}), items,
                         state.links);
        }
        break;
    case ReadinessStep::decision:
        draw_decision(sheet, context, state);
        break;
    case ReadinessStep::query:
        sheet.words("terms", context.t("query.terms"), state.terms, 110);
        sheet.checks("platforms", context.t("query.platforms"), platform_items(context, data),
                     state.platforms);
        break;
    case ReadinessStep::alert:
        sheet.steps("posts", context.t("readiness.alert_posts"), state.posts_per_hour, {0, 1000, 5});
        sheet.slide("growth", context.t("readiness.alert_growth"), state.growth, {1, 10, 0.5},
                    FormSheet::Figures::decimal);
        sheet.slide("negative", context.t("readiness.alert_negative"), state.negative, {0, 1, 0.05},
                    FormSheet::Figures::share);
        sheet.steps("watch", context.t("readiness.watch"), state.watch_hours, {0, 24, 1},
                    context.t("unit.hours"));
        break;
    case ReadinessStep::templates:
        for (const char* kind : complaint_kinds)
            sheet.words(std::string("template-") + kind, context.t("complaint." + std::string(kind)),
                        state.templates[kind], 84);
        break;
    case ReadinessStep::risks:
        draw_risks(sheet, context, facts, state);
        break;
    case ReadinessStep::measures: {
        const std::int64_t left = data.readiness_left - cost_of(facts, state.measures);
        sheet.hint(context.t("readiness.budget", {{"n", std::to_string(left)}}));
        std::vector<FormSheet::Item> items;
        for (const drill::Choice& measure : facts.measures)
            items.push_back({measure.id, context.in(measure.text),
                             context.t("readiness.cost", {{"n", std::to_string(measure.cost)}})});
        sheet.checks("measures", "", items, state.measures);
        break;
    }
    }
}

void ReadinessState::suggest(const ScreenContext& context, const drill::SeatSnapshot& data,
                             ReadinessStep suggested) {
    const drill::DrillFacts& facts = data.facts_of_drill;
    switch (suggested) {
    case ReadinessStep::role:
        deputy = 0;
        break;
    case ReadinessStep::notification: {
        // The seat that sees it first tells everybody; the lead stands at the head of the second branch.
        links.clear();
        for (const drill::Seat to : others(drill::Seat::pr))
            links.insert(link(drill::Seat::pr, to));
        links.insert(link(drill::Seat::service, drill::Seat::pr));
        break;
    }
    case ReadinessStep::decision:
        approvers = {std::set<std::string>{"legal"}, std::set<std::string>{"legal", "lead"}};
        time_out_minutes = 20;
        decision_deputy = 4;
        break;
    case ReadinessStep::query:
        terms.set_utf8(join_terms(facts.suggested_keywords));
        for (const drill::PlatformView& platform : data.platforms)
            platforms.insert(platform.id);
        break;
    case ReadinessStep::alert:
        posts_per_hour = 20;
        growth = 2;
        negative = 0.5;
        watch_hours = 24;
        break;
    case ReadinessStep::templates:
        for (const char* kind : complaint_kinds)
            templates[kind].set_utf8(context.t("template." + std::string(kind)));
        break;
    case ReadinessStep::risks:
        for (const drill::Choice& risk : facts.risks) {
            risks.insert(risk.id);
            risk_grades.try_emplace(risk.id, 2, 3);
        }
        break;
    case ReadinessStep::measures: {
        measures.clear();
        std::int64_t left = data.readiness_left;
        for (const drill::Choice& measure : facts.measures) {
            if (measure.cost > left) continue;
            left -= measure.cost;
            measures.insert(measure.id);
        }
        break;
    }
    }
}

std::vector<drill::Act> readiness_acts(const drill::SeatSnapshot& data, ReadinessStep step,
                                       const ReadinessState& state) {
    const auto list = [](const std::set<std::string>& names) {
        return std::vector<std::string>(names.begin(), names.end());
    };
    switch (step) {
    case ReadinessStep::role: {
        const auto seats = others(data.facts_of_drill.seat);
        return {drill::AcceptRole{
            state.deputy < seats.size() ? std::string(drill::seat_id(seats[state.deputy])) : ""}};
    }
    case ReadinessStep::notification:
        return {drill::NotificationTree{list(state.links)}};
    case ReadinessStep::decision: {
        const std::string deputy = state.decision_deputy < drill::team_seats.size()
                                       ? std::string(drill::seat_id(drill::team_seats[state.decision_deputy]))
                                       : "";
        const auto minutes_left = static_cast<std::int64_t>(state.time_out_minutes);
        return {drill::DecisionRule{1, list(state.approvers[0]), minutes_left, deputy},
                drill::DecisionRule{3, list(state.approvers[1]), minutes_left, deputy}};
    }
    case ReadinessStep::query:
        return {drill::SetQuery{split_terms(state.terms.utf8()), list(state.platforms)}};
    case ReadinessStep::alert:
        return {drill::SetAlert{state.posts_per_hour, state.growth, state.negative,
                                static_cast<std::int64_t>(state.watch_hours)}};
    case ReadinessStep::templates: {
        std::vector<drill::Act> acts;
        for (const auto& [kind, editor] : state.templates)
            if (!editor.empty()) acts.push_back(drill::ShelveTemplate{kind, editor.utf8()});
        return acts;
    }
    case ReadinessStep::risks: {
        std::vector<drill::Act> acts;
        for (const std::string& risk : state.risks) {
            const auto& [likelihood, impact] = state.risk_grades.at(risk);
            acts.push_back(drill::RegisterRisk{risk, static_cast<std::int64_t>(likelihood) + 1,
                                               static_cast<std::int64_t>(impact) + 1});
        }
        return acts;
    }
    case ReadinessStep::measures:
        return {drill::Prepare{list(state.measures)}};
    }
    return {};
}

} // namespace stormdrill::gui
