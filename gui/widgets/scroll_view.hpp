#pragma once
/// A region that shows part of something taller.

#include <string>
#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

/// Wheel, bar, Page Up / Page Down / Home / End while the mouse is over it; follows the keyboard's focus.
///
///     ScrollView view(ui, "feed", area);
///     float y = view.content().y;            // already moved up by the scroll position
///     for (const auto& post : posts) y += draw_post(ui, {view.content().x, y, view.content().width, …},
///     post); view.end(y - view.content().y);        // the content's height; painting is cut until here
class ScrollView {
public:
    ScrollView(Ui& ui, std::string_view id, const Rect& area);
    ~ScrollView();
    ScrollView(const ScrollView&) = delete;
    ScrollView& operator=(const ScrollView&) = delete;

    /// Where to draw: x and width of the area less the bar, y moved by the scroll position.
    [[nodiscard]] const Rect& content() const { return content_; }
    /// The part of the content in sight: skip what lies outside of it.
    [[nodiscard]] bool in_sight(float top, float bottom) const {
        return bottom > area_.y && top < area_.bottom();
    }
    [[nodiscard]] float offset() const { return offset_; }
    void end(float content_height);

private:
    Ui* ui_;
    std::string id_;
    Rect area_;
    Rect content_;
    float offset_ = 0;
    bool ended_ = false;
};

/// Moves the view of that id (full id) in the next frame; kept within the content.
void scroll_to(Ui& ui, const std::string& full_id, float offset);
[[nodiscard]] float scroll_offset(Ui& ui, const std::string& full_id);

} // namespace stormdrill::gui
