#pragma once
/// One drill: the world, the seats, the statement pipeline, the injects, and the log lines they make.
/// Single-threaded; time passes only by advance_to(). The wall clock is not known here.
///
/// Order inside one simulated second: the world advances, facts and injects fall due, events and the hourly
/// truth line are written, automated teams act (on whole minutes), then persons' acts in the order they
/// arrive. Replay and resume keep to the same order, so the same log gives the same world (drill/README.md,
/// the determinism contract).

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "drill/act.hpp"
#include "drill/automated_team.hpp"
#include "drill/inject_list.hpp"
#include "drill/journal.hpp"
#include "drill/log.hpp"
#include "drill/search_terms.hpp"
#include "drill/seat.hpp"
#include "drill/seat_view.hpp"
#include "drill/voices.hpp"
#include "scenarios/scenario.hpp"
#include "scoring/outcome.hpp"
#include "scoring/sop.hpp"
#include "scoring/stated_facts.hpp"
#include "scoring/tone.hpp"
#include "scoring/transcript.hpp"
#include "scoring/turn_watch.hpp"
#include "sim/world.hpp"

namespace stormdrill::drill {

/// What a session is made from. All shared parts are read only.
struct SessionSetup {
    std::shared_ptr<const scenarios::Scenario> scenario;
    std::shared_ptr<const scoring::Sop> sop;
    /// Null when a log is replayed: the findings stored in it are used.
    std::shared_ptr<const scoring::ToneScorer> scorer;
    std::shared_ptr<const sim::Network> network;
    std::uint64_t seed = 1;
    std::string team = "none"; ///< name for the header
    /// Who sits in the team's seats at the beginning: `person`, or an automated team's name.
    std::map<Seat, std::string> roster;
    Language language = Language::zh_TW;
    bool coach = false;
};

/// What comes with an act besides itself.
struct ActContext {
    double real_seconds = 0; ///< since the start; 0 in headless runs
    /// In a team drill: the chair it came from, and its number there, from 1. A window that heard no answer
    /// sends an act again by the same number, and it is done once.
    std::string chair;
    std::uint64_t number = 0;
    /// The `texts` of the act's line when a log is replayed: findings as they were then. Null: scored now.
    const Json* stored_texts = nullptr;
    /// From a log, where what an evaluator names was looked at when it was written.
    bool recorded = false;
};

struct TextAttachment; // session_acts.hpp

class Session {
public:
    /// Writes the header line. `log` must outlive the session.
    Session(SessionSetup setup, LogWriter& log);

    void add_team(AutomatedTeam team);
    /// An automated team for each name in the roster, in the seats that it holds.
    void add_teammates();
    /// A person takes a seat (`who` is `person`, `name` hers, possibly a pseudonym), or an automated team
    /// takes it over. A line of the log; before the start or while the drill runs. Throws OperatorError for
    /// an unknown team.
    void change_seat(Seat seat, const std::string& who, const std::string& name, double real_seconds);
    /// `person`, or the name of the automated team that plays the seat now; empty where nobody does.
    [[nodiscard]] const std::string& who_plays(Seat seat) const;
    /// Called where automated teams act, on every whole minute: a replay feeds their recorded acts there.
    void set_recorded_team(std::function<void()> recorded_team) { recorded_team_ = std::move(recorded_team); }

