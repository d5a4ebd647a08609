#pragma once
/// From what was measured of one text to what its tone is summed up from.

#include <vector>

#include "scoring/tone_basis.hpp"
#include "scoring/tone_match.hpp"
#include "scoring/tone_overlap.hpp"

namespace stormdrill::scoring::tone_engine {

/// Everything that was measured of one text.
struct Evidence {
    Circumstances circumstances;
    FoldedText text;
    std::vector<Hit> candidates; ///< of find_candidates
    Overlap overlap;             ///< with the post that is answered
    double repeats_earlier = 0;  ///< greatest similarity to an earlier reply
};

/// The phrases are the candidates, one for one. `is_language` is left true.
[[nodiscard]] ToneBasis basis_of(const RuleSet& rules, const Evidence& evidence);

/// Those of the candidates that count, beside what stands around them, at their strength.
[[nodiscard]] std::vector<Hit> standing_hits(const ToneBasis& basis, const std::vector<Hit>& candidates);

/// All hits that count, in the order of the text.
[[nodiscard]] std::vector<Hit> find_hits(const RuleSet& rules, const FoldedText& text,
                                         const Segments& segments, const Circumstances& circumstances);

} // namespace stormdrill::scoring::tone_engine
