#include "sim/parameters.hpp"

#include <array>

#include "base/diagnostics.hpp"

namespace stormdrill::sim {

namespace {
constexpr Grade M = Grade::meta_analysis, S = Grade::study, D = Grade::data, A = Grade::assumption;
using P = Parameters;

constexpr ParameterEntry row(std::string_view name, double P::*field, std::string_view unit, double least,
                             double most, std::string_view meaning, std::string_view source, Grade grade) {
    return {name, field, nullptr, unit, least, most, meaning, source, grade};
}
constexpr ParameterEntry platform_row(std::string_view name, double PlatformParameters::*field,
                                      std::string_view unit, double least, double most,
                                      std::string_view meaning, std::string_view source, Grade grade) {
    return {name, nullptr, field, unit, least, most, meaning, source, grade};
}

constexpr std::array entries{
    row("act.audience_scale", &P::audience_scale, "people per simulated follower", 1, 1000,
        "how many real followers one simulated follower stands for", "definitions.md", A),
    row("act.root_shares_per_follower", &P::root_shares_per_follower, "shares/follower", 1e-6, 1e-2,
        "mean shares of an ordinary post among its author's followers, seeing included",
        "spread-model.md 2.2, auspol", D),
    row("act.root_appeal_sd", &P::root_appeal_sd, "log sd", 0, 3,
        "spread of that mean between ordinary posts", "spread-model.md 2.2", D),
    row("act.crisis_root_factor", &P::crisis_root_factor, "factor", 0.1, 20,
        "crisis posts against ordinary ones at their author's followers",
        "between pooled and hits, spread-model.md 2.2", A),
    row("act.crisis_appeal_sd", &P::crisis_appeal_sd, "log sd", 0, 3, "spread between crisis posts",
        "assumed", A),
    row("act.reach_exponent", &P::reach_exponent, "1", 0, 1,
        "children of a sharer grow with his followers to this power", "spread-model.md 2.2", D),
    row("act.chatter_by_audience", &P::chatter_by_audience, "1", 0, 1,
        "everyday posts grow with followers to this power: who is heard writes more",
        "assumed; moves rows 2 and 3 of the validation", A),
    row("act.onward_appeal_sd", &P::onward_appeal_sd, "log sd", 0, 2,
        "how differently topics travel beyond the first audience", "spread-model.md 2.2", D),
    row("act.reach_cap", &P::reach_cap, "posts", 0.1, 0.95,
        "most children of a share, whatever its audience and appeal", "spread-model.md 2.2", A),
    row("act.event_ratio", &P::event_ratio, "posts/post", 0.05, 0.9,
        "most posts that travel on which one post brings at neutral anger and first exposure",
        "spread-model.md 2.3", A),
    row("act.event_ratio_factor", &P::event_ratio_factor, "factor", 0.1, 5,
        "scales what one crisis post brings on; set so that n_event is 0.55-0.75", "spread-model.md 2.3", A),
    row("act.chance_cap", &P::act_chance_cap, "probability", 0.05, 0.95,
        "most that a viewer posts about one item", "guard rail", A),
    row("act.anger", &P::anger_on_acting, "1/arousal", 0, 6,
        "beta_a: acting grows with exp(beta_a (a - neutral))", "definitions.md", A),
    row("act.neutral_anger", &P::neutral_anger, "arousal", 0, 1, "arousal at which acting is unchanged",
        "spread-model.md 2.2", A),
    row("act.stance_against", &P::stance_against, "factor", 0, 1,
        "acting of those who side with the organisation", "definitions.md", A),
    row("act.fatigue", &P::fatigue, "factor", 0.1, 1, "each own post on the event multiplies the next",
        "spread-model.md 2.2", A),
    row("act.event_attention_half_life", &P::event_attention_half_life, "h", 1, 1e6,
        "readiness to act on the event halves without news of it", "spread-model.md 5 (2 d), moved by row 23",
        A),
    row("act.news_renews_attention", &P::news_renews_attention, "share", 0, 1,
        "of what is lost, brought back by a scripted post or a fact that others bring", "assumed", A),
    row("act.activity_exponent", &P::activity_exponent, "density exponent", 1.5, 4,
        "activity weight of people, Pareto", "spread-model.md 2.2", A),
    row("act.repeat_second", &P::repeat_second, "factor", 0.5, 4, "second exposure to the event",
        "Romero et al. 2011, shape", A),
    row("act.repeat_third", &P::repeat_third, "factor", 0.5, 4, "third exposure", "Romero et al. 2011, shape",
        A),
    row("act.repeat_fourth", &P::repeat_fourth, "factor", 0.5, 4, "fourth exposure",
        "Romero et al. 2011, shape", A),
    row("act.repeat_decay", &P::repeat_decay, "factor", 0.3, 1, "each exposure after the fourth",
        "Romero et al. 2011, shape", A),
    row("act.attention_exponent", &P::attention_exponent, "1", 0, 2,
        "a follower sees each post at (40 / followees) to this power; 0 = all alike",
        "Hodas & Lerman 2012, sign", A),
    row("act.attention_most", &P::attention_most, "factor", 1, 10, "most that few followees add", "assumed",
        A),
    row("act.repeat_neutral_second", &P::repeat_neutral_second, "factor", 0.5, 4,
        "second exposure, neutral items", "Romero et al. 2011, shape", A),
    row("act.repeat_neutral_third", &P::repeat_neutral_third, "factor", 0.5, 4, "third, neutral items",
        "Romero et al. 2011, shape", A),
    row("act.repeat_neutral_decay", &P::repeat_neutral_decay, "factor", 0.3, 1,
        "each exposure after the third, neutral items", "Romero et al. 2011, shape", A),
    row("words.factor", &P::words_factor, "factor/word", 1, 1.3,
        "sharing per moral-emotional word, up to five, by the crisis' own side", "Brady et al. 2025", M),
    row("words.least", &P::words_least, "probability", 0, 1, "each of five words in a calm post", "assumed",
        A),
    row("words.by_anger", &P::words_by_anger, "probability/anger", 0, 1, "the same, more in an angry post",
        "assumed", A),
    row("words.usual_anger", &P::words_usual_anger, "anger", 0, 1,
        "of a usual crisis post: words are measured against it, so that they do not move totals", "measured",
        A),
    row("act.ranking_gain", &P::ranking_gain, "1/sd", 0, 1, "g: rank = exp(g z); 0 = time order",
        "spread-model.md 2.2; Milli et al. aim", A),
    row("act.ranking_anger", &P::ranking_anger, "1/sd", 0, 1,
        "a ranked feed shows angry items more: anger of shown items, sd above the time order", "Milli et al.",
        S),
    row("act.ranking_anger_mean", &P::ranking_anger_mean, "anger", 0, 1,
        "mean anger of posts, while an hour has few", "measured", A),
    row("act.ranking_anger_sd", &P::ranking_anger_sd, "anger", 0.05, 0.5,
        "sd of anger between posts, while an hour has few", "assumed", A),
    row("act.comment_exposure", &P::comment_exposure, "factor", 0, 1,
        "followers shown a comment, against a post", "assumed", A),
    row("act.one_way_tie", &P::one_way_tie, "factor", 0, 1, "contagion over a one-way tie",
        "Fan et al. 2014, sign", A),
    row("act.scripted_audience", &P::scripted_audience, "share of members", 0, 0.5,
        "first audience of a scripted post beside its followers, times its reach", "assumed", A),
    row("act.organisation_audience", &P::organisation_audience, "share of members", 0, 0.5,
        "who follows the organisation", "assumed", A),
    row("act.pressure_step", &P::pressure_step, "factor", 1, 2, "acting per step of the facilitator's dial",
        "assumed", A),
    row("act.false_rumour_microblog", &P::false_rumour_microblog, "factor", 0.2, 5,
        "sharing of a false rumour on microblogs",
        "Vosoughi et al. 2018: odds of 1.7 in the batch of row 9; caps eat the rest", S),
    row("act.false_rumour_social_network", &P::false_rumour_social_network, "factor", 0.2, 5,
        "sharing of a false rumour on social networks", "Friggeri et al. 2014: odds of .66 in the same batch",
        S),
    row("activity.weekend_shift", &P::weekend_shift, "h", 0, 6,
        "how much later the day's activity comes on Saturdays and Sundays", "spread-model.md 2.1", A),
    row("complaint.share_original", &P::complaint_share_original, "share", 0, 1,
        "angry own posts addressed to the organisation", "assumed", A),
    row("complaint.share_comment", &P::complaint_share_comment, "share", 0, 1,
        "angry comments addressed to the organisation", "assumed", A),
    row("complaint.affected", &P::affected_complain, "share", 0, 1,
        "affected people who complain of their own accord", "assumed", A),
    row("complaint.affected_delay", &P::affected_complain_delay, "h", 0.5, 72,
        "mean delay of those complaints, activity clock", "assumed", A),
    row("complaint.affected_acting", &P::affected_acting, "factor", 0.5, 10, "acting of affected people",
        "involvement, Gruber et al. 2020, sign", A),
    row("act.hostile", &P::hostile_acting, "factor", 0.5, 10, "acting of the hostile segment", "assumed", A),

    row("arousal.rest", &P::arousal_rest, "arousal", 0, 0.3, "a0", "spread-model.md 3", A),
    row("arousal.half_life", &P::arousal_half_life, "h", 0.5, 6, "h_a", "Verduyn & Lavrijsen 2015, order", A),
    row("arousal.gain", &P::arousal_gain, "arousal", 0, 1, "eta: rise per exposure",
        "Garcia et al. 2016, mechanism", A),
    row("arousal.after_acting", &P::arousal_after_acting, "factor", 0.1, 1, "expressing lowers arousal",
        "Garcia et al. 2016, mechanism", A),
    row("arousal.sd", &P::anger_sd, "arousal", 0.05, 0.5, "one standard deviation of anger", "definitions.md",
        A),
    row("outrage.learning", &P::outrage_learning, "share", 0, 0.5,
        "each like or share of his outraged posts raises the anger of a person's next",
        "Brady et al. 2021, sign", A),
    row("outrage.most", &P::outrage_most, "share", 0, 2, "most that it can rise", "spread-model.md 3", A),
    row("outrage.from", &P::outrage_from, "anger", 0, 1, "a post of this anger counts as outraged", "assumed",
        A),
    row("arousal.vivid", &P::vivid_severity, "factor", 1, 2, "pictures and video", "Hansen et al. 2018, sign",
        A),
    row("blame.victim", &P::blame_victim, "sd", -1, 2, "mean blame, victim cluster", "SCCT order", A),
    row("blame.accident", &P::blame_accident, "sd", -1, 2, "mean blame, accident cluster", "SCCT order", A),
    row("blame.preventable", &P::blame_preventable, "sd", -1, 2, "mean blame, preventable cluster",
        "SCCT order", A),
    row("blame.spread", &P::blame_spread, "sd", 0, 1, "between people", "assumed", A),
    row("blame.by_trust", &P::blame_by_trust, "sd per trust", 0, 3, "trust above one half lowers blame",
        "buffer of prior reputation, sign", A),
    row("blame.half_life", &P::blame_half_life, "h", 24, 1000, "blame fades", "spread-model.md 3", A),
    row("blame.floor_chance", &P::blame_floor_chance, "share of storms", 0, 1,
        "brands that stay below their start", "Hansen et al. 2018: .40 of the .58 that lose at first", S),
    row("blame.floor", &P::blame_floor, "share", 0, 1,
        "of blame and reputation that never fades in those storms", "assumed", A),
    row("blame.to_reputation", &P::blame_to_reputation, "sd/sd", -1, 0, "reputation per blame",
        "Ma & Zhan 2016", M),
    row("blame.reputation_noise", &P::reputation_noise, "sd", 0, 3,
        "of what a person thinks of the brand for other reasons", "Ma & Zhan 2016", M),
    row("trust.spread", &P::trust_spread, "trust", 0, 0.4, "between people", "assumed", A),
    row("trust.by_attitude", &P::trust_by_attitude, "correlation", 0, 1,
        "of starting trust with the attitude people had before", "assumed", A),
    row("trust.loss", &P::trust_loss, "share", 0, 1, "lost per exposure at full anger, severity and blame 1",
        "assumed", A),
    row("trust.gain", &P::trust_gain, "trust/sd", 0, 0.5, "gained per sd of accepted response", "assumed", A),

    row("opinion.step", &P::opinion_step, "share", 0, 1, "way towards an item within tolerance",
        "spread-model.md 3", A),
    row("opinion.tolerance_least", &P::tolerance_least, "opinion", 0, 1, "eps of people, from",
        "spread-model.md 3", A),
    row("opinion.tolerance_most", &P::tolerance_most, "opinion", 0, 1, "eps of people, to",
        "spread-model.md 3", A),
    row("opinion.backfire", &P::opinion_backfire, "opinion", 0, 0.5, "step away from what lies too far off",
        "Wood & Porter 2019, rare", A),
    row("opinion.backfire_hostile", &P::opinion_backfire_hostile, "opinion", 0, 0.5,
        "the same in the hostile segment", "spread-model.md 3", A),
    row("opinion.by_trust", &P::opinion_by_trust, "1/trust", 0, 5, "starting opinion by trust above one half",
        "assumed", A),
    row("opinion.by_blame", &P::opinion_by_blame, "1/sd", 0, 2, "starting opinion lost by blame", "assumed",
        A),
    row("opinion.of_fans", &P::opinion_of_fans, "opinion", 0, 2, "fans think better of it by", "assumed", A),
    row("opinion.by_reputation", &P::opinion_by_reputation, "1/sd", 0, 2,
        "opinion goes along with changes of reputation", "assumed", A),
    row("opinion.sides", &P::opinion_sides, "opinion", -1, 1,
        "above this a person sides with the organisation", "assumed", A),

    row("accept.trust", &P::accept_trust, "logit", 0, 3, "acceptance by trust", "spread-model.md 4", A),
    row("accept.fit", &P::accept_fit, "logit", 0, 3, "acceptance by fit of the strategy", "spread-model.md 4",
        A),
    row("accept.anger", &P::accept_anger, "logit", -4, 0, "acceptance by arousal", "spread-model.md 4", A),
    row("accept.source", &P::accept_source, "logit", 0, 2, "acceptance by source", "spread-model.md 4", A),
    row("statement.carry", &P::statement_carry, "probability", 0, 1,
        "a crisis post carries the statement to its viewer", "definitions.md", A),
    row("statement.article_carry", &P::article_carry, "probability", 0, 1, "an article carries the statement",
        "Einwiller et al. 2017", S),
    row("statement.topic_page", &P::topic_page_carry, "probability", 0, 1,
        "a visitor of the trending topic reads the pinned statement", "definitions.md", A),
    row("effect.positive_cap", &P::positive_cap, "sd", 0, 2,
        "most that all responses together give one person", "spread-model.md 4.2", A),
    row("effect.timing_floor", &P::timing_floor, "factor", 0, 1, "T at infinity", "spread-model.md 4.2", A),
    row("effect.timing_half_life", &P::timing_half_life, "h", 1, 48, "T halves towards the floor",
        "spread-model.md 4.2", A),
    row("effect.apology_anger", &P::apology_anger, "sd", -2, 0, "anger of those who accept a full apology",
        "meta-analysis 2025, aggression", M),
    row("effect.empathy_anger", &P::empathy_anger, "sd", -2, 0, "anger of those who accept empathy alone",
        "spread-model.md 4.2", A),
    row("effect.provoke_anger", &P::provoke_anger, "sd", 0, 2, "anger at a false denial or attack",
        "spread-model.md 4.2", A),
    row("effect.proof_trust", &P::proof_trust, "factor", 0, 1, "trust when proof arrives against a denial",
        "spread-model.md 4.2", A),
    row("effect.contradiction_trust", &P::contradiction_trust, "factor", 0, 1, "trust after a contradiction",
        "spread-model.md 4.2", A),
    row("effect.contradiction_discount", &P::contradiction_discount, "factor", 0, 1,
        "next act after a contradiction", "spread-model.md 4.2", A),
    row("reply.calms", &P::reply_calms, "factor", 0, 1, "arousal of the answered complainer",
        "spread-model.md 4.2", A),
    row("reply.blame", &P::reply_blame, "sd", -2, 0, "blame of the answered complainer",
        "spread-model.md 4.2", A),
    row("reply.seen", &P::reply_seen, "probability", 0, 1, "a viewer of the thread reads the reply",
        "assumed", A),
    row("reply.bystander_blame", &P::bystander_blame, "sd", -0.5, 0,
        "blame of a bystander who sees a good reply", "spread-model.md 4.2", A),
    row("reply.harm", &P::reply_harm, "factor", 0, 1, "a provoking reply against a provoking statement",
        "assumed", A),
    row("reply.money", &P::reply_money, "factor", 0.5, 2,
        "thread sharing after a public money offer, first 24 h", "Herhausen et al. 2019, sign", A),
    row("reply.empathy", &P::reply_empathy, "factor", 0.3, 1.5, "thread sharing after empathy",
        "Herhausen et al. 2019, sign", A),
    row("reply.explanation_angry", &P::reply_explanation_angry, "factor", 0.3, 1.5,
        "thread sharing after an explanation, angry post", "Herhausen et al. 2019, sign", A),
    row("reply.explanation_calm", &P::reply_explanation_calm, "factor", 0.3, 1.5, "the same, calmer post",
        "Herhausen et al. 2019, sign", A),
    row("reply.teaches", &P::reply_teaches, "factor", 1, 2,
        "complaining among viewers of a thread, per reply in it", "Ma, Sun & Kekre 2015, sign", A),
    row("reply.canned_after", &P::canned_after, "replies", 1, 100, "alike replies that still work",
        "spread-model.md 4.2", A),
    row("reply.canned_blame", &P::canned_blame, "sd", 0, 0.5, "blame at every further one",
        "spread-model.md 4.2", A),
    row("removal.viewers", &P::removal_viewers, "people", 100, 1e6,
        "viewers at which a screenshot exists with 63 %", "spread-model.md 4.2", A),
    row("removal.acting", &P::removal_acting, "factor", 1, 10, "acting on `they deleted it`",
        "spread-model.md 4.2; Hobbs & Roberts 2018, sign", A),
    row("removal.severity", &P::removal_severity, "factor", 1, 3, "its severity", "spread-model.md 4.2", A),
    row("removal.blame", &P::removal_blame, "sd", 0, 1, "blame of its viewers", "spread-model.md 4.2", A),
    row("removal.others", &P::removal_others, "factor", 0, 5,
        "first audience of the protest when it was somebody else's post", "spread-model.md 4.2", A),
    row("removal.author_tells", &P::removal_author_tells, "probability", 0, 1,
        "the author protests although nobody took a screenshot", "assumed", A),
    row("removal.author_anger", &P::removal_author_anger, "arousal", 0, 1, "of the author at the removal",
        "assumed", A),
    row("removal.author_blame", &P::removal_author_blame, "sd", 0, 2, "the same, blame", "assumed", A),
    row("thunder.severity", &P::thunder_severity, "factor", 0.3, 1,
        "severity of a fact the organisation told first", "stealing thunder, sign", A),
    row("thunder.gain", &P::thunder_gain, "sd", 0, 1, "d of having told first", "spread-model.md 4.2", A),
    row("thunder.vague", &P::thunder_vague_gain, "sd", 0, 1, "the same, when it was only hinted at",
        "spread-model.md 4.2", A),
    row("early.window", &P::early_window, "h", 0, 48,
        "before this age of the storm, and before any fact is known, nothing is checked", "assumed", A),
    row("early.correction", &P::early_correction, "probability", 0, 1,
        "a statement of causes that early is corrected later, which counts as a contradiction",
        "spread-model.md 4.2", A),
    row("early.correction_after", &P::early_correction_after, "h", 0.1, 48, "mean time until then", "assumed",
        A),
    row("silence.step", &P::silence_step, "h", 1, 48, "silence while trending is felt once per step",
        "spread-model.md 4.2", A),
    row("campaign.anger_limit", &P::campaign_anger_limit, "arousal", 0, 1,
        "mean arousal of reached people above which a campaign backfires", "assumed", A),
    row("campaign.trust", &P::campaign_trust, "trust", 0, 0.3,
        "gained by viewers of a campaign in calm times", "assumed", A),
    row("campaign.audience", &P::campaign_audience, "share of members", 0, 1, "who sees a campaign",
        "assumed", A),

    row("campaign.brand_story", &P::campaign_brand_story, "sd", 0, 1, "d of a story about the brand",
        "assumed", A),
    row("campaign.staff_story", &P::campaign_staff_story, "sd", 0, 1, "d of staff telling", "assumed", A),
    row("campaign.charity", &P::campaign_charity, "sd", 0, 1, "d of doing good", "assumed", A),
    row("campaign.influencer", &P::campaign_influencer, "sd", 0, 1, "d of an influencer's word",
        "spread-model.md 4.2", A),
    row("campaign.unmotivated", &P::campaign_unmotivated, "sd", -1, 0, "d of paid praise without a motive",
        "Singh et al. 2020, sign", A),
    row("campaign.unmotivated_trust", &P::campaign_unmotivated_trust, "factor", 0.5, 1, "trust after it",
        "Singh et al. 2020, sign", A),
    row("campaign.found_out", &P::campaign_found_out, "probability/day", 0, 0.9,
        "undisclosed payment comes out", "spread-model.md 4.2", A),
    row("campaign.scandal_blame", &P::campaign_scandal_blame, "sd", 0, 1, "blame when it does", "assumed", A),

    row("article.hazard", &P::article_hazard, "1/h", 0, 2, "of an outlet far above its threshold",
        "spread-model.md 5", A),
    row("article.width", &P::article_width, "log10", 0.01, 1, "softness of the threshold",
        "spread-model.md 5", A),
    row("article.night", &P::article_night, "factor", 0, 1, "of the hazard between 23 and 8 local time",
        "spread-model.md 5", A),
    row("article.lag", &P::article_lag, "h", 0.2, 24, "median from decision to publication",
        "Leskovec et al. 2009", S),
    row("article.lag_sd", &P::article_lag_sd, "log sd", 0, 2, "its spread", "spread-model.md 5", A),
    row("article.pause", &P::article_pause, "h", 0, 48, "an outlet's pause after deciding", "assumed", A),
    row("article.half_life", &P::article_half_life, "h", 1, 100, "follow-ups halve unless a new fact appears",
        "spread-model.md 5", A),
    row("article.trend_bonus", &P::article_trend_bonus, "log10", 0, 2,
        "a trend or an exploded board post lowers the threshold", "spread-model.md 5", A),
    row("article.anger", &P::article_anger, "anger", 0, 1, "of an article", "assumed", A),
    row("article.statement_anger", &P::article_statement_anger, "factor", 0, 1,
        "when a statement existed before it was written", "spread-model.md 4.2", A),
    row("influencer.pickup", &P::influencer_pickup, "probability", 0, 0.5, "per exposure, times 1 + Z+",
        "spread-model.md 5", A),
    row("influencer.loud_from", &P::influencer_loud_from, "log10", 0, 6,
        "Z+: log10 of crisis posts an hour per 10^5 people above this", "spread-model.md 5", A),
    row("bot.rate", &P::bot_rate, "factor", 0, 1000, "sharing of a bot against a person", "spread-model.md 5",
        A),
    row("bot.lag", &P::bot_lag, "s", 1, 86400, "from post to a bot's share", "spread-model.md 5", A),
    row("troll.reply", &P::troll_reply, "probability", 0, 1, "a troll answers what the organisation says",
        "assumed", A),
    row("troll.watch", &P::troll_watch, "probability", 0, 1,
        "a troll comes across a reply of the organisation", "assumed", A),
    row("troll.anger", &P::troll_anger, "anger", 0, 1, "least of what trolls write", "spread-model.md 5", A),
    row("trend.bot_discount", &P::trend_bot_discount, "share", 0, 1,
        "of bots' posts that trend lists leave out", "spread-model.md 5", A),
    row("trend.floor", &P::trend_floor, "posts/h per 10^5 members", 1, 1e5, "least rate of a listed topic",
        "spread-model.md 2.2", A),
    row("trend.growth", &P::trend_growth, "ratio", 1, 20, "last hour against the mean of the day before",
        "spread-model.md 2.2", A),
    row("trend.views", &P::trend_views, "views/min per 10^5 members", 0, 1000, "of a newly listed topic",
        "spread-model.md 2.2", A),
    row("trend.half_life", &P::trend_half_life, "h", 0.2, 24, "of those views", "spread-model.md 2.2", A),
    row("rumour.births", &P::rumour_births, "1/h per 10^5 real people", 0, 10,
        "times mean arousal of reached people and gap", "spread-model.md 5", A),
    row("rumour.gap", &P::rumour_gap, "h", 0.5, 48, "silence that doubles the births", "spread-model.md 4.2",
        A),
    row("rumour.gap_cap", &P::rumour_gap_cap, "factor", 1, 20, "most that silence multiplies",
        "spread-model.md 4.2", A),
    row("rumour.belief", &P::rumour_belief, "probability", 0, 1, "a viewer believes", "spread-model.md 5", A),
    row("rumour.blame", &P::rumour_blame, "sd", 0, 1, "blame of believers", "assumed", A),
    row("rumour.verdict", &P::rumour_verdict, "h", 0.5, 200, "median until fact-checkers refute it",
        "Zubiaga et al. 2016", S),
    row("rumour.verdict_sd", &P::rumour_verdict_sd, "log sd", 0, 2, "its spread", "assumed", A),
    row("rumour.deletion", &P::rumour_deletion, "probability", 0, 1,
        "a sharer takes his post back after the verdict", "assumed", A),
    row("rumour.deletion_debunked", &P::rumour_deletion_debunked, "factor", 1, 20,
        "the same, when somebody corrects him below his own post", "Friggeri et al. 2014", S),
    row("correction.cause", &P::correction_cause, "sd", 0, 1, "d on belief of a coherent account of causes",
        "Walter & Murphy 2018", M),
    row("correction.rebuttal", &P::correction_rebuttal, "sd", 0, 1, "d of a factual rebuttal",
        "Walter & Murphy 2018", M),
    row("correction.trust_us", &P::correction_trust_us, "sd", 0, 1, "d of an appeal to credibility",
        "Walter & Murphy 2018", M),
    row("correction.reach", &P::correction_reach, "share", 0, 1,
        "of those who meet the rumour meet the fact-check", "spread-model.md 5", A),
    row("board.explosion", &P::board_explosion, "net pushes per 10^5 people", 1, 1e4, "a board post explodes",
        "PTT custom, scaled to the sample", A),
    row("board.views", &P::board_views, "people", 1, 1e6,
        "most who read one post of a board that has not exploded: a large board carries more than anybody "
        "reads",
        "assumed", A),
    row("board.explosion_views", &P::board_explosion_views, "factor", 1, 20, "view rate of an exploded post",
        "assumed", A),
    row("board.explosion_news", &P::board_explosion_news, "h", 0, 100,
        "outlets look at a board for so long after it", "assumed", A),
    row("company.sales", &P::sales_per_favourability, "index points/sd", 0, 100,
        "sales per favourability of customers", "assumed", A),
    row("company.investor", &P::investor_per_favourability, "index points/sd", 0, 100,
        "investor index per favourability", "assumed", A),
    row("company.investor_article", &P::investor_per_article, "index points", 0, 10,
        "investor index per article", "assumed", A),

    row("network.community_least", &P::community_least, "people", 20, 20000, "smallest community",
        "spread-model.md 1.1", A),
    row("network.community_exponent", &P::community_exponent, "density exponent", 1.05, 3,
        "sizes of communities", "LFR's usual, spread-model.md 1.1", A),
    row("network.community_most", &P::community_most, "share of people", 0.001, 1,
        "largest community, at least four smallest ones", "spread-model.md 1.1", A),
    row("network.language_kept", &P::language_kept, "probability", 0, 1,
        "a person writes the community's language", "assumed", A),
    row("network.weight_sd", &P::weight_sd, "log sd", 0, 3, "audience weights of ordinary people, median 1",
        "spread-model.md 1.1", A),
    row("network.weight_tail", &P::weight_tail, "share of people", 0, 0.5,
        "people whose audience weight is Pareto", "spread-model.md 1.1", A),
    row("network.weight_tail_least", &P::weight_tail_least, "weight", 1, 1000, "where that Pareto begins",
        "spread-model.md 1.1", A),
    row("network.weight_tail_exponent", &P::weight_tail_exponent, "density exponent", 1.5, 4,
        "of that Pareto", "set so that followers have 2.0-2.7, spread-model.md 7", A),
    row("network.weight_cap", &P::weight_cap, "weight per person", 0.001, 1,
        "largest audience weight, times people", "spread-model.md 1.1", A),
    row("network.followees_sd", &P::followees_sd, "log sd", 0, 2, "spread of followees between people",
        "spread-model.md 1.1", A),
    row("network.followees_cap", &P::followees_cap, "people", 10, 60000, "most followees drawn",
        "spread-model.md 1.1", A),
    row("network.back_weight", &P::back_weight, "weight", 0.1, 1000,
        "above it following back falls with the root of the weight", "spread-model.md 1.1", A),
    row("network.journalist_followees", &P::journalist_followees, "factor", 1, 20, "followees of journalists",
        "spread-model.md 1.1", A),
    row("network.journalist_outside", &P::journalist_outside, "share", 0, 1,
        "least share of their followees from everybody", "spread-model.md 1.1, across communities", A),
    row("network.tier1", &P::tier1, "share of members", 0, 0.1, "influencers of tier 1, by followers",
        "spread-model.md 1.1", A),
    row("network.tier2", &P::tier2, "share of members", 0, 0.5, "influencers of both tiers",
        "spread-model.md 1.1", A),
    row("network.organisation_rank", &P::organisation_rank, "share of members", 0, 1,
        "members with more followers than the organisation", "spread-model.md 1.1", A),
    row("network.media_rank", &P::media_rank, "share of members", 0, 1,
        "media accounts have followers like these top members", "spread-model.md 1.1", A),
    row("network.attitude_community", &P::attitude_community, "sd", 0, 1,
        "of the communities' mean attitudes; people about them make up the rest of 1",
        "homophily, spread-model.md 1.1", A),
    row("network.interest_community", &P::interest_community, "log sd", 0, 3,
        "interest in a topic between communities", "assumed", A),
    row("network.interest_person", &P::interest_person, "log sd", 0, 3,
        "interest in a topic within a community", "assumed", A),
    row("network.groups_per_member", &P::groups_per_member, "groups", 0, 20,
        "closed groups a member belongs to", "spread-model.md 1.1", A),
    row("network.group_least", &P::group_least, "people", 2, 100, "smallest closed group",
        "spread-model.md 1.1", A),
    row("network.group_most", &P::group_most, "people", 200, 1000, "largest closed group",
        "spread-model.md 1.1", A),
    row("network.boards", &P::boards, "boards", 1, 64, "boards of a board platform", "assumed", A),
    row("network.board_exponent", &P::board_exponent, "Zipf exponent", 0, 3, "sizes of boards by rank",
        "spread-model.md 1.1", A),
    row("network.board_readers", &P::board_readers, "share of members", 0.01, 1,
        "readers of the largest board", "assumed", A),

    platform_row("followees", &PlatformParameters::followees, "people", 1, 500,
                 "mean followees among people present", "spread-model.md 1.1", A),
    platform_row("outside_community", &PlatformParameters::outside_community, "share", 0, 1,
                 "ties drawn from everybody (mu)", "spread-model.md 1.1", A),
    platform_row("closure", &PlatformParameters::closure, "share", 0, 1, "ties closed into triangles (t)",
                 "spread-model.md 1.1", A),
    platform_row("reciprocity", &PlatformParameters::reciprocity, "probability", 0, 1,
                 "following back (rho) where the followed is no hub; 1 = mutual ties",
                 "Kwak et al. 2010 as aim", A),
    platform_row("view_rate", &PlatformParameters::view_rate, "probability", 0, 1,
                 "a follower sees a post (v_p)", "spread-model.md 2.2", A),
    platform_row("children", &PlatformParameters::children, "shares/share", 0, 0.95,
                 "R1; on boards and news: posts per post", "spread-model.md 2.2 (X, Weibo fitted)", D),
    platform_row("reaction_flat", &PlatformParameters::reaction_flat, "s", 1, 86400,
                 "s0 of the reaction kernel", "spread-model.md 2.1 (X, Weibo fitted)", D),
    platform_row("reaction_exponent", &PlatformParameters::reaction_exponent, "1", -0.3, 2, "theta",
                 "spread-model.md 2.1 (X, Weibo fitted)", D),
    platform_row("reaction_cutoff", &PlatformParameters::reaction_cutoff, "d", 0.05, 10, "tau",
                 "spread-model.md 2.1 (X, Weibo fitted)", D),
    platform_row("mix_like", &PlatformParameters::mix_like, "share", 0, 1, "of acted exposures: like",
                 "spread-model.md 2.2", A),
    platform_row("mix_share", &PlatformParameters::mix_share, "share", 0, 1, "share", "spread-model.md 2.2",
                 A),
    platform_row("mix_comment", &PlatformParameters::mix_comment, "share", 0, 1, "comment",
                 "spread-model.md 2.2", A),
    platform_row("mix_own", &PlatformParameters::mix_own, "share", 0, 1, "own post", "spread-model.md 2.2",
                 A),
    platform_row("joining", &PlatformParameters::joining, "factor", 0.1, 5,
                 "who joins under this platform's names", "Gruber et al. 2020, sign", A),
};

// followees, mu, t, rho, v, R1, s0, theta, tau, like, share, comment, own, joining
constexpr PlatformParameters x_profile{40, .35, .25, .33, .10, .205, 240, .07, 1.8, .80, .08, .10, .02, 1.0};
constexpr PlatformParameters weibo_profile{40,   .40, .20, .20, .08, .33, 450,
                                           -.09, 1.8, .80, .08, .10, .02, 1.0};
constexpr PlatformParameters facebook_profile{50,  .25, .40, 1,   .06, .25, 300,
                                              .05, 1.5, .80, .08, .10, .02, .9};
constexpr PlatformParameters instagram_profile{40, .35, .25, .35, .12, .10, 1800,
                                               0,  2,   .86, .04, .08, .02, 1.0};
constexpr PlatformParameters wechat_profile{50, .15, .40, 1, .50, .35, 120, .20, 1, .70, .14, .12, .04, .9};
constexpr PlatformParameters ptt_profile{1, 1, 0, 0, .05, .50, 60, .30, .25, .55, 0, .40, .05, 1.2};
constexpr PlatformParameters news_profile{1, 1, 0, 0, .50, .40, 7200, .05, 1, .80, .10, .08, .02, 1.0};

const ParameterEntry* find_general(std::string_view name) {
    for (const ParameterEntry& e : entries) {
        if (e.field && e.name == name) return &e;
    }
    return nullptr;
}

/// The platform row that `name` means for the platform `id`, or none.
const ParameterEntry* find_platform(std::string_view name, std::string_view id) {
    if (!name.starts_with(id) || name.size() <= id.size() + 1 || name[id.size()] != '.') return nullptr;
    const std::string_view rest = name.substr(id.size() + 1);
    for (const ParameterEntry& e : entries) {
        if (e.platform_field && e.name == rest) return &e;
    }
    return nullptr;
}
} // namespace

std::span<const ParameterEntry> parameter_dictionary() {
    return entries;
}

PlatformParameters platform_profile(std::string_view id, PlatformKind kind) {
    if (id == "weibo") return weibo_profile;
    switch (kind) {
    case PlatformKind::microblog:
        return x_profile;
    case PlatformKind::social_network:
        return facebook_profile;
    case PlatformKind::photo_sharing:
        return instagram_profile;
    case PlatformKind::closed_groups:
        return wechat_profile;
    case PlatformKind::board:
        return ptt_profile;
    case PlatformKind::news:
        return news_profile;
    }
    return x_profile;
}

bool is_parameter(std::string_view name, std::span<const PlatformSetup> platforms) {
    if (find_general(name)) return true;
    for (const PlatformSetup& p : platforms) {
        if (find_platform(name, p.id)) return true;
    }
    return false;
}

bool shapes_network(std::string_view name) {
    if (name.starts_with("network.")) return true;
    for (const std::string_view ending : {".followees", ".outside_community", ".closure", ".reciprocity"}) {
        if (name.ends_with(ending)) return true;
    }
    return false;
}

ResolvedParameters resolve_parameters(std::span<const PlatformSetup> platforms,
                                      const std::map<std::string, double>& overrides) {
    ResolvedParameters resolved;
    for (const PlatformSetup& p : platforms)
        resolved.platforms.push_back(platform_profile(p.id, p.kind));
    for (const auto& [name, value] : overrides) {
        const ParameterEntry* general = find_general(name);
        bool found = general != nullptr;
        if (general) {
            SD_ASSERT(value >= general->least && value <= general->most);
            resolved.general.*(general->field) = value;
        }
        for (std::size_t i = 0; i < platforms.size() && !general; ++i) {
            const ParameterEntry* entry = find_platform(name, platforms[i].id);
            if (!entry) continue;
            found = true;
            SD_ASSERT(value >= entry->least && value <= entry->most);
            resolved.platforms[i].*(entry->platform_field) = value;
        }
        SD_ASSERT(found);
    }
    return resolved;
}

} // namespace stormdrill::sim
