#pragma once
/// All that the screens of a running drill show, as plain data of one moment. gather.cpp fills it from the
/// seat's view; tests and the gallery fill it by hand. Screens read this and nothing else of the drill, and
/// hand every act to a DrillPort (drill_port.hpp).

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "drill/seat_view.hpp"

namespace stormdrill::gui {

/// What a seat sees that does not change during a drill: wordings, and the choices that forms offer.
struct DrillFacts {
    Bilingual title, organisation, briefing, role_briefing, role_card;
    std::string organisation_handle;
    std::string currency;
    drill::Seat seat = drill::Seat::pr;
    std::set<std::string, std::less<>> allowed_acts; ///< names of acts (act.hpp) within this seat's authority
    bool coach = true;
    std::vector<drill::Choice> risks, measures, remedies, causes, clauses;
    std::vector<Bilingual> lesson_questions;
    std::vector<std::string> suggested_keywords;

    [[nodiscard]] bool may(std::string_view act) const { return allowed_acts.contains(act); }
};

/// The clock of the drill against real time.
struct ClockData {
    SimTime now, end;
    std::string local_time;
    bool paused = false;
    double pace = 1;
    double composing_allowance_left = 0; ///< real seconds
};

struct SeatScreenData {
    DrillFacts facts_of_drill;
    drill::Stage stage = drill::Stage::readiness;
    ClockData clock;

    int assessed_level = 0; ///< 0: not yet assessed
    std::optional<SimTime> last_assessed, last_situation_report;
    std::string strategy;
    std::vector<drill::ChecklistItem> checklist;

    drill::ListeningView listening;
    drill::NetworkView network;

    std::vector<drill::PlatformView> platforms;
    std::size_t feed_platform = 0;                                 ///< the one `feed` belongs to
    std::vector<drill::PostView> feed;                             ///< newest first
    std::map<std::uint32_t, std::vector<drill::PostView>> threads; ///< of the roots that stand open

    std::vector<drill::MentionView> mentions; ///< oldest first, closed ones included
    std::vector<drill::StatementView> statements;
    std::vector<drill::InboxItem> inbox;
    std::vector<drill::FactView> facts;
    std::vector<drill::TeamMemberView> team;
    std::vector<drill::TalkView> talk;
    std::vector<drill::Headline> headlines; ///< newest first

    std::int64_t money_left = 0, readiness_left = 0;
    double affected_contacted_share = 0, average_tone = 0;
    std::int64_t median_answer_seconds = -1;
};

} // namespace stormdrill::gui
