#pragma once
/// What a tone rule can say of a phrase. Moves add (with a strength), faults take, signals only inform other
/// rules.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stormdrill::scoring::tone_engine {

enum class Effect : std::uint8_t {
    // moves
    acknowledge,
    responsibility,
    regret,
    repair,
    explanation,
    repentance,
    forgiveness,
    empathy,
    personal,
    thanks,
    contact,
    update,
    evidence,
    detail, ///< found by the engine: how many particulars the text holds
    // faults
    blame_shift,
    vague,
    empty_promise,
    argumentative,
    attack,
    canned,
    non_apology,
    legalese,
    defensive,
    humour_misfire,
    fault,
    // signals
    denies,
    offers_money,
    concrete,
    event,
    minimised,
    to_the_scorer,
    key_word,
    speaks,    ///< names who speaks or who is spoken to
    defends,   ///< a small sign of self-defence: one is nothing, several make a defensive text
    disputes,  ///< a small sign of argument with the reader, likewise
    manner,    ///< how it is said: as a person, to a person, plainly; counted, worth a little each time
    in_person, ///< somebody speaks as "I"
};
inline constexpr std::size_t effect_count = static_cast<std::size_t>(Effect::in_person) + 1;
[[nodiscard]] std::string_view effect_name(Effect effect);
[[nodiscard]] std::optional<Effect> parse_effect(std::string_view name);
[[nodiscard]] constexpr bool is_move(Effect effect) {
    return effect <= Effect::detail;
}
[[nodiscard]] constexpr bool is_fault(Effect effect) {
    return effect > Effect::detail && effect <= Effect::fault;
}

} // namespace stormdrill::scoring::tone_engine
