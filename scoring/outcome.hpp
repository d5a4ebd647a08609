#pragma once
/// The outcome score: where the team's world lies between no response and the ideal team's, on common random
/// numbers.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace stormdrill::scoring {

/// The figures that other programs read from score.json, by these names.
struct OutcomeFigures {
    double reached_people = 0, anger_person_hours = 0, peak_posts_per_hour = 0, posts = 0, media_reports = 0,
           trust_change = 0, sales_index = 100, investor_index = 100;
};
inline constexpr std::size_t outcome_figure_count = 8;
[[nodiscard]] const std::vector<std::string>& outcome_figure_names();
[[nodiscard]] double figure(const OutcomeFigures& figures, std::size_t index);

/// One point of a world's curve, for the report's chart.
struct CurvePoint {
    SimTime at;
    double mean_anger = 0; ///< over reached people, [0, 1]
    double posts_per_hour = 0;
    double anger_person_hours = 0;
    double mood = 0;
};

/// One world: its figures over the seeds that were run (the drill's own seed first), and the curve of that
/// seed.
struct WorldOutcome {
    std::vector<OutcomeFigures> per_seed;
    std::vector<CurvePoint> curve;
    std::string state_hash; ///< of the drill's own seed
    [[nodiscard]] double median(std::size_t figure_index) const;
    [[nodiscard]] double percentile(std::size_t figure_index, double p) const; ///< p in [0, 1]
};

struct FigureScore {
    std::string name;
    std::optional<double> share; ///< clamped (none - own) / (none - ideal); empty: left out
    double unclamped = 0;
};

/// The drill's own world once more on the same luck, without one act or one bundle of replies.
struct LeftOutAct {
    std::string act; ///< its name in the log: `publish`, `reply` …
    std::string seat;
    std::vector<std::size_t> lines; ///< of the log
    SimTime from, to;
    OutcomeFigures without;
    std::size_t lost = 0; ///< later replies and removals that found their post no more
};

/// Without both of two acts.
struct LeftOutPair {
    std::size_t first = 0, second = 0; ///< indices into LeftOut::acts
    OutcomeFigures without;
};

struct LeftOut {
    std::vector<LeftOutAct> acts;   ///< in the order of time
    std::vector<LeftOutPair> pairs; ///< of the strongest
    std::size_t not_tried = 0;      ///< further acts and bundles, for which there was no world
};

/// What one automated team made of the scenario on the seeds of the ladder.
struct LadderTeam {
    std::string team;
    std::vector<OutcomeFigures> per_seed;
};
using Ladder = std::vector<LadderTeam>;

struct Outcome {
    WorldOutcome own, none, ideal;
    std::vector<FigureScore> figures;
    double score = 0; ///< 0-100: mean of the shares
    LeftOut left_out;
    Ladder ladder; ///< empty: there is none

    [[nodiscard]] std::size_t ladder_drills() const;
    /// The share of the ladder's drills that this one did better than; equal ones count half. Each is placed
    /// between the ladder's `none` and `ideal` as figures are (below), unclamped, so that worse than silence
    /// is told from silence. None without a ladder.
    [[nodiscard]] std::optional<double> better_than() const;
    /// What an act changed: the figure with it less the figure without it, on the drill's own seed.
    [[nodiscard]] double effect(const OutcomeFigures& without, std::size_t figure_index) const;
};

/// A figure is left out when |none - ideal| is below its band over seeds (10th-90th percentile of none), or
/// zero.
[[nodiscard]] Outcome score_outcome(WorldOutcome own, WorldOutcome none, WorldOutcome ideal);

} // namespace stormdrill::scoring
