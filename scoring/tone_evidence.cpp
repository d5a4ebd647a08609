#include "scoring/tone_evidence.hpp"

#include <algorithm>
#include <map>

#include "base/diagnostics.hpp"
#include "scoring/tone_aggregate.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr double copied = 0.6; // Jaccard of 5-grams from which a reply counts as the same text again

ToneBasis::Rule rule_as_it_is(const Rule& rule, TextKind kind) {
    ToneBasis::Rule out;
    out.id = rule.id;
    out.clause = rule.clause;
    out.points = rule.points;
    out.effects = {rule.effect};
    out.effects.insert(out.effects.end(), rule.also.begin(), rule.also.end());
    out.cancelled_by = rule.cancelled_by;
    out.cancelled_nearby_by = rule.cancelled_nearby_by;
    out.only_near = rule.only_near;
    out.raised_by_concrete = rule.raised_by_concrete;
    out.doubted_if_owned = rule.doubted_if_owned;
    out.worth = rule.worth[kind == TextKind::statement ? 0 : 1];
    out.at_most = rule.at_most;
    return out;
}

void add_phrases(const RuleSet& rules, const Evidence& evidence, ToneBasis& out) {
    std::map<std::size_t, std::uint32_t> number_of_rule;
    const std::vector<std::uint32_t>& origin = evidence.text.origin;
    for (const Hit& hit : evidence.candidates) {
        const auto [at, fresh] =
            number_of_rule.try_emplace(hit.rule, static_cast<std::uint32_t>(out.rules.size()));
        if (fresh) out.rules.push_back(rule_as_it_is(rules.rules[hit.rule], out.kind));
        const std::uint32_t start = origin[hit.span.begin];
        out.phrases.push_back({at->second, hit.strength, start,
                               std::max(origin[hit.span.end - 1] + 1, start + 1),
                               static_cast<std::uint32_t>(hit.sentence), 0});
    }
}

/// Numbers the concrete phrases by their words, those inside another one left out.
void number_particulars(const RuleSet& rules, const Evidence& evidence, ToneBasis& out) {
    const std::vector<Standing> stands = standing(out, {});
    const std::string_view text = evidence.text.text;
    std::map<std::string_view, std::uint32_t> number_of_words;
    std::size_t last_end = 0;
    for (std::size_t i = 0; i < evidence.candidates.size(); ++i) {
        const Hit& hit = evidence.candidates[i];
        if (!stands[i].stands || rules.rules[hit.rule].effect != Effect::concrete) continue;
        const bool inside = hit.span.begin < last_end;
        last_end = std::max(last_end, hit.span.end + 1);
        if (inside) continue;
        const std::string_view words = text.substr(hit.span.begin, hit.span.end - hit.span.begin);
        out.phrases[i].particular =
            number_of_words.try_emplace(words, static_cast<std::uint32_t>(number_of_words.size() + 1))
                .first->second;
    }
}

/// An apology, and a fault that follows in the same sentence after a "but".
void pair_what_is_taken_back(const RuleSet& rules, const Evidence& evidence, ToneBasis& out) {
    const std::string_view text = evidence.text.text;
    for (std::size_t i = 0; i < evidence.candidates.size(); ++i) {
        const Hit& apology = evidence.candidates[i];
        if (!has_effect(rules.rules[apology.rule], Effect::regret)) continue;
        for (std::size_t j = 0; j < evidence.candidates.size(); ++j) {
            const Hit& hit = evidence.candidates[j];
            const Rule& rule = rules.rules[hit.rule];
            const bool excuses = has_effect(rule, Effect::defensive) ||
                                 has_effect(rule, Effect::blame_shift) ||
                                 has_effect(rule, Effect::argumentative) || has_effect(rule, Effect::denies);
            if (excuses && hit.sentence == apology.sentence && hit.span.end > apology.span.end &&
                has_contrast(text.substr(apology.span.end, hit.span.begin - apology.span.end)))
                out.taken_back.emplace_back(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j));
        }
    }
}

