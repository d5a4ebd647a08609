#include "gui/widgets/progress.hpp"

#include <cmath>

#include "gui/icons.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

std::string percent(float share) {
    return std::to_string(std::lround(share * 100)) + "%";
}

} // namespace

void progress_bar(Ui& ui, std::string_view id, const Rect& area, float share, theme::Tone tone) {
    share = std::clamp(share, 0.f, 1.f);
    const float radius = area.height / 2;
    ui.painter().fill_rounded(area, radius, theme::surface_pressed);
    const float width = std::round(area.width * share);
    if (width > 0) {
        const ClipScope clip(ui, {area.x, area.y, width, area.height}); // keeps the round end at small shares
        ui.painter().fill_rounded({area.x, area.y, std::max(width, area.height), area.height}, radius,
                                  theme::tone_ink(tone));
    }
    ui.describe("progress", ui.id(id), area, percent(share));
}

void step_bar(Ui& ui, std::string_view id, const Rect& area, std::span<const Step> steps) {
    if (steps.empty()) return;
    const float width = area.width / static_cast<float>(steps.size());
    constexpr float radius = 12;
    const float y = area.y + radius;
    std::string summary;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const float x = std::round(area.x + width * (static_cast<float>(i) + .5f));
        if (i + 1 < steps.size()) {
            const bool passed = step.state == StepState::done;
            ui.painter().fill({x + radius + 6, y - 1, width - 2 * radius - 12, 2},
                              passed ? theme::green_fill : theme::line_strong);
        }
        const std::string number = std::to_string(i + 1);
        switch (step.state) {
        case StepState::done:
            ui.painter().circle({x, y}, radius, theme::green_fill);
            ui.painter().icon(icon::check, {x, y}, 16, theme::on_accent);
            break;
        case StepState::late:
            ui.painter().circle({x, y}, radius, theme::red);
            ui.painter().icon(icon::alert, {x, y}, 14, theme::on_accent);
            break;
        case StepState::current:
        case StepState::waiting: {
            const bool current = step.state == StepState::current;
            ui.painter().circle({x, y}, radius, current ? theme::accent : theme::surface);
            if (!current) ui.painter().circle_outline({x, y}, radius, theme::line_strong, 1.5f);
            text_line(ui, {x - radius, y - radius, 2 * radius, 2 * radius}, number,
                      {.font = theme::small_bold,
                       .color = current ? theme::on_accent : theme::ink_muted,
                       .align = Align::center});
            break;
        }
        }
        const Rect words{x - width / 2 + 2, area.y + 2 * radius + 4, width - 4, 18};
        const bool plain = step.state == StepState::waiting;
        text_line(ui, words, step.label,
                  {.font = plain ? theme::small : theme::small_bold,
                   .color = plain ? theme::ink_muted : theme::ink,
                   .align = Align::center});
        text_line(ui, words.moved(0, 17), step.note,
                  {.font = theme::tiny,
                   .color = step.state == StepState::late ? theme::red : theme::ink_muted,
                   .align = Align::center});
        const char* state_words[] = {"waiting", "current", "done", "late"};
        summary += (summary.empty() ? "" : ", ") + step.label + ": " +
                   state_words[static_cast<std::size_t>(step.state)];
    }
    ui.describe("steps", ui.id(id), area, summary);
}

void stacked_bar(Ui& ui, std::string_view id, const Rect& area, std::span<const Share> shares) {
    float total = 0;
    for (const auto& share : shares)
        total += std::max(0.f, share.part);
    const float radius = std::min(4.f, area.height / 2);
    ui.painter().fill_rounded(area, radius, theme::surface_pressed);
    std::string summary;
    float before = 0;
    for (const auto& share : shares) {
        if (share.part <= 0 || total <= 0) continue;
        const float left = std::round(area.x + area.width * before / total);
        before += share.part;
        const float right = std::round(area.x + area.width * before / total);
        const Rect part{left, area.y, right - left, area.height};
        {
            const ClipScope clip(ui, part);
            ui.painter().fill_rounded(area, radius, share.color);
        }
        if (right < area.right()) ui.painter().fill({right - 1, area.y, 1, area.height}, theme::surface);
        const std::string words = share.label + " " + percent(share.part / total);
        ui.tooltip(part, words);
        summary += (summary.empty() ? "" : ", ") + words;
    }
    ui.describe("shares", ui.id(id), area, summary);
}

} // namespace stormdrill::gui
