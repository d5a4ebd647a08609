#pragma once
/// Automated teams and teammates (definitions.md, "Automated teams"). They know only what a seat's view
/// shows, act through the same commands with human delays, and write texts from the scenario's team_texts.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "drill/act.hpp"
#include "drill/seat.hpp"

namespace stormdrill::drill {

class Session;
} // namespace stormdrill::drill

namespace stormdrill::scenarios {
struct Scenario;
} // namespace stormdrill::scenarios

namespace stormdrill::drill {

enum class TeamPlan : std::uint8_t { none, slow, copy_paste, denial, legal_only, good, ideal };
[[nodiscard]] std::string_view team_name(TeamPlan plan); ///< as on the command line: `copy-paste`
[[nodiscard]] std::optional<TeamPlan> parse_team(std::string_view name);
[[nodiscard]] const std::vector<std::string>& team_names();

/// What one seat wants to do now.
struct SeatAct {
    Seat seat = Seat::pr;
    Act act;
};

/// Plays the given seats after a plan. A pure function of the seed and of what its seats have seen so far:
/// run again on the same session it wants the same acts at the same moments.
class AutomatedTeam {
public:
    /// Keeps a reference to the scenario, of which it reads what belongs to the team: its texts, the
    /// company's names and the words by which it knows a place or an item. Writes statements in `language`,
    /// replies in the complaint's.
    AutomatedTeam(TeamPlan plan, std::vector<Seat> seats, std::uint64_t seed,
                  const scenarios::Scenario& scenario, Language language = Language::zh_TW);
    AutomatedTeam(AutomatedTeam&&) noexcept;
    AutomatedTeam& operator=(AutomatedTeam&&) noexcept;
    ~AutomatedTeam();

    [[nodiscard]] TeamPlan plan() const;
    [[nodiscard]] const std::vector<Seat>& seats() const;
    /// Persons took seats or left them: from now on the team plays these. It forgets nothing.
    void hold(std::vector<Seat> seats);

    /// Acts of the readiness stage, asked for once before the clock starts.
    [[nodiscard]] std::vector<SeatAct> prepare(const Session& session);
    /// Asked every whole simulated minute; the session submits the acts in this order. A refused act is not
    /// repeated unless the team wants it again.
    [[nodiscard]] std::vector<SeatAct> wake(const Session& session);
    /// Forms of the learn phase, asked for once after the end.
    [[nodiscard]] std::vector<SeatAct> learn(const Session& session);

private:
    struct Mind;
    std::unique_ptr<Mind> mind_;
};

} // namespace stormdrill::drill
