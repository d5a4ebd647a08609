#include "gui/screens/tone_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "gui/icons.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr double seconds_after_typing = 0.35;

struct FlagWords {
    scoring::Flag flag;
    std::string_view key;
};
/// Worst first: what the chips name when a text has several.
constexpr std::array bad_flags{
    FlagWords{scoring::Flag::attack, "flag.attack"},
    FlagWords{scoring::Flag::humour_misfire, "flag.humour_misfire"},
    FlagWords{scoring::Flag::blame_shift, "flag.blame_shift"},
    FlagWords{scoring::Flag::argumentative, "flag.argumentative"},
    FlagWords{scoring::Flag::non_apology, "flag.non_apology"},
    FlagWords{scoring::Flag::defensive, "flag.defensive"},
    FlagWords{scoring::Flag::empty_promise, "flag.empty_promise"},
    FlagWords{scoring::Flag::legalese, "flag.legalese"},
    FlagWords{scoring::Flag::canned, "flag.canned"},
    FlagWords{scoring::Flag::vague, "flag.vague"},
};
constexpr std::array good_flags{
    FlagWords{scoring::Flag::empathy, "flag.empathy"},
    FlagWords{scoring::Flag::personalised, "flag.personalised"},
    FlagWords{scoring::Flag::contact_channel, "flag.contact_channel"},
    FlagWords{scoring::Flag::thanks, "flag.thanks"},
};

} // namespace

const std::optional<scoring::ToneResult>& TonePreview::update(ScreenContext& context, scoring::TextKind kind,
                                                              const std::string& text,
                                                              const std::string& answered_text) {
    if (text != waiting_for_) {
        waiting_for_ = text;
        changed_at_ = context.ui.now();
    }
    if (text.empty()) {
        asked_for_.clear();
        result_.reset();
    } else if (asked_for_ != text) {
        const double due = changed_at_ + seconds_after_typing;
        if (context.ui.now() >= due) {
            asked_for_ = text;
            context.port->preview(kind, text, answered_text,
                                  [this, text](std::optional<scoring::ToneResult> result) {
                                      if (asked_for_ == text) result_ = std::move(result);
                                  });
        } else {
            context.ui.redraw_after(due - context.ui.now());
        }
    }
    return result_;
}

float tone_chips(ScreenContext& context, const scoring::ToneResult& tone, const Rect& row) {
    Ui& ui = context.ui;
    float x = row.x;
    const float y = row.y + (row.height - chip_height) / 2;
    const auto add = [&](const std::string& words, theme::Tone look) {
        if (x + chip_width(ui, words) > row.right()) return;
        x += chip(ui, {x, y}, words, look) + 6;
    };
    const theme::Tone look = tone.band == scoring::Band::good    ? theme::Tone::good
                             : tone.band == scoring::Band::mixed ? theme::Tone::warning
                                                                 : theme::Tone::danger;
    add(context.t("tone.score", {{"n", std::to_string(tone.tone)}}), look);
    ui.describe("tone", ui.id("tone"), row, std::to_string(tone.tone));
    if (!tone.is_language) {
        add(context.t("tone.no_language"), theme::Tone::danger);
        return x - row.x;
    }
    int bad = 0;
    const auto found = [&](std::string_view rule) {
        return std::any_of(tone.findings.begin(), tone.findings.end(),
                           [&](const scoring::Finding& f) { return f.rule.starts_with(rule); });
    };
    // What is not true weighs more than how it is said.
    if (found("fact.contradicts") || found("fact.false")) {
        add(context.t("flag.against_facts"), theme::Tone::danger);
        ++bad;
    }
    if (found("fact.earlier")) {
        add(context.t("flag.own_word"), theme::Tone::danger);
        ++bad;
    }
    for (const auto& [flag, key] : bad_flags)
        if (scoring::has(tone.flags, flag) && bad++ < 2) add(context.t(key), theme::Tone::danger);
    for (const auto& [flag, key] : good_flags)
        if (bad == 0 && scoring::has(tone.flags, flag)) add(context.t(key), theme::Tone::good);
    return x - row.x;
}

void parts_found(ScreenContext& context, const scoring::Elements& elements, Rect row) {
    Ui& ui = context.ui;
    const auto part = [&](std::string_view key, bool found) {
        const std::string& words = context.t(key);
        const char32_t mark = found ? icon::check : icon::circle;
        const Rect place = row.cut_left(chip_width(ui, words, mark), 6);
        chip(ui, {place.x, row.y}, words, found ? theme::Tone::good : theme::Tone::neutral, mark);
        ui.describe("part", ui.id(key), place, words, found ? "found" : "missing");
    };
    part("part.acknowledge", elements.acknowledge);
    part("part.apology", elements.apology);
    part("part.explanation", elements.explanation);
    part("part.solution", elements.solution);
    part("part.prevention", elements.prevention);
}

float findings_list(ScreenContext& context, const scoring::ToneResult& tone, const std::string& text_scored,
                    Rect area) {
    Ui& ui = context.ui;
    const std::u32string letters = to_utf32(text_scored);
    const float top = area.y;
    for (const scoring::Finding& finding : tone.findings) {
        if (area.height < 20) break;
        Rect row = area.cut_top(20, 2);
        const bool good = finding.points > 0;
        ui.painter().fill_rounded({row.x, row.y + 3, 3, 14}, 1, good ? theme::green_fill : theme::red);
        row.cut_left(10);
        text_line(
            ui, row.cut_right(28), (good ? "+" : "") + std::to_string(finding.points),
            {.font = theme::small_bold, .color = good ? theme::green : theme::red, .align = Align::right});
        text_line(ui, row.cut_right(34), finding.clause,
                  {.font = theme::small_bold, .color = theme::ink_muted, .align = Align::right});
        const bool whole = finding.end <= finding.start || finding.end > letters.size();
        const std::string phrase = whole ? context.t("tone.whole_text")
                                         : "“" +
                                               to_utf8(std::u32string_view(letters).substr(
                                                   finding.start, finding.end - finding.start)) +
                                               "”";
        text_line(ui, row, phrase, {.font = theme::small, .color = whole ? theme::ink_muted : theme::ink});
        ui.tooltip(row, phrase);
    }
    return area.y - top;
}

} // namespace stormdrill::gui
