#pragma once
/// Which phrases of a text count: after what stands around them, and after what a facilitator took out.

#include <algorithm>
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

[[nodiscard]] constexpr std::uint64_t bit(Effect effect) {
    return std::uint64_t{1} << static_cast<unsigned>(effect);
}
static_assert(effect_count <= 64); // TakenOut has a bit for each

/// The phrases of a basis, less what was taken out of them.
class Phrases {
public:
    Phrases(const ToneBasis& basis, const TakenOut& without) : basis_(basis), without_(without) {}

    [[nodiscard]] const ToneBasis::Rule& rule(std::size_t phrase) const {
        return basis_.rules[basis_.phrases[phrase].rule];
    }
    [[nodiscard]] bool says(std::size_t phrase, Effect effect) const {
        if (!without_.effects.empty() && (without_.effects[phrase] & bit(effect)) != 0) return false;
        const std::vector<Effect>& effects = rule(phrase).effects;
        return std::find(effects.begin(), effects.end(), effect) != effects.end();
    }
    template <class Effects>
    [[nodiscard]] bool says_any(std::size_t phrase, const Effects& effects) const {
        return std::any_of(effects.begin(), effects.end(), [&](Effect e) { return says(phrase, e); });
    }
    /// Whether its own rule's effect is left of it.
    [[nodiscard]] bool says_its_own(std::size_t phrase) const {
        return says(phrase, rule(phrase).effects.front());
    }

private:
    const ToneBasis& basis_;
    const TakenOut& without_;
};

} // namespace stormdrill::scoring::tone_engine