    /// Readiness: automated teams file theirs. Then the clock starts.
    void prepare_teams(); ///< once; later calls do nothing
    void start();
    /// Checks, logs, then carries out. Not accepted: nothing happened but, for acts outside the seat's
    /// authority, a `refused` line (unless the act is such that no line can hold it). Throws OperatorError
    /// when the act cannot be written; then nothing happened at all.
    ActResult submit(Seat seat, const Act& act, const ActContext& context = {});
    /// Lets time pass up to min(t, end). The end condition is looked at on whole minutes. When a line that
    /// time brings cannot be written (OperatorError), the world is ahead of its log: from then on every call
    /// throws, and the drill goes on by resuming its log.
    void advance_to(SimTime t);
    /// Ends the crisis phase now; automated teams file their learn forms.
    void end(const std::string& reason);
    /// The forms are filed and the score is computed.
    void finish() { stage_ = Stage::finished; }
    /// A line about the clock (pause, resume, pace, jump, end): kept for the report, no effect on the world
    /// by itself.
    void note_clock(const std::string& what, double value, double real_seconds);
    /// Any line the driver of the session wants kept (the outcome).
    void append(Json line);

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] SimTime now() const { return now_; }
    [[nodiscard]] const SessionSetup& setup() const { return setup_; }
    [[nodiscard]] const scenarios::Scenario& scenario() const { return *setup_.scenario; }
    /// For the counterfactual and the figures of a headless run; seats look through SeatView.
    [[nodiscard]] const sim::World& world() const { return *world_; }
    [[nodiscard]] std::optional<SimTime> first_crisis_post() const { return first_crisis_post_; }
    /// All that has happened to the world so far, how many entries that are, and after them the facts,
    /// scripted posts and promised remedies that fall due up to `until`: a drill that ends early is compared
    /// with worlds in which they happen (definitions.md, "Outcome").
    [[nodiscard]] Journal journal(SimTime until) const;
    [[nodiscard]] std::size_t happened() const { return journal_.entries.size(); }
    /// The storm so far: a point at the start and every ten minutes.
    [[nodiscard]] const std::vector<scoring::CurvePoint>& curve() const { return curve_; }

private:
    friend class SeatView;
    friend class ConductView;

    // ---- What the seats have built up
    // --------------------------------------------------------------------------
    struct StatementState {
        StatementView view;
        std::set<Seat> given;
    };
    struct Mention {
        sim::PostId post;
        std::optional<Seat> claimed_by;
        std::optional<SimTime> answered_at;
        bool closed = false;
    };
    /// Whose act it is that changes the world now; the default: the scenario's doing.
    struct Doer {
        std::size_t line = 0; ///< of the act in the log
        Seat seat = Seat::lead;
        std::string_view act;
    };
    struct HeardPost {
        sim::PostId id;
        SimTime at;
        sim::PostKind kind = sim::PostKind::original;
        std::uint8_t platform = 0;
        std::int8_t mood = 0;
        std::uint32_t final_viewers = 0; ///< of chatter; those of crisis posts still grow
        std::vector<std::uint16_t>
            terms; ///< of the query that its words hold, by index; none: does not match
        [[nodiscard]] bool own() const {
            return kind == sim::PostKind::statement || kind == sim::PostKind::reply;
        }
    };
    struct Inbox {
        InboxItem item;
        std::vector<Seat> seats;
        std::string persona;
    };
    struct OwnText { ///< of a statement variant or a reply that went out
        sim::PostId post;
        std::string text;
        bool is_reply = false;
        scoring::ToneResult tone;
        SimTime at;
        std::string channel;
        std::size_t line = 0; ///< of the act in the log
        /// What it states of the matter; null until somebody asks where the act was replayed.
        mutable std::shared_ptr<const scoring::StatedText> stated;
        mutable std::optional<scoring::Wording> wording; ///< when somebody first compares with it
    };
    struct Remedy {
        std::string id;
        SimTime due;
        Doer promised;
        bool carried_out = false;
    };
    struct Member {
        bool accepted_role = false, notified = false, acknowledged = false;
        std::string last_act;
        SimTime last_act_at;
    };

    /// Does what must not be half done; afterwards the session is as its log says, or good for nothing more.
    template <class Work>
    void wholly(Work&& work);
    void must_stand() const;

    // ---- session_clock.cpp: what time brings
    // -------------------------------------------------------------------
    void step_to(SimTime t);
    void bring_injects(SimTime t);
    [[nodiscard]] std::optional<std::string> reason_to_skip(const scenarios::Inject& inject) const;
    [[nodiscard]] double fit_of(const std::string& remedy) const;
    void bring_facts(SimTime t);
    void fire(std::size_t inject, const std::string& unless);
    void skip(std::size_t inject, const std::string& reason);
    [[nodiscard]] bool prevented(const scenarios::Inject& inject) const;
    void make_fact_public(JournalEntry told);
    void carry_out_due_remedies();
    void take_in_new_posts();
    void note_happenings();
    void watch_alert();
    void note_turns();
    void write_truth_line();
    void wake_teams();
    void write_end(const std::string& reason);
    [[nodiscard]] bool end_condition() const;
    [[nodiscard]] SimTime next_stop(SimTime t) const;
    void notice(const Bilingual& title, const Bilingual& text);

