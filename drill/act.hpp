#pragma once
/// Every act a seat can do: one struct each, one manifest at the end. The window, automated teams, replay and
/// tests all submit these; reader and writer of the log come from the same `fields`, so what cannot be
/// recorded cannot be done.
///
/// Posts are named by their number in the world (sim::PostId::value), platforms, facts, risks, remedies … by
/// the scenario's ids, times by simulated seconds. Texts are UTF-8, at most 5,000 code points.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.hpp"

namespace stormdrill::drill {

/// `fields(self, visit)` calls visit(name, member) for each member, in the log's order. A std::optional
/// member is left out of the line where it is empty.
#define STORMDRILL_ACT(act_name)                                                                             \
    static constexpr std::string_view name = act_name;                                                       \
    template <class Self, class Visit>                                                                       \
    static void fields(Self& self, Visit&& visit)

// ---- Prepare: the readiness stage, before the clock starts
// ---------------------------------------------------------

/// P1: the seat accepts its duty and names a deputy (a seat id; may be empty).
struct AcceptRole {
    std::string deputy;
    STORMDRILL_ACT("accept_role") { visit("deputy", self.deputy); }
};
/// P2: who is told by whom, as pairs `from→to` of seat ids.
struct NotificationTree {
    std::vector<std::string> links; ///< "pr>service"
    STORMDRILL_ACT("notification_tree") { visit("links", self.links); }
};
/// P3: approvers for statements from `level` up, and what happens when they do not answer.
struct DecisionRule {
    std::int64_t level = 1;
    std::vector<std::string> approvers; ///< seat ids
    std::int64_t time_out_minutes = 0;  ///< 0: none set
    std::string deputy;                 ///< decides after the time-out; may be empty
    STORMDRILL_ACT("decision_rule") {
        visit("level", self.level);
        visit("approvers", self.approvers);
        visit("time_out_minutes", self.time_out_minutes);
        visit("deputy", self.deputy);
    }
};
/// P4, V5: the listening query: a post matches when it holds any of the terms. Replaces the query before.
struct SetQuery {
    std::vector<std::string> terms;
    std::vector<std::string> platforms;
    STORMDRILL_ACT("query") {
        visit("terms", self.terms);
        visit("platforms", self.platforms);
    }
};
/// P5: alert thresholds and the hours of the day somebody watches.
struct SetAlert {
    double posts_per_hour = 0;
    double growth = 0;
    double negative_share = 0;
    std::int64_t watch_hours = 0; ///< of 24
    STORMDRILL_ACT("alert") {
        visit("posts_per_hour", self.posts_per_hour);
        visit("growth", self.growth);
        visit("negative_share", self.negative_share);
        visit("watch_hours", self.watch_hours);
    }
};
/// P6: a reply template for a kind of complaint on the shelf.
struct ShelveTemplate {
    std::string kind;
    std::string text;
    STORMDRILL_ACT("template") {
        visit("kind", self.kind);
        visit("text", self.text);
    }
};
/// P7: an entry of the risk register; likelihood and impact 1-5.
struct RegisterRisk {
    std::string risk;
    std::int64_t likelihood = 1;
    std::int64_t impact = 1;
    STORMDRILL_ACT("risk") {
        visit("risk", self.risk);
        visit("likelihood", self.likelihood);
        visit("impact", self.impact);
    }
};
/// P8, P9: preparation measures bought with the readiness budget.
struct Prepare {
    std::vector<std::string> measures;
    STORMDRILL_ACT("prepare") { visit("measures", self.measures); }
};

// ---- Detect
// --------------------------------------------------------------------------------------------------------

struct OpenPlatform {
    std::string platform;
    STORMDRILL_ACT("open_platform") { visit("platform", self.platform); }
};
/// Posts that stood on this seat's screen for two seconds or more.
struct SeePosts {
    std::vector<std::uint32_t> posts;
    STORMDRILL_ACT("see") { visit("posts", self.posts); }
};
struct FlagPost {
    std::uint32_t post = 0;
    STORMDRILL_ACT("flag") { visit("post", self.post); }
};
struct TagPost {
    std::uint32_t post = 0;
    std::string tag; ///< complaint question rumour media influencer praise other
    STORMDRILL_ACT("tag") {
        visit("post", self.post);
        visit("tag", self.tag);
    }
};
struct ReportSituation {
    double posts_per_hour = 0;
    double mood = 0;           ///< [-2, 2]
    double negative_share = 0; ///< [0, 1]
    double reached_people = 0;
    std::vector<std::string> platforms;
    std::string summary;
    STORMDRILL_ACT("situation_report") {
        visit("posts_per_hour", self.posts_per_hour);
        visit("mood", self.mood);
        visit("negative_share", self.negative_share);
        visit("reached_people", self.reached_people);
        visit("platforms", self.platforms);
        visit("summary", self.summary);
    }
};

// ---- Assess, mobilise
// ----------------------------------------------------------------------------------------------

/// A1, A2, A3. Ranges are [low, high]; harms 1-5; strategy deny clarify explain apologise_remedy bolster.
struct Assess {
    double posts_per_hour_low = 0, posts_per_hour_high = 0;
    double growth_low = 0, growth_high = 0;
    double reached_people_low = 0, reached_people_high = 0;
    double anger_low = 0, anger_high = 0; ///< mean of reached people, [0, 1]
    double media_reports_low = 0, media_reports_high = 0;
    std::int64_t brand_harm = 1, sales_harm = 1, investor_harm = 1;
    std::int64_t level = 1;
    std::string strategy;
    STORMDRILL_ACT("assess") {
        visit("posts_per_hour_low", self.posts_per_hour_low);
        visit("posts_per_hour_high", self.posts_per_hour_high);
        visit("growth_low", self.growth_low);
        visit("growth_high", self.growth_high);
        visit("reached_people_low", self.reached_people_low);
        visit("reached_people_high", self.reached_people_high);
        visit("anger_low", self.anger_low);
        visit("anger_high", self.anger_high);
        visit("media_reports_low", self.media_reports_low);
        visit("media_reports_high", self.media_reports_high);
        visit("brand_harm", self.brand_harm);
        visit("sales_harm", self.sales_harm);
        visit("investor_harm", self.investor_harm);
        visit("level", self.level);
        visit("strategy", self.strategy);
    }
};
struct Notify {
    std::vector<std::string> seats;
    std::string message;
    STORMDRILL_ACT("notify") {
        visit("seats", self.seats);
        visit("message", self.message);
    }
};
struct Acknowledge {
    STORMDRILL_ACT("acknowledge") {
        static_cast<void>(self);
        static_cast<void>(visit);
    }
};
struct Chat {
    std::string text;
    STORMDRILL_ACT("chat") { visit("text", self.text); }
};
/// An entry of the team's decision log.
struct RecordDecision {
    std::string text;
    STORMDRILL_ACT("decision") { visit("text", self.text); }
};

// ---- State
// ---------------------------------------------------------------------------------------------------------

/// One channel's text of a statement: a platform id, `website` or `press`.
struct StatementVariant {
    std::string channel;
    std::string text;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("channel", self.channel);
        visit("text", self.text);
    }
};
/// A new draft, or with the number of an existing one its revision (which withdraws approvals given before).
struct Draft {
    std::uint32_t statement = 0; ///< 1, 2, …; a new one takes the next number
    std::string kind;            ///< holding full update press_release
    std::vector<StatementVariant> variants;
    std::vector<std::string> facts; ///< asserted, from the fact board
    /// Meant as a new one: refused where somebody else's draft took the number first. None: no matter.
    std::optional<bool> anew = std::nullopt;
    STORMDRILL_ACT("draft") {
        visit("statement", self.statement);
        visit("kind", self.kind);
        visit("variants", self.variants);
        visit("facts", self.facts);
        visit("anew", self.anew);
    }
};
struct ReviewStatement {
    std::uint32_t statement = 0;
    std::string decision; ///< approve change escalate
    std::string comment;
    STORMDRILL_ACT("review") {
        visit("statement", self.statement);
        visit("decision", self.decision);
        visit("comment", self.comment);
    }
};
/// All variants of the statement go up. Without the approvals that the rule asks for it is refused, unless
/// `without_approval` says that the seat means to bypass them (M2).
struct Publish {
    std::uint32_t statement = 0;
    bool without_approval = false;
    STORMDRILL_ACT("publish") {
        visit("statement", self.statement);
        visit("without_approval", self.without_approval);
    }
};

