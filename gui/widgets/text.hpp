#pragma once
/// Texts that are only read. All of them stand in the layout dump with role `words`, those that had to be cut
/// with the state `cut`; resting the mouse on such a one shows it whole.

#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

enum class Align { left, center, right };

struct TextStyle {
    Font font = theme::body;
    Color color = theme::ink;
    Align align = Align::left;
    std::size_t max_lines = 100'000; ///< the rest becomes an ellipsis
};

/// One or more lines from the top of `area`, wrapped at its width. Returns the height that the text took.
float text(Ui& ui, const Rect& area, std::string_view content, const TextStyle& style = {});
/// One line, centred between top and bottom of `area`, cut with an ellipsis. Returns its width.
float text_line(Ui& ui, const Rect& area, std::string_view content, const TextStyle& style = {});
[[nodiscard]] Size measure(Ui& ui, std::string_view content, Font font, float max_width = 1e6f);
/// Like text(), and listed in the layout dump under `id` with role `text`: for figures that scripts and tests
/// read.
float labelled_text(Ui& ui, std::string_view id, const Rect& area, std::string_view content,
                    const TextStyle& style = {});

} // namespace stormdrill::gui