    // ---- session_journal.cpp: what changes the world
    // -----------------------------------------------------------
    [[nodiscard]] JournalEntry entry_of(const Doer& doer) const;
    [[nodiscard]] JournalEntry reveal(std::size_t fact, bool by_organisation, bool in_detail) const;
    [[nodiscard]] std::vector<JournalEntry> happenings_of(std::size_t inject,
                                                          const std::string& unless) const;
    [[nodiscard]] JournalEntry kept_promise(const Remedy& remedy) const;
    void change_world(sim::Command command);
    void change_world(JournalEntry entry);

    // ---- session_check.cpp: may it be done?
    // --------------------------------------------------------------------
    [[nodiscard]] static std::optional<Bilingual> malformed(const Act& act);
    [[nodiscard]] std::optional<Bilingual> refuse(Seat seat, const Act& act) const;

    // ---- session_acts.cpp: doing it
    // ----------------------------------------------------------------------------
    struct Attachments;
    void attach(Seat seat, const Act& act, const ActContext& context, Attachments& out) const;
    void carry_out(Seat seat, const Act& act, const Attachments& attachments);
    void apply(Seat seat, const Draft& act);
    void apply(Seat seat, const ReviewStatement& act);
    void publish(Seat seat, const Publish& act, const Attachments& attachments);
    void reply(Seat seat, const Reply& act, const Attachments& attachments);
    void remember_own_posts(std::size_t posts_before, const std::vector<std::string>& texts, bool is_reply,
                            const Attachments& attachments);
    void remember(sim::PostId post, const std::string& text, bool is_reply, const TextAttachment& attachment);
    [[nodiscard]] scoring::ToneResult tone_of(scoring::TextKind kind, const std::string& text,
                                              const std::string& context) const;
    [[nodiscard]] const scoring::Wording& wording_of(const OwnText& own) const;
    [[nodiscard]] double similarity_to_earlier(const std::string& text, bool is_reply,
                                               std::size_t& alike) const;

