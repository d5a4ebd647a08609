#pragma once
/// The list of all widgets of a frame: what a script selects by, what tests approve, and the inventory that a
/// screen reader would need.

#include <string>
#include <string_view>
#include <vector>

#include "gui/geometry.hpp"

namespace stormdrill::gui {

struct WidgetRecord {
    std::string role;  ///< `button`, `text-area`, `check-box`, …
    std::string id;    ///< unique on the screen, with its scopes: `feed/post-17/reply`
    Rect area;         ///< logical pixels of the window
    std::string text;  ///< label or content, UTF-8
    std::string state; ///< words separated by spaces: `focused disabled checked selected open pressed`
    Rect seen;         ///< the part of it inside of its clip regions; empty() when out of sight
    bool enabled = true;

    [[nodiscard]] bool visible() const { return !seen.empty(); }
};

class LayoutDump {
public:
    void clear() { widgets_.clear(); }
    void add(WidgetRecord record) { widgets_.push_back(std::move(record)); }
    [[nodiscard]] const std::vector<WidgetRecord>& widgets() const { return widgets_; }
    /// The first widget of that id; null when there is none. `*` stands for any characters: then the first
    /// match that can be used (`feed/post-*/reply`: posts have numbers that a script cannot know).
    [[nodiscard]] const WidgetRecord* find(std::string_view id) const;
    /// One line a widget, in drawing order: `role id x,y width x height "text" [state]`, whole pixels.
    [[nodiscard]] std::string format() const;

private:
    std::vector<WidgetRecord> widgets_;
};

} // namespace stormdrill::gui
