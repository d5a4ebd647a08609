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

/// `*` in `pattern` stands for any characters.
bool matches(std::string_view pattern, std::string_view id) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == id;
    if (!id.starts_with(pattern.substr(0, star))) return false;
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t from = star; from <= id.size(); ++from)
        if (matches(rest, id.substr(from))) return true;
    return false;
}

} // namespace

const WidgetRecord* LayoutDump::find(std::string_view id) const {
    const WidgetRecord* any = nullptr;
    for (const auto& widget : widgets_) {
        if (!matches(id, widget.id)) continue;
        if (id.find('*') == std::string_view::npos || (widget.visible() && widget.enabled)) return &widget;
        if (any == nullptr) any = &widget;
    }
    return any;
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
