#include <array>

#include "gui/screens/figures.hpp"
#include "gui/screens/forms_tab.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array campaign_kinds{"brand_story", "staff_story", "charity", "influencer"};

std::string money(const drill::SeatSnapshot& data, std::int64_t amount) {
    return grouped_number(amount) + " " + data.facts_of_drill.currency;
}

} // namespace

void draw_outreach_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        FormsState& state) {
    OutreachForm& form = state.outreach;
    const IdScope scope(context.ui, "outreach");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("outreach.hint"));
    sheet.hint(context.t("form.contacted", {{"share", percent(data.affected_contacted_share)}}) + " · " +
               context.t("form.money", {{"n", grouped_number(data.money_left)},
                                        {"currency", data.facts_of_drill.currency}}));
    sheet.slide("share", context.t("outreach.share"), form.share, {0, 1, 0.05}, FormSheet::Figures::share);
    sheet.steps("compensation", context.t("outreach.compensation"), form.compensation, {0, 50'000, 500},
                data.facts_of_drill.currency);
    sheet.words("letter", context.t("outreach.letter"), form.letter, 150);
    const bool complete = form.share > 0 && !form.letter.empty();
    if (!sheet.submit("submit", context.t("outreach.submit"), complete,
                      complete ? std::string_view{} : context.t("form.incomplete")))
        return;
    context.submit(
        drill::Outreach{form.share, static_cast<std::int64_t>(form.compensation), form.letter.utf8()},
        [&state] { state.filed(FormKind::outreach, state.outreach); });
}

void draw_remedy_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state) {
    RemedyForm& form = state.remedy;
    const IdScope scope(context.ui, "remedies");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("remedy.hint"));
    sheet.hint(context.t(
        "form.money", {{"n", grouped_number(data.money_left)}, {"currency", data.facts_of_drill.currency}}));
    sheet.steps("due", context.t("remedy.due"), form.due_hours, {1, 720, 1}, context.t("unit.hours"));
    for (const drill::Choice& remedy : data.facts_of_drill.remedies) {
        Rect row = sheet.row(48, 4);
        const std::string& promise = context.t("remedy.promise");
        const ButtonOptions look{.kind = ButtonKind::secondary,
                                 .enabled = remedy.cost <= data.money_left,
                                 .font = theme::note_bold};
        if (button(context.ui, "promise-" + remedy.id,
                   row.cut_right(button_width(context.ui, promise, look), 10).inset(0, 8), promise, look)) {
            const Bilingual& promised = context.locale.both("remedy.promised");
            Notice notice{{promised.en + remedy.text.en, promised.zh_TW + remedy.text.zh_TW},
                          theme::Tone::good};
            context.submit(drill::PromiseRemedy{remedy.id, static_cast<std::int64_t>(form.due_hours)},
                           [&notices = context.notices, &ui = context.ui, notice]() mutable {
                               notice.until = ui.now() + Notice::seconds_shown;
                               notices.push_back(notice);
                           });
        }
        text_line(context.ui, row.cut_top(24), context.in(remedy.text), {.font = theme::note_bold});
        text_line(context.ui, row, money(data, remedy.cost),
                  {.font = theme::small, .color = theme::ink_muted});
    }
}

void draw_campaign_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                        FormsState& state) {
    CampaignForm& form = state.campaign;
    const IdScope scope(context.ui, "campaign");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("campaign.hint"));
    std::vector<std::string> kinds;
    for (const char* kind : campaign_kinds)
        kinds.push_back(context.t("campaign." + std::string(kind)));
    sheet.radios("kind", context.t("campaign.kind"), kinds, form.kind);
    std::vector<std::string> names;
    std::vector<std::string> ids;
    for (const drill::PlatformView& platform : data.platforms) {
        if (!platform.organisation_has_account) continue;
        names.push_back(context.in(platform.name));
        ids.push_back(platform.id);
    }
    sheet.list("platform", context.t("campaign.platform"), names, form.platform);
    sheet.check("disclosed", context.t("campaign.disclosed"), form.disclosed);
    sheet.words("words", context.t("campaign.words"), form.words, 110);
    const bool complete =
        form.kind < campaign_kinds.size() && form.platform < ids.size() && !form.words.empty();
    if (!sheet.submit("submit", context.t("campaign.submit"), complete,
                      complete ? std::string_view{} : context.t("form.incomplete")))
        return;
    context.submit(drill::LaunchCampaign{campaign_kinds[form.kind], ids[form.platform], form.disclosed,
                                         form.words.utf8()},
                   [&state] { state.filed(FormKind::campaign, state.campaign); });
}

} // namespace stormdrill::gui