// ---- Reply, moderate
// -----------------------------------------------------------------------------------------------

struct Claim {
    std::uint32_t post = 0;
    STORMDRILL_ACT("claim") { visit("post", self.post); }
};
struct Assign {
    std::uint32_t post = 0;
    std::string seat;
    STORMDRILL_ACT("assign") {
        visit("post", self.post);
        visit("seat", self.seat);
    }
};
struct Reply {
    std::uint32_t post = 0;
    std::string text;
    std::vector<std::string> facts;
    STORMDRILL_ACT("reply") {
        visit("post", self.post);
        visit("text", self.text);
        visit("facts", self.facts);
    }
};
struct CloseMention {
    std::uint32_t post = 0;
    std::string reason;
    STORMDRILL_ACT("close") {
        visit("post", self.post);
        visit("reason", self.reason);
    }
};
struct RemovePost {
    std::uint32_t post = 0;
    std::string reason; ///< criticism threat personal_data spam
    STORMDRILL_ACT("remove_post") {
        visit("post", self.post);
        visit("reason", self.reason);
    }
};

// ---- Coordinate
// ----------------------------------------------------------------------------------------------------

struct AnswerPress {
    std::string call; ///< inject id
    std::string text;
    std::vector<std::string> facts;
    STORMDRILL_ACT("press_answer") {
        visit("call", self.call);
        visit("text", self.text);
        visit("facts", self.facts);
    }
};
/// C3: affected people contacted one by one, with an offer per person in the scenario's currency.
struct Outreach {
    double share = 0; ///< of all affected people, [0, 1]
    std::int64_t compensation = 0;
    std::string text;
    STORMDRILL_ACT("outreach") {
        visit("share", self.share);
        visit("compensation", self.compensation);
        visit("text", self.text);
    }
};

