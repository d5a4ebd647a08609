#pragma once
/// The evaluators' sheet: an Exercise Evaluation Guide as CSV, a row per phase and clause, which a
/// spreadsheet program opens and evaluators fill in.

#include <optional>
#include <string>
#include <vector>

#include "drill/evaluator_acts.hpp"
#include "scoring/evaluation/evaluation.hpp"

namespace stormdrill::drill {

struct SheetOptions {
    std::string evaluator;            ///< whose earlier ratings stand in it; may be empty
    std::optional<Language> language; ///< of the wording; none: both
    bool blank = false; ///< neither the program's proposals nor earlier ratings, so that they sway nobody
};

/// UTF-8 with its mark. Same input, same bytes.
[[nodiscard]] std::string write_sheet(const scoring::Evaluation& evaluation, const scoring::Sop& sop,
                                      const SheetOptions& options);

/// A filled-in row.
struct SheetRow {
    std::size_t number = 0; ///< as the spreadsheet counts
    Rate rating;            ///< without evaluator and date
};

/// The rows with a rating, in the sheet's order. Columns are found by their headings, in either language or
/// both; others are ignored, and so are rows without clause. Throws AuthorError with every error, located by
/// row and column.
[[nodiscard]] std::vector<SheetRow> read_sheet(const std::string& content, const std::string& file_name,
                                               const scoring::Sop& sop);

} // namespace stormdrill::drill
