#include "gui/widgets/ui.hpp"

#include <cmath>
#include <utility>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

constexpr double double_click_seconds = 0.4;
constexpr double tooltip_delay_seconds = 0.5;
constexpr float double_click_distance = 4;

} // namespace

Ui::Ui(GlyphSource& glyphs, Clipboard& clipboard)
    : painter_(glyphs), layouts_(glyphs), clipboard_(&clipboard) {}

void Ui::begin_frame(std::span<const InputEvent> events, double now, Size size) {
    SD_ASSERT(scope_.empty() && layer_stack_.empty());
    now_ = now;
    painter_.begin(size, theme::background);
    dump_.clear();
    outcome_ = {};
    keyboard_.clear();
    tab_stops_.clear();
    last_occluders_ = std::move(occluders_);
    occluders_.clear();
    close_requested_ = false;
    pressed_ = released_ = double_click_ = focus_moved_ = focus_seen_ = tooltip_asked_ = false;
    wheel_ = 0;
    for (const auto& event : events)
        take_event(event);
}

void Ui::take_event(const InputEvent& event) {
    const auto keyboard = [this](KeyboardEvent::Kind kind, KeyPressed key, std::u32string text,
                                 std::size_t caret) {
        keyboard_.push_back({kind, key, std::move(text), caret, false});
    };
    if (const auto* moved = std::get_if<MouseMoved>(&event)) {
        mouse_ = moved->at;
    } else if (const auto* press = std::get_if<MousePressed>(&event)) {
        mouse_ = press->at;
        if (press->button != MouseButton::left) return;
        double_click_ =
            now_ - press_time_ < double_click_seconds &&
            std::hypot(press->at.x - press_at_.x, press->at.y - press_at_.y) < double_click_distance;
        press_at_ = press->at;
        press_time_ = now_;
        press_modifiers_ = press->modifiers;
        pressed_ = button_down_ = true;
    } else if (const auto* release = std::get_if<MouseReleased>(&event)) {
        mouse_ = release->at;
        if (release->button == MouseButton::left) {
            released_ = true;
            button_down_ = false;
        }
    } else if (const auto* wheel = std::get_if<WheelScrolled>(&event)) {
        mouse_ = wheel->at;
        wheel_ += wheel->steps;
    } else if (const auto* key = std::get_if<KeyPressed>(&event)) {
        keyboard(KeyboardEvent::Kind::key, *key, {}, 0);
    } else if (const auto* text = std::get_if<TextCommitted>(&event)) {
        keyboard(KeyboardEvent::Kind::text, {}, text->text, 0);
    } else if (const auto* preedit = std::get_if<PreeditChanged>(&event)) {
        keyboard(KeyboardEvent::Kind::preedit, {}, preedit->text, preedit->caret);
    } else if (std::holds_alternative<MouseLeft>(event)) {
        mouse_ = {-1, -1};
    } else if (std::holds_alternative<CloseRequested>(event)) {
        close_requested_ = true;
    }
}

FrameOutcome Ui::end_frame() {
    SD_ASSERT(scope_.empty() && layer_stack_.empty());
    move_focus_by_tab();
    // A press on nothing takes the focus away; so does a focused widget that is gone.
    if (pressed_ && active_.empty()) focus_.clear();
    if (!focus_seen_) focus_.clear();
    if (focus_.empty()) focus_shown_.clear();
    editing_text_ = outcome_.text_input;
    if (released_) active_.clear();
    draw_tooltip();
    layouts_.end_frame();
    return outcome_;
}

void Ui::redraw_after(double seconds) {
    outcome_.next_frame_at = std::min(outcome_.next_frame_at, now_ + seconds);
}

void Ui::push_id(std::string_view scope) {
    scope_lengths_.push_back(scope_.size());
    scope_ += scope;
    scope_ += '/';
}

void Ui::pop_id() {
    SD_ASSERT(!scope_lengths_.empty());
    scope_.resize(scope_lengths_.back());
    scope_lengths_.pop_back();
}

bool Ui::mouse_over(const Rect& area) const {
    if (!area.contains(mouse_) || !painter_.clip().contains(mouse_)) return false;
    for (const auto& occluder : last_occluders_)
        if (occluder.layer > layer_ && occluder.area.contains(mouse_)) return false;
    return true;
}

bool Ui::reachable(Layer layer) const {
    for (const auto& occluder : last_occluders_)
        if (occluder.modal && occluder.layer > layer) return false;
    return true;
}

