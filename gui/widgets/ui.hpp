#pragma once
/// The heart of the widgets, in immediate mode: each frame the screen calls a function per widget
/// (`if (button(ui, "publish", rect, label)) …`); the Ui keeps what must outlive the frame (focus, hover,
/// scroll positions, text being edited) by the widget's id, and lists every widget in a layout dump. No SFML
/// here: a Ui runs in a test without a display.

#include <any>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <unordered_map>
#include <vector>

#include "gui/platform/clipboard.hpp"
#include "gui/platform/input_event.hpp"
#include "gui/platform/painter.hpp"
#include "gui/platform/window.hpp"
#include "gui/text/text_layout.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/layout_dump.hpp"

namespace stormdrill::gui {

/// What a widget tells about itself before it asks what was done to it.
struct WidgetDescription {
    std::string_view role;
    std::string_view text = {};
    std::string_view state = {};
    bool enabled = true;
    bool focusable = true;
    bool activates_by_key = true; ///< Enter and Space count as a click
    CursorShape cursor = CursorShape::hand;
};

/// What was done to a widget in this frame.
struct Interaction {
    bool hovered = false;
    bool held = false;    ///< the button went down here and is still down (also outside)
    bool pressed = false; ///< the button went down here in this frame
    bool clicked = false; ///< down and up here, or Enter / Space
    bool double_clicked = false;
    bool focused = false;
    bool focus_visible = false; ///< focused, and by the keyboard: show the ring
    bool focus_gained = false;
    Point mouse;         ///< where it is now
    Modifiers modifiers; ///< held when it was pressed
};

/// A key press or text on its way to the widget that has the focus, in the order in which it was typed.
struct KeyboardEvent {
    enum class Kind { key, text, preedit };
    Kind kind = Kind::key;
    KeyPressed key;
    std::u32string text;
    std::size_t preedit_caret = 0;
    bool taken = false;
};

/// What the frame loop needs to know after a frame.
struct FrameOutcome {
    CursorShape cursor = CursorShape::arrow;
    bool text_input = false;     ///< a text widget has the focus
    Point text_caret;            ///< bottom left of its caret
    double next_frame_at = 1e18; ///< seconds; when the frame must be drawn again even if nothing happens
};

class Ui {
public:
    Ui(GlyphSource& glyphs, Clipboard& clipboard);

    // --- The frame. `now` in seconds, from any fixed moment.
    void begin_frame(std::span<const InputEvent> events, double now, Size size);
    FrameOutcome end_frame();
    [[nodiscard]] const DrawList& draw_list() { return painter_.finish(); }
    [[nodiscard]] const LayoutDump& dump() const { return dump_; }
    [[nodiscard]] double now() const { return now_; }
    [[nodiscard]] Rect window() const { return {0, 0, painter_.size().width, painter_.size().height}; }
    [[nodiscard]] bool close_requested() const { return close_requested_; }
    /// Asks for another frame `seconds` from now (0: at once).
    void redraw_after(double seconds);

    // --- Painting and measuring.
    [[nodiscard]] Painter& painter() { return painter_; }
    [[nodiscard]] Clipboard& clipboard() { return *clipboard_; }
    [[nodiscard]] FontMetrics& metrics() { return painter_.glyphs(); }
    [[nodiscard]] const TextLayout& layout(std::string_view text, Font font,
                                           const LayoutOptions& options = {}) {
        return layouts_.get(text, font, options);
    }

    // --- Ids. `id("reply")` inside of IdScope "post-17" inside of "feed" is `feed/post-17/reply`.
    [[nodiscard]] std::string id(std::string_view local) const { return scope_ + std::string(local); }
    void push_id(std::string_view scope);
    void pop_id();

    /// What outlives the frame, by full id; made anew when it is not there or of another type.
    template <class T>
    [[nodiscard]] T& state(const std::string& full_id) {
        std::any& slot = states_[full_id];
        if (slot.type() != typeid(T)) return slot.emplace<T>();
        return std::any_cast<T&>(slot);
    }
    [[nodiscard]] bool has_state(const std::string& full_id) const { return states_.contains(full_id); }

    // --- Interaction; `full_id` as given by id().
    [[nodiscard]] Interaction interact(const std::string& full_id, const Rect& area,
                                       const WidgetDescription& about);
    /// Lists something that cannot be operated (a card, a chart, a figure), for scripts and screen readers.
    void describe(std::string_view role, const std::string& full_id, const Rect& area, std::string_view text,
                  std::string_view state = {});

