#pragma once
/// All that a seat sees at one moment, as plain data: what its window draws, and what a host sends to it.
/// Taken from the seat's view; tests and the gallery fill it by hand.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "drill/seat_view.hpp"

namespace stormdrill::drill {

class DrillHost;

/// What a seat sees that does not change during a drill: wordings, and the choices that forms offer.
struct DrillFacts {
    Bilingual title, organisation, briefing, role_briefing, role_card;
    std::string organisation_handle;
    std::string currency;
    Seat seat = Seat::pr;
    std::set<std::string, std::less<>> allowed_acts; ///< names of acts (act.hpp) within this seat's authority
    bool coach = true;
    std::vector<Choice> risks, measures, remedies, causes, clauses;
    std::vector<Bilingual> lesson_questions;
    std::vector<std::string> suggested_keywords;

    [[nodiscard]] bool may(std::string_view act) const { return allowed_acts.contains(act); }
};

/// The clock of the drill against real time.
struct ClockSnapshot {
    SimTime now, end;
    std::string local_time;
    bool paused = false;
    double pace = 1;
    double composing_allowance_left = 0; ///< real seconds
};

/// A chair of a team drill (net/chairs.hpp), and how well it is connected.
struct ChairView {
    std::string id;
    Seat seat = Seat::observer;
    std::string name;                 ///< of the person, or her pseudonym; empty: nobody has taken it yet
    bool here = false, ready = false; ///< connected; has answered the communication check
    double round_trip_ms = -1;        ///< negative: not known; after the start the facilitator alone is told
    bool mine = false;                ///< of whoever looks; her window says so
    /// To join with, while nobody has taken it. For the facilitator's eyes: a seat's snapshot never carries
    /// one on the wire.
    std::optional<std::string> code = std::nullopt;
};

struct SeatSnapshot {
    DrillFacts facts_of_drill;
    Stage stage = Stage::readiness;
    ClockSnapshot clock;

    int assessed_level = 0; ///< 0: not yet assessed
    std::optional<SimTime> last_assessed, last_situation_report;
    std::string strategy;
    std::vector<ChecklistItem> checklist;

    ListeningView listening;
    NetworkView network;

    std::vector<PlatformView> platforms;
    std::size_t feed_platform = 0;                          ///< the one `feed` belongs to
    std::vector<PostView> feed;                             ///< newest first
    std::map<std::uint32_t, std::vector<PostView>> threads; ///< of the roots that stand open

    std::vector<MentionView> mentions; ///< oldest first, closed ones included
    std::vector<StatementView> statements;
    std::vector<InboxItem> inbox;
    std::vector<FactView> facts;
    std::vector<TeamMemberView> team;
    std::vector<ChairView> chairs; ///< of a team drill; nobody alone has any
    std::vector<TalkView> talk;    ///< every decision, and the newest of the chat (talk_limit); oldest first
    std::vector<Headline> headlines; ///< newest first

    std::int64_t money_left = 0, readiness_left = 0;
    double affected_contacted_share = 0, average_tone = 0;
    std::int64_t median_answer_seconds = -1;
};

/// Of the chat a window shows this much; the log keeps all of it.
inline constexpr std::size_t talk_limit = 200;

/// What a seat wants to see of the feed at this moment.
struct FeedRequest {
    std::size_t platform = 0;
    FeedFilter filter = FeedFilter::everything;
    std::vector<std::uint32_t> open_threads; ///< roots
    /// Through whose eyes; none: one's own. For the facilitator and evaluators, of a team's seat.
    std::optional<Seat> seat = std::nullopt;
    static constexpr std::size_t feed_limit = 80;
    static constexpr std::size_t thread_limit = 40;
    bool operator==(const FeedRequest&) const = default;
};

/// Once per drill.
[[nodiscard]] DrillFacts take_facts(const DrillHost& host, Seat seat);
void take_clock(const DrillHost& host, Seat seat, ClockSnapshot& out);
/// Some times a second, and after every act. Facts and network picture of `out` stay what they are.
void take_moment(const DrillHost& host, Seat seat, const FeedRequest& request, SeatSnapshot& out);
/// Once or twice a second: it looks at thousands of people.
[[nodiscard]] NetworkView take_network(const DrillHost& host, Seat seat, std::size_t people);

} // namespace stormdrill::drill
