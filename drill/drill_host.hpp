#pragma once
/// A drill that persons play: the session, its clock against real time, its log, and the automated teammates
/// in the seats nobody took. A solo drill is one with a single person; a team drill is led by its
/// facilitator.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/language.hpp"
#include "drill/act.hpp"
#include "drill/results.hpp"
#include "drill/seat.hpp"
#include "drill/seat_view.hpp"

namespace stormdrill::drill {

class ConductView;
class ConductLog;
struct CurvesView;

enum class TeammateLevel : std::uint8_t { novice, steady, expert };

struct PlayOptions {
    std::filesystem::path scenario;
    std::filesystem::path sop;        ///< the SOP file
    std::filesystem::path tone_rules; ///< folder
    std::filesystem::path folder;     ///< where drill.jsonl, score.json, report.html go; made when missing
    std::optional<std::filesystem::path> resume; ///< a log to go on from
    /// The person's seat. Nobody's yet: a team drill, whose persons take their seats later (take_seat).
    std::optional<Seat> seat = Seat::pr;
    Language language = Language::zh_TW;
    TeammateLevel teammates = TeammateLevel::steady;
    bool coach = true; ///< false: assessment run, no preview of the tone
    std::uint64_t seed = 1;
    std::int64_t people = 0;       ///< 0: the scenario's own
    std::filesystem::path ladders; ///< folder of the ladders; the usual one places the drill, if it is there
};

class DrillHost {
public:
    /// Builds people and ties, opens the log. Throws OperatorError / AuthorError.
    static std::unique_ptr<DrillHost> open(const PlayOptions& options);
    ~DrillHost();
    DrillHost(const DrillHost&) = delete;
    DrillHost& operator=(const DrillHost&) = delete;

    [[nodiscard]] const PlayOptions& options() const;
    [[nodiscard]] SeatView view(Seat seat) const;
    [[nodiscard]] ConductView conduct_view() const;
    /// What the log tells the facilitator, up to now.
    [[nodiscard]] const ConductLog& conduct_log() const;
    /// The storm so far, and its twins, whose computation begins with the first call.
    [[nodiscard]] CurvesView curves() const;
    ActResult submit(Seat seat, const Act& act); ///< by a person; logged before it returns accepted
    /// The same in a team drill, from one of the chairs at the seat; `number` counts the chair's acts from 1.
    ActResult submit(Seat seat, const Act& act, const std::string& chair, std::uint64_t number);
    /// The numbers of the chair's acts in the log: what was done, also before the host started again.
    [[nodiscard]] std::set<std::uint64_t> act_numbers(const std::string& chair) const;

    /// A person sits down, or gets up and an automated teammate goes on in her place. A line of the log.
    void take_seat(Seat seat, const std::string& name);
    void leave_seat(Seat seat);
    [[nodiscard]] bool held_by_person(Seat seat) const;

    /// Readiness is over: automated teammates file theirs, if they have not yet, and the clock starts.
    void start();
    void pause();
    void resume();
    [[nodiscard]] bool paused() const;
    void set_pace(double factor);      ///< 0.25-240, until the next phase of the scenario's clock
    [[nodiscard]] double pace() const; ///< in force now, composing included
    void jump(SimDuration ahead);
    /// A person typed: the clock slows to ×1 for 5 s, up to the allowance (definitions.md).
    void composing(Seat seat);
    [[nodiscard]] double composing_allowance_left(Seat seat) const; ///< real seconds, this phase
    [[nodiscard]] double real_seconds() const; ///< since the drill was opened, earlier parts included
    /// Real time passed. Never blocks longer than `budget_seconds` (the world catches up in the next frames).
    void tick(double real_seconds, double budget_seconds);

    /// The crisis is over: forms of the learn phase come next.
    void end();
    /// Forms are filed: computes score, counterfactual and report, step by step, so that the window can draw
    /// progress and cancel. Returns true when done; progress in [0, 1].
    bool finish_step(double& progress);
    /// Stops the computation; what was logged so far stays. finish_step() may begin it again.
    void cancel_finish();
    /// After finish_step() is done: an act of the evaluator's seat (Rate, OverruleFinding). When it is
    /// accepted the result follows, and score.json and the report are written anew; what result() gave before
    /// may not be looked at any more.
    ActResult evaluate(const Act& act);
    [[nodiscard]] const DrillResult& result() const;

private:
    struct Inside;
    explicit DrillHost(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace stormdrill::drill
