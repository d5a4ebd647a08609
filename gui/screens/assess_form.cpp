#include <algorithm>
#include <array>

#include "gui/screens/forms_tab.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array strategies{"deny", "clarify", "explain", "apologise_remedy", "bolster"};

/// Scales wide enough for what may be true, whatever the listening tool shows; the ranges start as wide as
/// they can be, so that narrowing them is the seat's own judgement.
void begin(AssessForm& form, const drill::SeatSnapshot& data) {
    if (form.begun) return;
    form.begun = true;
    const double posts =
        std::max(100., std::max(data.listening.posts_last_hour, data.listening.posts_hour_before) * 4.);
    form.posts_scale = {0, posts, posts <= 200 ? 1. : posts <= 2000 ? 10. : 50.};
    const double people = std::max<double>(1000, data.network.all_people);
    form.reach_scale = {0, people, people / 200};
    form.media_scale = {0, std::max(20., data.listening.articles * 4.), 1};
    form.posts_high = form.posts_scale.max;
    form.reach_high = form.reach_scale.max;
    form.media_high = form.media_scale.max;
}

} // namespace

void draw_assess_form(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                      FormsState& state) {
    AssessForm& form = state.assess;
    begin(form, data);
    const IdScope scope(context.ui, "assess");
    FormSheet sheet(context, "sheet", area);
    sheet.hint(context.t("assess.hint"));
    sheet.segments("level", context.t("assess.level"),
                   {context.t("assess.level_1"), context.t("assess.level_2"), context.t("assess.level_3"),
                    context.t("assess.level_4")},
                   form.level);
    std::vector<std::string> names;
    for (const char* strategy : strategies)
        names.push_back(context.t("strategy." + std::string(strategy)));
    sheet.radios("strategy", context.t("assess.strategy"), names, form.strategy);
    sheet.range("posts", context.t("assess.posts"), form.posts_low, form.posts_high, form.posts_scale,
                FormSheet::Figures::whole);
    sheet.range("growth", context.t("assess.growth"), form.growth_low, form.growth_high, {0, 10, 0.1},
                FormSheet::Figures::decimal);
    sheet.range("reach", context.t("assess.reach"), form.reach_low, form.reach_high, form.reach_scale,
                FormSheet::Figures::whole);
    sheet.range("anger", context.t("assess.anger"), form.anger_low, form.anger_high, {0, 1, 0.05},
                FormSheet::Figures::share);
    sheet.range("media", context.t("assess.media"), form.media_low, form.media_high, form.media_scale,
                FormSheet::Figures::whole);
    const std::vector<std::string> harms{"1", "2", "3", "4", "5"};
    sheet.segments("brand", context.t("assess.brand_harm"), harms, form.brand);
    sheet.segments("sales", context.t("assess.sales_harm"), harms, form.sales);
    sheet.segments("investors", context.t("assess.investor_harm"), harms, form.investors);
    const bool complete = form.strategy < strategies.size();
    if (!sheet.submit("submit", context.t("assess.submit"), complete,
                      complete ? std::string_view{} : context.t("assess.choose_strategy")))
        return;
    drill::Assess act;
    act.posts_per_hour_low = form.posts_low;
    act.posts_per_hour_high = form.posts_high;
    act.growth_low = form.growth_low;
    act.growth_high = form.growth_high;
    act.reached_people_low = form.reach_low;
    act.reached_people_high = form.reach_high;
    act.anger_low = form.anger_low;
    act.anger_high = form.anger_high;
    act.media_reports_low = form.media_low;
    act.media_reports_high = form.media_high;
    act.brand_harm = static_cast<std::int64_t>(form.brand) + 1;
    act.sales_harm = static_cast<std::int64_t>(form.sales) + 1;
    act.investor_harm = static_cast<std::int64_t>(form.investors) + 1;
    act.level = static_cast<std::int64_t>(form.level) + 1;
    act.strategy = strategies[form.strategy];
    context.submit(act, [&state] {
        const AssessForm before = state.assess; // new ranges next time; the judgements stay as they are
        state.filed(FormKind::assess, state.assess);
        state.assess.level = before.level;
        state.assess.strategy = before.strategy;
        state.assess.brand = before.brand;
        state.assess.sales = before.sales;
        state.assess.investors = before.investors;
    });
}

} // namespace stormdrill::gui