// ---- Recover
// -------------------------------------------------------------------------------------------------------

struct LaunchCampaign {
    std::string kind; ///< brand_story staff_story charity influencer
    std::string platform;
    bool disclosed = true;
    std::string text;
    STORMDRILL_ACT("campaign") {
        visit("kind", self.kind);
        visit("platform", self.platform);
        visit("disclosed", self.disclosed);
        visit("text", self.text);
    }
};
struct PromiseRemedy {
    std::string remedy;
    std::int64_t due_hours = 0; ///< from now
    STORMDRILL_ACT("remedy") {
        visit("remedy", self.remedy);
        visit("due_hours", self.due_hours);
    }
};
struct AssessDamage {
    double negative_posts = 0, media_reports = 0, favourability = 0, sales_index = 100, investor_index = 100;
    std::vector<std::string> groups; ///< customers prospects shareholders affected employees
    STORMDRILL_ACT("damage_form") {
        visit("negative_posts", self.negative_posts);
        visit("media_reports", self.media_reports);
        visit("favourability", self.favourability);
        visit("sales_index", self.sales_index);
        visit("investor_index", self.investor_index);
        visit("groups", self.groups);
    }
};

// ---- Learn: after the end, before any score is shown
// ---------------------------------------------------------------

struct FileLessons {
    std::vector<std::string> causes; ///< ids, the causal chain
    std::string root_cause;
    std::vector<std::string> answers; ///< to the scenario's lesson questions, in their order
    STORMDRILL_ACT("lessons") {
        visit("causes", self.causes);
        visit("root_cause", self.root_cause);
        visit("answers", self.answers);
    }
};
struct Improvement {
    std::string clause, action, owner, due;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("clause", self.clause);
        visit("action", self.action);
        visit("owner", self.owner);
        visit("due", self.due);
    }
};
struct PlanImprovement {
    std::vector<Improvement> items;
    STORMDRILL_ACT("improvement_plan") { visit("items", self.items); }
};

