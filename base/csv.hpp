#pragma once
/// Comma-separated values (RFC 4180) as spreadsheet programs read and write them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stormdrill {

/// Before the first cell, so that Excel takes the file for UTF-8.
inline constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

/// One cell, quoted where it must be. A text that a spreadsheet would take for a formula (it begins with = +
/// -
/// @ or a tab) gets a ' before it; one that begins with a ' already gets another.
[[nodiscard]] std::string csv_cell(std::string_view text);
/// Cells with commas between them and CR LF at the end.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

struct CsvRow {
    std::size_t number = 0; ///< from 1, as a spreadsheet counts: a cell with line feeds is one row
    std::vector<std::string> cells;
};

struct ReadCsv {
    std::vector<CsvRow> rows; ///< without those that are empty throughout
    std::optional<std::size_t>
        unclosed; ///< the row in which a quotation mark is never closed; it is left out
};

/// Reads what csv_row() wrote, also after a spreadsheet program stored it: with or without the mark, any line
/// ends, and comma, semicolon or tab between cells, whichever the first row has most of. The ' of csv_cell()
/// is taken away again; line ends inside cells become line feeds.
[[nodiscard]] ReadCsv read_csv(std::string_view text);

} // namespace stormdrill
