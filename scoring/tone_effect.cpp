#include "scoring/tone_effect.hpp"

#include <array>

namespace stormdrill::scoring::tone_engine {

namespace {
constexpr std::array<std::string_view, effect_count> effect_names{
    "acknowledge",   "responsibility", "regret",       "repair",   "explanation",   "repentance",
    "forgiveness",   "empathy",        "personal",     "thanks",   "contact",       "update",
    "evidence",      "detail",         "blame_shift",  "vague",    "empty_promise", "argumentative",
    "attack",        "canned",         "non_apology",  "legalese", "defensive",     "humour_misfire",
    "fault",         "denies",         "offers_money", "concrete", "event",         "minimised",
    "to_the_scorer", "key_word",       "speaks",       "defends",  "disputes",      "manner",
    "in_person"};
} // namespace

std::string_view effect_name(Effect effect) {
    return effect_names[static_cast<std::size_t>(effect)];
}

std::optional<Effect> parse_effect(std::string_view name) {
    for (std::size_t i = 0; i < effect_count; ++i)
        if (effect_names[i] == name) return static_cast<Effect>(i);
    return std::nullopt;
}

} // namespace stormdrill::scoring::tone_engine
