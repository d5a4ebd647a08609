#pragma once
/// Fields to write in: the composer and the single line. Both keep the text outside: the caller owns a
/// TextEditor.

#include <string_view>

#include "gui/text/text_editor.hpp"
#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct FieldOptions {
    std::string_view placeholder = {}; ///< grey while the field is empty
    bool enabled = true;
    bool framed = true; ///< own ground and outline; false inside of a card that is the field's frame itself
    Font font = theme::body;
    std::string_view error = {}; ///< red outline; the words go into the tooltip
    std::string_view label = {}; ///< for scripts and screen readers
};

struct FieldResult {
    bool changed = false;   ///< the text changed in this frame
    bool submitted = false; ///< Enter in a single line, Ctrl+Enter in an area
    bool focused = false;
};

/// Several lines, wrapped, scrolling by itself when the text is longer than `area`.
FieldResult text_area(Ui& ui, std::string_view id, const Rect& area, TextEditor& editor,
                      const FieldOptions& options = {});
/// One line; scrolls sideways. The editor must have been made for one line.
FieldResult text_field(Ui& ui, std::string_view id, const Rect& area, TextEditor& editor,
                       const FieldOptions& options = {});

} // namespace stormdrill::gui
