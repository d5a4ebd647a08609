#include "gui/widgets/scroll_view.hpp"

#include <cmath>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

constexpr float wheel_step = 60;
constexpr float shortest_bar = 36;

struct ScrollState {
    float offset = 0;
    float grabbed_at = 0; ///< offset when the bar was grabbed
    Point grab;
    float content_height = 0;
};

} // namespace

ScrollView::ScrollView(Ui& ui, std::string_view id, const Rect& area)
    : ui_(&ui), id_(ui.id(id)), area_(area) {
    const auto& state = ui.state<ScrollState>(id_);
    offset_ = std::round(state.offset);
    const bool overflows = state.content_height > area.height;
    content_ = {area.x, area.y - offset_, area.width - (overflows ? theme::scroll_bar + 4 : 0), area.height};
    ui.painter().push_clip(area);
}

ScrollView::~ScrollView() {
    if (!ended_) ui_->painter().pop_clip();
}

void ScrollView::end(float content_height) {
    SD_ASSERT(!ended_);
    ended_ = true;
    Ui& ui = *ui_;
    auto& state = ui.state<ScrollState>(id_);
    if ((state.content_height > area_.height) != (content_height > area_.height)) ui.redraw_after(0);
    state.content_height = content_height;
    const float most = std::max(0.f, content_height - area_.height);
    float offset = state.offset - ui.take_wheel(area_) * wheel_step;
    if (ui.mouse_over(area_) && most > 0 && !ui.editing_text()) {
        if (ui.take_key(Key::page_down)) offset += area_.height - 40;
        if (ui.take_key(Key::page_up)) offset -= area_.height - 40;
        if (ui.take_key(Key::home)) offset = 0;
        if (ui.take_key(Key::end)) offset = most;
    }
    if (const Rect* focus = ui.focus_moved_to();
        focus != nullptr && focus->x >= area_.x - 1 && focus->right() <= area_.right() + 1) {
        const float top = focus->y + offset_ - area_.y; // within the content
        const float bottom = top + focus->height;
        if (top >= 0 && bottom <= content_height) {
            if (top - 12 < offset) offset = top - 12;
            if (bottom + 12 > offset + area_.height) offset = bottom + 12 - area_.height;
        }
    }
    ui.painter().pop_clip();

    if (most > 0) {
        const float length = std::max(shortest_bar, area_.height * area_.height / content_height);
        const float way = area_.height - length;
        const Rect track{area_.right() - theme::scroll_bar, area_.y, theme::scroll_bar, area_.height};
        const Interaction bar = ui.interact(id_ + "/bar", track,
                                            {.role = "scroll-bar",
                                             .focusable = false,
                                             .activates_by_key = false,
                                             .cursor = CursorShape::arrow});
        if (bar.pressed) {
            const float top = area_.y + way * offset / most;
            if (bar.mouse.y < top || bar.mouse.y > top + length) // beside the bar: jump there
                offset = (bar.mouse.y - area_.y - length / 2) / std::max(1.f, way) * most;
            state.grabbed_at = offset;
            state.grab = bar.mouse;
        } else if (bar.held) {
            offset = state.grabbed_at + (bar.mouse.y - state.grab.y) / std::max(1.f, way) * most;
        }
        offset = std::clamp(offset, 0.f, most);
        const float width = bar.hovered || bar.held ? 8.f : 6.f;
        ui.painter().fill_rounded({track.right() - width, area_.y + way * offset / most, width, length},
                                  width / 2,
                                  bar.held      ? theme::ink_faint
                                  : bar.hovered ? theme::ink_disabled
                                                : theme::line_strong);
    }
    offset = std::clamp(offset, 0.f, most);
    if (offset != state.offset) ui.redraw_after(0);
    state.offset = offset;
    ui.describe("scroll-view", id_, area_, {},
                std::to_string(std::lround(offset)) + "/" + std::to_string(std::lround(most)));
}

void scroll_to(Ui& ui, const std::string& full_id, float offset) {
    ui.state<ScrollState>(full_id).offset = std::max(0.f, offset);
    ui.redraw_after(0);
}

float scroll_offset(Ui& ui, const std::string& full_id) {
    return ui.state<ScrollState>(full_id).offset;
}

} // namespace stormdrill::gui
