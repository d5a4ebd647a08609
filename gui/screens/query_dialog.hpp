#pragma once
/// Editing the listening query: its terms and the platforms it watches (clauses P4, V5).

#include <set>
#include <string>
#include <vector>

#include "drill/seat_snapshot.hpp"
#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"

namespace stormdrill::gui {

struct QueryForm {
    bool filled = false; ///< the query in force has been copied in
    TextEditor terms{TextEditor::Lines::several, 600};
    std::set<std::string> platforms;

    void fill(const drill::SetQuery& query);
};

/// `晴穗, 花生、過敏\npeanut` → four terms, each once, in their order.
[[nodiscard]] std::vector<std::string> split_terms(std::string_view words);
[[nodiscard]] std::string join_terms(const std::vector<std::string>& terms);

void draw_query_dialog(ScreenContext& context, const drill::SeatSnapshot& data, bool& open, QueryForm& form);

} // namespace stormdrill::gui
