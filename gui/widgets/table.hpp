#pragma once
/// Rows that can be picked: lists of drills, clauses, injects.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gui/widgets/text.hpp"
#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

struct TableColumn {
    std::string title;
    float width = 0; ///< logical pixels; 0 shares what is left with the other zeros
    Align align = Align::left;
};

struct TableCell {
    std::string text;
    Color color = theme::ink;
    bool bold = false;
};

/// The heading's row, 32 px. Returns where the columns lie.
std::vector<Rect> table_header(Ui& ui, const Rect& area, std::span<const TableColumn> columns);
/// One row with a hairline below; true when it was clicked. Id `row` may be anything unique in its scope.
bool table_row(Ui& ui, std::string_view id, const Rect& area, std::span<const TableColumn> columns,
               std::span<const TableCell> cells, bool selected = false);

/// The ground of a list entry that can be clicked: hover, pressed, selected, focus ring; true when clicked.
bool list_row(Ui& ui, std::string_view id, const Rect& area, std::string_view label, bool selected = false);

} // namespace stormdrill::gui