// ---- Facilitator
// ---------------------------------------------------------------------------------------------------

struct FireInject {
    std::string inject;
    STORMDRILL_ACT("fire_inject") { visit("inject", self.inject); }
};
struct SkipInject {
    std::string inject;
    std::string reason;
    STORMDRILL_ACT("skip_inject") {
        visit("inject", self.inject);
        visit("reason", self.reason);
    }
};
struct TurnPressure {
    std::int64_t dial = 0; ///< -2 … +2
    STORMDRILL_ACT("pressure") { visit("dial", self.dial); }
};
/// The inject waits, whatever its time, until it is released, fired or skipped.
struct HoldInject {
    std::string inject;
    STORMDRILL_ACT("hold_inject") { visit("inject", self.inject); }
};
/// It comes at its time again; at once when that is past.
struct ReleaseInject {
    std::string inject;
    STORMDRILL_ACT("release_inject") { visit("inject", self.inject); }
};
/// A text in both languages or in one, which then serves for both.
struct Wording {
    std::optional<std::string> en = std::nullopt, zh_TW = std::nullopt;
    template <class Self, class Visit>
    static void fields(Self& self, Visit&& visit) {
        visit("en", self.en);
        visit("zh-TW", self.zh_TW);
    }
};
/// Other words for an inject that has not happened yet; a language that is not given keeps its words.
struct EditInject {
    std::string inject;
    Wording text;
    STORMDRILL_ACT("edit_inject") {
        visit("inject", self.inject);
        visit("text", self.text);
    }
};
/// A new inject, now or at a time. It is called `added-1`, `added-2`, … in the order of writing.
struct WriteInject {
    std::string kind;                              ///< post call mail fact
    std::optional<std::int64_t> at = std::nullopt; ///< none: now
    Wording title;                                 ///< may be empty: the beginning of the text
    Wording text;
    std::string persona;  ///< of the scenario; for facts none
    std::string platform; ///< of a post; one of kind `news` and a journalist's persona make an article
    double anger = 0.6;   ///< of a post, [0, 1]
    double reach = 1;     ///< of a post: factor on its first audience, [0.1, 50]
    bool vivid = false;   ///< a post with a picture or video
    std::optional<std::int64_t> deadline_minutes = std::nullopt; ///< of a call or mail, at most a day
    std::vector<std::string> to_seats;              ///< who receives a call or mail; empty: everyone
    std::optional<std::string> fact = std::nullopt; ///< that it brings to light; of a fact, which one
    STORMDRILL_ACT("write_inject") {
        visit("kind", self.kind);
        visit("at", self.at);
        visit("title", self.title);
        visit("text", self.text);
        visit("persona", self.persona);
        visit("platform", self.platform);
        visit("anger", self.anger);
        visit("reach", self.reach);
        visit("vivid", self.vivid);
        visit("deadline_minutes", self.deadline_minutes);
        visit("to_seats", self.to_seats);
        visit("fact", self.fact);
    }
};
/// The facilitator posts or comments in the name of a persona, or of an account of the public.
struct SpeakAs {
    std::string persona;                                 ///< id; empty: an account of the public
    std::optional<std::uint32_t> account = std::nullopt; ///< any post that this account wrote
    std::string platform; ///< of a new post; a comment stands where its post does
    std::optional<std::uint32_t> comment_on = std::nullopt; ///< a post about the crisis
    std::string text;
    double anger = 0.6; ///< [0, 1]
    double reach = 1;   ///< [0.1, 50]
    STORMDRILL_ACT("speak_as") {
        visit("persona", self.persona);
        visit("account", self.account);
        visit("platform", self.platform);
        visit("comment_on", self.comment_on);
        visit("text", self.text);
        visit("anger", self.anger);
        visit("reach", self.reach);
    }
};
/// Every inject still to come moves: later (the room is behind), or earlier (a lull is skipped). The clock
/// itself never goes back.
struct Nudge {
    std::int64_t minutes = 0; ///< -5 … -1 earlier, 1 … 5 later
    STORMDRILL_ACT("nudge") { visit("minutes", self.minutes); }
};