    // ---- session_conduct.cpp: the facilitator's acts
    // ----------------------------------------------------------------------------
    [[nodiscard]] std::optional<Bilingual> refuse_inject(const std::string& id) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const FireInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const SkipInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const HoldInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const ReleaseInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const EditInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const WriteInject& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const SpeakAs& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const Nudge& act) const;
    [[nodiscard]] std::optional<Bilingual> refuse_one(const TurnPressure& act) const;
    void conduct(const FireInject& act);
    void conduct(const SkipInject& act);
    void conduct(const HoldInject& act);
    void conduct(const ReleaseInject& act);
    void conduct(const EditInject& act);
    void conduct(const WriteInject& act);
    void conduct(const SpeakAs& act);
    void conduct(const Nudge& act);
    void conduct(const TurnPressure& act);
    [[nodiscard]] std::string next_written_id() const;
    [[nodiscard]] sim::PersonId account_of(const std::string& persona, std::size_t platform) const;

    // ---- session_facts.cpp: what texts say against what is known
    // ------------------------------------------------------------------
    /// What a text states, beside the facts and the team's earlier word. `only_known`: for a seat's own eyes.
    struct FactCheck {
        std::shared_ptr<const scoring::StatedText> stated;
        std::vector<scoring::FactFinding> findings;
    };
    [[nodiscard]] FactCheck check_facts(scoring::TextKind kind, const std::string& text,
                                        const scoring::ToneResult& tone,
                                        const std::vector<std::string>& asserted, bool only_known) const;
    void add_fact_check(scoring::TextKind kind, const std::string& text,
                        const std::vector<std::string>& asserted, TextAttachment& out) const;
    [[nodiscard]] const scoring::FactSheet& fact_sheet() const;
    [[nodiscard]] std::vector<scoring::SaidBefore> said_before() const;
    [[nodiscard]] std::vector<std::string> contradicted_facts(const std::vector<std::string>& asserted,
                                                              const scoring::ToneResult& tone) const;

    // ---- Shared by those and by SeatView
    // -----------------------------------------------------------------------
    [[nodiscard]] std::vector<Seat> needed_approvals(const StatementState& statement) const;
    [[nodiscard]] bool approved(const StatementState& statement) const;
    [[nodiscard]] const DecisionRule* rule_for_level(int level) const;
    [[nodiscard]] Mention* mention(std::uint32_t post);
    [[nodiscard]] const Mention* mention(std::uint32_t post) const;
    [[nodiscard]] const OwnText* own_text(sim::PostId post) const;
    [[nodiscard]] std::string post_text(sim::PostId post) const;
    [[nodiscard]] std::vector<std::uint16_t> terms_in(sim::PostId post, std::size_t platform) const;
    [[nodiscard]] std::vector<std::uint16_t> terms_in_chatter(const sim::ChatterHead& post) const;
    [[nodiscard]] const std::vector<HeardPost>& heard_posts() const;
    [[nodiscard]] int current_level() const { return assessed_level_ > 0 ? assessed_level_ : 2; }
    AutomatedTeam& team_called(const std::string& name);
    [[nodiscard]] Json line(const char* kind) const;
    [[nodiscard]] Json new_complaints_json();

    SessionSetup setup_;
    LogWriter* log_;
    bool broken_ = false; ///< a line was lost: the world is ahead of its log
    Voices voices_;
    std::vector<AutomatedTeam> teams_;
    bool teams_prepared_ = false;
    std::map<Seat, std::string> roster_; ///< of this moment
    std::function<void()> recorded_team_;
    std::unique_ptr<sim::World> world_;
    Stage stage_ = Stage::readiness;
    SimTime now_;
    SimTime end_;
    double goodwill_ = 0;

    Journal journal_;
    Doer doer_;

    InjectList injects_;
    int pressure_ = 0;
    std::vector<std::uint8_t> fact_public_;
    std::size_t posts_taken_in_ = 0;
    std::size_t happenings_noted_ = 0;
    std::size_t complaints_written_ = 0;
    std::optional<SimTime> first_crisis_post_;
    std::optional<SimTime> alert_fired_;
    scoring::TurnWatch turn_watch_;
    Json turn_checks_ = Json::array(); ///< since the last truth line
    SimTime calm_since_{-1};           ///< negative: not calm
    std::vector<scoring::CurvePoint> curve_;

    std::map<Seat, Member> members_;
    std::vector<DecisionRule> decision_rules_;
    std::vector<std::string> notification_links_;
    std::optional<SetAlert> alert_;
    SetQuery query_;
    SearchTerms search_terms_; ///< of query_
    /// What the listening tool shows: posts that match, and the organisation's own, oldest first; at least
    /// those of the last twelve hours before the query was set. Grows as posts come in.
    struct Heard {
        std::vector<HeardPost> posts;
        std::size_t crisis_done = 0;
        std::uint32_t chatter_done = 0;
        bool begun = false;
        /// By Voices::same_words() and platform: the same few lines come again and again.
        std::map<std::pair<std::uint32_t, std::uint8_t>, std::vector<std::uint16_t>> terms_of_words;
    };
    mutable Heard heard_; ///< emptied when the query changes
    std::int64_t readiness_spent_ = 0;
    std::int64_t money_spent_ = 0;
    std::set<std::string> measures_;
    std::set<std::string> done_acts_;
    std::vector<std::uint8_t> seen_; ///< per crisis post: some seat saw it
    std::map<std::pair<Seat, std::size_t>, SimTime> platform_opened_;
    std::set<std::uint32_t> flagged_;
    std::map<std::uint32_t, std::vector<std::string>> tags_;
    std::vector<StatementState> statements_;
    std::vector<Mention> mentions_;
    std::map<std::uint32_t, std::size_t> mention_of_post_;
    std::vector<Inbox> inbox_;
    std::vector<OwnText> own_texts_;
    mutable std::unique_ptr<scoring::FactSheet> fact_sheet_; ///< when somebody first asks
    /// Those of own_texts_ that state something of the matter and were not taken back, by place.
    mutable std::vector<std::size_t> said_;
    mutable std::size_t said_read_ = 0; ///< of own_texts_
    std::vector<PhaseChange> phases_;   ///< of what people talk about, for the voices
    std::map<std::uint32_t, std::size_t> own_text_of_post_;
    std::vector<TalkView> talk_;
    std::vector<Remedy> remedies_;
    int assessed_level_ = 0;
    std::string strategy_;
    std::optional<SimTime> last_assessed_, last_situation_report_, damage_assessed_;
    std::vector<SimTime> flag_times_;
    double affected_contacted_ = 0;
    std::int64_t tone_sum_ = 0, tone_count_ = 0;
    std::vector<std::int64_t> answer_seconds_;
};

} // namespace stormdrill::drill
