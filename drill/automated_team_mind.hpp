#pragma once
/// The inside of an automated team: what it remembers, and the desks at which its members work. Each desk
/// looks at the seats' views, and wants acts. Private to automated_team*.cpp.

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "drill/automated_team.hpp"
#include "drill/automated_team_plan.hpp"
#include "drill/automated_team_texts.hpp"
#include "drill/seat_view.hpp"

namespace stormdrill::drill {

/// The seats of the drill as the team sees them: its own, and those that persons hold.
class Roster {
public:
    explicit Roster(std::vector<Seat> own) : own_(std::move(own)) {}

    [[nodiscard]] const std::vector<Seat>& own() const { return own_; }
    void hold(std::vector<Seat> seats) { own_ = std::move(seats); }
    [[nodiscard]] bool has(Seat seat) const;
    /// The first of `preferred` that the team plays and that may do the act; empty when there is none.
    [[nodiscard]] std::optional<Seat> who(std::string_view act, std::initializer_list<Seat> preferred) const;

private:
    std::vector<Seat> own_;
};

/// What the team keeps in mind from one minute to the next. Everything in it was seen in a view.
struct TeamMemory {
    std::optional<SimTime> onset; ///< of the first post that sounded like trouble
    std::uint32_t first_post = 0;
    double people = 0; ///< of the whole public, as the network picture says
    bool harm = false; ///< somebody was hurt, by what the first post says

    // Detect.
    std::set<std::uint32_t> seen, flagged;
    std::map<std::string, std::pair<double, double>>
        words;                     ///< in posts that match the query, and in the others
    std::set<std::uint64_t> texts; ///< hashes of those that were counted
    bool query_learned = false;

    // Assess, mobilise.
    bool notified = false;
    std::map<Seat, SimTime> called; ///< when the seat was notified
    std::size_t known_facts = 0;
    std::optional<SimTime> turn; ///< noticed, not yet re-assessed
    bool reports_doubled = false;
    double peak_heat = 0; ///< highest number of negative posts an hour
    std::optional<SimTime> calm_since;
    double negative_posts = 0; ///< so far, hour by hour

    // State.
    struct Paper { ///< a statement as it stood when the team first saw it so
        std::size_t wording = 0;
        SimTime since;
    };
    std::map<std::uint32_t, Paper> papers;
    std::set<std::uint32_t> change_asked;
    std::set<std::string> drafted; ///< kinds
    std::map<std::uint32_t, int> revisions;
    std::optional<SimTime> last_update;
    std::size_t updated_facts = 0;

    // Reply, moderate.
    std::map<std::pair<SimTime, std::uint32_t>, PostView>
        due;                        ///< answers to give, in the order of their time
    std::set<std::uint32_t> judged; ///< mentions that were looked at
    std::size_t removed = 0;

    // Coordinate, recover.
    std::set<std::string> calls;
    int outreaches = 0;
    bool remedies = false, rebuilt = false, damage_filed = false;
    std::set<std::string> said; ///< lines of chat that come once
};

/// One waking: what the desks need, and where they put what they want.
class TeamScene {
public:
    TeamScene(const Session& session, const PlanSheet& sheet, const Roster& roster, const TeamPen& pen,
              TeamMemory& memory, std::uint64_t seed, Language language, std::vector<SeatAct>& acts);

    const PlanSheet& sheet;
    const Roster& roster;
    const TeamPen& pen;
    TeamMemory& memory;
    const std::uint64_t seed;
    const Language language;

    [[nodiscard]] SeatView view(Seat seat) const { return {session_, seat}; }
    [[nodiscard]] SeatView view() const { return view(roster.own().front()); }
    [[nodiscard]] SimTime now() const { return now_; }
    void want(Seat seat, Act act) { acts_.push_back({seat, std::move(act)}); }
    /// Says a line of chat, once in a drill.
    void say_once(Seat seat, const std::string& key, const Bilingual& line);

    /// True on every `every`-th minute of the clock, from `offset` on.
    [[nodiscard]] bool on_round(SimDuration every, std::int64_t offset_minutes = 0) const;
    /// Has `after` passed since the onset? False before the onset and for empty plans.
    [[nodiscard]] bool due(const std::optional<SimDuration>& after) const;
    /// A human delay: minutes around `median`, keyed by what it is for.
    [[nodiscard]] SimDuration delay(double median_minutes, Stream what, std::uint64_t entity) const;

private:
    const Session& session_;
    std::vector<SeatAct>& acts_;
    SimTime now_;
};

// The desks. Each is called once a waking, in this order.
void keep_watch(TeamScene& scene);         ///< reads, sees, flags, tags, reports
void keep_judging(TeamScene& scene);       ///< notifies, acknowledges, assesses and re-assesses
void work_on_statements(TeamScene& scene); ///< drafts, reviews, revises, publishes
void answer_people(TeamScene& scene);      ///< replies, removes
void look_after(TeamScene& scene);         ///< press, outreach, remedies, rebuilding, damage form

// The forms before and after.
void get_ready(TeamScene& scene);
void file_lessons(TeamScene& scene);

/// Level 1-4 by the listening figures alone (definitions.md, "Severity").
[[nodiscard]] int estimated_level(const TeamScene& scene, const ListeningView& listening);
/// People whom the crisis has reached, from a sample of the network picture.
[[nodiscard]] double reached_people_guess(const TeamScene& scene);
/// The strategy of the assessment form: what the team's own statement is about to say.
[[nodiscard]] std::string strategy_of(const TeamScene& scene);

} // namespace stormdrill::drill
