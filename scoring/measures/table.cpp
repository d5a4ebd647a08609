#include <algorithm>

#include "scoring/measures/measure.hpp"
#include "scoring/measures/phases.hpp"

namespace stormdrill::scoring {

const std::vector<Measure>& all_measures() {
    static const std::vector<Measure> measures{
        {"affected_contacted", measure_affected_contacted, true, {}},
        {"alert_and_watch", measure_alert_and_watch, true, {}},
        {"approval_speed", measure_approval_speed, true, {{"loop_cost", 0.1, 0, 1}}},
        {"assessment_quality",
         measure_assessment_quality,
         true,
         {{"miss_penalty", 10, 0, 100}, {"worst_score", 4, 0.1, 100}}},
        {"authority_kept", measure_authority_kept, false, {{"refused_act_cost", 0.1, 0, 1}}},
        {"channels", measure_channels, false, {}},
        {"complaints_answered", measure_complaints_answered, false, {{"same_text", 0.85, 0, 1}}},
        {"damage_form", measure_damage_form, true, {}},
        {"decision_rule", measure_decision_rule, false, {}},
        {"everyone_notified", measure_everyone_notified, true, {}},
        {"first_flag", measure_first_flag, true, {{"two_wrong_flags_cost", 0.1, 0, 1}}},
        {"first_statement", measure_first_statement, true, {}},
        {"five_elements", measure_five_elements, false, {{"false_confession_cost", 0.25, 0, 1}}},
        {"improvement_plan", measure_improvement_plan, false, {{"weak_below", 0.5, 0, 1}}},
        {"listening_quality", measure_listening_quality, false, {}},
        {"not_built", nullptr, false, {}},
        {"nothing_hidden", measure_nothing_hidden, false, {{"removal_cost", 0.5, 0, 1}}},
        {"notification_tree", measure_notification_tree, false, {}},
        {"one_style", measure_one_style, false, {}},
        {"one_voice", measure_one_voice, false, {{"contradiction_cost", 0.25, 0, 1}}},
        {"platform_variants", measure_platform_variants, false, {}},
        {"platforms_together", measure_platforms_together, true, {}},
        {"posts_seen", measure_posts_seen, false, {}},
        {"preparation_bought", measure_preparation_bought, false, {}},
        {"press_answered",
         measure_press_answered,
         false,
         {{"tone_none", 20, 0, 100}, {"tone_full", 80, 0, 100}}},
        {"public_apology", measure_public_apology, false, {}},
        {"reassessment", measure_reassessment, true, {}},
        {"rebuilding", measure_rebuilding, false, {{"tone_none", 20, 0, 100}, {"tone_full", 80, 0, 100}}},
        {"remedies", measure_remedies, false, {}},
        {"reply_attacks",
         measure_reply_attacks,
         false,
         {{"cap", 0.5, 0, 1}, {"further_hit_cost", 0.1, 0, 1}}},
        {"reply_personal", measure_reply_personal, false, {{"same_text", 0.85, 0, 1}}},
        {"reply_speed", measure_reply_speed, true, {{"same_text", 0.85, 0, 1}}},
        {"reply_tone",
         measure_reply_tone,
         false,
         {{"same_text", 0.85, 0, 1}, {"tone_none", 20, 0, 100}, {"tone_full", 80, 0, 100}}},
        {"reply_truth", measure_reply_truth, false, {}},
        {"reported_mood", measure_reported_mood, false, {}},
        {"risk_register", measure_risk_register, false, {{"wrong_risk_cost", 0.25, 0, 1}}},
        {"root_cause", measure_root_cause, false, {}},
        {"situation_reports", measure_situation_reports, true, {}},
        {"statement_faults",
         measure_statement_faults,
         false,
         {{"fault_cost", 0.25, 0, 1}, {"grave_fault_cost", 0.5, 0, 1}}},
        {"statement_tone",
         measure_statement_tone,
         false,
         {{"tone_none", 20, 0, 100}, {"tone_full", 80, 0, 100}}},
        {"statement_truth", measure_statement_truth, false, {{"contradiction_cost", 0.5, 0, 1}}},
        {"strategy_fit", measure_strategy_fit, false, {{"level_error_cost", 0.25, 0, 1}}},
        {"team_readiness", measure_team_readiness, false, {}},
        {"template_shelf", measure_template_shelf, false, {}},
        {"watch_kept", measure_watch_kept, true, {}},
    };
    return measures;
}

const Measure* find_measure(std::string_view name) {
    const std::vector<Measure>& measures = all_measures();
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.name == name; });
    return found == measures.end() ? nullptr : &*found;
}

std::vector<std::string> measure_names() {
    std::vector<std::string> names;
    for (const Measure& measure : all_measures())
        names.push_back(measure.name);
    return names;
}

} // namespace stormdrill::scoring
