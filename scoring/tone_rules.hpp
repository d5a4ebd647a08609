#pragma once
/// The rule files of scoring/tone/, read strictly and compiled. Their format is told in
/// scoring/tone/README.md.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "base/language.hpp"
#include "scoring/quantity_words.hpp"
#include "scoring/sop.hpp"
#include "scoring/tone.hpp"
#include "scoring/tone_effect.hpp"
#include "scoring/tone_fold.hpp"
#include "scoring/tone_verdict.hpp"
#include "scoring/tone_weights.hpp"

namespace stormdrill::scoring::tone_engine {

struct Rule {
    std::string id;
    std::string clause;
    Effect effect = Effect::concrete;
    std::vector<Effect> also;
    std::uint8_t strength = 0; ///< moves: 1 formula, 2 own words, 3 concrete
    std::int32_t points = 0;   ///< faults: what they take, as a negative number
    /// Manner: what `at_most` occurrences and more give or take, in a statement and in a reply; fewer give
    /// their share.
    std::array<std::int32_t, 2> worth{};
    std::int32_t at_most = 1;
    Bilingual advice;
    std::optional<TextKind> only_in;
    bool skip_if_innocent = false; ///< does not fire where the company is not at fault
    bool skip_if_quoted = false;
    bool raised_by_concrete =
        false; ///< strength 3 when a concrete detail stands in the same or the next sentence
    /// A broad rule: it does not stand in a text that owns the fault and puts it right, unless a "but" takes
    /// the apology back.
    bool doubted_if_owned = false;
    /// Conditions on the sentence (needs, unless), on the match's clause (unless_clause), on what stands
    /// before the match in its clause (unless_before) or after it in its sentence (unless_after). Null: no
    /// condition.
    std::unique_ptr<RE2> needs, unless, unless_clause, unless_before, unless_after;
    std::vector<Effect> cancelled_nearby_by; ///< same sentence or a neighbour
    std::vector<Effect> cancelled_by;        ///< anywhere in the text
    std::vector<Effect>
        only_near;             ///< fires only where one of these fires in the same sentence or a neighbour
    bool has_patterns = false; ///< false: found by the engine, the file holds only points and advice
    std::vector<std::string> matches, rejects; ///< the rule's own test
};

struct Pattern {
    std::size_t rule = 0;
    std::unique_ptr<RE2> expression;
};

/// Which letters a pattern is written in. A sentence without Chinese characters need not try Chinese
/// patterns.
enum class Script : std::uint8_t { any, latin, han };

/// Tells which of some patterns occur at all. One automaton for all patterns would outgrow any memory and be
/// built anew for every text.
struct PrefilterGroup {
    Script script = Script::any;
    std::vector<std::size_t> patterns; ///< indices; the set's ids are offsets into them
    std::unique_ptr<RE2::Set> set;
};

struct RuleSet {
    Folder folder;
    std::vector<Rule> rules;
    std::map<std::string, std::size_t, std::less<>> rule_by_id;
    std::vector<Pattern> patterns;
    std::vector<PrefilterGroup> prefilters;
    Weights weights;
    std::vector<Verdict> verdicts;
    QuantityWords quantity_words;
    std::string hash;
};

/// Reads rules (*.yaml), quantities.yaml, verdicts.yaml and weights.yaml of `folder`, with the points that
/// `sop` changes (its section `tone:`); null: none. Throws AuthorError with every located error.
[[nodiscard]] RuleSet load_rules(const std::filesystem::path& folder, const Sop* sop = nullptr);

} // namespace stormdrill::scoring::tone_engine
