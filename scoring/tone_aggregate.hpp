#pragma once
/// From phrases to the result: elements, flags, strengths, and a sum that every finding is a part of.
/// base + all points of all findings = tone; what a cap takes is a finding too.
///
/// Needs nothing but the basis, so it can be done again with findings taken out, as if they had never been
/// made.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scoring/tone_basis.hpp"

namespace stormdrill::scoring::tone_engine {

/// What a finding rests on: a phrase and what was said of it, what is known of the matter, or (neither) the
/// text as a whole.
struct FindingSource {
    std::optional<std::uint32_t> phrase; ///< in the basis
    std::optional<std::uint32_t> fact;   ///< in the basis
    Effect effect = Effect::acknowledge;
    bool inferred = false; ///< acknowledged by what else the phrase says
};

/// What does not hold of a text.
struct TakenOut {
    std::vector<std::uint64_t> effects;       ///< per phrase, a bit per effect; empty: none
    std::set<std::string, std::less<>> whole; ///< of whole_text_rules; a `missing` element is there after all
    std::set<std::uint32_t> facts;
    bool inferred_acknowledgement = false;

    /// The phrase says nothing of what the rule says; nor does any phrase that overlaps with it.
    void take_out(const ToneBasis& basis, const Finding& finding, const FindingSource& source);
};

/// Whether a phrase counts after what stands around it, and how strongly.
struct Standing {
    bool stands = false;
    std::uint32_t strength = 0;
};
[[nodiscard]] std::vector<Standing> standing(const ToneBasis& basis, const TakenOut& without);

struct Summed {
    ToneResult result;                  ///< without its basis
    std::vector<FindingSource> sources; ///< one for each finding
};
[[nodiscard]] Summed sum_up(const ToneBasis& basis, const TakenOut& without = {});

} // namespace stormdrill::scoring::tone_engine
