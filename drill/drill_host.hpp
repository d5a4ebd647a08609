#pragma once
/// A drill that a person plays in the window: the session, its clock against real time, its log, and the
/// automated teammates in the seats nobody took. What the gui room talks to.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/language.hpp"
#include "drill/act.hpp"
#include "drill/seat.hpp"
#include "drill/seat_view.hpp"
#include "scoring/evaluation/proposal.hpp"
#include "scoring/outcome.hpp"
#include "scoring/scorecard.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::drill {

enum class TeammateLevel : std::uint8_t { novice, steady, expert };

struct PlayOptions {
    std::filesystem::path scenario;
    std::filesystem::path sop;        ///< the SOP file
    std::filesystem::path tone_rules; ///< folder
    std::filesystem::path folder;     ///< where drill.jsonl, score.json, report.html go; made when missing
    std::optional<std::filesystem::path> resume; ///< a log to go on from
    Seat seat = Seat::pr;
    Language language = Language::zh_TW;
    TeammateLevel teammates = TeammateLevel::steady;
    bool coach = true; ///< false: assessment run, no preview of the tone
    std::uint64_t seed = 1;
    std::int64_t people = 0;       ///< 0: the scenario's own
    std::filesystem::path ladders; ///< folder of the ladders; the usual one places the drill, if it is there
};

/// The outcome of the whole drill, after finish().
struct DrillResult {
    scoring::Transcript transcript;
    scoring::Scorecard scorecard;
    scoring::Outcome outcome;
    scoring::Proposals proposals;                         ///< the program's ratings
    std::map<std::string, Bilingual, std::less<>> advice; ///< of the rules that found anything
    std::size_t revision = 0;                             ///< grows when an evaluator changed it
    std::filesystem::path log, score, report;
};

class DrillHost {
public:
    /// Builds people and ties, opens the log. Throws OperatorError / AuthorError.
    static std::unique_ptr<DrillHost> open(const PlayOptions& options);
    ~DrillHost();
    DrillHost(const DrillHost&) = delete;
    DrillHost& operator=(const DrillHost&) = delete;

    [[nodiscard]] const PlayOptions& options() const;
    [[nodiscard]] SeatView view() const; ///< of the person's seat
    ActResult submit(const Act& act);    ///< by the person's seat; logged before it returns accepted

    /// Readiness is over: the clock starts.
    void start();
    void pause();
    void resume();
    [[nodiscard]] bool paused() const;
    void set_pace(double factor);      ///< 0.25-240, until the next phase of the scenario's clock
    [[nodiscard]] double pace() const; ///< in force now, composing included
    void jump(SimDuration ahead);
    /// The person typed: the clock slows to ×1 for 5 s, up to the allowance (definitions.md).
    void composing();
    [[nodiscard]] double composing_allowance_left() const; ///< real seconds, this phase
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
