#pragma once
/// What a measure is: a named pure function that scores one clause from the transcript. One file per phase
/// holds the measures; measures.cpp holds the table of names that an SOP may use.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/scorecard.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// What a measure found; the scorecard turns it into points.
struct Measured {
    ClauseStatus status = ClauseStatus::no_occasion;
    double share = 0; ///< [0, 1]
    std::vector<Evidence> evidence;
};

/// All that a measure may look at: the drill, the SOP, its own clause, and the clauses before it in the SOP's
/// order.
struct MeasureContext {
    const Transcript& drill;
    const Sop& sop;
    const Clause& clause;
    const std::vector<ClauseScore>& earlier;

    /// Whether there was a crisis at all; without one most clauses had no occasion.
    [[nodiscard]] bool storm() const { return drill.first_crisis_post.has_value(); }
    [[nodiscard]] SimTime crisis_start() const { return drill.first_crisis_post.value_or(SimTime{}); }
    /// The first moment after the peak of anger at which the public was calm by the SOP's rule.
    [[nodiscard]] std::optional<SimTime> calm_since() const;
    /// The most anger that the crisis added at any moment of the drill.
    [[nodiscard]] double peak_anger_added() const;
    /// The highest level that held between two moments, by the logged truth; whoever waits while the storm
    /// grows is measured by what it grew to.
    [[nodiscard]] int level_between(SimTime from, SimTime to) const;
    /// The clause's target at that level.
    [[nodiscard]] TimeTarget target_between(SimTime from, SimTime to) const;
    /// timing_share of the time taken against that target.
    [[nodiscard]] double timing(SimTime from, SimTime to) const;
    /// The last truth at or before `at`; null before the first.
    [[nodiscard]] const Truth* truth_at(SimTime at) const;
    /// A parameter of the clause's measure: the SOP's value or the measure's default.
    [[nodiscard]] double parameter(std::string_view name) const;
};

using MeasureFunction = Measured (*)(const MeasureContext&);

struct MeasureParameter {
    std::string name;
    double value = 0; ///< default
    double min = 0, max = 0;
};

struct Measure {
    std::string name;
    MeasureFunction function = nullptr;
    bool timed = false; ///< needs targets
    std::vector<MeasureParameter> parameters = {};
    /// Pairs of which the first must not lie above the second, or the line between them would run the wrong
    /// way.
    std::vector<std::pair<std::string, std::string>> ascending = {};

    /// `given`, as a clause sets it, or the default.
    [[nodiscard]] double value(std::string_view parameter,
                               const std::map<std::string, double, std::less<>>& given) const;
};

/// Every measure an SOP may name, in alphabetical order.
[[nodiscard]] const std::vector<Measure>& all_measures();
[[nodiscard]] const Measure* find_measure(std::string_view name);
[[nodiscard]] std::vector<std::string> measure_names();

// Results, said in one word where they are made.
[[nodiscard]] Measured missed(Bilingual why, SimTime at = {});
[[nodiscard]] Measured no_occasion(Bilingual why);
[[nodiscard]] Measured not_built(Bilingual why);
[[nodiscard]] Measured scored(double share, std::vector<Evidence> evidence);
/// Evidence about an act of a seat.
[[nodiscard]] Evidence by_act(const Done& done, Bilingual text, double points = 0, std::string quote = {});
/// Evidence from truth or scenario.
[[nodiscard]] Evidence by_truth(SimTime at, Bilingual text, double points = 0);

} // namespace stormdrill::scoring
