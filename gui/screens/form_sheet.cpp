#include "gui/screens/form_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

std::string figure_words(double value, FormSheet::Figures figures) {
    switch (figures) {
    case FormSheet::Figures::decimal:
        return decimal(value);
    case FormSheet::Figures::share:
        return percent(value);
    case FormSheet::Figures::whole:
        break;
    }
    return grouped_number(std::llround(value));
}

} // namespace

// As wide with a scroll bar as without: fields must not move when the first frame has shown how high they
// are.
FormSheet::FormSheet(ScreenContext& context, std::string_view id, const Rect& area)
    : context_(&context), view_(context.ui, id, area), x_(area.x), width_(area.width - theme::scroll_bar - 8),
      top_(view_.content().y), y_(top_) {}

FormSheet::~FormSheet() {
    view_.end(y_ - top_ + 4);
}

Rect FormSheet::row(float height, float gap_below) {
    const Rect place{x_, y_, width_, height};
    y_ += height + gap_below;
    return place;
}

void FormSheet::label(std::string_view words, std::string_view beside) {
    const Rect place = row(20, 4);
    text_line(context_->ui, place, words, {.font = theme::note_bold});
    text_line(context_->ui, place, beside,
              {.font = theme::note_bold, .color = theme::accent, .align = Align::right});
}

void FormSheet::heading(std::string_view words) {
    text_line(context_->ui, row(26, 6), words, {.font = theme::body_bold});
}

void FormSheet::hint(std::string_view words) {
    y_ += text(context_->ui, {x_, y_, width_, 10'000}, words,
               {.font = theme::note, .color = theme::ink_muted}) +
          10;
}

void FormSheet::range(std::string_view id, std::string_view words, double& low, double& high,
                      const SliderScale& scale, Figures figures) {
    label(words, figure_words(low, figures) + " – " + figure_words(high, figures));
    range_slider(context_->ui, id, row(28, 6).inset(4, 0), low, high, scale);
}

void FormSheet::slide(std::string_view id, std::string_view words, double& value, const SliderScale& scale,
                      Figures figures) {
    label(words, figure_words(value, figures));
    slider(context_->ui, id, row(28, 6).inset(4, 0), value, scale);
}

void FormSheet::steps(std::string_view id, std::string_view words, double& value, const SliderScale& scale,
                      std::string_view unit) {
    Rect place = row(36, 8);
    const Rect stepper = place.cut_right(170, 10);
    text_line(context_->ui, place, words, {.font = theme::note_bold});
    number_stepper(context_->ui, id, stepper, value, scale, unit);
}

std::optional<double> FormSheet::figure(std::string_view id, std::string_view words, TextEditor& editor,
                                        std::string_view unit) {
    Rect place = row(36, 8);
    const std::optional<double> value = parse_figure(editor.utf8());
    const bool faulty = !editor.empty() && !value;
    text_line(context_->ui, place.cut_right(56, 0).inset(8, 0), unit,
              {.font = theme::note, .color = theme::ink_muted});
    const Rect field = place.cut_right(120, 10);
    text_line(context_->ui, place, words, {.font = theme::note_bold});
    if (text_field(context_->ui, id, field, editor,
                   {.error = faulty ? std::string_view(context_->t("form.no_number")) : std::string_view{},
                    .label = words})
            .changed)
        context_->port->composing();
    return value;
}

void FormSheet::segments(std::string_view id, std::string_view words, const std::vector<std::string>& labels,
                         std::size_t& selected) {
    if (!words.empty()) label(words);
    segmented(context_->ui, id, row(34, 10), labels, selected);
}

void FormSheet::radios(std::string_view id, std::string_view words, const std::vector<std::string>& labels,
                       std::size_t& selected) {
    if (!words.empty()) label(words);
    radio_group(context_->ui, id, row(28 * static_cast<float>(labels.size()), 10), labels, selected);
}

void FormSheet::list(std::string_view id, std::string_view words, const std::vector<std::string>& labels,
                     std::size_t& selected) {
    label(words);
    drop_down(context_->ui, id, row(36, 10), labels, selected, context_->t("form.choose"));
}

void FormSheet::checks(std::string_view id, std::string_view words, const std::vector<Item>& items,
                       std::set<std::string>& chosen) {
    if (!words.empty()) label(words);
    const IdScope scope(context_->ui, id);
    for (const Item& item : items) {
        Rect place = row(30, 0);
        if (!item.beside.empty())
            text_line(context_->ui, place.cut_right(110, 8), item.beside,
                      {.font = theme::note, .color = theme::ink_muted, .align = Align::right});
        bool value = chosen.contains(item.id);
        if (check_box(context_->ui, item.id, place, item.words, value)) {
            if (value)
                chosen.insert(item.id);
            else
                chosen.erase(item.id);
        }
    }
    y_ += 8;
}

void FormSheet::check(std::string_view id, std::string_view words, bool& value) {
    check_box(context_->ui, id, row(30, 8), words, value);
}

void FormSheet::words(std::string_view id, std::string_view words, TextEditor& editor, float height) {
    label(words);
    if (text_area(context_->ui, id, row(height, 10), editor, {.label = words}).changed && context_->port)
        context_->port->composing();
}

void FormSheet::line(std::string_view id, std::string_view words, TextEditor& editor) {
    label(words);
    if (text_field(context_->ui, id, row(36, 10), editor, {.label = words}).changed && context_->port)
        context_->port->composing();
}

bool FormSheet::submit(std::string_view id, std::string_view words, bool enabled, std::string_view tooltip) {
    const ButtonOptions look{.enabled = enabled, .tooltip = tooltip};
    y_ += 4;
    return button(context_->ui, id, row(36, 8).cut_left(button_width(context_->ui, words, look)), words,
                  look);
}

std::optional<double> parse_figure(std::string_view words) {
    std::string digits;
    for (const char c : words)
        if (c != ',' && c != ' ') digits += c;
    const bool share = digits.ends_with('%');
    if (share) digits.pop_back();
    if (!digits.empty() && digits.front() == '+') digits.erase(0, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() ||
        !std::isfinite(value))
        return std::nullopt;
    return share ? value / 100 : value;
}

} // namespace stormdrill::gui
