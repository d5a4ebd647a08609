#pragma once
/// Everything that scoring and the report know of a drill: what seats did and when, the truth at that moment,
/// and what the scenario says. Plain data, made from the log alone (drill/transcript_from_log). Scoring never
/// sees the world.

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "scoring/fact_finding.hpp"
#include "scoring/tone.hpp"

namespace stormdrill::scoring {

/// Ground truth at one moment; the same figures as sim::Measures, per platform and in all.
struct PlatformTruth {
    std::string platform;
    std::int64_t crisis_posts = 0;
    std::int64_t crisis_posts_last_hour = 0;
    double mood = 0;           ///< [-2, 2]
    double negative_share = 0; ///< [0, 1]
    std::int64_t reached_people = 0;
    bool trending = false;
    double seen_share =
        0; ///< reach-weighted share of its crisis posts so far that some seat has seen, [0, 1]
};

struct Truth {
    SimTime at;
    std::string state_hash; ///< empty for truth attached to an act
    int level = 1;          ///< the SOP's own rule applied to these figures, 1-4
    std::int64_t crisis_posts = 0;
    std::int64_t crisis_posts_last_hour = 0;
    double growth = 1; ///< posts of the last hour / of the hour before (1 when both are 0)
    double mood = 0;   ///< mean of the last hour's crisis posts, [-2, 2]
    double negative_share = 0;
    std::int64_t reached_people = 0;
    double anger_person_hours = 0;
    double mean_anger = 0;        ///< of reached people, [0, 1]
    double public_anger = 0;      ///< mean over all people, [0, 1]: what rises and calms, whoever is reached
    double peak_public_anger = 0; ///< the highest at any minute so far
    double resting_anger = 0;     ///< at T+0: arousal never falls below it
    std::int64_t media_reports = 0;
    bool national_media = false; ///< a national outlet has reported
    std::int64_t peak_posts_per_hour = 0;
    double trust_change = 0;
    double favourability = 0;
    double sales_index = 100;
    double investor_index = 100;
    std::int64_t affected_people = 0;
    std::int64_t affected_contacted = 0;
    std::vector<PlatformTruth> platforms;

