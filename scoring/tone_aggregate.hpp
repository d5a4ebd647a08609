#pragma once
/// From hits to the result: elements, flags, strengths, and a sum that every finding is a part of.
/// base + all points of all findings = tone; what a cap takes is a finding too.

#include "scoring/tone.hpp"
#include "scoring/tone_match.hpp"
#include "scoring/tone_overlap.hpp"

namespace stormdrill::scoring::tone_engine {

/// Everything that was measured of one text.
struct Evidence {
    Circumstances circumstances;
    FoldedText text;
    std::vector<Hit> hits;
    bool is_language = true;
    Overlap overlap;              ///< with the post that is answered
    double repeats_earlier = 0.0; ///< greatest similarity to an earlier reply
};

[[nodiscard]] ToneResult aggregate(const RuleSet& rules, const Evidence& evidence);

} // namespace stormdrill::scoring::tone_engine
