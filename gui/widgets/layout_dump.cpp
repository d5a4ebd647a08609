#include "gui/widgets/layout_dump.hpp"

#include <cmath>

namespace stormdrill::gui {
namespace {

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n')
            result += "\\n";
        else if (c == '"' || c == '\\')
            (result += '\\') += c;
        else
            result += c;
    }
    return result + '"';
}

std::string whole(float value) {
    return std::to_string(std::lround(value));
}

} // namespace

const WidgetRecord* LayoutDump::find(std::string_view id) const {
    for (const auto& widget : widgets_)
        if (widget.id == id) return &widget;
    return nullptr;
}

std::string LayoutDump::format() const {
    std::string result;
    for (const auto& w : widgets_) {
        result += w.role + ' ' + w.id + ' ' + whole(w.area.x) + ',' + whole(w.area.y) + ' ' +
                  whole(w.area.width) + 'x' + whole(w.area.height) + ' ' + quoted(w.text);
        std::string state = w.state;
        if (!w.enabled) state += state.empty() ? "disabled" : " disabled";
        if (!w.visible()) state += state.empty() ? "hidden" : " hidden";
        if (!state.empty()) result += " [" + state + ']';
        result += '\n';
    }
    return result;
}

} // namespace stormdrill::gui
