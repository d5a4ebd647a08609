#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

float aligned(const Rect& area, float width, Align align) {
    if (align == Align::center) return area.x + (area.width - width) / 2;
    if (align == Align::right) return area.right() - width;
    return area.x;
}

/// Paints, lists the words in the dump, and lets a text that was cut show whole.
float put(Ui& ui, const Rect& area, float y, const TextLayout& layout, std::string_view content,
          const TextStyle& style) {
    const Point at{aligned(area, layout.width, style.align), y};
    ui.painter().text(layout, at, style.color);
    const Rect painted{at.x, at.y, layout.width, layout.height};
    ui.describe("words", ui.id("words"), painted, content, layout.truncated ? "cut" : "");
    if (layout.truncated) ui.tooltip(painted, content);
    return layout.height;
}

} // namespace

float text(Ui& ui, const Rect& area, std::string_view content, const TextStyle& style) {
    if (content.empty()) return 0;
    const TextLayout& layout =
        ui.layout(content, style.font, {.max_width = area.width, .max_lines = style.max_lines});
    return put(ui, area, area.y, layout, content, style);
}

float text_line(Ui& ui, const Rect& area, std::string_view content, const TextStyle& style) {
    if (content.empty()) return 0;
    const TextLayout& layout = ui.layout(content, style.font, {.max_width = area.width, .max_lines = 1});
    put(ui, area, area.y + (area.height - layout.height) / 2, layout, content, style);
    return layout.width;
}

Size measure(Ui& ui, std::string_view content, Font font, float max_width) {
    const TextLayout& layout = ui.layout(content, font, {.max_width = max_width});
    return {layout.width, layout.height};
}

float labelled_text(Ui& ui, std::string_view id, const Rect& area, std::string_view content,
                    const TextStyle& style) {
    const float height = text(ui, area, content, style);
    ui.describe("text", ui.id(id), {area.x, area.y, area.width, height}, content);
    return height;
}

} // namespace stormdrill::gui
