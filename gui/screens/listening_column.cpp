#include "gui/screens/listening_column.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array mood_colors{rgb(0xBE123C), rgb(0xF43F5E), rgb(0x94A3B8), rgb(0x7DD3FC), rgb(0x0EA5E9)};
constexpr std::array mood_words{"mood.furious", "mood.angry", "mood.neutral", "mood.mild", "mood.warm"};

Color mood_color(double mood) {
    const auto band = std::clamp(static_cast<int>(std::floor((mood + 2) / 4 * 5)), 0, 4);
    return mood_colors[static_cast<std::size_t>(band)];
}

/// One figure in a well: caption, value, and how it moved.
void figure_well(ScreenContext& context, const Rect& area, std::string_view id, std::string_view caption,
                 const std::string& value, const std::string& change, theme::Tone tone) {
    Ui& ui = context.ui;
    ui.painter().fill_rounded(area, theme::control_radius, theme::surface_sunken);
    Rect inside = area.inset(10, 8);
    text_line(ui, inside.cut_top(18), caption, {.font = theme::small, .color = theme::ink_muted});
    Rect row = inside.cut_top(32);
    text_line(ui, row.cut_right(measure(ui, change, theme::tiny_bold).width + 1), change,
              {.font = theme::tiny_bold, .color = theme::tone_ink(tone)});
    text_line(ui, row, value, {.font = theme::figure});
    ui.describe("figure", ui.id(id), area, value, change);
}

void draw_spark(ScreenContext& context, const Rect& area, const drill::ListeningView& listening) {
    Ui& ui = context.ui;
    Painter& painter = ui.painter();
    const auto& buckets = listening.buckets;
    ui.describe("chart", ui.id("volume"), area, context.t("listening.volume"),
                std::to_string(buckets.size()));
    painter.fill({area.x, area.bottom() - 1, area.width, 1}, theme::line);
    if (buckets.empty()) {
        text_line(ui, area, context.t("listening.quiet"),
                  {.font = theme::small, .color = theme::ink_faint, .align = Align::center});
        return;
    }
    std::uint32_t most = 1;
    for (const auto& bucket : buckets)
        most = std::max(most, bucket.posts);
    const float step = std::min(14.f, area.width / static_cast<float>(buckets.size()));
    const float height = area.height - 4;
    float x = area.right() - step * static_cast<float>(buckets.size());
    for (const auto& bucket : buckets) {
        const float bar = std::ceil(height * static_cast<float>(bucket.posts) / static_cast<float>(most));
        const float left = std::floor(x);
        painter.fill({left, area.bottom() - 1 - bar, std::max(1.f, std::floor(x + step) - left - 1), bar},
                     mix(mood_color(bucket.mood), theme::surface, 0.25f));
        x += step;
    }
}

void draw_mood(ScreenContext& context, Rect area, const drill::ListeningView& listening) {
    Ui& ui = context.ui;
    Rect bar = area.cut_top(12, 6);
    float x = bar.x;
    std::size_t strongest = 2;
    double sum = 0;
    for (const double band : listening.mood_bands)
        sum += band;
    for (std::size_t i = 0; i < listening.mood_bands.size() && i < mood_colors.size() && sum > 0; ++i) {
        const float width = std::round(bar.width * static_cast<float>(listening.mood_bands[i] / sum));
        const Rect piece{x, bar.y, std::min(width, bar.right() - x), bar.height};
        ui.painter().fill(piece, mood_colors[i]);
        ui.tooltip(piece, context.t(mood_words[i]) + " " + percent(listening.mood_bands[i]));
        x += width;
        if (listening.mood_bands[i] > listening.mood_bands[strongest]) strongest = i;
    }
    if (sum <= 0) ui.painter().fill(bar, theme::surface_pressed);
    ui.describe("mood-bar", ui.id("mood"), bar, sum > 0 ? context.t(mood_words[strongest]) : "");
    Rect words = area.cut_top(16);
    text_line(ui, words, context.t("mood.furious"), {.font = theme::tiny, .color = theme::ink_muted});
    text_line(ui, words, context.t("mood.warm"),
              {.font = theme::tiny, .color = theme::ink_muted, .align = Align::right});
    if (sum > 0)
        text_line(ui, words,
                  context.t(mood_words[strongest]) + " " + percent(listening.mood_bands[strongest]),
                  {.font = theme::tiny_bold, .color = theme::ink_muted, .align = Align::center});
}

std::string trend_words(double trend) {
    if (trend > 1.15) return "▲ ×" + decimal(trend);
    if (trend < 0.85) return "▼ ×" + decimal(trend);
    return "＝";
}

void draw_terms(ScreenContext& context, Rect area, const drill::ListeningView& listening, std::size_t most) {
    Ui& ui = context.ui;
    std::uint32_t top = 1;
    for (const auto& term : listening.terms)
        top = std::max(top, term.posts);
    for (std::size_t i = 0; i < listening.terms.size() && i < most; ++i) {
        const auto& term = listening.terms[i];
        Rect row = area.cut_top(20);
        ui.painter().fill({row.x, row.bottom() - 2,
                           std::round(row.width * static_cast<float>(term.posts) / static_cast<float>(top)),
                           2},
                          theme::accent_soft);
        text_line(ui, row.cut_right(54), trend_words(term.trend),
                  {.font = theme::tiny_bold,
                   .color = term.trend > 1.15   ? theme::red
                            : term.trend < 0.85 ? theme::green
                                                : theme::ink_faint,
                   .align = Align::right});
        text_line(ui, row.cut_right(44), compact_number(term.posts, context.language()),
                  {.font = theme::small, .color = theme::ink_muted, .align = Align::right});
        text_line(ui, row, term.text, {.font = theme::note});
        ui.describe("term", ui.id("term-" + std::to_string(i)), row, term.text);
    }
}

