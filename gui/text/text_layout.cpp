#include "gui/text/text_layout.hpp"

#include <cmath>

#include "base/utf8.hpp"

namespace stormdrill::gui {
namespace {

// Cuts line `last` so that an ellipsis fits, and drops everything after it.
void truncate(TextLayout& layout, std::vector<LineRange>& lines, std::size_t max_lines, float max_width,
              FontMetrics& metrics) {
    lines.resize(max_lines);
    LineRange& last = lines.back();
    const float ellipsis = metrics.advance(U'…', layout.font);
    float used = 0;
    std::size_t end = last.begin;
    while (end < last.end) {
        const float advance = metrics.advance(layout.text[end], layout.font);
        if (used + advance + ellipsis > max_width) break;
        used += advance;
        ++end;
    }
    layout.text.resize(end);
    layout.text.push_back(U'…');
    last.end = layout.text.size();
    layout.truncated = true;
}

} // namespace

TextLayout lay_out(std::u32string text, Font font, const LayoutOptions& options, FontMetrics& metrics) {
    TextLayout layout;
    layout.text = std::move(text);
    layout.font = font;
    std::vector<float> advances;
    advances.reserve(layout.text.size());
    for (const char32_t c : layout.text)
        advances.push_back(c == U'\n' ? 0.f : metrics.advance(c, font));
    auto lines = break_lines(layout.text, advances, options.max_width, options.balance);
    if (lines.size() > options.max_lines)
        truncate(layout, lines, options.max_lines, options.max_width, metrics);

    layout.x.resize(layout.text.size(), 0.f);
    for (const auto& range : lines) {
        float pen = 0;
        for (std::size_t i = range.begin; i < range.end; ++i) {
            layout.x[i] = pen;
            pen += metrics.advance(layout.text[i], font);
        }
        if (range.end < layout.text.size() && layout.text[range.end] == U'\n') layout.x[range.end] = pen;
        layout.lines.push_back({range.begin, range.end, pen});
        layout.width = std::max(layout.width, pen);
    }
    layout.height = static_cast<float>(layout.lines.size()) * font.line_height();
    return layout;
}

std::size_t TextLayout::line_of(std::size_t index, bool at_line_end) const {
    std::size_t line = 0;
    while (line + 1 < lines.size() && lines[line + 1].begin <= index)
        ++line;
    const bool soft_start = line > 0 && lines[line].begin == index && lines[line - 1].end == index;
    return at_line_end && soft_start ? line - 1 : line;
}

Point TextLayout::caret(std::size_t index, bool at_line_end) const {
    const std::size_t line = line_of(index, at_line_end);
    const float left = index < lines[line].end && index < x.size() ? x[index] : lines[line].width;
    return {left, static_cast<float>(line) * line_height()};
}

TextLayout::Hit TextLayout::hit(Point point) const {
    const float row = std::floor(point.y / line_height());
    const auto last = static_cast<float>(lines.size() - 1);
    return hit_in_line(point.x, static_cast<std::size_t>(std::clamp(row, 0.f, last)));
}

TextLayout::Hit TextLayout::hit_in_line(float x_position, std::size_t line) const {
    const Line& range = lines[line];
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const float right = i + 1 < range.end ? x[i + 1] : range.width;
        if (x_position < (x[i] + right) / 2) return {i, false};
    }
    const bool soft = line + 1 < lines.size() && lines[line + 1].begin == range.end;
    return {range.end, soft};
}

const TextLayout& LayoutCache::get(std::string_view utf8, Font font, const LayoutOptions& options) {
    std::string key;
    key.reserve(utf8.size() + 32);
    for (const auto part :
         {static_cast<std::int64_t>(font.size), static_cast<std::int64_t>(font.weight),
          static_cast<std::int64_t>(std::lround(options.max_width * 8)),
          static_cast<std::int64_t>(options.max_lines), static_cast<std::int64_t>(options.balance)})
        key += std::to_string(part) + ' ';
    key += utf8;
    Entry& entry = entries_[std::move(key)];
    if (!entry.layout)
        entry.layout = std::make_unique<TextLayout>(lay_out(to_utf32(utf8), font, options, *metrics_));
    entry.used_in_frame = frame_;
    return *entry.layout;
}

void LayoutCache::end_frame() {
    ++frame_;
    if (frame_ % keep_frames != 0) return;
    std::erase_if(entries_,
                  [this](const auto& item) { return item.second.used_in_frame + keep_frames < frame_; });
}

} // namespace stormdrill::gui
