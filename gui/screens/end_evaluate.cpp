#include "gui/screens/end_evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"
#include "scoring/evaluation/rating.hpp"
#include "scoring/measures/texts.hpp"

namespace stormdrill::gui {

namespace {

using scoring::Rating;

theme::Tone tone_of(Rating rating) {
    switch (rating) {
    case Rating::P:
        return theme::Tone::good;
    case Rating::S:
        return theme::Tone::info;
    case Rating::M:
        return theme::Tone::warning;
    case Rating::U:
        break;
    }
    return theme::Tone::danger;
}

std::string signature(const EvaluateState& state) {
    return state.evaluator.empty() ? "evaluator" : state.evaluator.utf8();
}

/// The last rating that this evaluator gave.
const scoring::GivenRating* own_rating(const drill::DrillResult& result, const EvaluateState& state,
                                       std::string_view id) {
    const std::string name = signature(state);
    const scoring::GivenRating* last = nullptr;
    for (const scoring::GivenRating& given : result.transcript.ratings)
        if (given.clause == id && (given.evaluator.empty() ? given.done.seat : given.evaluator) == name)
            last = &given;
    return last;
}

std::string words_of(const ScreenContext& context, const drill::DrillFacts& facts, const std::string& id) {
    for (const drill::Choice& clause : facts.clauses)
        if (clause.id == id) return id + "  " + context.in(clause.text);
    return id;
}

/// What was clicked or pressed in this frame; it is done when everything has been drawn, for the result
/// changes with it.
struct Wanted {
    std::optional<drill::Act> act;
    bool rates = false;
};

void rate(const EvaluateState& state, const std::string& id, Rating rating, Wanted& wanted) {
    drill::Rate act{id, std::string(rating_letter(rating)), state.row == id ? state.note.utf8() : ""};
    if (!state.evaluator.empty()) act.evaluator = state.evaluator.utf8();
    wanted = {std::move(act), true};
}

void choose(const drill::DrillResult& result, EvaluateState& state, const std::string& id) {
    if (state.row == id) return;
    state.row = id;
    const scoring::GivenRating* given = own_rating(result, state, id);
    state.note.set_utf8(given != nullptr ? given->note : "");
}

void rating_row(ScreenContext& context, const drill::DrillFacts& facts, const drill::DrillResult& result,
                const scoring::Proposal& proposal, const Rect& row, EvaluateState& state, Wanted& wanted) {
    Ui& ui = context.ui;
    Rect inside = row.inset(10, 0);
    const scoring::GivenRating* given = own_rating(result, state, proposal.id);
    Rect buttons = inside.cut_right(4 * 34 + 3 * 4, 12);
    const std::string words = words_of(context, facts, proposal.id);
    const Rect ground{row.x, row.y, buttons.x - row.x - 4, row.height};
    if (list_row(ui, "row-" + proposal.id, ground, words, state.row == proposal.id))
        choose(result, state, proposal.id);
    for (const Rating rating : scoring::all_ratings) {
        const std::string letter(rating_letter(rating));
        const bool is_own = given != nullptr && given->rating == letter;
        const Rect place = buttons.cut_left(34, 4).inset(0, 4);
        const std::string tip =
            letter + " · " + context.in(rating_name(rating)) + "\n" + context.in(rating_meaning(rating));
        if (button(ui, "rate-" + proposal.id + "-" + letter, place, letter,
                   {.kind = is_own ? ButtonKind::primary : ButtonKind::secondary, .tooltip = tip})) {
            choose(result, state, proposal.id);
            rate(state, proposal.id, rating, wanted);
        }
    }
    const std::string proposed =
        proposal.rating ? std::string(rating_letter(*proposal.rating)) : std::string("–");
    const Rect place = inside.cut_right(36, 8);
    chip(ui, {place.x, place.y + 6}, proposed,
         proposal.rating ? tone_of(*proposal.rating) : theme::Tone::neutral);
    ui.tooltip(place, context.in(proposal.reason));
    text_line(ui, inside, words, {.font = theme::note});
}

const scoring::Proposal* chosen(const drill::DrillResult& result, const EvaluateState& state) {
    for (const scoring::Proposal& proposal : result.proposals.clauses)
        if (proposal.id == state.row) return &proposal;
    return nullptr;
}

void draw_ratings(ScreenContext& context, const drill::DrillFacts& facts, const drill::DrillResult& result,
                  Rect area, EvaluateState& state, Wanted& wanted) {
    Ui& ui = context.ui;
    const scoring::Proposal* proposal = chosen(result, state);
    Rect foot = area.cut_bottom(132, 10);
    {
        ScrollView view(ui, "rows", area);
        const Rect content = view.content();
        float y = content.y;
        for (const scoring::Proposal& one : result.proposals.clauses) {
            const Rect row{content.x, y, content.width, 36};
            y += 36;
            if (view.in_sight(row.y, row.bottom()))
                rating_row(context, facts, result, one, row, state, wanted);
        }
        view.end(y - content.y);
    }
    rule(ui, foot.x, foot.y, foot.width);
    foot.cut_top(8);
    if (proposal == nullptr) {
        text(ui, foot, context.t("evaluate.choose_row"), {.font = theme::note, .color = theme::ink_muted});
        return;
    }
    std::string why = context.t("evaluate.proposal") + context.in(proposal->reason);
    for (const scoring::SideEffect& effect : proposal->side_effects)
        why += "\n" + context.in(effect.what);
    text(ui, foot.cut_top(44, 6), why, {.font = theme::note, .color = theme::ink_muted, .max_lines = 2});
    text_area(ui, "note", foot, state.note,
              {.placeholder = context.t("evaluate.note"), .label = context.t("evaluate.note")});
}

std::string flat(const std::string& words) {
    std::string out = sanitize_text(words, 200);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
}

void finding_row(ScreenContext& context, const scoring::LineOfTexts& line, std::size_t number,
                 const Rect& row, EvaluateState& state) {
    Ui& ui = context.ui;
    const scoring::NumberedFinding& found = line.ruled.findings[number];
    const std::string& words = line.texts[found.text].words;
    const std::string quote = flat(scoring::marked_words(words, found.finding));
    const std::string said = quote.empty() ? found.finding.rule : "“" + quote + "”  " + found.finding.rule;
    const EvaluateState::Place place{line.line, number};
    const std::string id = std::to_string(line.line) + "-" + std::to_string(number);
    if (list_row(ui, "finding-" + id, row, said, state.finding == place)) {
        state.finding = place;
        state.reason.clear();
    }
    Rect inside = row.inset(10, 0);
    const std::int32_t points = found.finding.points;
    text_line(ui, inside.cut_left(38, 8), (points > 0 ? "+" : "") + std::to_string(points),
              {.font = theme::note_bold,
               .color = points > 0   ? theme::tone_ink(theme::Tone::good)
                        : points < 0 ? theme::tone_ink(theme::Tone::danger)
                                     : theme::ink_muted,
               .align = Align::right});
    if (found.overruled_by) {
        const std::string& done = context.t("evaluate.overruled");
        const Rect at = inside.cut_right(chip_width(ui, done), 8);
        chip(ui, {at.x, at.y + 3}, done, theme::Tone::neutral);
    }
    text_line(ui, inside, said,
              {.font = theme::note, .color = found.overruled_by ? theme::ink_muted : theme::ink});
}

void draw_finding(ScreenContext& context, const drill::DrillResult& result, Rect area, EvaluateState& state,
                  Wanted& wanted) {
    Ui& ui = context.ui;
    rule(ui, area.x, area.y, area.width);
    area.cut_top(8);
    const auto line = std::find_if(state.lines.begin(), state.lines.end(), [&](const auto& one) {
        return state.finding && one.line == state.finding->line;
    });
    if (line == state.lines.end() || state.finding->finding >= line->ruled.findings.size()) {
        text(ui, area, context.t("evaluate.choose_finding"),
             {.font = theme::note, .color = theme::ink_muted});
        return;
    }
    const scoring::NumberedFinding& found = line->ruled.findings[state.finding->finding];
    const auto advice = result.advice.find(found.finding.rule);
    text(ui, area.cut_top(44, 6),
         advice == result.advice.end() ? found.finding.rule : context.in(advice->second),
         {.font = theme::note, .color = theme::ink_muted, .max_lines = 2});
    Rect foot = area.cut_top(38);
    const std::string& label = context.t("evaluate.overrule");
    const bool possible = !found.overruled_by && scoring::can_be_overruled(found.finding);
    const ButtonOptions look{.kind = ButtonKind::secondary,
                             .enabled = possible,
                             .tooltip = context.t(possible ? "evaluate.overrule_about" : "evaluate.cannot")};
    const Rect place = foot.cut_right(button_width(ui, label, look), 10);
    text_field(ui, "reason", foot, state.reason,
               {.placeholder = context.t("evaluate.reason"), .label = context.t("evaluate.reason")});
    if (button(ui, "overrule", place, label, look)) {
        drill::OverruleFinding act{line->line, static_cast<std::uint32_t>(state.finding->finding),
                                   state.reason.utf8()};
        if (!state.evaluator.empty()) act.evaluator = state.evaluator.utf8();
        wanted = {std::move(act), false};
    }
}

void draw_findings(ScreenContext& context, const drill::DrillResult& result, Rect area, EvaluateState& state,
                   Wanted& wanted) {
    Ui& ui = context.ui;
    const Rect foot = area.cut_bottom(104, 10);
    {
        ScrollView view(ui, "texts", area);
        const Rect content = view.content();
        float y = content.y;
        for (const scoring::LineOfTexts& line : state.lines)
            for (std::size_t t = 0; t < line.texts.size(); ++t) {
                const scoring::FoundText& text_found = line.texts[t];
                const Rect head{content.x, y, content.width, 24};
                y += 24;
                if (view.in_sight(head.y, head.bottom())) {
                    const std::int32_t tone = line.ruled.texts[t].tone, was = text_found.as_found->tone;
                    Rect inside = head;
                    std::string figure = context.t("evaluate.tone", {{"tone", std::to_string(tone)}});
                    if (tone != was)
                        figure += context.t("evaluate.tone_found", {{"tone", std::to_string(was)}});
                    const Rect right = inside.cut_right(measure(ui, figure, theme::note_bold).width + 2, 10);
                    text_line(ui, right, figure, {.font = theme::note_bold, .align = Align::right});
                    ui.describe("tone", ui.id("tone-" + std::to_string(line.line) + "-" + std::to_string(t)),
                                right, figure);
                    std::string words = short_clock(text_found.done.at) + " · ";
                    if (const auto seat = drill::parse_seat(text_found.done.seat))
                        words += seat_name(context, *seat) + " · ";
                    text_line(ui, inside, words + text_found.channel + " · " + flat(text_found.words),
                              {.font = theme::note_bold});
                }
                for (std::size_t i = 0; i < line.ruled.findings.size(); ++i) {
                    if (line.ruled.findings[i].text != t) continue;
                    const Rect row{content.x, y, content.width, 30};
                    y += 30;
                    if (view.in_sight(row.y, row.bottom())) finding_row(context, line, i, row, state);
                }
                y += 10;
            }
        if (state.lines.empty())
            y += text(ui, content, context.t("evaluate.no_texts"),
                      {.font = theme::note, .color = theme::ink_muted});
        view.end(y - content.y);
    }
    draw_finding(context, result, foot, state, wanted);
}

/// What was noted while the drill ran, the last ones; below the ratings, which it is none of.
void draw_observations(ScreenContext& context, const scoring::Transcript& transcript, Rect& area) {
    constexpr std::size_t most = 4;
    constexpr float row_height = 22;
    const auto& seen = transcript.observations;
    if (seen.empty()) return;
    Ui& ui = context.ui;
    const std::size_t shown = std::min(most, seen.size());
    Rect list = area.cut_bottom(26 + row_height * static_cast<float>(shown), 8);
    text_line(ui, list.cut_top(26), context.t("facilitator.noted", {{"n", std::to_string(seen.size())}}),
              {.font = theme::note_bold});
    for (std::size_t i = seen.size() - shown; i < seen.size(); ++i) {
        Rect row = list.cut_top(row_height);
        ui.describe("observation", ui.id("observation-" + std::to_string(i)), row, seen[i].note,
                    seen[i].rating);
        text_line(ui, row.cut_left(22), seen[i].rating, {.font = theme::note_bold});
        text_line(ui, row, short_clock(seen[i].done.at) + " " + flat(seen[i].note), {.font = theme::note});
    }
}

} // namespace

void draw_evaluate(ScreenContext& context, const drill::DrillFacts& facts, const drill::DrillResult& result,
                   const Rect& area, EvaluateState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "evaluate");
    if (state.revision != result.revision) {
        state.lines = scoring::lines_of_texts(result.transcript);
        state.revision = result.revision;
    }
    Wanted wanted;
    Rect rest = area;
    const float half = std::floor((rest.width - 16) / 2);
    Rect left = titled_card(ui, rest.cut_left(half, 16), context.t("evaluate.clauses"),
                            context.t("evaluate.clauses_about"));
    text_field(ui, "evaluator", left.cut_top(36, 8), state.evaluator,
               {.placeholder = context.t("evaluate.name"), .label = context.t("evaluate.name")});
    draw_observations(context, result.transcript, left);
    draw_ratings(context, facts, result, left, state, wanted);
    const Rect right =
        titled_card(ui, rest, context.t("evaluate.findings"), context.t("evaluate.findings_about"));
    draw_findings(context, result, right, state, wanted);
    if (!ui.editing_text() && !state.row.empty()) {
        constexpr std::array keys{Key::digit1, Key::digit2, Key::digit3, Key::digit4};
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (ui.shortcut(keys[i])) rate(state, state.row, scoring::all_ratings[i], wanted);
    }
    if (wanted.act)
        context.evaluate(*wanted.act, [&state, rates = wanted.rates] {
            if (!rates) state.reason.clear();
        });
}

} // namespace stormdrill::gui
