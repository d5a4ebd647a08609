#include "gui/frame_loop.hpp"

#include <algorithm>

namespace stormdrill::gui {

std::size_t events_for_one_frame(const std::vector<InputEvent>& events) {
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (std::holds_alternative<MouseReleased>(events[i])) return i + 1;
        if (const auto* press = std::get_if<KeyPressed>(&events[i]))
            if (press->key == Key::tab || press->key == Key::enter || press->key == Key::escape ||
                press->modifiers.control)
                return i + 1;
    }
    return events.size();
}

void run(const FrameLoop& loop, Window& window, GlyphAtlas& atlas, Ui& ui, InputSource& input,
         FrameClock& clock) {
    std::vector<InputEvent> waiting;
    int frames_due = 2; // the second one shows what the first one changed
    double next_frame_at = 0;
    for (;;) {
        const double now = clock.now();
        const bool changed = loop.step && loop.step(now);
        FrameInput more = input.poll(now, ui.dump());
        if (more.finished) return;
        waiting.insert(waiting.end(), more.events.begin(), more.events.end());
        if (!waiting.empty()) frames_due = 2;
        if (changed) frames_due = std::max(frames_due, 1);
        if (frames_due > 0 || now >= next_frame_at || more.screenshot) {
            const std::size_t count = events_for_one_frame(waiting);
            const std::span<const InputEvent> events(waiting.data(), count);
            atlas.start_frame();
            ui.begin_frame(events, now, window.size());
            const bool go_on = loop.draw(ui);
            const FrameOutcome outcome = ui.end_frame();
            window.present(ui.draw_list(), more.screenshot);
            window.set_cursor(outcome.cursor);
            if (outcome.text_input) window.set_text_caret(outcome.text_caret);
            waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
            frames_due = std::max(0, frames_due - 1);
            next_frame_at = outcome.next_frame_at;
            if (!go_on) return;
        }
        if (waiting.empty()) clock.sleep_until(now + 1 / loop.frames_per_second);
    }
}

} // namespace stormdrill::gui