    [[nodiscard]] Point mouse() const { return mouse_; }
    /// Whether the mouse is over `area` and nothing of a higher layer lies between.
    [[nodiscard]] bool mouse_over(const Rect& area) const;
    /// Wheel steps over `area`, taken so that nobody else gets them.
    [[nodiscard]] float take_wheel(const Rect& area);
    /// A press anywhere in this frame (popups close on one outside of them).
    [[nodiscard]] bool mouse_pressed() const { return pressed_; }

    // --- Focus and keyboard.
    [[nodiscard]] bool has_focus(const std::string& full_id) const { return focus_ == full_id; }
    [[nodiscard]] const std::string& focus() const { return focus_; }
    void set_focus(const std::string& full_id, bool by_keyboard = false);
    [[nodiscard]] std::vector<KeyboardEvent>& keyboard() { return keyboard_; }
    /// A text widget has the focus: keys such as Home belong to it, whoever is asked first.
    [[nodiscard]] bool editing_text() const { return editing_text_; }
    /// Takes the first such key press of this frame, if any.
    [[nodiscard]] bool take_key(Key key, Modifiers modifiers = {});
    /// For screens: like take_key(), but never while a dialog lies over the screen. Call it after the
    /// widgets.
    [[nodiscard]] bool shortcut(Key key, Modifiers modifiers = {});
    /// Text widgets tell where the input method shall show its candidates.
    void set_text_caret(Point bottom_left);
    /// The area of the widget that got the focus by the keyboard in this frame: scroll views bring it into
    /// sight.
    [[nodiscard]] const Rect* focus_moved_to() const { return focus_moved_ ? &focus_area_ : nullptr; }

    // --- Layers.
    /// Everything painted until pop_layer() lies over the layers below, which get no mouse within `occluded`
    /// (from the next frame on), and no keyboard either when `modal`.
    void push_layer(Layer layer, const Rect& occluded, bool modal);
    void pop_layer();
    [[nodiscard]] Layer layer() const { return layer_; }
    /// Shows `text` in a small box after the mouse has rested on `area` for half a second.
    void tooltip(const Rect& area, std::string_view text);
    void set_cursor(CursorShape shape) { outcome_.cursor = shape; }

private:
    struct Occluder {
        Layer layer;
        Rect area;
        bool modal;
    };
    struct TabStop {
        std::string id;
        Layer layer;
        Rect area;
    };

    void take_event(const InputEvent& event);
    [[nodiscard]] bool reachable(Layer layer) const; // by the keyboard: no modal layer above
    void move_focus_by_tab();
    void draw_tooltip();

    Painter painter_;
    LayoutCache layouts_;
    Clipboard* clipboard_;
    LayoutDump dump_;
    FrameOutcome outcome_;
    double now_ = 0;
    std::string scope_;
    std::vector<std::size_t> scope_lengths_;
    std::unordered_map<std::string, std::any> states_;

    Point mouse_{-1, -1};
    bool button_down_ = false;
    bool pressed_ = false;
    bool released_ = false;
    bool double_click_ = false;
    Point press_at_{-1, -1};
    double press_time_ = -10;
    Modifiers press_modifiers_;
    float wheel_ = 0;
    bool close_requested_ = false;

    std::string active_; // pressed and not yet released
    std::string focus_;
    bool focus_by_keyboard_ = false;
    bool editing_text_ = false;
    bool focus_seen_ = false; // the focused widget was drawn in this frame
    bool focus_moved_ = false;
    std::string focus_shown_; // the widget that was last drawn with the focus
    Rect focus_area_;
    std::vector<KeyboardEvent> keyboard_;
    std::vector<TabStop> tab_stops_;

    Layer layer_ = Layer::base;
    std::vector<Layer> layer_stack_;
    std::vector<Occluder> occluders_;      // of this frame
    std::vector<Occluder> last_occluders_; // of the frame before: what is on the screen now

    std::string tooltip_text_;
    Rect tooltip_area_;
    bool tooltip_asked_ = false;
    double tooltip_since_ = 0;
};

/// Prefixes the ids of the widgets within a block.
class IdScope {
public:
    IdScope(Ui& ui, std::string_view scope) : ui_(&ui) { ui.push_id(scope); }
    ~IdScope() { ui_->pop_id(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;

private:
    Ui* ui_;
};

/// Cuts painting and the mouse at a region within a block.
class ClipScope {
public:
    ClipScope(Ui& ui, const Rect& region) : ui_(&ui) { ui.painter().push_clip(region); }
    ~ClipScope() { ui_->painter().pop_clip(); }
    ClipScope(const ClipScope&) = delete;
    ClipScope& operator=(const ClipScope&) = delete;

private:
    Ui* ui_;
};

} // namespace stormdrill::gui
