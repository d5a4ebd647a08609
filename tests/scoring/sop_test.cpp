#include "tests/catch.hpp"

#include <set>
#include <tuple>

#include "base/diagnostics.hpp"
#include "scoring/scorecard.hpp"
#include "scoring/sop.hpp"
#include "scoring/turn_watch.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
/// A small good SOP, with one piece replaced by another.
std::string small_sop(const std::string& from = "", const std::string& to = "") {
    std::string text = "sop: 1\n"
                       "id: small\n"
                       "title: {en: Small, zh-TW: 小}\n"
                       "severity:\n"
                       "  posts_per_hour_per_100000: {level_2: 20, level_3: 50, level_4: 200}\n"
                       "  least_level_with_harm: 3\n"
                       "  least_level_with_national_media: 3\n"
                       "volume_turn: {factor: 2, least_posts: 20}\n"
                       "calm: {share_of_peak: 0.25, lasts: 6h}\n"
                       "workload: {idle_after: 30m, overload_items: 8}\n"
                       "phases:\n"
                       "  - {id: detect, weight: 60, title: {en: Detect, zh-TW: 監控}}\n"
                       "  - {id: reply, weight: 40, title: {en: Reply, zh-TW: 回應}}\n"
                       "clauses:\n"
                       "  - id: D1\n"
                       "    phase: detect\n"
                       "    measure: first_flag\n"
                       "    weight: 1\n"
                       "    title: {en: Notice, zh-TW: 察覺}\n"
                       "    rubric: {en: Soon, zh-TW: 快}\n"
                       "    targets: {2: {target: 1h, limit: 4h}, 3: {target: 30m, limit: 2h}, 4: {target: "
                       "15m, limit: 1h}}\n"
                       "  - id: R6\n"
                       "    phase: reply\n"
                       "    measure: reply_attacks\n"
                       "    weight: 1\n"
                       "    title: {en: Polite, zh-TW: 有禮}\n"
                       "    rubric: {en: No attack, zh-TW: 不攻擊}\n";
    if (!from.empty()) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

/// The first line of every error.
std::string errors(const std::string& text) {
    try {
        (void)parse_sop(text, "x.yaml");
    } catch (const AuthorError& error) {
        std::string out;
        for (const Diagnostic& d : error.diagnostics().all())
            out += std::to_string(d.where.line) + ":" + std::to_string(d.where.column) + " " + d.path + ": " +
                   d.message + "\n";
        return out;
    }
    return "";
}
} // namespace

TEST_CASE("the default SOP holds every clause of the guide, and its phases add up") {
    const Sop sop = drills::default_sop();
    std::set<std::string> expected;
    for (const auto& [letter, number] : std::vector<std::pair<char, int>>{
             {'P', 10}, {'D', 4}, {'A', 3}, {'M', 4}, {'S', 7}, {'R', 8}, {'C', 3}, {'V', 5}, {'L', 3}})
        for (int i = 1; i <= number; ++i)
            expected.insert(letter + std::to_string(i));
    std::set<std::string> found;
    for (const Clause& clause : sop.clauses) {
        found.insert(clause.id);
        CHECK(clause.weight ==
              (std::set<std::string>{"S1", "S2", "S3", "R1", "R2", "R4"}.contains(clause.id) ? 2 : 1));
    }
    CHECK(found == expected);
    CHECK(sop.phases.size() == 9);
    CHECK(sop.clause("P10")->measure == "rehearsal");
    CHECK(sop.clause("X1") == nullptr);
}