    /// What the crisis has added to the public's arousal, and the most that it had added so far.
    [[nodiscard]] double anger_added() const { return std::max(0.0, public_anger - resting_anger); }
    [[nodiscard]] double peak_anger_added() const { return std::max(0.0, peak_public_anger - resting_anger); }
};

/// A real turn of events (definitions.md): a new fact, a change of level, or volume doubled within an hour.
struct Turn {
    SimTime at;
    std::string kind; ///< fact level volume
    std::string what; ///< fact id, `1→3`, or posts per hour
};

/// When and by whom an act was done; `line` is its line in the log, the evidence.
struct Done {
    SimTime at;
    double real_seconds = 0; ///< since the drill's start, 0 in headless runs
    std::string seat;
    std::size_t line = 0;
};

// Readiness (before the clock starts)
struct Readiness {
    std::vector<std::string> roles_accepted;       ///< seat ids
    std::vector<std::string> deputies_named;       ///< seat ids that have a deputy
    std::vector<std::string> notification_reaches; ///< seat ids reached by the notification tree
    bool decision_rule_set = false;
    bool time_out_set = false;
    bool alert_set = false;
    std::int64_t watch_hours = 0; ///< of 24
    struct Template {
        std::string kind, text; ///< kind of complaint
        ToneResult tone;
        Done done = {};
    };
    std::vector<Template> templates; ///< on the shelf
    struct RiskEntry {
        std::string id;
        std::int64_t likelihood = 0, impact = 0; ///< as entered, 1-5
        bool latent = false;                     ///< truth
        std::int64_t true_likelihood = 0, true_impact = 0;
    };
    std::vector<RiskEntry> risks;
    std::int64_t latent_risks = 0; ///< in the scenario
    struct Preparation {
        std::string id, clause; ///< the clause of the guide that it serves
        std::int64_t cost = 1;  ///< of the readiness budget
        bool bought = false;
    };
    std::vector<Preparation> preparation; ///< all that the scenario offers
};

struct QueryChange {
    Done done;
    std::int64_t terms = 0;
    std::vector<std::string> platforms; ///< watched
};

struct FlagAct {
    Done done;
    std::int64_t post = 0;
    bool right = false; ///< the post is about the crisis
    std::string platform;
};

struct SituationReport {
    Done done;
    double volume_per_hour = 0, mood = 0, negative_share = 0, reached_people = 0; ///< as reported
    std::vector<std::string> platforms;
    Truth truth;
};

/// A figure judged as a range.
struct Range {
    double low = 0, high = 0;
};

struct Assessment {
    Done done;
    Range posts_per_hour, growth, reached_people, anger, media_reports;
    int brand_harm = 0, sales_harm = 0, investor_harm = 0; ///< 1-5 as judged
    int level = 1;
    std::string strategy; ///< deny clarify explain apologise_remedy bolster
    Truth truth;
};

struct Notification {
    Done done;
    std::vector<std::string> seats;
};
struct Acknowledgement {
    Done done;
};

struct Review {
    Done done;
    std::string decision; ///< approve change escalate
    bool had_authority = true;
};

/// A text that went out (or, for drafts never published, would have).
struct TextRecord {
    Done done;           ///< when it went out
    std::string kind;    ///< statement press_release press_answer reply outreach campaign
    std::string channel; ///< platform id, `website`, `press`, or call id
    std::string text;
    std::string context; ///< the post or question it answers
    ToneResult tone;
    double similarity = 0;          ///< to the team's most alike earlier text of its kind, [0, 1]
    std::vector<std::string> facts; ///< asserted, from the fact board
    std::vector<std::string> contradicted_facts; ///< against the fact timeline at that moment
    bool contradicts_earlier = false;            ///< against an earlier text of the team
    bool facts_checked = false;                  ///< false for logs of older programs: the rest is unknown
    std::vector<FactFinding> fact_findings;
    std::vector<std::string> told; ///< ids of the facts that it tells
};

/// A fact of the scenario (clauses S7, R3).
struct FactRecord {
    std::string id;
    Bilingual text;
    bool is_true = true;
    SimTime company_knows;
    bool must_tell = false; ///< those affected must hear it from the company
};

struct Statement {
    std::int64_t id = 0;
    std::string kind; ///< holding full update press_release
    Done drafted;
    std::vector<Done> revisions;
    std::vector<Review> reviews;
    std::optional<Done> approved;
    std::optional<Done> published;
    bool bypassed = false; ///< published without the approvals that the decision rule asks for
    std::vector<TextRecord> variants;
};

struct Complaint {
    std::int64_t post = 0;
    SimTime at;
    std::string platform;
    std::string author;
    std::string kind; ///< voice kind of its words: complaint worry question …; empty for scripted posts
    bool from_affected = false;
    double harm = 0;             ///< weight of the harm complained of, [0, 1]
    std::int64_t reach = 0;      ///< viewers at the end
    std::optional<Done> claimed; ///< by `claimed->seat`, who may have got it from another
    std::optional<Done> closed;  ///< without an answer
    std::vector<TextRecord> replies;
    bool answered_in_public_thread = false;
    bool answered_by_two_seats = false;
};

struct Removal {
    Done done;
    std::int64_t post = 0;
    std::string reason;      ///< as given
    std::string true_reason; ///< criticism threat personal_data spam
};

struct PressCall {
    std::string id;
    Bilingual title;
    SimTime at;
    SimTime deadline;
    std::optional<TextRecord> answer;
};

struct Outreach {
    Done done;
    double share = 0; ///< of the affected, newly reached
    std::int64_t compensation = 0;
    std::int64_t fitting_compensation = 0;
    TextRecord text;
};

struct Campaign {
    Done done;
    std::string kind, platform;
    double public_anger = 0; ///< over all people at that moment, as Truth has it
    double trust_before = 0;
    TextRecord text;
};

struct RemedyPromise {
    Done done;
    std::string remedy;
    double fit = 0;
    SimTime due;
    std::optional<SimTime> carried_out;
};

struct DamageForm {
    Done done;
    double negative_posts = 0, media_reports = 0, favourability = 0, sales_index = 0, investor_index = 0;
    std::vector<std::string> groups; ///< judged affected: customers prospects shareholders affected employees
    Truth truth;
};

struct Lessons {
    Done done;
    std::vector<std::string> causes; ///< ids picked as the causal chain
    std::string root_cause;          ///< id picked as the root
    std::vector<std::string> answers;
};

struct ImprovementItem {
    std::string clause, action, owner;
    std::string due;
};
struct ImprovementPlan {
    Done done;
    std::vector<ImprovementItem> items;
};

struct InjectRecord {
    std::string id;
    Bilingual title;
    SimTime at;
    std::string clause;
    Bilingual expected_action;
};

/// An overruled finding: both are kept (definitions.md, "The log").
struct Overruling {
    Done done;
    std::size_t line = 0; ///< of the act whose finding it is
    std::size_t finding = 0;
    std::string note;
    std::string evaluator = {}; ///< name or pseudonym; empty: the seat
    std::string date = {};      ///< YYYY-MM-DD; may be empty
};

/// How well a clause or a phase was carried out, in an evaluator's judgement (scoring/evaluation/rating.hpp).
struct GivenRating {
    Done done;
    std::string clause; ///< id of a clause or a phase of the SOP
    std::string rating; ///< P S M U, or N for not observed
    std::string note;
    std::string evaluator; ///< name or pseudonym; empty: the seat
    std::size_t about = 0; ///< line of the log; 0: none
    std::string date;      ///< YYYY-MM-DD; may be empty
};

/// What an evaluator noted while the drill ran (HSEEP: P S M U); no rating of a clause.
struct Observation {
    Done done;
    std::string rating;
    std::string note;
    std::string evaluator; ///< name or pseudonym; empty: the seat
    std::string inject;    ///< id; may be empty
};

/// What the scenario says of a platform (clauses S5, S6, C1).
struct PlatformProfile {
    std::string platform;
    bool organisation_has_account = true;
    std::int64_t fitting_length_min = 0; ///< code points of a text that suits it
    std::int64_t fitting_length_max = 5000;
};

/// Listening against the truth, over a sample of 2,000 posts, crisis and chatter, weighted by reach (P4).
struct Listening {
    double recall = 0, precision = 0;
    bool measured = false;
};

/// Any act of a seat: what it did is told elsewhere, this only that it was at work.
struct ActMark {
    Done done;
    std::string act; ///< name, as in the log
};

/// An act tried outside the seat's authority.
struct RefusedAct {
    Done done;
    std::string act;
};

/// A group of the public at the end: customers prospects shareholders affected employees, and others that no
/// form names.
struct GroupTruth {
    std::string group;
    std::int64_t people = 0, reached_people = 0;
    double anger_added = 0;   ///< mean over its people, above rest
    double favourability = 0; ///< against the start, standardised
};

/// An earlier drill of the same team, as its score.json tells (clauses P10, L3).
struct PastDrill {
    std::int64_t days_ago = 0;
    double process_score = 0;             ///< 0-100
    std::map<std::string, double> shares; ///< reached, by clause; without those that had no occasion
    std::vector<ImprovementItem> plan;    ///< its last improvement plan
};

struct Transcript {
    // Header
    std::string scenario_id, scenario_hash, sop_hash, build_id, team;
    Bilingual title;
    std::uint64_t seed = 0, network_seed = 0;
    std::int64_t people = 0;
    std::string final_state_hash;
    std::string date;               ///< of the drill, YYYY-MM-DD; may be empty
    std::vector<PastDrill> history; ///< the latest first; empty for a first drill
    // What the scenario says
    AtFault at_fault = AtFault::unknown;
    std::string cluster, expected_strategy, burning_platform;
    bool harm_to_people = false;
    std::vector<std::string> platforms;             ///< ids
    std::vector<PlatformProfile> platform_profiles; ///< one for each of `platforms`
    std::vector<std::string> seats;                 ///< ids taken part, automated teammates included
    std::vector<FactRecord> facts;
    std::vector<std::string> causal_chain;
    std::string root_cause;
    std::vector<std::string> complaint_kinds;
    // What happened
    std::optional<SimTime> first_crisis_post; ///< by truth
    SimTime end;
    bool finished = false;          ///< an end line stands in the log
    std::vector<Truth> truth;       ///< hourly and at the end, ascending
    std::vector<GroupTruth> groups; ///< at the end; empty when the drill broke off
    std::vector<Turn> turns;
    std::vector<InjectRecord> injects;
    // What the team did, each ascending
    Readiness readiness;
    std::vector<QueryChange> queries;
    Listening listening;
    std::vector<std::string> platforms_opened;
    std::optional<SimTime> alert_fired;
    std::vector<FlagAct> flags;
    std::vector<SituationReport> situation_reports;
    std::vector<Assessment> assessments;
    std::vector<Notification> notifications;
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Statement> statements;
    std::vector<Complaint> complaints;
    std::vector<TextRecord> other_replies; ///< to posts that were no complaint
    std::vector<Removal> removals;
    std::vector<PressCall> press_calls;
    std::vector<Outreach> outreach;
    std::vector<Campaign> campaigns;
    std::vector<RemedyPromise> remedies;
    std::vector<DamageForm> damage_forms;
    std::vector<Lessons> lessons;
    std::vector<ImprovementPlan> plans;
    std::vector<Overruling> overrulings;
    std::vector<GivenRating> ratings;
    std::vector<Observation> observations;
    std::vector<RefusedAct> refused;
    std::vector<ActMark> acts; ///< all that were carried out
};

} // namespace stormdrill::scoring
