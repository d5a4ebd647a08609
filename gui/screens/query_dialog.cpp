#include "gui/screens/query_dialog.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "gui/screens/form_sheet.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/dialog.hpp"

namespace stormdrill::gui {

void QueryForm::fill(const drill::SetQuery& query) {
    if (filled) return;
    filled = true;
    terms.set_utf8(join_terms(query.terms));
    platforms = {query.platforms.begin(), query.platforms.end()};
}

std::vector<std::string> split_terms(std::string_view words) {
    std::vector<std::string> terms;
    std::u32string term;
    const auto finish = [&] {
        while (!term.empty() && term.back() == U' ')
            term.pop_back();
        const std::string found = to_utf8(term);
        if (!found.empty() && std::find(terms.begin(), terms.end(), found) == terms.end())
            terms.push_back(found);
        term.clear();
    };
    for (const char32_t c : to_utf32(words)) {
        if (c == U',' || c == U'，' || c == U'、' || c == U'\n' || c == U';' || c == U'；')
            finish();
        else if (c != U' ' || !term.empty())
            term += c;
    }
    finish();
    return terms;
}

std::string join_terms(const std::vector<std::string>& terms) {
    std::string words;
    for (const std::string& term : terms)
        words += (words.empty() ? "" : "、") + term;
    return words;
}

void draw_query_dialog(ScreenContext& context, const drill::SeatSnapshot& data, bool& open, QueryForm& form) {
    if (!open) {
        form.filled = false;
        return;
    }
    form.fill(data.listening.query);
    Ui& ui = context.ui;
    Dialog dialog(ui, "query-dialog", {640, std::min(560.f, ui.window().height - 80)},
                  context.t("query.title"));
    {
        FormSheet sheet(context, "sheet", dialog.body());
        sheet.hint(context.t("query.hint"));
        sheet.words("terms", context.t("query.terms"), form.terms, 110);
        std::vector<FormSheet::Item> items;
        for (const drill::PlatformView& platform : data.platforms)
            items.push_back({platform.id, context.in(platform.name)});
        sheet.checks("platforms", context.t("query.platforms"), items, form.platforms);
    }
    const std::vector<std::string> terms = split_terms(form.terms.utf8());
    const std::string& save = context.t("query.save");
    const ButtonOptions look{.enabled = !terms.empty() && !form.platforms.empty()};
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions cancel_look{.kind = ButtonKind::secondary};
    Rect& buttons = dialog.buttons();
    if (button(ui, "save", buttons.cut_right(button_width(ui, save, look), 8), save, look))
        context.submit(drill::SetQuery{terms, {form.platforms.begin(), form.platforms.end()}},
                       [&open] { open = false; });
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, cancel_look)), cancel, cancel_look) ||
        dialog.dismissed())
        open = false;
}

} // namespace stormdrill::gui
