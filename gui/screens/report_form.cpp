#include "gui/screens/forms_tab.hpp"

namespace stormdrill::gui {

void draw_report_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state) {
    ReportForm& form = state.report;
    const IdScope scope(context.ui, "report");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("report.hint"));
    const auto posts = sheet.figure("posts", context.t("report.posts"), form.posts, context.t("unit.posts"));
    const auto negative = sheet.figure("negative", context.t("report.negative"), form.negative, "%");
    const auto reach = sheet.figure("reach", context.t("report.reach"), form.reach, context.t("unit.people"));
    sheet.slide("mood", context.t("report.mood"), form.mood, {-2, 2, 0.1}, FormSheet::Figures::decimal);
    std::vector<FormSheet::Item> platforms;
    for (const drill::PlatformView& platform : data.platforms)
        platforms.push_back({platform.id, context.in(platform.name)});
    sheet.checks("platforms", context.t("report.platforms"), platforms, form.platforms);
    sheet.words("summary", context.t("report.summary"), form.summary, 110);
    const bool complete = posts && negative && reach && !form.platforms.empty();
    if (!sheet.submit("submit", context.t("report.submit"), complete,
                      complete ? std::string_view{} : context.t("form.incomplete")))
        return;
    drill::ReportSituation act;
    act.posts_per_hour = *posts;
    act.mood = form.mood;
    act.negative_share = form.negative.utf8().ends_with("%") ? *negative : *negative / 100;
    act.reached_people = *reach;
    act.platforms.assign(form.platforms.begin(), form.platforms.end());
    act.summary = form.summary.utf8();
    context.submit(act, [&state] { state.filed(FormKind::report, state.report); });
}

void draw_damage_form(ScreenContext& context, const drill::SeatSnapshot&, const Rect& area,
                      FormsState& state) {
    DamageForm& form = state.damage;
    const IdScope scope(context.ui, "damage");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("damage.hint"));
    const auto posts =
        sheet.figure("posts", context.t("damage.posts"), form.negative_posts, context.t("unit.posts"));
    const auto media =
        sheet.figure("media", context.t("damage.media"), form.media, context.t("unit.reports"));
    const auto favour =
        sheet.figure("favourability", context.t("damage.favourability"), form.favourability, "-2…2");
    const auto sales = sheet.figure("sales", context.t("damage.sales"), form.sales, "/ 100");
    const auto investors = sheet.figure("investors", context.t("damage.investors"), form.investors, "/ 100");
    std::vector<FormSheet::Item> groups;
    for (const char* group : {"customers", "prospects", "shareholders", "affected", "employees"})
        groups.push_back({group, context.t("damage.group_" + std::string(group))});
    sheet.checks("groups", context.t("damage.groups"), groups, form.groups);
    const bool complete = posts && media && favour && sales && investors && !form.groups.empty();
    if (!sheet.submit("submit", context.t("damage.submit"), complete,
                      complete ? std::string_view{} : context.t("form.incomplete")))
        return;
    drill::AssessDamage act;
    act.negative_posts = *posts;
    act.media_reports = *media;
    act.favourability = *favour;
    act.sales_index = *sales;
    act.investor_index = *investors;
    act.groups.assign(form.groups.begin(), form.groups.end());
    context.submit(act, [&state] { state.filed(FormKind::damage, state.damage); });
}

} // namespace stormdrill::gui
