// What an SOP changes of the points of tone.

#include "tests/catch.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "scoring/sop.hpp"
#include "scoring/tone.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
const std::filesystem::path root = STORMDRILL_SOURCE_DIR;

/// The default SOP with a section `tone:` at its end.
Sop sop_with(const std::string& tone) {
    return parse_sop(read_file(root / "scoring/sop/default.yaml", 4u << 20) + "\ntone:\n" + tone, "own.yaml");
}

ToneScorer scorer_with(const std::string& tone) {
    const Sop sop = sop_with(tone);
    return ToneScorer::load(root / "scoring/tone", &sop);
}

/// path: message of every error, whether the SOP or the rules find it.
std::string errors(const std::string& tone) {
    try {
        (void)scorer_with(tone);
    } catch (const AuthorError& error) {
        std::string out;
        for (const Diagnostic& d : error.diagnostics().all()) {
            CHECK(d.where.file == "own.yaml");
            CHECK(d.where.line > 100);
            out += (out.empty() ? "" : " | ") + d.path + ": " + d.message;
        }
        return out;
    }
    return "none";
}

ToneResult tone(const ToneScorer& scorer, const std::string& text) {
    TextInput input;
    input.at_fault = AtFault::yes;
    input.text = text;
    return scorer.score(input);
}

std::int32_t points(const ToneResult& result, const std::string& rule) {
    for (const Finding& finding : result.findings)
        if (finding.rule == rule) return finding.points;
    return 0;
}
const std::string denial = "We firmly deny these false accusations. Our product is perfectly safe.";
const std::string sorry = "We are sorry that your order arrived cold; we refund it in full today.";
} // namespace

TEST_CASE("an SOP changes what rules take, moves give and caps allow", "[tone_changes]") {
    const ToneScorer plain = ToneScorer::load(root / "scoring/tone");
    REQUIRE(points(tone(plain, denial), "denial.guilty") == -16);
    CHECK(points(tone(scorer_with("  points: {denial.guilty: -40}\n"), denial), "denial.guilty") == -40);
    const ToneResult off = tone(scorer_with("  off: [denial.guilty, denial.signal]\n"), denial);
    CHECK(points(off, "denial.guilty") == 0);
    CHECK_FALSE(off.denies);
    const std::int32_t before = tone(plain, sorry).tone;
    CHECK(tone(scorer_with("  moves: {statement: {repair: [0, 0, 0]}}\n"), sorry).tone < before);
    CHECK(tone(scorer_with("  moves: {reply: {repair: [0, 0, 0]}}\n"), sorry).tone == before);
    CHECK(tone(scorer_with("  caps: {no_apology_at_fault: 1, denial_at_fault: 1}\n"), denial).tone <= 1);
    CHECK(scorer_with("  points: {denial.guilty: -40}\n").rules_hash() != plain.rules_hash());
    const Sop untouched = load_sop(root / "scoring/sop/default.yaml");
    CHECK(ToneScorer::load(root / "scoring/tone", &untouched).rules_hash() == plain.rules_hash());
}

TEST_CASE("the golden hour asks for more", "[tone_changes]") {
    const Sop sop = load_sop(root / "scoring/sop/golden-hour.yaml");
    CHECK_FALSE(sop.tone.empty());
    const ToneScorer golden = ToneScorer::load(root / "scoring/tone", &sop);
    const ToneScorer plain = ToneScorer::load(root / "scoring/tone");
    const std::string vague =
        "We have noticed the discussion and attach great importance to it. We will look into it.";
    CHECK(tone(golden, vague).tone <= tone(plain, vague).tone);
}

TEST_CASE("what is wrong with an SOP's tone is said where it stands", "[tone_changes]") {
    CHECK(errors("  points: {denial.gilty: -40}\n") ==
          "tone.points.denial.gilty: there is no tone rule 'denial.gilty'; did you mean 'denial.guilty'?");
    CHECK(errors("  points: {denial.guilty: -101}\n") ==
          "tone.points.denial.guilty: expected a whole number from -100 to 0, got \"-101\"");
    CHECK(errors("  points: {cap.attack: -4}\n") ==
          "tone.points.cap.attack: the rule 'cap.attack' takes no points of its own; see 'moves' and 'caps'");
    CHECK(errors("  off: [cap.attack]\n") ==
          "tone.off[0]: the rule 'cap.attack' belongs to the engine and cannot be switched off");
    CHECK(errors("  off: [nonsense]\n") == "tone.off[0]: there is no tone rule 'nonsense'");
    CHECK(errors("  off: [denial.guilty, denial.guilty]\n") == "tone.off[1]: 'denial.guilty' stands twice");
    CHECK(errors("  off: [denial.guilty]\n  points: {denial.guilty: -1}\n") ==
          "tone.points.denial.guilty: 'denial.guilty' is switched off");
    CHECK(errors("  moves: {statement: {repair: [9, 3, 1]}}\n") != "none");
    CHECK(errors("  moves: {statement: {repare: [1, 2, 3]}}\n").find("'repair'") != std::string::npos);
    CHECK(errors("  moves: {statements: {repair: [1, 2, 3]}}\n").find("'statement'") != std::string::npos);
    CHECK(errors("  caps: {atack: 3}\n").find("'attack'") != std::string::npos);
    CHECK(errors("  caps: {attack: 300}\n") != "none");
    CHECK(errors("  penalties: {}\n") != "none");
}