/// The same words with the same words after them, or places that overlap.
bool says_the_same(std::string_view text, const Span& a, const Span& b) {
    constexpr std::size_t words_after = 14; // bytes
    if (b.begin < a.end && a.begin < b.end) return true;
    const std::string_view first = text.substr(a.begin, a.end - a.begin + words_after);
    const std::string_view second = text.substr(b.begin, b.end - b.begin + words_after);
    return first.starts_with(second) || second.starts_with(first);
}

/// Numbers the phrases of manner: one that says the same as an earlier one of its rule gets its number.
void number_manner(const RuleSet& rules, const Evidence& evidence, ToneBasis& out) {
    std::map<std::size_t, std::vector<std::size_t>> different; // by rule: the first of each number
    for (std::size_t i = 0; i < evidence.candidates.size(); ++i) {
        const Hit& hit = evidence.candidates[i];
        if (rules.rules[hit.rule].effect != Effect::manner) continue;
        std::vector<std::size_t>& earlier = different[hit.rule];
        const auto same = std::find_if(earlier.begin(), earlier.end(), [&](std::size_t one) {
            return says_the_same(evidence.text.text, evidence.candidates[one].span, hit.span);
        });
        out.phrases[i].particular = static_cast<std::uint32_t>(same - earlier.begin()) + 1;
        if (same == earlier.end()) earlier.push_back(i);
    }
}

} // namespace

ToneBasis basis_of(const RuleSet& rules, const Evidence& evidence) {
    ToneBasis out;
    out.kind = evidence.circumstances.kind;
    out.at_fault = evidence.circumstances.at_fault;
    out.copied = evidence.repeats_earlier >= copied;
    out.shared_identifiers = static_cast<std::uint32_t>(evidence.overlap.identifiers);
    out.shared_words = static_cast<std::uint32_t>(evidence.overlap.words);
    out.shared_pairs = static_cast<std::uint32_t>(evidence.overlap.pairs);
    out.shared_runs = static_cast<std::uint32_t>(evidence.overlap.runs);
    add_phrases(rules, evidence, out);
    number_particulars(rules, evidence, out);
    pair_what_is_taken_back(rules, evidence, out);
    number_manner(rules, evidence, out);
    for (const std::string_view id : whole_text_rules) {
        const auto found = rules.rule_by_id.find(id);
        SD_ASSERT(found != rules.rule_by_id.end()); // load_rules() checks that they are there
        const Rule& rule = rules.rules[found->second];
        out.whole.push_back({rule.clause, rule.points});
    }
    const bool statement = out.kind == TextKind::statement, innocent = out.at_fault == AtFault::no;
    const Weights& all = rules.weights;
    const KindWeights& weights = statement ? (innocent ? all.statement_innocent : all.statement)
                                           : (innocent ? all.reply_innocent : all.reply);
    out.base = out.at_fault == AtFault::unknown ? weights.base_if_unknown : weights.base;
    out.moves = weights.moves;
    out.caps = all.caps;
    out.verdicts = rules.verdicts;
    return out;
}

std::vector<Hit> standing_hits(const ToneBasis& basis, const std::vector<Hit>& candidates) {
    const std::vector<Standing> stands = standing(basis, {});
    std::vector<Hit> out;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!stands[i].stands) continue;
        out.push_back(candidates[i]);
        out.back().strength = static_cast<std::uint8_t>(stands[i].strength);
    }
    return out;
}

std::vector<Hit> find_hits(const RuleSet& rules, const FoldedText& text, const Segments& segments,
                           const Circumstances& circumstances) {
    Evidence evidence;
    evidence.circumstances = circumstances;
    evidence.text = text;
    evidence.candidates = find_candidates(rules, text, segments, circumstances);
    return standing_hits(basis_of(rules, evidence), evidence.candidates);
}

} // namespace stormdrill::scoring::tone_engine