Interaction Ui::interact(const std::string& full_id, const Rect& area, const WidgetDescription& about) {
    Interaction result;
    result.mouse = mouse_;
    const bool usable = about.enabled;
    result.hovered = usable && mouse_over(area) && (active_.empty() || active_ == full_id);
    if (result.hovered && pressed_ && active_.empty()) {
        active_ = full_id;
        result.pressed = true;
        result.double_clicked = double_click_;
        result.modifiers = press_modifiers_;
        if (about.focusable) set_focus(full_id);
    }
    if (!usable && mouse_over(area) && pressed_ && active_.empty()) active_ = "(disabled)"; // the focus stays
    if (active_ == full_id) {
        result.held = button_down_;
        if (released_) result.clicked = mouse_over(area);
    }
    if (result.hovered) set_cursor(about.cursor);

    if (about.focusable && usable && focus_ == full_id) {
        focus_seen_ = true;
        focus_area_ = area;
        result.focused = reachable(layer_);
        result.focus_gained = focus_shown_ != full_id;
        focus_shown_ = full_id;
        result.focus_visible = result.focused && focus_by_keyboard_;
        if (result.focus_gained && focus_by_keyboard_) focus_moved_ = true;
        if (result.focused && about.activates_by_key && (take_key(Key::enter) || take_key(Key::space)))
            result.clicked = true;
    }
    if (about.focusable && usable) tab_stops_.push_back({full_id, layer_, area});

    std::string state(about.state);
    if (result.focused) state += state.empty() ? "focused" : " focused";
    dump_.add({std::string(about.role), full_id, area, std::string(about.text), std::move(state),
               area.intersection(painter_.clip()), usable});
    return result;
}

void Ui::describe(std::string_view role, const std::string& full_id, const Rect& area, std::string_view text,
                  std::string_view state) {
    dump_.add({std::string(role), full_id, area, std::string(text), std::string(state),
               area.intersection(painter_.clip()), true});
}

float Ui::take_wheel(const Rect& area) {
    if (wheel_ == 0 || !mouse_over(area)) return 0;
    return std::exchange(wheel_, 0.f);
}

void Ui::set_focus(const std::string& full_id, bool by_keyboard) {
    focus_ = full_id;
    focus_by_keyboard_ = by_keyboard;
    focus_seen_ = true; // it may be drawn later in this frame, or in the next one
    redraw_after(0);
}

bool Ui::take_key(Key key, Modifiers modifiers) {
    for (auto& event : keyboard_)
        if (!event.taken && event.kind == KeyboardEvent::Kind::key && event.key.key == key &&
            event.key.modifiers == modifiers) {
            event.taken = true;
            // The space that a key press brought along is not text any more.
            if (key == Key::space)
                for (auto& other : keyboard_)
                    if (other.kind == KeyboardEvent::Kind::text && other.text == U" ") other.taken = true;
            return true;
        }
    return false;
}

bool Ui::shortcut(Key key, Modifiers modifiers) {
    return reachable(layer_) && take_key(key, modifiers);
}

void Ui::set_text_caret(Point bottom_left) {
    outcome_.text_input = true;
    outcome_.text_caret = bottom_left;
}

void Ui::push_layer(Layer layer, const Rect& occluded, bool modal) {
    layer_stack_.push_back(layer_);
    layer_ = layer;
    occluders_.push_back({layer, occluded, modal});
    painter_.push_layer(layer);
}

void Ui::pop_layer() {
    SD_ASSERT(!layer_stack_.empty());
    painter_.pop_layer();
    layer_ = layer_stack_.back();
    layer_stack_.pop_back();
}

void Ui::move_focus_by_tab() {
    const bool forward = take_key(Key::tab);
    const bool backward = !forward && take_key(Key::tab, {.shift = true});
    if (!forward && !backward) return;
    std::erase_if(tab_stops_, [this](const TabStop& stop) { return !reachable(stop.layer); });
    if (tab_stops_.empty()) return;
    std::size_t at = 0;
    while (at < tab_stops_.size() && tab_stops_[at].id != focus_)
        ++at;
    const std::size_t count = tab_stops_.size();
    if (at == count)
        at = forward ? 0 : count - 1;
    else
        at = forward ? (at + 1) % count : (at + count - 1) % count;
    set_focus(tab_stops_[at].id, true);
}

void Ui::tooltip(const Rect& area, std::string_view text) {
    if (!mouse_over(area) || button_down_ || text.empty()) return;
    tooltip_asked_ = true;
    if (tooltip_area_ == area && tooltip_text_ == text) return;
    tooltip_area_ = area;
    tooltip_text_ = text;
    tooltip_since_ = now_;
}

void Ui::draw_tooltip() {
    if (!tooltip_asked_) {
        tooltip_area_ = {};
        return;
    }
    if (now_ - tooltip_since_ < tooltip_delay_seconds) {
        redraw_after(tooltip_delay_seconds - (now_ - tooltip_since_));
        return;
    }
    const TextLayout& text = layout(tooltip_text_, theme::small, {.max_width = 280});
    const Rect screen = window().inset(4);
    Rect box{tooltip_area_.center().x - text.width / 2 - 10, tooltip_area_.bottom() + 6, text.width + 20,
             text.height + 12};
    if (box.bottom() > screen.bottom()) box.y = tooltip_area_.y - 6 - box.height;
    box.x = std::round(std::clamp(box.x, screen.x, std::max(screen.x, screen.right() - box.width)));
    painter_.push_layer(Layer::tooltip);
    painter_.shadow(box, 8, theme::shadow);
    painter_.fill_rounded(box, 6, theme::ink);
    painter_.text(text, {box.x + 10, box.y + 6}, theme::on_accent);
    painter_.pop_layer();
    dump_.add({"tooltip", "tooltip", box, tooltip_text_, {}, box, true});
}

} // namespace stormdrill::gui
