#pragma once
/// All that the facilitator sees of a drill beside what a seat sees, as plain data: what her window draws,
/// and what the host sends to her chair alone.

#include <cstdint>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "drill/inject_list.hpp"
#include "drill/seat.hpp"
#include "drill/seat_snapshot.hpp"
#include "scoring/outcome.hpp"

namespace stormdrill::drill {

class DrillHost;

struct InjectView {
    std::string id;
    std::string kind; ///< post call mail fact
    Bilingual title, text;
    Bilingual persona;                 ///< name; may be empty
    std::string platform;              ///< id, of posts
    std::vector<std::string> to_seats; ///< of calls and mails; empty: everyone
    Bilingual expected_action;
    std::string clause;
    /// A contingency: it comes only if no act of this name was done by then. Empty for others.
    std::string unless;
    bool done_already = false; ///< that act was done, or a preparation prevents the inject: it will not come
    SimTime due;
    InjectState state = InjectState::to_come;
    SimTime done_at;    ///< fired or skipped
    std::string reason; ///< of a skip
    bool edited = false, written = false;

    [[nodiscard]] bool waits() const { return state == InjectState::to_come || state == InjectState::held; }
};

/// What lies before a seat of the team, and what it does.
struct SeatLoad {
    Seat seat = Seat::pr;
    bool automated = true;
    std::string person;      ///< names of those who sit there; may be empty
    std::uint32_t queue = 0; ///< mentions that are the seat's, calls, mails and reviews that wait for it
    /// What it should be at: answer_call review publish draft mentions; empty for nothing.
    std::string task;
    std::uint32_t task_number = 0; ///< the statement's number, or how many mentions
    std::string last_act;          ///< name; empty before the first
    SimTime last_act_at;
};

/// What was done to the drill, and by whom: acts of facilitator and evaluators, the clock, changes of seats.
struct ControlEntry {
    SimTime at;
    std::string seat;  ///< id; empty for the clock
    std::string what;  ///< name of the act, of the clock's change, or `seat`
    std::string about; ///< an inject's id, a persona's, who took the seat
    std::string text;  ///< reason, words, note
    double value = 0;  ///< pace, dial, minutes, seconds jumped
};

/// What a chart marks on its time axis: acts of the team that reached the public.
struct EventFlag {
    SimTime at;
    std::string act; ///< publish press_answer outreach campaign remedy remove_post
};

struct ObservationView {
    SimTime at;
    std::string seat, evaluator;
    std::string rating, note, inject;
};

struct PhaseView { ///< of the scenario's clock
    SimTime from;
    double pace = 1;
};

/// The storm so far, and the same one without a response and with the ideal team's. A point every ten
/// simulated minutes.
struct CurvesView {
    std::vector<scoring::CurvePoint> team, none, ideal;
    double twins_progress = 0;  ///< [0, 1]; the twins' curves grow until 1
    Bilingual twins_fault = {}; ///< why they do not; empty while all is well
};

struct FacilitatorSnapshot {
    Stage stage = Stage::readiness;
    ClockSnapshot clock;
    std::vector<PhaseView> phases;
    std::vector<InjectView> injects; ///< by time: when it happened, or when it is due
    std::vector<SeatLoad> seats;
    std::vector<ChairView> chairs;     ///< with their codes; empty in a drill of one window
    std::vector<ControlEntry> control; ///< oldest first, at most the last 200
    std::vector<EventFlag> flags;
    std::vector<ObservationView> observations;
    int pressure = 0;
    CurvesView curves;
    std::vector<Choice> personas, platforms, facts; ///< to choose from when writing and speaking
};

/// `chairs` stay as they are.
void take_conduct(const DrillHost& host, FacilitatorSnapshot& out);

} // namespace stormdrill::drill
