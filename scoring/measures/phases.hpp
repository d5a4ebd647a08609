#pragma once
/// The measures, by phase of the default SOP. Each is described by the rubric of its clause in
/// scoring/sop/default.yaml and, where that leaves a choice, beside its code.

#include "scoring/measures/measure.hpp"

namespace stormdrill::scoring {

// prepare.cpp
[[nodiscard]] Measured measure_team_readiness(const MeasureContext& context);
[[nodiscard]] Measured measure_notification_tree(const MeasureContext& context);
[[nodiscard]] Measured measure_decision_rule(const MeasureContext& context);
[[nodiscard]] Measured measure_listening_quality(const MeasureContext& context);
[[nodiscard]] Measured measure_alert_and_watch(const MeasureContext& context);
[[nodiscard]] Measured measure_template_shelf(const MeasureContext& context);
[[nodiscard]] Measured measure_risk_register(const MeasureContext& context);
[[nodiscard]] Measured measure_preparation_bought(const MeasureContext& context);
[[nodiscard]] Measured measure_rehearsal(const MeasureContext& context);

// detect.cpp
[[nodiscard]] Measured measure_first_flag(const MeasureContext& context);
[[nodiscard]] Measured measure_posts_seen(const MeasureContext& context);
[[nodiscard]] Measured measure_situation_reports(const MeasureContext& context);
[[nodiscard]] Measured measure_reported_mood(const MeasureContext& context);

// assess.cpp
[[nodiscard]] Measured measure_assessment_quality(const MeasureContext& context);
[[nodiscard]] Measured measure_strategy_fit(const MeasureContext& context);
[[nodiscard]] Measured measure_reassessment(const MeasureContext& context);

// mobilise.cpp
[[nodiscard]] Measured measure_everyone_notified(const MeasureContext& context);
[[nodiscard]] Measured measure_authority_kept(const MeasureContext& context);
[[nodiscard]] Measured measure_approval_speed(const MeasureContext& context);
[[nodiscard]] Measured measure_one_voice(const MeasureContext& context);

// state.cpp, state_channels.cpp
[[nodiscard]] Measured measure_first_statement(const MeasureContext& context);
[[nodiscard]] Measured measure_five_elements(const MeasureContext& context);
[[nodiscard]] Measured measure_statement_tone(const MeasureContext& context);
[[nodiscard]] Measured measure_statement_faults(const MeasureContext& context);
[[nodiscard]] Measured measure_statement_truth(const MeasureContext& context);
[[nodiscard]] Measured measure_channels(const MeasureContext& context);
[[nodiscard]] Measured measure_platform_variants(const MeasureContext& context);

// reply.cpp, reply_style.cpp
[[nodiscard]] Measured measure_reply_speed(const MeasureContext& context);
[[nodiscard]] Measured measure_complaints_answered(const MeasureContext& context);
[[nodiscard]] Measured measure_reply_truth(const MeasureContext& context);
[[nodiscard]] Measured measure_reply_tone(const MeasureContext& context);
[[nodiscard]] Measured measure_reply_personal(const MeasureContext& context);
[[nodiscard]] Measured measure_reply_attacks(const MeasureContext& context);
[[nodiscard]] Measured measure_one_style(const MeasureContext& context);
[[nodiscard]] Measured measure_nothing_hidden(const MeasureContext& context);

// coordinate.cpp
[[nodiscard]] Measured measure_platforms_together(const MeasureContext& context);
[[nodiscard]] Measured measure_press_answered(const MeasureContext& context);
[[nodiscard]] Measured measure_affected_contacted(const MeasureContext& context);

// recover.cpp
[[nodiscard]] Measured measure_damage_form(const MeasureContext& context);
[[nodiscard]] Measured measure_remedies(const MeasureContext& context);
[[nodiscard]] Measured measure_public_apology(const MeasureContext& context);
[[nodiscard]] Measured measure_rebuilding(const MeasureContext& context);
[[nodiscard]] Measured measure_watch_kept(const MeasureContext& context);

// learn.cpp
[[nodiscard]] Measured measure_root_cause(const MeasureContext& context);
[[nodiscard]] Measured measure_improvement_plan(const MeasureContext& context);
[[nodiscard]] Measured measure_plan_carried_out(const MeasureContext& context);
/// Why the clauses about earlier drills have no occasion.
[[nodiscard]] Bilingual first_drill();

} // namespace stormdrill::scoring