// ---- Evaluator
// -----------------------------------------------------------------------------------------------------

/// The text is scored as if the finding had never been made (scoring/overruling.hpp).
struct OverruleFinding {
    std::uint64_t line = 0;    ///< of the act in the log
    std::uint32_t finding = 0; ///< from 0, as rule_line() numbers them
    std::string note;
    std::optional<std::string> evaluator = std::nullopt; ///< name or pseudonym; none: the seat
    std::optional<std::string> date = std::nullopt;      ///< YYYY-MM-DD
    STORMDRILL_ACT("overrule") {
        visit("line", self.line);
        visit("finding", self.finding);
        visit("note", self.note);
        visit("evaluator", self.evaluator);
        visit("date", self.date);
    }
};
/// HSEEP: how well a clause or a phase was carried out (scoring/evaluation/rating.hpp). A later rating of the
/// same by the same evaluator replaces the earlier one.
struct Rate {
    std::string clause;                                  ///< id of a clause or a phase of the SOP
    std::string rating;                                  ///< P S M U, or N for not observed
    std::string note;                                    ///< at most 4,000 code points
    std::optional<std::string> evaluator = std::nullopt; ///< name or pseudonym; none: the seat
    std::optional<std::uint64_t> about = std::nullopt;   ///< line of the log
    std::optional<std::string> date = std::nullopt;      ///< YYYY-MM-DD
    STORMDRILL_ACT("rate") {
        visit("clause", self.clause);
        visit("rating", self.rating);
        visit("note", self.note);
        visit("evaluator", self.evaluator);
        visit("about", self.about);
        visit("date", self.date);
    }
};

/// What an evaluator notes while the drill runs, about the inject of the moment. No rating of a clause: it
/// stands beside those at the end.
struct Observe {
    std::string rating;                                  ///< P S M U
    std::string note;                                    ///< at most 4,000 code points; may be empty
    std::string inject;                                  ///< id; may be empty
    std::optional<std::string> evaluator = std::nullopt; ///< name or pseudonym; none: the seat
    STORMDRILL_ACT("observation") {
        visit("rating", self.rating);
        visit("note", self.note);
        visit("inject", self.inject);
        visit("evaluator", self.evaluator);
    }
};

#undef STORMDRILL_ACT

/// The manifest. A new act is a struct above, a line here, and a visit() in session_acts*.cpp.
using Act =
    std::variant<AcceptRole, NotificationTree, DecisionRule, SetQuery, SetAlert, ShelveTemplate, RegisterRisk,
                 Prepare, OpenPlatform, SeePosts, FlagPost, TagPost, ReportSituation, Assess, Notify,
                 Acknowledge, Chat, RecordDecision, Draft, ReviewStatement, Publish, Claim, Assign, Reply,
                 CloseMention, RemovePost, AnswerPress, Outreach, LaunchCampaign, PromiseRemedy, AssessDamage,
                 FileLessons, PlanImprovement, FireInject, SkipInject, TurnPressure, HoldInject,
                 ReleaseInject, EditInject, WriteInject, SpeakAs, Nudge, OverruleFinding, Rate, Observe>;

[[nodiscard]] std::string_view act_name(const Act& act);

/// What came of an act; the message is for the seat's eyes.
struct ActResult {
    bool accepted = false;
    Bilingual message; ///< why not; empty when accepted
};

} // namespace stormdrill::drill
