#include "drill/automated_team_plan.hpp"

#include <algorithm>
#include <array>

namespace stormdrill::drill {

namespace {
constexpr std::array<std::string_view, 7> names{"none",       "slow", "copy-paste", "denial",
                                                "legal-only", "good", "ideal"};

PlanSheet good() {
    PlanSheet sheet;
    sheet.plan = TeamPlan::good;
    sheet.flag = minutes(30);
    sheet.notify = minutes(35);
    sheet.assess = minutes(60);
    sheet.reading_every = minutes(30);
    sheet.posts_per_reading = 40;
    sheet.reports = true;
    sheet.reassess = minutes(60);
    sheet.statement = minutes(90);
    sheet.platforms = 3;
    sheet.review_pace = 1.3;
    sheet.replies_from = minutes(40);
    sheet.reply_share = 0.6;
    sheet.reply_median = 120;
    sheet.personal = true;
    sheet.press = 0.4;
    sheet.remedies = true;
    sheet.damage_form = true;
    sheet.lessons = true;
    sheet.readiness = PlanSheet::Readiness::basic;
    return sheet;
}

PlanSheet slow() {
    PlanSheet sheet = good();
    sheet.plan = TeamPlan::slow;
    sheet.flag = hours(6);
    sheet.notify = hours(6) + minutes(30);
    sheet.assess = hours(8);
    sheet.reading_every = hours(2);
    sheet.reassess = hours(6);
    sheet.statement = hours(24);
    sheet.review_pace = 3;
    sheet.replies_from = hours(12);
    sheet.press = 0.8;
    return sheet;
}

PlanSheet ideal() {
    PlanSheet sheet = good();
    sheet.plan = TeamPlan::ideal;
    sheet.flag = minutes(10);
    sheet.notify = minutes(11);
    sheet.assess = minutes(20);
    sheet.reading_every = minutes(15);
    sheet.posts_per_reading = 80;
    sheet.reassess = minutes(4);
    sheet.learns_words = true;
    sheet.holding = minutes(31);
    sheet.statement = minutes(83); // in time for the holding statement to count (clause S1)
    sheet.platforms = 0;
    sheet.adapted = true;
    sheet.review_pace = 0.65;
    sheet.replies_from = minutes(12);
    sheet.reply_share = 0.9;
    sheet.reply_median = 45;
    sheet.press = 0.25;
    sheet.outreach = true;
    sheet.rebuilds = true;
    sheet.readiness = PlanSheet::Readiness::full;
    return sheet;
}

PlanSheet copy_paste() {
    PlanSheet sheet;
    sheet.plan = TeamPlan::copy_paste;
    sheet.flag = minutes(60);
    sheet.notify = minutes(75);
    sheet.assess = hours(3);
    sheet.reading_every = hours(1);
    sheet.posts_per_reading = 20;
    sheet.statement = hours(4);
    sheet.review_pace = 2;
    sheet.replies_from = hours(2);
    sheet.reply_share = 1;
    sheet.reply_median = 90;
    sheet.readiness = PlanSheet::Readiness::brand_words;
    return sheet;
}

PlanSheet denial() {
    PlanSheet sheet;
    sheet.plan = TeamPlan::denial;
    sheet.flag = minutes(30);
    sheet.notify = minutes(35);
    sheet.assess = minutes(50);
    sheet.reading_every = hours(1);
    sheet.posts_per_reading = 20;
    sheet.statement = hours(1);
    sheet.replies_from = minutes(70);
    sheet.reply_share = 0.4;
    sheet.reply_median = 40;
    sheet.personal = true;
    sheet.removals = 2;
    sheet.readiness = PlanSheet::Readiness::brand_words;
    return sheet;
}

PlanSheet legal_only() {
    PlanSheet sheet;
    sheet.plan = TeamPlan::legal_only;
    sheet.flag = hours(2);
    sheet.notify = hours(3);
    sheet.reading_every = hours(4);
    sheet.posts_per_reading = 10;
    sheet.statement = hours(12);
    sheet.platforms = 1;
    sheet.review_pace = 2;
    sheet.readiness = PlanSheet::Readiness::brand_words;
    return sheet;
}

PlanSheet none() {
    return {};
}
} // namespace

std::string_view team_name(TeamPlan plan) {
    return names[static_cast<std::size_t>(plan)];
}

std::optional<TeamPlan> parse_team(std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<TeamPlan>(found - names.begin());
}

const std::vector<std::string>& team_names() {
    static const std::vector<std::string> list(names.begin(), names.end());
    return list;
}

std::string_view text_team(TeamPlan plan) {
    return team_name(plan == TeamPlan::slow ? TeamPlan::good : plan);
}

const PlanSheet& plan_sheet(TeamPlan plan) {
    static const std::array<PlanSheet, 7> sheets{none(),       slow(), copy_paste(), denial(),
                                                 legal_only(), good(), ideal()};
    return sheets[static_cast<std::size_t>(plan)];
}

} // namespace stormdrill::drill
