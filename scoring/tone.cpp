#include "scoring/tone.hpp"

#include <algorithm>
#include <utility>

#include "scoring/tone_aggregate.hpp"
#include "scoring/tone_evidence.hpp"
#include "scoring/tone_gate.hpp"
#include "scoring/tone_key_words.hpp"

namespace stormdrill::scoring {

using namespace tone_engine;

struct ToneScorer::Compiled {
    RuleSet rules;
};

std::string_view flag_name(Flag flag) {
    constexpr std::array<std::string_view, flag_count> names{
        "blame_shift",  "vague",       "empty_promise",   "argumentative", "attack",
        "canned",       "non_apology", "legalese",        "defensive",     "empathy",
        "personalised", "thanks",      "contact_channel", "humour_misfire"};
    return names[static_cast<std::size_t>(flag)];
}

Band band_of(std::int32_t tone) {
    return tone >= 70 ? Band::good : tone >= 40 ? Band::mixed : Band::bad;
}

std::string_view band_name(Band band) {
    switch (band) {
    case Band::good:
        return "good";
    case Band::mixed:
        return "mixed";
    case Band::bad:
        break;
    }
    return "bad";
}

ToneScorer ToneScorer::load(const std::filesystem::path& folder, const Sop* sop) {
    return ToneScorer(std::make_unique<const Compiled>(Compiled{load_rules(folder, sop)}));
}

ToneScorer::ToneScorer(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
ToneScorer::ToneScorer(ToneScorer&&) noexcept = default;
ToneScorer& ToneScorer::operator=(ToneScorer&&) noexcept = default;
ToneScorer::~ToneScorer() = default;

ToneResult ToneScorer::score(const TextInput& input) const {
    const RuleSet& rules = compiled_->rules;
    const std::string context = input.context.empty() ? std::string{} : rules.folder.fold(input.context).text;
    Evidence evidence;
    evidence.circumstances = {input.kind, input.at_fault};
    evidence.text = rules.folder.fold(input.text);
    auto basis = std::make_shared<ToneBasis>();
    for (bool again = true; again;) {
        evidence.text = without(evidence.text, segment(evidence.text.text).repeated);
        const std::string_view folded = evidence.text.text;
        const Segments segments = segment(folded);
        evidence.candidates = find_candidates(rules, evidence.text, segments, evidence.circumstances);
        if (!context.empty()) evidence.overlap = overlap_with(context, folded);
        const Wording own(input.earlier_replies.empty() ? std::string_view{} : folded);
        for (const Wording& earlier : input.earlier_replies)
            evidence.repeats_earlier = std::max(evidence.repeats_earlier, own.similarity(earlier));
        *basis = basis_of(rules, evidence);
        basis->is_language = is_language(rules, folded, standing_hits(*basis, evidence.candidates));
        // What is language only for its list of key words is none, and the rest is scored without the list.
        const std::vector<Span> lists = key_word_lists(rules, folded, segments, evidence.candidates);
        again = basis->is_language && !lists.empty();
        if (again) evidence.text = without(evidence.text, lists);
    }
    ToneResult result = sum_up(*basis).result;
    result.basis = std::move(basis);
    return result;
}

void ToneScorer::warm_up() const {
    for (const std::string& example : examples())
        static_cast<void>(score({TextKind::statement, AtFault::yes, {}, example, {}}));
}

std::vector<std::string> ToneScorer::examples() const {
    std::vector<std::string> all;
    for (const Rule& rule : compiled_->rules.rules) {
        all.insert(all.end(), rule.matches.begin(), rule.matches.end());
        all.insert(all.end(), rule.rejects.begin(), rule.rejects.end());
    }
    return all;
}

Wording ToneScorer::wording(std::string_view text) const {
    return Wording(compiled_->rules.folder.fold(text).text);
}

const Bilingual& ToneScorer::advice(std::string_view rule) const {
    static const Bilingual none;
    const RuleSet& rules = compiled_->rules;
    const auto found = rules.rule_by_id.find(rule);
    return found == rules.rule_by_id.end() ? none : rules.rules[found->second].advice;
}

const RuleSet& ToneScorer::rules() const {
    return compiled_->rules;
}

const std::string& ToneScorer::rules_hash() const {
    return compiled_->rules.hash;
}

} // namespace stormdrill::scoring
