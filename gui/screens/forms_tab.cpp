#include "gui/screens/forms_tab.hpp"

#include <array>

#include "gui/icons.hpp"
#include "gui/screens/figures.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

struct Entry {
    FormKind kind;
    std::string_view id; ///< also of the words: `form.<id>`, `form.<id>_about`
    std::string_view act;
    char32_t mark;
};
constexpr std::array entries{
    Entry{FormKind::assess, "assess", "assess", icon::gauge},
    Entry{FormKind::report, "report", "situation_report", icon::clipboard},
    Entry{FormKind::outreach, "outreach", "outreach", icon::handshake},
    Entry{FormKind::remedies, "remedies", "remedy", icon::package},
    Entry{FormKind::campaign, "campaign", "campaign", icon::star_outline},
    Entry{FormKind::damage, "damage", "damage_form", icon::trending_down},
};

/// When it was last filed, where the seat's view tells.
std::string last_filed(const ScreenContext& context, const drill::SeatSnapshot& data, FormKind kind) {
    const std::optional<SimTime>& at = kind == FormKind::assess   ? data.last_assessed
                                       : kind == FormKind::report ? data.last_situation_report
                                                                  : std::optional<SimTime>{};
    if (kind == FormKind::outreach && data.affected_contacted_share > 0)
        return context.t("form.contacted", {{"share", percent(data.affected_contacted_share)}});
    if (!at) return {};
    return context.t("form.last",
                     {{"time", rough_duration(data.clock.now.seconds - at->seconds, context.language())}});
}

void draw_menu(ScreenContext& context, const drill::SeatSnapshot& data, Rect rest, FormsState& state) {
    Ui& ui = context.ui;
    for (const Entry& entry : entries) {
        const bool allowed = data.facts_of_drill.may(entry.act);
        const std::string id(entry.id);
        Rect row = rest.cut_top(62, 6);
        const std::string& title = context.t("form." + id);
        ui.painter().fill_rounded(row, theme::control_radius, theme::surface_sunken);
        if (list_row(ui, id, row, title) && allowed) state.open = entry.kind;
        Rect inside = row.inset(12, 9);
        const Rect disc = inside.cut_left(38, 12);
        ui.painter().circle(disc.center(), 18, allowed ? theme::accent_soft : theme::surface_pressed);
        ui.painter().icon(entry.mark, disc.center(), 20, allowed ? theme::accent : theme::ink_disabled);
        ui.painter().icon(allowed ? icon::chevron_right : icon::lock, inside.cut_right(20, 4).center(), 18,
                          theme::ink_faint);
        Rect head = inside.cut_top(22, 2);
        const std::string filed = last_filed(context, data, entry.kind);
        const Rect beside = head.cut_right(filed.empty() ? 0 : measure(ui, filed, theme::small).width + 1, 8);
        text_line(ui, beside, filed, {.font = theme::small, .color = theme::ink_muted});
        text_line(ui, head, title,
                  {.font = theme::body_bold, .color = allowed ? theme::ink : theme::ink_disabled});
        text_line(ui, inside, allowed ? context.t("form." + id + "_about") : context.t("form.not_yours"),
                  {.font = theme::small, .color = theme::ink_muted});
    }
    text_line(ui, rest.cut_top(24),
              context.t("form.money",
                        {{"n", grouped_number(data.money_left)}, {"currency", data.facts_of_drill.currency}}),
              {.font = theme::note, .color = theme::ink_muted});
}

void draw_open_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                    FormsState& state) {
    switch (state.open) {
    case FormKind::assess:
        return draw_assess_form(context, data, area, state);
    case FormKind::report:
        return draw_report_form(context, data, area, state);
    case FormKind::outreach:
        return draw_outreach_form(context, data, area, state);
    case FormKind::remedies:
        return draw_remedy_form(context, data, area, state);
    case FormKind::campaign:
        return draw_campaign_form(context, data, area, state);
    case FormKind::damage:
        return draw_damage_form(context, data, area, state);
    case FormKind::none:
        break;
    }
}

} // namespace

void draw_forms_tab(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                    FormsState& state) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "forms");
    if (state.open == FormKind::none) {
        draw_menu(context, data, area, state);
        return;
    }
    Rect rest = area;
    Rect head = rest.cut_top(36, 8);
    const std::string& back = context.t("common.back");
    const ButtonOptions quiet{
        .kind = ButtonKind::quiet, .icon = icon::chevron_left, .font = theme::note_bold};
    const bool leave = button(ui, "back", head.cut_left(button_width(ui, back, quiet), 8), back, quiet);
    for (const Entry& entry : entries)
        if (entry.kind == state.open)
            text_line(ui, head, context.t("form." + std::string(entry.id)), {.font = theme::body_bold});
    draw_open_form(context, data, rest, state);
    if (leave) state.open = FormKind::none;
}

} // namespace stormdrill::gui
