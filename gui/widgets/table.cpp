#include "gui/widgets/table.hpp"

#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"

namespace stormdrill::gui {
namespace {

constexpr float cell_padding = 12;

std::vector<Rect> columns_of(const Rect& area, std::span<const TableColumn> columns) {
    float fixed = 0;
    std::size_t flexible = 0;
    for (const auto& column : columns) {
        fixed += column.width;
        if (column.width <= 0) ++flexible;
    }
    const float share = flexible == 0 ? 0 : std::max(0.f, area.width - fixed) / static_cast<float>(flexible);
    std::vector<Rect> result;
    Rect rest = area;
    for (const auto& column : columns)
        result.push_back(rest.cut_left(column.width > 0 ? column.width : share));
    return result;
}

} // namespace

std::vector<Rect> table_header(Ui& ui, const Rect& area, std::span<const TableColumn> columns) {
    const auto places = columns_of(area, columns);
    ui.painter().fill_rounded(area, 6, theme::surface_sunken);
    for (std::size_t i = 0; i < columns.size(); ++i)
        text_line(ui, places[i].inset(cell_padding, 0), columns[i].title,
                  {.font = theme::small_bold, .color = theme::ink_muted, .align = columns[i].align});
    return places;
}

bool table_row(Ui& ui, std::string_view id, const Rect& area, std::span<const TableColumn> columns,
               std::span<const TableCell> cells, bool selected) {
    std::string words;
    for (const auto& cell : cells)
        words += (words.empty() ? "" : " | ") + cell.text;
    const bool clicked = list_row(ui, id, area, words, selected);
    const auto places = columns_of(area, columns);
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i)
        text_line(ui, places[i].inset(cell_padding, 0), cells[i].text,
                  {.font = {14, cells[i].bold ? Weight::bold : Weight::regular},
                   .color = cells[i].color,
                   .align = columns[i].align});
    rule(ui, area.x + cell_padding, area.bottom() - 1, area.width - 2 * cell_padding);
    return clicked;
}

bool list_row(Ui& ui, std::string_view id, const Rect& area, std::string_view label, bool selected) {
    const Interaction what =
        ui.interact(ui.id(id), area, {.role = "row", .text = label, .state = selected ? "selected" : ""});
    const Rect ground = area.inset(2, 1);
    if (selected)
        ui.painter().fill_rounded(ground, theme::control_radius, rgb(0xEFF6FF));
    else if (what.held && what.hovered)
        ui.painter().fill_rounded(ground, theme::control_radius, theme::surface_pressed);
    else if (what.hovered)
        ui.painter().fill_rounded(ground, theme::control_radius, theme::surface_hover);
    if (selected)
        ui.painter().fill_rounded({ground.x, ground.y + 8, 3, std::max(0.f, ground.height - 16)}, 1.5f,
                                  theme::accent);
    if (what.focus_visible) ui.painter().outline(ground, theme::control_radius, theme::accent, 2);
    return what.clicked;
}

} // namespace stormdrill::gui
