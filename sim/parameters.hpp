#pragma once
/// The parameter dictionary: every number the crowd runs on, by name, with unit, range, meaning, source and
/// grade. sim/README.md lists all of them; a test holds the two together. Grades after spread-model.md: M
/// meta-analysis, S published study, D fitted on real cascades, A assumption.

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "sim/setup.hpp"

namespace stormdrill::sim {

/// Numbers that hold everywhere. Field and dictionary name are told together in parameters.cpp.
struct Parameters {
    // How people see and act.
    double audience_scale = 20;
    double root_shares_per_follower = 1.4e-4;
    double root_appeal_sd = 2.0;
    double crisis_root_factor = 3.0;
    double crisis_appeal_sd = 1.0;
    double reach_exponent = 0.7;
    double reach_cap = 0.42;
    double onward_appeal_sd = 0.8;
    double chatter_by_audience = 0.42;
    double event_ratio = 0.28;
    double event_ratio_factor = 1.5;
    double act_chance_cap = 0.5;
    double anger_on_acting = 2.0;
    double neutral_anger = 0.2;
    double stance_against = 0.3;
    double fatigue = 0.6;
    double weekend_shift = 1.0;
    double event_attention_half_life = 48;
    double news_renews_attention = 0.5;
    double activity_exponent = 2.2;
    double repeat_second = 1.6;
    double repeat_third = 1.9;
    double repeat_fourth = 2.0;
    double attention_exponent = 0.5;
    double attention_most = 1.5;
    double repeat_decay = 0.85;
    double repeat_neutral_second = 1.1;
    double repeat_neutral_third = 1.0;
    double repeat_neutral_decay = 0.7;
    double words_factor = 1.13;
    double words_least = 0.2;
    double words_by_anger = 0.25;
    double words_usual_anger = 0.4;
    double ranking_gain = 0.35;
    double ranking_anger = 0.47;
    double ranking_anger_mean = 0.52;
    double ranking_anger_sd = 0.15;
    double comment_exposure = 0.25;
    double one_way_tie = 0.6;
    double scripted_audience = 0.01;
    double organisation_audience = 0.03;
    double pressure_step = 1.2;
    double false_rumour_microblog = 2.1;
    double false_rumour_social_network = 0.6;
    double complaint_share_original = 0.2;
    double complaint_share_comment = 0.03;
    double affected_complain = 0.5;
    double affected_complain_delay = 6.0;
    double affected_acting = 2.0;
    double hostile_acting = 1.5;
    // Anger, blame, trust.
    double arousal_rest = 0.05;
    double arousal_half_life = 2.0;
    double arousal_gain = 0.15;
    double arousal_after_acting = 0.7;
    double anger_sd = 0.2;
    double outrage_learning = 0.05;
    double outrage_most = 0.5;
    double outrage_from = 0.3;
    double vivid_severity = 1.25;
    double blame_victim = 0.3;
    double blame_accident = 0.7;
    double blame_preventable = 1.1;
    double blame_spread = 0.3;
    double blame_by_trust = 0.6;
    double blame_half_life = 168.0;
    double blame_floor_chance = 0.69;
    double blame_floor = 0.5;
    double blame_to_reputation = -0.54;
    double reputation_noise = 1.0;
    double trust_spread = 0.12;
    double trust_by_attitude = 0.6;
    double trust_loss = 0.15;
    double trust_gain = 0.10;
    double opinion_step = 0.05;
    double tolerance_least = 0.3;
    double tolerance_most = 0.9;
    double opinion_backfire = 0.0;
    double opinion_backfire_hostile = 0.02;
    double opinion_by_trust = 1.0;
    double opinion_by_blame = 0.3;
    double opinion_of_fans = 0.5;
    double opinion_by_reputation = 0.15;
    double opinion_sides = 0.1;
    // What the organisation does.
    double accept_trust = 0.8;
    double accept_fit = 0.6;
    double accept_anger = -1.0;
    double accept_source = 0.3;
    double statement_carry = 0.3;
    double article_carry = 0.5;
    double topic_page_carry = 0.6;
    double positive_cap = 0.9;
    double timing_floor = 0.35;
    double timing_half_life = 6.0;
    double apology_anger = -0.45;
    double empathy_anger = -0.2;
    double provoke_anger = 0.3;
    double proof_trust = 0.6;
    double contradiction_trust = 0.7;
    double contradiction_discount = 0.6;
    double reply_calms = 0.6;
    double reply_blame = -0.3;
    double reply_seen = 0.5;
    double bystander_blame = -0.03;
    double reply_harm = 0.3;
    double reply_money = 1.15;
    double reply_empathy = 0.85;
    double reply_explanation_angry = 0.8;
    double reply_explanation_calm = 0.95;
    double reply_teaches = 1.02;
    double canned_after = 5;
    double canned_blame = 0.02;
    double removal_viewers = 5000;
    double removal_acting = 3.0;
    double removal_severity = 1.3;
    double removal_blame = 0.2;
    double removal_others = 2.0;
    double removal_author_tells = 0.5;
    double removal_author_anger = 0.2;
    double removal_author_blame = 0.3;
    double thunder_severity = 0.75;
    double thunder_gain = 0.3;
    double thunder_vague_gain = 0.05;
    double early_window = 1.0;
    double early_correction = 0.2;
    double early_correction_after = 3.0;
    double silence_step = 6.0;
    double campaign_anger_limit = 0.12;
    double campaign_trust = 0.03;
    double campaign_audience = 0.10;
    double campaign_brand_story = 0.05;
    double campaign_staff_story = 0.07;
    double campaign_charity = 0.10;
    double campaign_influencer = 0.15;
    double campaign_unmotivated = -0.20;
    double campaign_unmotivated_trust = 0.95;
    double campaign_found_out = 0.05;
    double campaign_scandal_blame = 0.2;
    // Media, influencers, trends, rumours.
    double article_hazard = 0.25;
    double article_width = 0.15;
    double article_night = 0.1;
    double article_lag = 2.5;
    double article_lag_sd = 0.6;
    double article_pause = 8.0;
    double article_half_life = 12.0;
    double article_trend_bonus = 0.4;
    double article_anger = 0.5;
    double article_statement_anger = 0.8;
    double influencer_pickup = 0.0007;
    double influencer_loud_from = 2.0;
    double bot_rate = 25;
    double bot_lag = 60;
    double troll_reply = 0.5;
    double troll_watch = 0.05;
    double troll_anger = 0.8;
    double trend_bot_discount = 0.5;
    double trend_floor = 100;
    double trend_growth = 2.0;
    double trend_views = 30;
    double trend_half_life = 2.0;
    double rumour_births = 0.02;
    double rumour_gap = 4.0;
    double rumour_gap_cap = 4.0;
    double rumour_belief = 0.25;
    double rumour_blame = 0.3;
    double rumour_verdict = 14.0;
    double rumour_verdict_sd = 0.6;
    double rumour_deletion = 0.05;
    double rumour_deletion_debunked = 4.4;
    double correction_cause = 0.42;
    double correction_rebuttal = 0.28;
    double correction_trust_us = 0.18;
    double correction_reach = 0.3;
    double board_explosion = 25;
    double board_explosion_views = 4.0;
    double board_views = 100;
    double board_explosion_news = 6.0;
    // Ledger of the company.
    double sales_per_favourability = 12.0;
    double investor_per_favourability = 6.0;
    double investor_per_article = 0.25;
    // Building the network; NetworkSetup overrides them, a storm does not.
    double community_least = 1200;
    double community_exponent = 1.5;
    double community_most = 0.01;
    double language_kept = 0.9;
    double weight_sd = 1.5;
    double weight_tail = 0.03;
    double weight_tail_least = 20;
    double weight_tail_exponent = 2.1;
    double weight_cap = 0.05;
    double followees_sd = 1;
    double followees_cap = 5000;
    double back_weight = 10;
    double journalist_followees = 3;
    double journalist_outside = 0.8;
    double tier1 = 0.001;
    double tier2 = 0.01;
    double organisation_rank = 0.001;
    double media_rank = 0.0002;
    double attitude_community = 0.5;
    double interest_community = 1;
    double interest_person = 0.5;
    double groups_per_member = 3;
    double group_least = 10;
    double group_most = 200;
    double boards = 12;
    double board_exponent = 1;
    double board_readers = 0.9;
};

/// Numbers of one platform. Profiles exist for x, weibo, facebook, instagram, wechat, ptt and news; a
/// platform with another id takes the profile of its kind.
struct PlatformParameters {
    double followees = 40;          ///< k_p
    double outside_community = .35; ///< mu
    double closure = .25;           ///< t
    double reciprocity = .33;       ///< rho; 1 = mutual ties only
    double view_rate = .10;         ///< v_p
    double children = .22;          ///< R1; on boards: posts that one post brings
    double reaction_flat = 240;     ///< s0, seconds
    double reaction_exponent = .09; ///< theta
    double reaction_cutoff = 2;     ///< tau, days
    double mix_like = .80;
    double mix_share = .08;
    double mix_comment = .10;
    double mix_own = .02;
    double joining = 1.0; ///< who joins: pseudonyms more, real names less
};

enum class Grade : char { meta_analysis = 'M', study = 'S', data = 'D', assumption = 'A' };

/// One row of the dictionary. `field` or `platform_field` is set, never both.
struct ParameterEntry {
    std::string_view name; ///< general: `arousal.half_life`; platform: the part after the id, `view_rate`
    double Parameters::*field = nullptr;
    double PlatformParameters::*platform_field = nullptr;
    std::string_view unit;
    double least = 0, most = 0;
    std::string_view meaning;
    std::string_view source;
    Grade grade = Grade::assumption;
};

/// All rows: general ones first, then the platform ones.
[[nodiscard]] std::span<const ParameterEntry> parameter_dictionary();

/// The profile that a platform starts from.
[[nodiscard]] PlatformParameters platform_profile(std::string_view id, PlatformKind kind);

/// Whether `name` is a row for one of these platforms (`x.view_rate`) or a general row.
[[nodiscard]] bool is_parameter(std::string_view name, std::span<const PlatformSetup> platforms);

/// Whether the row `name` is read when a network is built: `network.*`, and of a platform its followees,
/// outside_community, closure and reciprocity. Such a row takes effect through NetworkSetup.
[[nodiscard]] bool shapes_network(std::string_view name);

/// Everything resolved for one world: the defaults, then the overrides. An unknown name or a value out of its
/// range is a broken promise.
struct ResolvedParameters {
    Parameters general;
    std::vector<PlatformParameters> platforms;
};
[[nodiscard]] ResolvedParameters resolve_parameters(std::span<const PlatformSetup> platforms,
                                                    const std::map<std::string, double>& overrides);

} // namespace stormdrill::sim
