#pragma once
/// What a text as a whole is called: flags that no single phrase decides. Small signs speak for it or against
/// it, each with its weight (scoring/tone/verdicts.yaml). A verdict takes no points of itself: what it rests
/// on has taken them. The weights are fitted, by a program of the tests, to texts whose rules had not been
/// written after them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/yaml.hpp"
#include "scoring/tone.hpp"
#include "scoring/tone_effect.hpp"

namespace stormdrill::scoring::tone_engine {

/// What is weighed: first each effect (of a move its strength, 0-3; of a fault or signal how many rules say
/// it, 0-3), then the text's circumstances.
enum class Circumstance : std::uint8_t {
    reply,    ///< 1: a reply, 0: a statement
    guilty,   ///< 1: the scenario says that the company is at fault
    innocent, ///< 1: … that it is not
    details,  ///< numbers, times and mechanisms, each once, 0-4
    taken_up, ///< what it has in common with the post that is answered, 0-4
};
inline constexpr std::size_t measure_count =
    effect_count + static_cast<std::size_t>(Circumstance::taken_up) + 1;
using Measures = std::array<std::int32_t, measure_count>;
[[nodiscard]] constexpr std::size_t measure_of(Effect effect) {
    return static_cast<std::size_t>(effect);
}
[[nodiscard]] constexpr std::size_t measure_of(Circumstance circumstance) {
    return effect_count + static_cast<std::size_t>(circumstance);
}
/// By the names of the file. Nothing: no such measure.
[[nodiscard]] std::string_view measure_name(std::size_t measure);
[[nodiscard]] std::optional<std::size_t> parse_measure(std::string_view name);

/// The flags that there may be a verdict on. What attacks, blames, argues or apologises for nothing has
/// to be pointed at.
inline constexpr std::array verdict_flags{Flag::vague, Flag::canned, Flag::defensive};

struct Verdict {
    Flag flag = Flag::canned;
    std::int32_t start = 0; ///< before any sign, -999 to 999; from a sum of 0 the text is called so, if a
                            ///< fault or a small sign of one speaks for it
    std::vector<std::pair<std::uint8_t, std::int32_t>> signs; ///< measure, weight -999 to 999, by measure
    /// A phrase that is called so makes the whole text so; else only the sum does.
    bool phrase_decides = false;
    [[nodiscard]] bool holds(const Measures& measures) const;
    bool operator==(const Verdict&) const = default;
};

/// The rule that tells of it: "verdict.canned".
[[nodiscard]] std::string verdict_rule(Flag flag);

/// The file's `verdicts:`, at most one for each flag. Reports to the document's diagnostics.
[[nodiscard]] std::vector<Verdict> read_verdicts(YamlMap top);

} // namespace stormdrill::scoring::tone_engine
