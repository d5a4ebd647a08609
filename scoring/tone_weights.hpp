#pragma once
/// How moves and faults add up: scoring/tone/weights.yaml.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/yaml.hpp"

namespace stormdrill::scoring::tone_engine {

/// Points of one kind of text. Every move counts once, at its greatest strength.
struct KindWeights {
    std::int32_t base = 0;
    std::int32_t base_if_unknown = 0; ///< where nobody knows yet who is at fault: less is expected
    /// [effect][strength - 1]; moves that the file does not name give nothing.
    std::vector<std::array<std::int32_t, 3>> moves;
};

/// The most a text may reach when something holds.
struct Caps {
    std::int32_t no_language = 0, attack = 0, argumentative = 0, non_apology = 0, no_apology_at_fault = 0,
                 no_move = 0, no_substance = 0, denial_at_fault = 0, offers_nothing = 0;
    bool operator==(const Caps&) const = default;
};

struct Weights {
    /// The innocent ones hold where the scenario says that the company is not at fault: no apology is due.
    KindWeights statement, statement_innocent, reply, reply_innocent;
    Caps caps;
    /// The language gate: words and characters that running text cannot do without.
    std::set<std::string, std::less<>> english_function_words;
    std::set<char32_t> chinese_function_characters;
    /// English words that no sentence has right after the first one: the of, to we.
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> never_after;
};

/// Reports to the document's diagnostics.
[[nodiscard]] Weights read_weights(YamlMap top);

/// The kinds of text as the file names them, with their weights.
inline constexpr std::array<std::pair<const char*, KindWeights Weights::*>, 4> text_kinds{
    {{"statement", &Weights::statement},
     {"statement_innocent", &Weights::statement_innocent},
     {"reply", &Weights::reply},
     {"reply_innocent", &Weights::reply_innocent}}};
/// The caps by the names of the file.
inline constexpr std::array<std::pair<const char*, std::int32_t Caps::*>, 9> cap_names{
    {{"no_language", &Caps::no_language},
     {"attack", &Caps::attack},
     {"argumentative", &Caps::argumentative},
     {"non_apology", &Caps::non_apology},
     {"no_apology_at_fault", &Caps::no_apology_at_fault},
     {"no_move", &Caps::no_move},
     {"no_substance", &Caps::no_substance},
     {"denial_at_fault", &Caps::denial_at_fault},
     {"offers_nothing", &Caps::offers_nothing}}};
/// One line of `moves:`, the place of its effect and its points; nothing where it has errors.
[[nodiscard]] std::optional<std::pair<std::size_t, std::array<std::int32_t, 3>>>
read_move(const YamlMap::Entry& entry);

} // namespace stormdrill::scoring::tone_engine
