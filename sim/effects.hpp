#pragma once
/// What a text or an act does to those who meet it: spread-model.md 4.2 as pure functions.

#include "sim/command.hpp"
#include "sim/parameters.hpp"
#include "sim/setup.hpp"

namespace stormdrill::sim {

/// Effects in standard deviations of reputation and of anger.
struct TextMeaning {
    double gain = 0;    ///< d >= 0 for those who accept, before timing
    double harm = 0;    ///< d <= 0 for those who take offence
    double calm = 0;    ///< anger of acceptors, <= 0
    double provoke = 0; ///< anger of those who take offence, >= 0
    double fit = 0.5;   ///< 1 matched, .5 neutral, 0 mismatched strategy
    bool false_denial = false;
};

/// Apology quality q in [0, 1] (Lewicki et al. 2016: order; weights assumed).
[[nodiscard]] double apology_quality(const TextEffect& text);

[[nodiscard]] TextMeaning meaning_of(const TextEffect& text, Cluster cluster, bool at_fault,
                                     const Parameters& parameters);

/// d on belief in a rumour of a text that answers it (Walter & Murphy 2018, real-world sizes): a coherent
/// account of causes, a factual rebuttal, "trust us", or nothing.
[[nodiscard]] double correction_strength(const TextEffect& text, bool at_fault, const Parameters& parameters);

/// d of a false denial, felt at once and again when proof arrives; d of one step of silence; d of corrective
/// action.
[[nodiscard]] double false_denial_effect(Cluster cluster);
[[nodiscard]] double silence_effect(Cluster cluster);
[[nodiscard]] double correction_effect(Cluster cluster);
[[nodiscard]] double bolster_effect(Cluster cluster);
[[nodiscard]] double compensation_effect(Cluster cluster);

/// T(dt) of spread-model.md 4.2; dt in hours since the first trend or media report.
[[nodiscard]] double timing_factor(double hours, const Parameters& parameters);

} // namespace stormdrill::sim
