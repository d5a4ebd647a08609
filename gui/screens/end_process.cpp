#include <algorithm>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/end_screen.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

theme::Tone tone_of(double share) {
    return share >= 0.7 ? theme::Tone::good : share >= 0.4 ? theme::Tone::warning : theme::Tone::danger;
}

void draw_phases(ScreenContext& context, const scoring::Scorecard& scorecard, Rect area) {
    Ui& ui = context.ui;
    const float step =
        std::min(44.f, area.height / static_cast<float>(std::max<std::size_t>(1, scorecard.phases.size())));
    for (const scoring::PhaseScore& phase : scorecard.phases) {
        Rect row = area.cut_top(step);
        Rect head = row.cut_top(20);
        const std::string figures = decimal(phase.score) + " / " + decimal(phase.max);
        text_line(ui, head, figures, {.font = theme::note, .color = theme::ink_muted, .align = Align::right});
        text_line(ui, head, context.t("phase." + phase.id), {.font = theme::note_bold});
        const double share = phase.max > 0 ? phase.score / phase.max : 0;
        progress_bar(ui, "phase-" + phase.id, row.cut_top(8), static_cast<float>(share), tone_of(share));
    }
}

std::pair<std::string, theme::Tone> status_words(const ScreenContext& context,
                                                 const scoring::ClauseScore& clause) {
    switch (clause.status) {
    case scoring::ClauseStatus::scored:
        return {percent(clause.share), tone_of(clause.share)};
    case scoring::ClauseStatus::missed:
        return {context.t("end.missed"), theme::Tone::danger};
    case scoring::ClauseStatus::no_occasion:
        return {context.t("end.no_occasion"), theme::Tone::neutral};
    case scoring::ClauseStatus::not_built:
        break;
    }
    return {context.t("end.not_built"), theme::Tone::neutral};
}

std::string clause_words(const ScreenContext& context, const drill::DrillFacts& facts,
                         const std::string& id) {
    for (const drill::Choice& clause : facts.clauses)
        if (clause.id == id) return id + "  " + context.in(clause.text);
    return id;
}

void draw_clauses(ScreenContext& context, const drill::DrillFacts& facts, const scoring::Scorecard& scorecard,
                  const Rect& area, EndState& state) {
    Ui& ui = context.ui;
    ScrollView view(ui, "clauses", area);
    const Rect content = view.content();
    float y = content.y;
    for (std::size_t i = 0; i < scorecard.clauses.size(); ++i) {
        const scoring::ClauseScore& clause = scorecard.clauses[i];
        const Rect row{content.x, y, content.width, 36};
        y += 36;
        if (!view.in_sight(row.y, row.bottom())) continue;
        const std::string words = clause_words(context, facts, clause.id);
        if (list_row(ui, "clause-" + clause.id, row, words, state.clause == i)) state.clause = i;
        Rect inside = row.inset(10, 0);
        const auto [status, tone] = status_words(context, clause);
        const Rect place = inside.cut_right(chip_width(ui, status), 8);
        chip(ui, {place.x, place.y + 6}, status, tone);
        text_line(ui, inside, words, {.font = theme::note});
    }
    view.end(y - content.y);
}

void draw_evidence(ScreenContext& context, const drill::DrillFacts& facts, const scoring::ClauseScore& clause,
                   Rect area) {
    Ui& ui = context.ui;
    area.cut_top(text(ui, area, clause_words(context, facts, clause.id), {.font = theme::body_bold}) + 4);
    text_line(ui, area.cut_top(22, 8),
              context.t("end.points", {{"score", decimal(clause.score)}, {"max", decimal(clause.max)}}),
              {.font = theme::note, .color = theme::ink_muted});
    ScrollView view(ui, "evidence", area);
    const Rect content = view.content();
    float y = content.y;
    for (const scoring::Evidence& evidence : clause.evidence) {
        std::string head = short_clock(evidence.at);
        if (const auto seat = drill::parse_seat(evidence.seat)) head += " · " + seat_name(context, *seat);
        text_line(ui, {content.x, y, content.width, 18}, head,
                  {.font = theme::small, .color = theme::ink_muted});
        y += 18;
        y +=
            text(ui, {content.x, y, content.width, 10'000}, context.in(evidence.text), {.font = theme::note});
        if (!evidence.quote.empty())
            y += text(ui, {content.x, y, content.width, 10'000}, "“" + evidence.quote + "”",
                      {.font = theme::note, .color = theme::accent});
        y += 10;
    }
    if (clause.evidence.empty())
        y +=
            text(ui, content, context.t("end.no_evidence"), {.font = theme::note, .color = theme::ink_muted});
    view.end(y - content.y);
}

} // namespace

void draw_process(ScreenContext& context, const drill::DrillFacts& facts, const scoring::Scorecard& scorecard,
                  const Rect& area, EndState& state) {
    Ui& ui = context.ui;
    Rect rest = area;
    const float third = std::floor((rest.width - 32) / 3);
    Rect phases = titled_card(ui, rest.cut_left(std::floor(third * 0.8f), 16), context.t("end.phases"));
    draw_phases(context, scorecard, phases);
    const Rect clauses =
        titled_card(ui, rest.cut_left(std::floor(third * 1.2f), 16), context.t("end.clauses"));
    draw_clauses(context, facts, scorecard, clauses, state);
    const Rect evidence = titled_card(ui, rest, context.t("end.evidence"));
    if (state.clause < scorecard.clauses.size())
        draw_evidence(context, facts, scorecard.clauses[state.clause], evidence);
}

} // namespace stormdrill::gui