void draw_spreaders(ScreenContext& context, Rect area, const drill::SeatSnapshot& data, std::size_t most) {
    Ui& ui = context.ui;
    const auto& spreaders = data.listening.spreaders;
    for (std::size_t i = 0; i < spreaders.size() && i < most; ++i) {
        Rect row = area.cut_top(22);
        avatar(ui, row.cut_left(18, 8).inset(0, 2), spreaders[i].name);
        text_line(ui, row.cut_right(52), compact_number(spreaders[i].reach, context.language()),
                  {.font = theme::small_bold, .color = theme::ink_muted, .align = Align::right});
        text_line(ui, row, spreaders[i].name, {.font = theme::note});
        if (spreaders[i].platform < data.platforms.size())
            ui.tooltip(row, spreaders[i].name + " @" + spreaders[i].handle + " · " +
                                context.in(data.platforms[spreaders[i].platform].name));
    }
}

void legend(ScreenContext& context, Rect row) {
    Ui& ui = context.ui;
    const auto entry = [&](Color color, const std::string& word) {
        ui.painter().circle({row.x + 5, row.center().y}, 4, color);
        row.cut_left(14);
        row.cut_left(text_line(ui, row, word, {.font = theme::tiny, .color = theme::ink_muted}), 12);
    };
    entry(theme::mood_calm, context.t("network.calm"));
    entry(theme::mood_attentive, context.t("network.concerned"));
    entry(theme::mood_angry, context.t("network.angry"));
}

void draw_situation(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                    ListeningState& state) {
    Ui& ui = context.ui;
    const drill::ListeningView& listening = data.listening;
    Rect inside = titled_card(ui, area, context.t("listening.title"));
    const std::string& edit = context.t("listening.query");
    const float button_wide = button_width(ui, edit, {.kind = ButtonKind::quiet, .font = theme::small_bold});
    if (button(ui, "edit-query", {area.right() - button_wide - 8, area.y + 10, button_wide, 28}, edit,
               {.kind = ButtonKind::quiet,
                .enabled = data.facts_of_drill.may("query"),
                .font = theme::small_bold}))
        state.query_open = true;

    const bool tight = area.height < 430;
    Rect wells = inside.cut_top(66, 8);
    const float half = std::floor((wells.width - 8) / 2);
    const double growth = listening.posts_hour_before == 0
                              ? 0
                              : static_cast<double>(listening.posts_last_hour) / listening.posts_hour_before;
    figure_well(context, wells.cut_left(half, 8), "posts-per-hour", context.t("listening.posts_per_hour"),
                compact_number(listening.posts_last_hour, context.language()),
                growth > 0 ? "×" + decimal(growth) : std::string(),
                growth > 1.15 ? theme::Tone::danger : theme::Tone::neutral);
    figure_well(context, wells, "mood-figure", context.t("listening.mood"), signed_decimal(listening.mood),
                percent(listening.negative_share),
                listening.negative_share > 0.5 ? theme::Tone::danger : theme::Tone::neutral);

    draw_spark(context, inside.cut_top(tight ? 40 : 56, 8), listening);
    draw_mood(context, inside.cut_top(34, tight ? 4 : 8), listening);

    const auto caption = [&](const std::string& words) {
        text_line(ui, inside.cut_top(18, 2), words, {.font = theme::small_bold, .color = theme::ink_muted});
    };
    const float left = inside.height - 2 * 20 - 8;
    const auto rows = static_cast<std::size_t>(std::clamp(std::floor(left / 42), 1.f, 5.f));
    caption(context.t("listening.terms"));
    draw_terms(context, inside.cut_top(20 * static_cast<float>(rows), 8), listening, rows);
    caption(context.t("listening.spreaders"));
    draw_spreaders(context, inside, data, rows);
}

void draw_network(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                  ListeningState& state) {
    Ui& ui = context.ui;
    Rect inside = titled_card(ui, area, context.t("network.title"),
                              context.t("network.people", {{"n", grouped_number(data.network.all_people)}}));
    Rect foot = inside.cut_bottom(16, 6);
    legend(context, foot);
    if (inside.height < 40) return;
    const float scale = ui.painter().glyphs().scale();
    state.picture.update(data.network, static_cast<int>(inside.width * scale),
                         static_cast<int>(inside.height * scale));
    if (const PixelBuffer* buffer = state.picture.buffer()) ui.painter().image(*buffer, inside);
    ui.describe("network", ui.id("network"), inside, context.t("network.title"));
}

} // namespace

void draw_listening_column(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                           ListeningState& state) {
    const IdScope scope(context.ui, "listening");
    Rect rest = area;
    const float network =
        std::clamp(rest.height - 512, 180.f, 400.f); // the card above needs 500 to show all of it
    draw_network(context, data, rest.cut_bottom(network, 12), state);
    draw_situation(context, data, rest, state);
}

} // namespace stormdrill::gui
