#include <algorithm>
#include <cmath>

#include "scoring/measures/cadence.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
} // namespace

Measured measure_first_flag(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto right = std::find_if(context.drill.flags.begin(), context.drill.flags.end(),
                                    [](const FlagAct& f) { return f.right; });
    const auto wrong = std::count_if(context.drill.flags.begin(), context.drill.flags.end(),
                                     [](const FlagAct& f) { return !f.right; });
    if (right == context.drill.flags.end())
        return missed(say("no crisis post was ever flagged", "始終沒有標記任何危機貼文"),
                      context.crisis_start());
    const SimDuration took = right->done.at - context.crisis_start();
    const double timing = context.timing(context.crisis_start(), right->done.at);
    const TimeTarget target = context.target_between(context.crisis_start(), right->done.at);
    std::vector<Evidence> evidence{by_act(right->done,
                                          say("first right flag after ", "首次正確標記耗時 ") +
                                              duration_text(took) + say(" (target ", "（目標 ") +
                                              duration_text(target.target) + say(")", "）"),
                                          timing)};
    const double cost = static_cast<double>(wrong / 2) * context.parameter("two_wrong_flags_cost");
    if (wrong > 0)
        evidence.push_back(by_truth(
            right->done.at,
            say(std::to_string(wrong) + " wrong flags", "誤標 " + std::to_string(wrong) + " 次"), -cost));
    return scored(timing - cost, std::move(evidence));
}

Measured measure_posts_seen(const MeasureContext& context) {
    if (!context.storm() || context.drill.truth.empty()) return no_occasion(no_storm());
    const Truth& end = context.drill.truth.back();
    double reach = 0, seen = 0;
    std::vector<Evidence> evidence;
    for (const PlatformTruth& platform : end.platforms) {
        if (platform.crisis_posts <= 0) continue;
        const double weight = static_cast<double>(std::max<std::int64_t>(platform.reached_people, 1));
        reach += weight;
        seen += weight * platform.seen_share;
        const auto& opened = context.drill.platforms_opened;
        const bool never = std::find(opened.begin(), opened.end(), platform.platform) == opened.end();
        evidence.push_back(by_truth(
            end.at, say(platform.platform + ": ") + (never ? say("never opened, ", "從未打開，") : say("")) +
                        say(percent_text(platform.seen_share) + " of the crisis posts seen",
                            "看到 " + percent_text(platform.seen_share) + " 的危機貼文")));
    }
    if (reach <= 0) return no_occasion(say("no platform held crisis posts", "各平台都沒有危機貼文"));
    if (seen <= 0)
        return missed(say("no crisis post was seen by any seat", "沒有任何席位看到危機貼文"),
                      context.crisis_start());
    const double share = seen / reach;
    for (Evidence& item : evidence)
        item.points = 0;
    evidence.insert(evidence.begin(),
                    by_truth(end.at,
                             say(percent_text(share) + " of the crisis posts seen, weighted by reach",
                                 "依觸及加權，看到 " + percent_text(share) + " 的危機貼文"),
                             share));
    return scored(share, std::move(evidence));
}

Measured measure_situation_reports(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto& reports = context.drill.situation_reports;
    const SimTime until = std::max(context.calm_since().value_or(context.drill.end), context.crisis_start());
    if (reports.empty())
        return missed(say("no situation report was filed", "沒有提出任何情勢報告"), context.crisis_start());
    const double cadence = cadence_share(context, context.crisis_start(), until);
    const double often = context.parameter("cadence_weight");
    const auto near = [&](double said, double truth, double floor) {
        return count_share(said, truth, floor, context.parameter("error_full"),
                           context.parameter("error_none"));
    };
    double figures = 0;
    std::vector<Evidence> evidence{by_truth(
        until,
        say(std::to_string(reports.size()) + " reports; " + percent_text(cadence) + " of the time covered",
            "共 " + std::to_string(reports.size()) + " 份報告，涵蓋 " + percent_text(cadence) + " 的時間"),
        cadence * often)};
    for (const SituationReport& report : reports) {
        const double volume =
            near(report.volume_per_hour, static_cast<double>(report.truth.crisis_posts_last_hour), 10);
        const double reached =
            near(report.reached_people, static_cast<double>(report.truth.reached_people), 100);
        figures += (volume + reached) / 2;
        const std::string said = number_text(report.volume_per_hour),
                          was = number_text(static_cast<double>(report.truth.crisis_posts_last_hour));
        const std::string people = number_text(report.reached_people),
                          true_people = number_text(static_cast<double>(report.truth.reached_people));
        evidence.push_back(
            by_act(report.done,
                   say("posts per hour reported " + said + ", true " + was + "; people reached " + people +
                           ", true " + true_people,
                       "每小時貼文報 " + said + "，實際 " + was + "；觸及人數報 " + people + "，實際 " +
                           true_people),
                   (volume + reached) / 2 * (1 - often) / static_cast<double>(reports.size())));
    }
    figures /= static_cast<double>(reports.size());
    return scored(cadence * often + figures * (1 - often), std::move(evidence));
}

Measured measure_reported_mood(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto& reports = context.drill.situation_reports;
    if (reports.empty())
        return missed(say("no report said how people feel", "沒有任何報告提到公眾情緒"),
                      context.crisis_start());
    double sum = 0;
    std::vector<Evidence> evidence;
    for (const SituationReport& report : reports) {
        // The mood's scale is 4 wide, the negative share's 1.
        const double mood =
            falling_share(std::abs(report.mood - report.truth.mood), context.parameter("mood_error_full"),
                          context.parameter("mood_error_none"));
        const double negative =
            falling_share(std::abs(report.negative_share - report.truth.negative_share),
                          context.parameter("share_error_full"), context.parameter("share_error_none"));
        sum += (mood + negative) / 2;
        const std::string said = number_text(report.mood, 1) + ", " + percent_text(report.negative_share);
        const std::string was =
            number_text(report.truth.mood, 1) + ", " + percent_text(report.truth.negative_share);
        evidence.push_back(by_act(report.done,
                                  say("mood and negative share reported " + said + ", true " + was,
                                      "情緒與負面比例報 " + said + "，實際 " + was),
                                  (mood + negative) / 2 / static_cast<double>(reports.size())));
    }
    return scored(sum / static_cast<double>(reports.size()), std::move(evidence));
}

} // namespace stormdrill::scoring
