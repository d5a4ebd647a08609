#include "scoring/tone_measure.hpp"

#include <algorithm>

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::int32_t most_rules = 3, most_details = 4, most_taken_up = 4;

void measure_phrases(const ToneBasis& basis, const std::vector<Standing>& stands, const TakenOut& without,
                     Measures& out) {
    const Phrases phrases(basis, without);
    std::array<std::set<std::uint32_t>, effect_count> rules;
    std::set<std::uint32_t> details;
    for (std::size_t i = 0; i < basis.phrases.size(); ++i) {
        if (!stands[i].stands) continue;
        for (const Effect effect : phrases.rule(i).effects) {
            if (!phrases.says(i, effect)) continue;
            std::int32_t& measured = out[measure_of(effect)];
            if (is_move(effect)) {
                measured = std::max({measured, 1, static_cast<std::int32_t>(stands[i].strength)});
            } else {
                std::set<std::uint32_t>& different = rules[measure_of(effect)];
                different.insert(basis.phrases[i].rule);
                measured = std::min(most_rules, static_cast<std::int32_t>(different.size()));
            }
        }
        if (phrases.rule(i).effects.front() == Effect::concrete && basis.phrases[i].particular > 0)
            details.insert(basis.phrases[i].particular);
    }
    out[measure_of(Circumstance::details)] =
        std::min(most_details, static_cast<std::int32_t>(details.size()));
}

} // namespace

Measures measure(const ToneBasis& basis, const std::vector<Standing>& stands, const TakenOut& without) {
    Measures out{};
    measure_phrases(basis, stands, without, out);
    out[measure_of(Circumstance::reply)] = basis.kind == TextKind::reply ? 1 : 0;
    out[measure_of(Circumstance::guilty)] = basis.at_fault == AtFault::yes ? 1 : 0;
    out[measure_of(Circumstance::innocent)] = basis.at_fault == AtFault::no ? 1 : 0;
    const std::uint32_t shared =
        2 * basis.shared_identifiers + basis.shared_words + basis.shared_pairs / 2 + basis.shared_runs;
    if (!without.whole.contains("text.personalised"))
        out[measure_of(Circumstance::taken_up)] =
            std::min(most_taken_up, static_cast<std::int32_t>(std::min<std::uint32_t>(shared, 100)));
    return out;
}

} // namespace stormdrill::scoring::tone_engine
