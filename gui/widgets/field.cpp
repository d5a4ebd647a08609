#include "gui/widgets/field.hpp"

#include <cmath>

#include "base/utf8.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {
namespace {

constexpr double blink_seconds = 0.5;
constexpr float caret_width = 2;

struct FieldState {
    Point scroll;          ///< how far the text is moved up and left
    double blink_from = 0; ///< the caret is steady right after a change
    bool had_focus = false;
};

struct Frame {
    Interaction what;
    Rect inside; ///< where the text stands
    std::string id;
    bool multiline = true;
};

void draw_frame(Ui& ui, const Rect& area, const FieldOptions& options, const Interaction& what) {
    if (!options.framed) return;
    Painter& painter = ui.painter();
    const Color outline = !options.error.empty() ? theme::red
                          : what.focused         ? theme::accent
                          : what.hovered         ? theme::ink_disabled
                                                 : theme::line_strong;
    painter.fill_rounded(area, theme::control_radius,
                         options.enabled ? theme::surface : theme::surface_hover);
    painter.outline(area, theme::control_radius, outline, what.focused ? 2 : 1);
}

TextLayout lay_out_editor(Ui& ui, const TextEditor& editor, const Frame& frame, Font font) {
    const float width = frame.multiline ? std::max(40.f, frame.inside.width - caret_width) : 1e6f;
    return lay_out(editor.shown(), font, {.max_width = width, .balance = Balance::none}, ui.metrics());
}

// Keys and text of this frame, in the order in which they were typed. The layout is made anew after each
// change, because the next key may depend on it.
void take_keyboard(Ui& ui, TextEditor& editor, const Frame& frame, Font font, FieldResult& result) {
    for (auto& event : ui.keyboard()) {
        if (event.taken) continue;
        if (event.kind == KeyboardEvent::Kind::preedit) {
            editor.set_preedit(event.text, event.preedit_caret);
            event.taken = true;
        } else if (event.kind == KeyboardEvent::Kind::text) {
            editor.set_preedit({}, 0);
            result.changed |= editor.insert(event.text);
            event.taken = true;
        } else if (event.key.key == Key::enter && event.key.modifiers.control == frame.multiline &&
                   !event.key.modifiers.shift) {
            result.submitted = true;
            event.taken = true;
        } else {
            const auto handled =
                editor.press(event.key, lay_out_editor(ui, editor, frame, font), ui.clipboard());
            event.taken = handled != TextEditor::Handled::no;
            result.changed |= handled == TextEditor::Handled::changed;
        }
    }
}

void take_mouse(TextEditor& editor, const Frame& frame, const FieldState& state, const TextLayout& layout) {
    const Interaction& what = frame.what;
    if (!what.pressed && !what.held) return;
    const Point in_text{what.mouse.x - frame.inside.x + state.scroll.x,
                        what.mouse.y - frame.inside.y + state.scroll.y};
    const auto hit = layout.hit(in_text);
    if (what.double_clicked)
        editor.select_word(hit.index);
    else if (what.pressed)
        editor.place_caret(hit, what.modifiers.shift);
    else if (editor.caret() != hit.index && !(editor.has_selection() && what.clicked))
        editor.place_caret(hit, true);
}

// Moves the text so that the caret is in sight, and never further than its end.
void follow_caret(FieldState& state, Point caret, const TextLayout& layout, const Rect& inside) {
    const float line = layout.line_height();
    if (caret.y < state.scroll.y) state.scroll.y = caret.y;
    if (caret.y + line > state.scroll.y + inside.height) state.scroll.y = caret.y + line - inside.height;
    if (caret.x < state.scroll.x) state.scroll.x = std::max(0.f, caret.x - 24);
    if (caret.x + caret_width > state.scroll.x + inside.width) state.scroll.x = caret.x + 24 - inside.width;
    state.scroll.x =
        std::clamp(state.scroll.x, 0.f, std::max(0.f, layout.width + caret_width - inside.width));
    state.scroll.y = std::clamp(state.scroll.y, 0.f, std::max(0.f, layout.height - inside.height));
}

void draw_selection(Ui& ui, const TextLayout& layout, std::size_t begin, std::size_t end, Point origin,
                    Color color) {
    for (std::size_t line = 0; line < layout.lines.size(); ++line) {
        const auto& range = layout.lines[line];
        const std::size_t from = std::max(begin, range.begin);
        const std::size_t to = std::min(end, range.end);
        const bool through_end = begin <= range.end && end > range.end;
        if (from > to || (from == to && !through_end)) continue;
        const float left = from < range.end ? layout.x[from] : range.width;
        float right = to < range.end ? layout.x[to] : range.width;
        if (through_end) right += 6; // the line feed is selected as well
        ui.painter().fill({origin.x + left, origin.y + static_cast<float>(line) * layout.line_height(),
                           right - left, layout.line_height()},
                          color);
    }
}

void draw_caret(Ui& ui, FieldState& state, Point at, float line_height, int font_size) {
    const double phase = std::fmod(ui.now() - state.blink_from, 2 * blink_seconds);
    ui.redraw_after(blink_seconds - std::fmod(phase, blink_seconds));
    ui.set_text_caret({at.x, at.y + line_height});
    if (phase >= blink_seconds) return;
    const float height = static_cast<float>(font_size) + 5;
    ui.painter().fill({at.x, at.y + (line_height - height) / 2, caret_width, height}, theme::accent);
}

FieldResult edit(Ui& ui, std::string_view id, const Rect& area, TextEditor& editor,
                 const FieldOptions& options, bool multiline) {
    Frame frame;
    frame.id = ui.id(id);
    frame.multiline = multiline;
    frame.what = ui.interact(
        frame.id, area,
        {.role = multiline ? "text-area" : "text-field",
         .text = editor.empty() && !options.label.empty() ? std::string(options.label) : editor.utf8(),
         .state = editor.empty() ? "empty" : "",
         .enabled = options.enabled,
         .activates_by_key = false,
         .cursor = CursorShape::text});
    const float line_height = options.font.line_height();
    frame.inside = options.framed ? area.inset(12, multiline ? 8 : 0) : area;
    if (!multiline)
        frame.inside = {frame.inside.x, area.center().y - line_height / 2, frame.inside.width, line_height};
    auto& state = ui.state<FieldState>(frame.id);

    FieldResult result;
    result.focused = frame.what.focused;
    const std::size_t caret_before = editor.caret();
    if (frame.what.focused)
        take_keyboard(ui, editor, frame, options.font, result);
    else
        editor.set_preedit({}, 0);
    const TextLayout layout = lay_out_editor(ui, editor, frame, options.font);
    take_mouse(editor, frame, state, layout);
    if (multiline) state.scroll.y -= ui.take_wheel(area) * line_height * 2;

    const std::size_t caret_index = editor.caret() + editor.preedit_caret();
    const Point caret = layout.caret(caret_index, editor.caret_at_line_end() && editor.preedit().empty());
    const bool moved = result.changed || editor.caret() != caret_before || frame.what.pressed;
    if (moved || frame.what.focus_gained) state.blink_from = ui.now();
    if (moved) follow_caret(state, caret, layout, frame.inside);
    state.scroll.y = std::clamp(state.scroll.y, 0.f, std::max(0.f, layout.height - frame.inside.height));

    draw_frame(ui, area, options, frame.what);
    const ClipScope clip(ui, multiline ? frame.inside.inset(-2, -2) : frame.inside.inset(-2, -6));
    const Point origin{frame.inside.x - std::round(state.scroll.x),
                       frame.inside.y - std::round(state.scroll.y)};
    if (editor.has_selection())
        draw_selection(ui, layout, editor.selection_begin(), editor.selection_end(), origin,
                       frame.what.focused ? theme::selection : theme::surface_pressed);
    if (editor.shown().empty() && !options.placeholder.empty())
        text(ui, {frame.inside.x, frame.inside.y, frame.inside.width, frame.inside.height},
             options.placeholder,
             {.font = options.font, .color = theme::ink_disabled, .max_lines = multiline ? 3u : 1u});
    ui.painter().text(layout, origin, options.enabled ? theme::ink : theme::ink_disabled);
    if (!editor.preedit().empty()) { // composed but not committed: underlined
        const Point from = layout.caret(editor.caret());
        ui.painter().fill(
            {origin.x + from.x, origin.y + from.y + line_height - 3, std::max(8.f, caret.x - from.x), 1},
            theme::accent);
    }
    if (frame.what.focused)
        draw_caret(ui, state, {origin.x + caret.x, origin.y + caret.y}, line_height, options.font.size);
    ui.tooltip(area, options.error);
    return result;
}

} // namespace

FieldResult text_area(Ui& ui, std::string_view id, const Rect& area, TextEditor& editor,
                      const FieldOptions& options) {
    return edit(ui, id, area, editor, options, true);
}

FieldResult text_field(Ui& ui, std::string_view id, const Rect& area, TextEditor& editor,
                       const FieldOptions& options) {
    return edit(ui, id, area, editor, options, false);
}

} // namespace stormdrill::gui
