#pragma once
/// What the tone of one text was summed up from, as integers and rule ids: enough to sum it up again without
/// the text, the rule files or the libraries that matched them. The log keeps it with the text, so that a
/// finding can be overruled later as if it had never been made.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scoring/tone.hpp"
#include "scoring/tone_effect.hpp"
#include "scoring/tone_verdict.hpp"
#include "scoring/tone_weights.hpp"

namespace stormdrill::scoring {

/// Findings about the text as a whole are the engine's; their points and advice stand in the rule files all
/// the same.
inline constexpr std::array<std::string_view, 26> whole_text_rules{
    "text.not_language",     "text.personalised",  "text.detailed",
    "text.copied",           "text.vague",         "text.gives_nothing",
    "text.false_confession", "cap.attack",         "cap.argumentative",
    "cap.non_apology",       "cap.denial",         "cap.no_apology",
    "cap.no_substance",      "cap.no_move",        "cap.scale",
    "missing.acknowledge",   "missing.apology",    "missing.explanation",
    "missing.solution",      "missing.prevention", "text.self_defence",
    "text.argues",           "cap.offers_nothing", "verdict.vague",
    "verdict.canned",        "verdict.defensive"};
/// Logs of before there were verdicts have so many, and no verdicts.
inline constexpr std::size_t whole_text_rules_before_verdicts = 23;

struct ToneBasis {
    /// A rule that fired in this text, as it was then.
    struct Rule {
        std::string id, clause;
        std::int32_t points = 0;                  ///< what a fault takes, as a negative number
        std::vector<tone_engine::Effect> effects; ///< its own first, then those that it carries along
        std::vector<tone_engine::Effect> cancelled_by, cancelled_nearby_by, only_near;
        bool raised_by_concrete = false;
        bool doubted_if_owned = false;
        std::int32_t worth = 0, at_most = 1; ///< manner: of so many occurrences, fewer give their share
        bool operator==(const Rule&) const = default;
    };
    /// A phrase in which a rule fired, also one that another phrase cancels.
    struct Phrase {
        std::uint32_t rule = 0; ///< in `rules`
        std::uint32_t strength = 0;
        std::uint32_t start = 0, end = 0; ///< code points of the text as typed, half open
        std::uint32_t sentence = 0;
        /// The same number for what counts once: of concrete phrases, by their words, 0 inside another one;
        /// of manner, within its rule.
        std::uint32_t particular = 0;
        bool operator==(const Phrase&) const = default;
    };
    /// One of whole_text_rules, as the rule file had it.
    struct Whole {
        std::string clause;
        std::int32_t points = 0;
        bool operator==(const Whole&) const = default;
    };

    TextKind kind = TextKind::statement;
    AtFault at_fault = AtFault::unknown;
    bool is_language = true;
    bool copied = false; ///< nearly the same as an earlier reply
    std::uint32_t shared_identifiers = 0, shared_words = 0, shared_pairs = 0,
                  shared_runs = 0; ///< with the post answered
    std::vector<Rule> rules;
    std::vector<Phrase> phrases; ///< in the order of the text
    /// Pairs of phrases: an apology, and what follows it in its sentence after a "but".
    std::vector<std::pair<std::uint32_t, std::uint32_t>> taken_back;
    /// Findings on what the text says of the matter (stated_facts.hpp); points as the rule has them.
    std::vector<Finding> facts;
    std::vector<Whole> whole;                       ///< one for each of whole_text_rules
    std::int32_t base = 0;                          ///< points of a text that says nothing
    std::vector<std::array<std::int32_t, 3>> moves; ///< [effect][strength - 1]
    tone_engine::Caps caps;
    std::vector<tone_engine::Verdict> verdicts;
    bool operator==(const ToneBasis&) const = default;
};

} // namespace stormdrill::scoring
