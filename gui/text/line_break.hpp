#pragma once
/// Cuts a text into lines of a given width.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace stormdrill::gui {

/// Code points [begin, end) of one line; the line feed that ends a paragraph is not part of it, and spaces at
/// a soft break hang over the edge.
struct LineRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const LineRange&) const = default;
};

enum class Balance {
    none,          ///< greedy; what an editor needs, where lines must not move while one types
    no_lonely_end, ///< never one single character in a paragraph's last line, if the line above can spare one
};

/// At least one line, also for an empty text. `advances` has one entry per code point (line feeds count 0).
/// A word longer than `width` is cut where the line is full, never inside a visible character.
[[nodiscard]] std::vector<LineRange> break_lines(std::u32string_view text, std::span<const float> advances,
                                                 float width, Balance balance);

} // namespace stormdrill::gui
