#pragma once
/// A crisis as its author wrote it: one portable YAML file, every text in both languages. Plain data; the
/// loader (scenarios/loader) fills it and has checked every reference, so that whoever reads it need not.
///
/// Times are measured from T+0, the moment the drill's clock starts; negative times lie before it.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "base/time.hpp"

namespace stormdrill::scenarios {

struct Company {
    Bilingual name;
    Bilingual short_name;
    std::string handle; ///< of the official accounts, without @
    Bilingual industry;
    Bilingual description; ///< what the seats know of their own house; shown in the briefing
    Bilingual product;
    std::vector<std::string> brand_words; ///< how the public writes the brand and product, both languages
    bool operator==(const Company&) const = default;
};

struct Platform {
    std::string id;   ///< facebook instagram x ptt weibo wechat news …
    std::string kind; ///< microblog social_network photo_sharing closed_groups board news
    Bilingual name;
    double presence = 0.4;
    bool organisation_has_account = true;
    std::int64_t fitting_length_min = 0; ///< code points of a text that suits it (clause S6)
    std::int64_t fitting_length_max = 5000;
    bool operator==(const Platform&) const = default;
};

struct Outlet {
    std::string id;
    Bilingual name;
    double threshold = 1.7;
    double audience = 0.05;
    bool national = false;
    bool operator==(const Outlet&) const = default;
};

/// Somebody with a name who speaks in scripted posts, calls and mails.
struct Persona {
    std::string id;
    Bilingual name;
    std::string handle;
    std::string kind;   ///< affected customer employee influencer journalist hostile authority colleague
    std::string outlet; ///< id, for journalists; may be empty
    bool operator==(const Persona&) const = default;
};

/// A thing that is the case, whether or not anybody knows it yet (clauses S7, R3).
struct Fact {
    std::string id;
    Bilingual text;
    bool is_true = true;                     ///< false: a rumour that may be mistaken for a fact
    SimDuration company_knows;               ///< from here on it stands on the fact board
    std::optional<SimDuration> public_knows; ///< from here on the public knows it, whoever tells
    double blame_change = 0;                 ///< when it becomes public
    double severity_change = 0;
    bool contradicts_denial = false;
    std::vector<std::string> numbers; ///< figures as texts may state them ("1,240", "1240")
    /// Phrases of either language that tell it, and that deny it, as texts of a team may put it. `…` stands
    /// for any words of the clause.
    std::vector<std::string> stating, contradicting;
    /// Those affected must hear it from the company; silence about it is hiding (clause S7).
    bool must_tell = false;
    bool operator==(const Fact&) const = default;
};

enum class InjectKind { post, call, mail, fact };

/// An entry of the MSEL.
struct Inject {
    std::string id;
    InjectKind kind = InjectKind::post;
    Bilingual title;
    SimDuration at; ///< earliest moment
    /// Contingency inject: fires at `at` only if the team has not done `unless` by then (an act name of the
    /// log, such as `publish`, `press_answer`, `outreach`); empty for an ordinary one.
    std::string unless;
    std::string persona;
    std::string platform; ///< for posts
    Bilingual text;
    std::string picture; ///< file beside the scenario; may be empty
    double anger = 0.6;
    double reach = 1.0;
    bool vivid = false;
    std::optional<SimDuration> deadline; ///< for calls and mails: how long the team has
    std::string fact;                    ///< for facts; posts may bring one to light as well
    std::vector<std::string> to_seats;   ///< who receives a call or mail; empty: everyone
    Bilingual expected_action;
    std::string clause; ///< SOP clause this inject exercises
    bool operator==(const Inject&) const = default;
};

/// What people write. Slots: {brand} {product} {name} {place} {shop} {number} {date} {item}, filled by the
/// author's state.
struct VoiceLine {
    Language language = Language::zh_TW;
    std::string kind;     ///< complaint anger worry question news_share support defend joke rumour protest
                          ///< thanks calmed chatter article_headline article_body
    std::string platform; ///< id, or empty for any
    std::string about;    ///< chatter: topic word; otherwise empty
    std::string phase;    ///< any before_statement after_statement after_apology after_denial after_proof
    std::string text;
    bool operator==(const VoiceLine&) const = default;
};

/// A cause in the causal chain behind the crisis (clause L1), or a false lead.
struct Cause {
    std::string id;
    Bilingual text;
    bool root = false;    ///< the root cause
    bool in_chain = true; ///< false: a red herring offered by the lessons form
    bool operator==(const Cause&) const = default;
};

/// Something that may be done for those affected (clauses V2, C3).
struct Remedy {
    std::string id;
    Bilingual text;
    double fit = 1.0; ///< with what this crisis needs, [0, 1]
    std::int64_t cost = 0;
    bool operator==(const Remedy&) const = default;
};

/// A latent risk of the business (clause P7) or a measure of preparation (P8, P9).
struct Risk {
    std::string id;
    Bilingual text;
    bool latent = true;          ///< really there in this scenario
    std::int64_t likelihood = 3; ///< 1-5, near truth
    std::int64_t impact = 3;     ///< 1-5
    bool operator==(const Risk&) const = default;
};

struct PreparationMeasure {
    std::string id;
    Bilingual text;
    std::int64_t cost = 1;       ///< of the readiness budget
    double starting_trust = 0;   ///< added to it
    std::string prevents_inject; ///< id; that inject will not happen; may be empty
    std::string clause;          ///< P4 P5 P8 P9 …
    bool operator==(const PreparationMeasure&) const = default;
};

struct ClockPhase {
    SimDuration from;
    double pace = 60;
    bool operator==(const ClockPhase&) const = default;
};

/// How long typing may slow the clock to the pace of life, in real seconds for each phase of the clock
/// (definitions.md, "Seats, clock, ends").
struct ComposingAllowance {
    double per_seat = 180;
    double per_team = 600;
    bool operator==(const ComposingAllowance&) const = default;
};

/// A text an automated team may send, in both languages. Slots as in voices, and {complaint} for the
/// words of the person answered, which stand in quotation marks.
struct TeamText {
    std::string team;    ///< legal-only denial copy-paste slow good ideal; `good` serves for slow as well
    std::string purpose; ///< holding_statement statement apology_statement press_answer reply outreach update
                         ///< campaign
    std::string platform; ///< id, or empty for any
    std::string about;    ///< reply: kind of complaint it fits (a voice kind), or empty for any
    Bilingual text;
    bool operator==(const TeamText&) const = default;
};

/// What is known of the harmed group's size etc. for the affected outreach.
struct Affected {
    Bilingual group;
    double share = 0.004;                     ///< of all people
    std::int64_t fitting_compensation = 2000; ///< per person, in the scenario's currency
    std::string currency = "TWD";
    bool operator==(const Affected&) const = default;
};

struct Budget {
    std::int64_t readiness = 10;
    std::int64_t money = 5'000'000; ///< for compensation, remedies, campaigns
    bool operator==(const Budget&) const = default;
};

struct Scenario {
    std::string id;
    Bilingual title;
    Bilingual summary;  ///< one paragraph for the start screen
    Bilingual briefing; ///< the morning's situation as the team knows it
    std::map<std::string, Bilingual>
        role_briefings; ///< by seat id: what only this seat knows; may lack seats
    Company company;
    std::vector<Platform> platforms;
    std::string burning_platform; ///< id: where it starts
    std::vector<Outlet> outlets;
    std::vector<Persona> personas;
    std::string cluster;  ///< victim accident preventable
    std::string at_fault; ///< yes no partly
    bool harm_to_people = false;
    double severity = 1.25;
    double starting_trust = 0.6;
    std::string expected_strategy; ///< apologise_remedy clarify explain deny bolster (clause A2)
    Affected affected;
    std::vector<Fact> facts;
    std::vector<Inject> injects;
    std::vector<VoiceLine> voices;
    /// names_zh, names_en, places_zh, … (slot + s + language); fill the slots. {brand} and {product} come
    /// from the company, {number} is made up; every other slot that a voice uses has a list in that language.
    std::map<std::string, std::vector<std::string>> word_lists;
    std::vector<Cause> causes;
    std::vector<Remedy> remedies;
    std::vector<Risk> risks;
    std::vector<PreparationMeasure> preparation;
    std::vector<std::string>
        complaint_keywords; ///< a good listening query for this crisis (clause P4, teams)
    Budget budget;
    std::vector<ClockPhase> clock; ///< ascending `from`, first at 0
    ComposingAllowance composing;
    SimDuration local_start = hours(10);    ///< local time at T+0, since midnight
    std::string local_weekday = "thursday"; ///< at T+0; monday to sunday
    SimDuration first_crisis_post;          ///< of the trigger, from T+0: the earliest inject of kind post
    SimDuration end;                        ///< latest end of the drill
    std::int64_t people = 20'000;
    std::int64_t network_seed = 1;
    std::map<std::string, double> crowd_parameters; ///< overrides by dictionary name
    std::vector<TeamText> team_texts;
    std::vector<Bilingual> lesson_questions;

    /// The file as it was read, with included files appended, so that a log that embeds it is complete:
    /// parse_scenario of it gives this scenario again.
    std::string source_text;
    std::string file_name;
    std::string hash; ///< hash128_hex of source_text

    [[nodiscard]] std::size_t platform_index(std::string_view id) const; ///< platforms.size() when unknown
    [[nodiscard]] const Persona* persona(std::string_view id) const;
    [[nodiscard]] const Fact* fact(std::string_view id) const;
    [[nodiscard]] const Outlet* outlet(std::string_view id) const;

    bool operator==(const Scenario&) const = default;
};

/// Reads a scenario file. Throws AuthorError carrying every error of the file; warnings go to `diagnostics`.
/// A scenario may name further files beside it under `include:` (voices/*.yaml), whose contents are merged.
[[nodiscard]] Scenario load_scenario(const std::filesystem::path& file, Diagnostics& diagnostics);

/// The same from a text that a log embeds: one YAML document without includes.
[[nodiscard]] Scenario parse_scenario(const std::string& text, const std::string& file_name,
                                      Diagnostics& diagnostics);

} // namespace stormdrill::scenarios
