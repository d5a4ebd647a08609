// Verdicts: what a text as a whole is called, weighed from what stands in it.

#include "tests/catch.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "scoring/tone_aggregate.hpp"
#include "scoring/tone_measure.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;
using namespace stormdrill::scoring::tone_engine;

namespace {

/// The verdicts of a text, or every error as "line: path: message".
std::vector<Verdict> read(const std::string& yaml, std::string& errors) {
    Diagnostics diagnostics;
    std::vector<Verdict> verdicts;
    if (const auto document = YamlDocument::parse(yaml, "verdicts.yaml", diagnostics))
        verdicts = read_verdicts(document->root(diagnostics).map());
    for (const Diagnostic& d : diagnostics.all())
        errors +=
            (errors.empty() ? "" : " | ") + std::to_string(d.where.line) + ": " + d.path + ": " + d.message;
    return verdicts;
}

/// A text in which these effects were found, each at strength 2 in a sentence of its own.
ToneBasis text_that_says(const std::vector<Effect>& effects, std::vector<Verdict> verdicts) {
    ToneBasis basis;
    for (const Effect effect : effects) {
        const auto place = static_cast<std::uint32_t>(basis.rules.size());
        ToneBasis::Rule rule;
        rule.id = std::string(effect_name(effect)) + ".test";
        rule.clause = "S3";
        rule.effects = {effect};
        basis.rules.push_back(std::move(rule));
        basis.phrases.push_back({place, 2, 10 * place, 10 * place + 5, 3 * place, 0});
    }
    basis.whole.assign(whole_text_rules.size(), {"S3", 0});
    basis.base = 30;
    basis.moves.resize(static_cast<std::size_t>(Effect::detail) + 1);
    for (std::int32_t Caps::*cap : {&Caps::no_language, &Caps::attack, &Caps::argumentative,
                                    &Caps::non_apology, &Caps::no_apology_at_fault, &Caps::no_move,
                                    &Caps::no_substance, &Caps::denial_at_fault, &Caps::offers_nothing})
        basis.caps.*cap = 100;
    basis.verdicts = std::move(verdicts);
    return basis;
}

Verdict canned_by(std::int32_t start, std::vector<std::pair<Effect, std::int32_t>> signs,
                  bool phrase_decides) {
    Verdict verdict;
    verdict.flag = Flag::canned;
    verdict.start = start;
    verdict.phrase_decides = phrase_decides;
    for (const auto& [effect, weight] : signs)
        verdict.signs.emplace_back(static_cast<std::uint8_t>(measure_of(effect)), weight);
    return verdict;
}

bool tells(const ToneResult& result, const std::string& rule) {
    return std::any_of(result.findings.begin(), result.findings.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
}

} // namespace

TEST_CASE("a verdict weighs moves by their strength and faults by how many rules see them", "[verdict]") {
    const Verdict verdict = canned_by(-100, {{Effect::thanks, 40}, {Effect::canned, 30}}, false);
    Measures measures{};
    CHECK_FALSE(verdict.holds(measures));
    measures[measure_of(Effect::thanks)] = 1;
    measures[measure_of(Effect::canned)] = 1;
    CHECK_FALSE(verdict.holds(measures)); // 40 + 30 < 100
    measures[measure_of(Effect::canned)] = 2;
    CHECK(verdict.holds(measures)); // 40 + 60 = 100: the cut itself holds
    measures[measure_of(Effect::thanks)] = 0;
    CHECK_FALSE(verdict.holds(measures));
    measures[measure_of(Effect::canned)] = 0;
    measures[measure_of(Effect::thanks)] = 3;
    CHECK_FALSE(verdict.holds(measures)); // 120, but no fault to point at
}

TEST_CASE("small signs together raise a flag, tell of it and take nothing", "[verdict]") {
    const Verdict both = canned_by(-100, {{Effect::thanks, 25}, {Effect::vague, 60}}, false);
    const ToneResult one = sum_up(text_that_says({Effect::thanks}, {both})).result;
    CHECK_FALSE(has(one.flags, Flag::canned));
    CHECK_FALSE(tells(one, "verdict.canned"));
    const ToneResult two = sum_up(text_that_says({Effect::thanks, Effect::vague}, {both})).result;
    CHECK(has(two.flags, Flag::canned));
    CHECK(tells(two, "verdict.canned"));
    const ToneResult without = sum_up(text_that_says({Effect::thanks, Effect::vague}, {})).result;
    CHECK_FALSE(has(without.flags, Flag::canned));
    CHECK(two.tone == without.tone);
}

TEST_CASE("a phrase makes the whole text so only where the verdict says that it decides", "[verdict]") {
    for (const bool decides : {true, false}) {
        const Verdict never = canned_by(-999, {}, decides);
        const ToneResult result = sum_up(text_that_says({Effect::canned}, {never})).result;
        CHECK(has(result.flags, Flag::canned) == decides);
        CHECK(tells(result, "canned.test")); // the phrase is marked all the same
        CHECK_FALSE(tells(result, "verdict.canned"));
    }
}

TEST_CASE("a verdict that is overruled does not hold, nor one whose sign is overruled", "[verdict]") {
    const ToneBasis basis =
        text_that_says({Effect::thanks, Effect::vague}, {canned_by(-100, {{Effect::vague, 100}}, false)});
    const Summed before = sum_up(basis);
    REQUIRE(has(before.result.flags, Flag::canned));
    for (const std::string rule : {"verdict.canned", "vague.test"}) {
        TakenOut without;
        for (std::size_t i = 0; i < before.sources.size(); ++i)
            if (before.result.findings[i].rule == rule)
                without.take_out(basis, before.result.findings[i], before.sources[i]);
        INFO(rule);
        CHECK_FALSE(has(sum_up(basis, without).result.flags, Flag::canned));
    }
}

TEST_CASE("a broad accusation is doubted in a text that owns the fault, unless a but comes before it",
          "[verdict]") {
    ToneBasis basis =
        text_that_says({Effect::regret, Effect::repair, Effect::repentance, Effect::blame_shift}, {});
    basis.rules[3].points = -12;
    CHECK(has(sum_up(basis).result.flags, Flag::blame_shift));
    basis.rules[3].doubted_if_owned = true;
    CHECK(has(sum_up(basis).result.flags, Flag::blame_shift)); // sorry and two things more are not enough
    ToneBasis arguing =
        text_that_says({Effect::regret, Effect::repair, Effect::repentance, Effect::argumentative}, {});
    arguing.rules[3].points = -12;
    CHECK(has(sum_up(arguing).result.flags, Flag::argumentative));
    arguing.rules[3].doubted_if_owned = true;
    CHECK_FALSE(has(sum_up(arguing).result.flags, Flag::argumentative)); // for arguing they are
    ToneBasis owning = text_that_says(
        {Effect::regret, Effect::repair, Effect::repentance, Effect::empathy, Effect::blame_shift}, {});
    owning.rules[4].points = -12;
    CHECK(has(sum_up(owning).result.flags, Flag::blame_shift));
    owning.rules[4].doubted_if_owned = true;
    const ToneResult doubted = sum_up(owning).result;
    CHECK_FALSE(has(doubted.flags, Flag::blame_shift));
    CHECK_FALSE(tells(doubted, "blame_shift.test"));
    owning.taken_back.emplace_back(0, 4);
    CHECK(has(sum_up(owning).result.flags, Flag::blame_shift));
}

TEST_CASE("what is wrong with the file of verdicts is said where it stands", "[verdict]") {
    std::string errors;
    const std::vector<Verdict> good = read("verdicts:\n"
                                           "  - flag: canned\n"
                                           "    start: -61\n"
                                           "    phrase_decides: false\n"
                                           "    signs: {thanks: 111, reply: -17}\n",
                                           errors);
    CHECK(errors.empty());
    REQUIRE(good.size() == 1);
    CHECK(good[0].signs == std::vector<std::pair<std::uint8_t, std::int32_t>>{
                               {static_cast<std::uint8_t>(measure_of(Effect::thanks)), 111},
                               {static_cast<std::uint8_t>(measure_of(Circumstance::reply)), -17}});
    (void)read("verdicts:\n"
               "  - flag: canned\n"
               "    start: 5000\n"
               "    phrase_decides: maybe\n"
               "    signs: {thank: 1, reply: x}\n"
               "  - flag: canned\n"
               "    start: 0\n"
               "    phrase_decides: true\n"
               "    signs: {}\n"
               "  - flag: blame_shift\n"
               "    start: 0\n"
               "    phrase_decides: true\n"
               "    sings: {}\n",
               errors);
    INFO(errors);
    CHECK(errors.find("3: verdicts[0].start: ") != std::string::npos);
    CHECK(errors.find("4: verdicts[0].phrase_decides: ") != std::string::npos);
    CHECK(errors.find("'thanks'") != std::string::npos); // the nearest name is offered
    CHECK(errors.find("5: verdicts[0].signs.reply: ") != std::string::npos);
    CHECK(errors.find("6: verdicts[1].flag: there is a verdict on 'canned' already") != std::string::npos);
    CHECK(errors.find("10: verdicts[2].flag: ") != std::string::npos);
    CHECK(errors.find("unknown key 'sings'") != std::string::npos);
}

TEST_CASE("the verdicts that ship accuse nobody for saying more good things", "[verdict]") {
    const ToneScorer scorer = ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    TextInput input{TextKind::statement, AtFault::yes, {}, "We are sorry.", {}};
    const auto result = scorer.score(input);
    REQUIRE(result.basis->verdicts.size() == verdict_flags.size());
    for (const Verdict& verdict : result.basis->verdicts) {
        if (verdict.flag != Flag::defensive) continue;
        for (const auto& [measure, weight] : verdict.signs) {
            INFO(flag_name(verdict.flag) << " " << measure_name(measure));
            if (measure < effect_count && is_move(static_cast<Effect>(measure))) CHECK(weight <= 0);
            if (measure < effect_count && is_fault(static_cast<Effect>(measure))) CHECK(weight >= 0);
        }
    }
}
