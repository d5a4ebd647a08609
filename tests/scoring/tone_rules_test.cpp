#include "tests/catch.hpp"

#include "scoring/tone_evidence.hpp"
#include "scoring/tone_match.hpp"
#include "scoring/tone_rules.hpp"

using namespace stormdrill::scoring;
using namespace stormdrill::scoring::tone_engine;

namespace {

const RuleSet& rules() {
    static const RuleSet loaded = load_rules(STORMDRILL_SOURCE_DIR "/scoring/tone");
    return loaded;
}

bool fires(std::size_t rule, const std::string& example) {
    const FoldedText folded = rules().folder.fold(example);
    const TextKind kind = rules().rules[rule].only_in.value_or(TextKind::statement);
    const Circumstances at_fault{kind, AtFault::yes};
    Evidence evidence{
        at_fault, folded, find_candidates(rules(), folded, segment(folded.text), at_fault), {}, 0};
    for (const Hit& hit : standing_hits(basis_of(rules(), evidence), evidence.candidates))
        if (hit.rule == rule) return true;
    return false;
}

} // namespace

TEST_CASE("every rule matches and rejects its own examples") {
    for (std::size_t i = 0; i < rules().rules.size(); ++i) {
        const Rule& rule = rules().rules[i];
        for (const std::string& example : rule.matches) {
            INFO(rule.id << " should match: " << example);
            CHECK(fires(i, example));
        }
        for (const std::string& example : rule.rejects) {
            INFO(rule.id << " should not match: " << example);
            CHECK_FALSE(fires(i, example));
        }
    }
}
