#pragma once
/// A text laid out: its lines, the place of every character, and the two questions an editor asks (where is
/// the caret of this index, which index is under this point). Positions are logical pixels from the layout's
/// top left corner.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gui/geometry.hpp"
#include "gui/text/font.hpp"
#include "gui/text/line_break.hpp"

namespace stormdrill::gui {

struct TextLayout {
    struct Line {
        std::size_t begin = 0;
        std::size_t end = 0;
        float width = 0;
        bool operator==(const Line&) const = default;
    };

    std::u32string text; ///< as laid out: with an ellipsis at the end when `truncated`
    Font font;
    std::vector<Line> lines;
    std::vector<float> x; ///< left edge of each code point within its line
    float width = 0;      ///< of the longest line
    float height = 0;
    bool truncated = false;

    [[nodiscard]] float line_height() const { return font.line_height(); }
    /// The line in which the caret of `index` stands. At a soft break it stands at the start of the lower
    /// line, unless `at_line_end` says that it came there from the left.
    [[nodiscard]] std::size_t line_of(std::size_t index, bool at_line_end = false) const;
    /// Top left corner of the caret.
    [[nodiscard]] Point caret(std::size_t index, bool at_line_end = false) const;

    struct Hit {
        std::size_t index = 0;
        bool at_line_end = false;
    };
    /// The caret position nearest to `point`; points outside are drawn in.
    [[nodiscard]] Hit hit(Point point) const;
    [[nodiscard]] Hit hit_in_line(float x_position, std::size_t line) const;
};

struct LayoutOptions {
    float max_width = 1e6f;
    std::size_t max_lines = 100'000; ///< the rest is replaced by an ellipsis
    Balance balance = Balance::no_lonely_end;
};

[[nodiscard]] TextLayout lay_out(std::u32string text, Font font, const LayoutOptions& options,
                                 FontMetrics& metrics);

/// Keeps the layouts of the last frames, because most texts are the same as in the frame before.
class LayoutCache {
public:
    explicit LayoutCache(FontMetrics& metrics) : metrics_(&metrics) {}
    /// The reference is good until the next end_frame().
    [[nodiscard]] const TextLayout& get(std::string_view utf8, Font font, const LayoutOptions& options = {});
    /// Forgets what has not been asked for during the last `keep_frames` frames.
    void end_frame();
    void clear() { entries_.clear(); }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    static constexpr std::uint64_t keep_frames = 120;
    struct Entry {
        std::unique_ptr<TextLayout> layout; // stays where it is when the table grows
        std::uint64_t used_in_frame = 0;
    };
    FontMetrics* metrics_;
    std::unordered_map<std::string, Entry> entries_;
    std::uint64_t frame_ = 0;
};

} // namespace stormdrill::gui