TEST_CASE("levels follow posts per hour per 100,000 people, harm and national media") {
    const Sop sop = drills::default_sop();
    CHECK(sop.level(1.9, 10'000, false, false) == 1);
    CHECK(sop.level(2, 10'000, false, false) == 2);
    CHECK(sop.level(5, 10'000, false, false) == 3);
    CHECK(sop.level(20, 10'000, false, false) == 4);
    CHECK(sop.level(0, 10'000, true, false) == 3);
    CHECK(sop.level(0, 10'000, false, true) == 3);
    CHECK(sop.level(20, 10'000, true, true) == 4);
}

TEST_CASE("targets: level 1 is level 2 doubled, untimed clauses have none") {
    const Sop sop = drills::default_sop();
    CHECK(sop.target("S1", 3)->target == hours(1));
    CHECK(sop.target("S1", 1)->target == hours(4));
    CHECK(sop.target("S1", 1)->limit == hours(16));
    CHECK_FALSE(sop.target("S2", 3).has_value());
    CHECK_FALSE(sop.target("X9", 3).has_value());
}

TEST_CASE("timing: full up to the target, none from the limit, even in between") {
    const TimeTarget target{minutes(30), minutes(120)};
    CHECK(timing_share(minutes(-5), target) == 1);
    CHECK(timing_share(minutes(30), target) == 1);
    CHECK(timing_share(minutes(75), target) == Approx(0.5));
    CHECK(timing_share(minutes(120), target) == 0);
    CHECK(timing_share(hours(30), target) == 0);
}

TEST_CASE("a good small SOP reads without a word") {
    CHECK(errors(small_sop()) == "");
}

TEST_CASE("a broken SOP says what is wrong, where, and what was meant") {
    CHECK(errors(small_sop("first_flag", "first_flg")).starts_with("17:14 clauses[0].measure: "));
    CHECK(errors(small_sop("first_flag", "first_flg")).find("did you mean 'first_flag'?") !=
          std::string::npos);
    CHECK(errors(small_sop("id: R6", "id: D1")) ==
          "22:5 clauses[1]: a second clause 'D1' (first on line 15)\n");
    CHECK(errors(small_sop("id: R6", "id: reply-six")) ==
          "22:9 clauses[1].id: expected a clause id such as S1 (capital letters, then digits), got "
          "\"reply-six\"\n");
    CHECK(errors(small_sop("  - id: R6\n    phase", "  - phase")) == "22:5 clauses[1]: missing key 'id'\n");
    CHECK(errors(small_sop("weight: 60", "weight: 50")) ==
          "12:5 phases[0]: the weights of the phases must add up to 100, they add up to 90\n");
    CHECK(errors(small_sop("weight: 1\n", "weight: 0\n")) ==
          "18:13 clauses[0].weight: a weight must be above 0, got 0\n");
    CHECK(errors(small_sop("weight: 1\n", "weight: -2\n")) ==
          "18:13 clauses[0].weight: a weight must be above 0, got -2\n");
    CHECK(errors(small_sop("limit: 2h", "limit: 30m")) ==
          "21:46 clauses[0].targets.3: the limit (30m) must lie after the target (30m)\n");
    CHECK(errors(small_sop("3: {target: 30m, limit: 2h}, ", "")) ==
          "21:14 clauses[0].targets: missing key '3'\n");
    CHECK(errors(small_sop("4: {target", "5: {target")) ==
          "21:14 clauses[0].targets: missing key '4'\n21:72 clauses[0].targets: unknown key '5'; did you "
          "mean '1'?\n");
    CHECK(errors(small_sop("    targets: {2: {target: 1h, limit: 4h}, 3: {target: 30m, limit: 2h}, 4: "
                           "{target: 15m, limit: 1h}}\n",
                           "")) ==
          "17:14 clauses[0].measure: the measure 'first_flag' is timed: the clause needs 'targets'\n");
    CHECK(errors(small_sop("phase: reply", "phase: replay")).starts_with("23:12 clauses[1].phase: "));
    CHECK(errors(small_sop("phase: reply", "phase: detect")) ==
          "15:3 clauses: no clause belongs to the phase 'reply'\n");
    CHECK(errors(small_sop("level_3: 50", "level_3: 10")) ==
          "5:30 severity.posts_per_hour_per_100000: each level must begin at more posts than the one below "
          "it\n");
    CHECK(errors(small_sop("measure: reply_attacks", "measure: reply_attacks\n    parameters: {cup: 0.4}")) ==
          "25:18 clauses[1].parameters.cup: the measure 'reply_attacks' has no parameter 'cup'; did you mean "
          "'cap'?\n");
}

TEST_CASE("all errors of an SOP come in one run") {
    std::string text = small_sop("weight: 60", "weight: 50");
    text.replace(text.find("first_flag"), 10, "nonsense__");
    text += "colour: blue\n";
    const std::string all = errors(text);
    CHECK(all.find("add up to 90") != std::string::npos);
    CHECK(all.find("clauses[0].measure") != std::string::npos);
    CHECK(all.find("unknown key 'colour'") != std::string::npos);
}

TEST_CASE("a parameter of the SOP overrides the default of the measure") {
    const Sop sop = parse_sop(
        small_sop("measure: reply_attacks", "measure: reply_attacks\n    parameters: {cap: 0.3}"), "x.yaml");
    CHECK(sop.clause("R6")->parameters.at("cap") == 0.3);
}

TEST_CASE("parameters that would turn a line round are refused", "[sop]") {
    const std::string swapped = small_sop("measure: reply_attacks", "measure: reply_tone\n    parameters: "
                                                                    "{tone_none: 90}");
    CHECK(errors(swapped) ==
          "25:17 clauses[1].parameters: 'tone_none' (90) must not lie above 'tone_full' (80)\n");
}

TEST_CASE("a clause with an id of its own says which clause of the guide it stands for", "[sop]") {
    const Sop sop = parse_sop(small_sop("id: R6", "id: X1\n    stands_for: R6"), "x.yaml");
    CHECK(sop.clause("X1")->stands_for == "R6");
    CHECK(sop.clause("D1")->stands_for == "D1");
    CHECK(errors(small_sop("id: R6", "id: X1\n    stands_for: r6")) ==
          "23:17 clauses[1].stands_for: expected a clause id such as S1 (capital letters, then digits), got "
          "\"r6\"\n");
}

TEST_CASE("calm is measured above rest: an arousal that nobody falls below is no anger", "[sop]") {
    const Sop sop = drills::default_sop();
    CHECK(sop.is_calm(0.009, 0.04));
    CHECK_FALSE(sop.is_calm(0.011, 0.04));
    CHECK_FALSE(sop.is_calm(0, 0)); // nothing ever rose, so nothing calmed
    Truth truth;
    truth.resting_anger = 0.05;
    truth.public_anger = 0.06;
    truth.peak_public_anger = 0.09;
    CHECK(truth.anger_added() == Approx(0.01));
    CHECK(truth.peak_anger_added() == Approx(0.04));
    truth.public_anger = 0.049; // a last bit of a sum
    CHECK(truth.anger_added() == 0);
}

TEST_CASE("turns follow the SOP that watches: another draws its lines elsewhere", "[sop]") {
    const Sop usual = drills::default_sop(), strict = drills::golden_hour_sop();
    std::vector<Turn> by_usual, by_strict;
    TurnWatch usual_watch, strict_watch;
    for (int i = 0; i < 4; ++i) {
        Truth truth;
        truth.at = {600 * i};
        truth.crisis_posts = truth.crisis_posts_last_hour =
            5 * i; // of 10,000 people: 0, 50, 100, 150 per 10^5
        truth.growth = 1.6;
        for (const auto& [sop, watch, turns] :
             {std::tuple{&usual, &usual_watch, &by_usual}, std::tuple{&strict, &strict_watch, &by_strict}}) {
            truth.level = level_of(truth, *sop, 10'000, false);
            for (Turn& turn : watch->look(truth, *sop))
                turns->push_back(turn);
        }
    }
    const auto told = [](const std::vector<Turn>& turns) {
        std::string out;
        for (const Turn& turn : turns)
            out += std::to_string(turn.at.seconds) + " " + turn.kind + " " + turn.what + "; ";
        return out;
    };
    CHECK(told(by_usual) == "600 level 1→3; ");
    CHECK(told(by_strict) == "600 level 1→3; 1200 level 3→4; 1200 volume 10 posts/h; ");
}

TEST_CASE("the same drill by both SOPs: other scores, and each says why", "[sop]") {
    const Sop usual = drills::default_sop(), strict = drills::golden_hour_sop();
    const Transcript drill = drills::mediocre();
    const Scorecard by_usual = score_process(drill, usual), by_strict = score_process(drill, strict);
    CHECK(by_strict.total < by_usual.total - 5);
    CHECK(by_strict.clauses.size() < by_usual.clauses.size());
    const auto clause = [](const Scorecard& card, const std::string& id) {
        for (const ClauseScore& found : card.clauses)
            if (found.id == id) return found;
        FAIL("no clause " << id);
        return ClauseScore{};
    };
    Transcript later = drill; // an hour after the first post: in time by one, far too late by the other
    later.statements[0].published->at = drills::at(2);
    const ClauseScore first = clause(score_process(later, usual), "S1"),
                      golden = clause(score_process(later, strict), "G1");
    CHECK(first.share == 1);
    CHECK(first.evidence.front().text.en == "first statement 1 h after the first crisis post (target 1 h)");
    CHECK(golden.share == 0);
    CHECK(golden.evidence.front().text.en ==
          "first statement 1 h after the first crisis post (target 15 min)");
    CHECK(golden.max > first.max);
    // Scenarios and tone rules know the guide's ids only.
    Transcript marked = drill;
    TextRecord& text = marked.statements[0].variants[0];
    text.text = "We follow the regulations.";
    text.tone.findings = {{"legalese.rules", "S4", 0, 9, -9}};
    CHECK(clause(score_process(marked, strict), "S4").evidence.front().quote == "We follow");
}
