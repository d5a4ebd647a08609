// Evaluators: ratings beside the program's proposals, agreement, coverage.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "scoring/evaluation/evaluation.hpp"
#include "scoring/report/report.hpp"
#include "tests/catch.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
const Sop& sop() {
    static const Sop loaded = drills::default_sop();
    return loaded;
}

/// `count` pairs of each.
struct Cell {
    Rating first, second;
    int count;
};
std::vector<std::pair<Rating, Rating>> pairs_of(const std::vector<Cell>& cells) {
    std::vector<std::pair<Rating, Rating>> pairs;
    for (const Cell& cell : cells)
        pairs.insert(pairs.end(), static_cast<std::size_t>(cell.count), {cell.first, cell.second});
    return pairs;
}

Evaluation evaluation_of(const Transcript& drill) {
    return evaluate(drill, sop(), score_process(drill, sop()));
}

Proposal proposal(const Transcript& drill, const std::string& id) {
    const Proposals proposals = propose_ratings(drill, sop(), score_process(drill, sop()));
    for (const auto* list : {&proposals.clauses, &proposals.phases})
        for (const Proposal& one : *list)
            if (one.id == id) return one;
    FAIL("no proposal for " << id);
    return {};
}

std::string letter(const Proposal& proposal) {
    return proposal.rating ? std::string(rating_letter(*proposal.rating)) : "-";
}

GivenRating rating(const std::string& clause, const std::string& letter, const std::string& evaluator,
                   const std::string& note = "") {
    return {{drills::at(48), 0, "evaluator", 900}, clause, letter, note, evaluator, 0, ""};
}
} // namespace

TEST_CASE("kappa is what is computed by hand", "[evaluation]") {
    using enum Rating;
    // Two by two, 50 pairs: 20 and 15 agree. po = .7, pe = .5 * .6 + .5 * .4 = .5, kappa = .4 (P and S are
    // one step apart, so the weights change nothing).
    const Kappa two = cohens_kappa(pairs_of({{P, P, 20}, {P, S, 5}, {S, P, 10}, {S, S, 15}}));
    CHECK(two.n == 50);
    CHECK(two.agreed == Approx(0.7));
    CHECK(two.unweighted.value() == Approx(0.4));
    CHECK(two.quadratic.value() == Approx(0.4));
    // P-P, P-U, U-U, M-S: po = .5; the first rates 2 P, 1 M, 1 U, the second 1 P, 1 S, 2 U: pe = (2 + 2) / 16
    // = .25, kappa = .25 / .75. Squares: observed 9 + 1 = 10 of 4; expected, over 16: P against S, U, U 1 + 9
    // + 9 twice, M against P, S, U, U 4 + 1 + 1 + 1, U against P, S 9 + 4: 38 + 7 + 13 = 58, kappa = 1 - (10
    // / 4) / (58 / 16).
    const Kappa four = cohens_kappa(pairs_of({{P, P, 1}, {P, U, 1}, {U, U, 1}, {M, S, 1}}));
    CHECK(four.unweighted.value() == Approx(1.0 / 3.0));
    CHECK(four.quadratic.value() == Approx(1.0 - 2.5 / 3.625));
    // As far apart as can be.
    const Kappa apart = cohens_kappa(pairs_of({{P, U, 1}, {U, P, 1}}));
    CHECK(apart.agreed == 0);
    CHECK(apart.unweighted.value() == Approx(-1));
    CHECK(apart.quadratic.value() == Approx(-1));
    const Kappa same = cohens_kappa(pairs_of({{P, P, 3}, {M, M, 2}}));
    CHECK(same.unweighted.value() == 1);
    CHECK(same.quadratic.value() == 1);
}

TEST_CASE("kappa is not defined where there is nothing to compare", "[evaluation]") {
    using enum Rating;
    CHECK_FALSE(cohens_kappa({}).unweighted);
    CHECK(cohens_kappa({}).n == 0);
    const Kappa one = cohens_kappa({{P, U}});
    CHECK(one.n == 1);
    CHECK_FALSE(one.unweighted);
    CHECK_FALSE(one.quadratic);
    const Kappa constant = cohens_kappa(pairs_of({{S, S, 9}}));
    CHECK(constant.agreed == 1);
    CHECK_FALSE(constant.unweighted);
    CHECK_FALSE(constant.quadratic);
    // One constant rater beside a varying one is a number: no better than chance.
    CHECK(cohens_kappa(pairs_of({{S, S, 2}, {S, P, 2}})).unweighted.value() == Approx(0));
}

TEST_CASE("the four ratings mean what HSEEP says", "[evaluation]") {
    CHECK(rating_meaning(Rating::P).en == "The objective was met, and no other activity suffered.");
    CHECK(rating_meaning(Rating::M).en == "The objective was met, yet other activities suffered.");
    CHECK(rating_meaning(Rating::M).zh_TW == "目標達成，但其他作業因此受到影響。");
    CHECK(rating_meaning(Rating::U).en == "The objective was not met.");
    for (const Rating one : all_ratings)
        CHECK(parse_rating(rating_letter(one)) == one);
    CHECK_FALSE(parse_rating("N"));
    CHECK_FALSE(parse_rating("p"));
}

TEST_CASE("proposals go by the share reached, and none is made without an occasion", "[evaluation]") {
    const Transcript ideal = drills::ideal(), silent = drills::silent(), mediocre = drills::mediocre();
    CHECK(letter(proposal(ideal, "S1")) == "P");
    CHECK(letter(proposal(ideal, "R2")) == "P");
    CHECK(letter(proposal(silent, "S1")) == "U");
    CHECK(proposal(silent, "S1").reason.en == "there was an occasion, and nothing was done");
    CHECK(letter(proposal(silent, "state")) == "U");
    CHECK(letter(proposal(ideal, "L2")) == "-");
    CHECK(proposal(ideal, "L2").reason.zh_TW == "沒有發生這種情況");
    const Scorecard card = score_process(mediocre, sop());
    std::size_t seen = 0;
    for (const ClauseScore& clause : card.clauses) {
        const Proposal one = proposal(mediocre, clause.id);
        INFO(clause.id << " " << clause.share << " " << letter(one));
        if (clause.status == ClauseStatus::missed ||
            (clause.status == ClauseStatus::scored && clause.share < 0.4))
            CHECK(letter(one) == "U");
        else if (clause.status != ClauseStatus::scored)
            CHECK(letter(one) == "-");
        else if (!one.side_effects.empty())
            CHECK(letter(one) == "M");
        else
            CHECK(letter(one) == (clause.share >= 0.85 ? "P" : "S"));
        seen += one.rating.has_value();
    }
    CHECK(seen > 20);
}

TEST_CASE("a target met at another's cost is M, and says whose", "[evaluation]") {
    SECTION("past the decision rule") {
        Transcript drill = drills::ideal();
        REQUIRE(letter(proposal(drill, "S1")) == "P");
        for (Statement& statement : drill.statements)
            statement.bypassed = true;
        const Proposal first = proposal(drill, "S1");
        CHECK(letter(first) == "M");
        REQUIRE(first.side_effects.size() == 1);
        CHECK(first.side_effects[0].what.en ==
              "published without the approvals that the decision rule asks for");
        CHECK(first.side_effects[0].line == drill.statements[0].published->line);
        CHECK(letter(proposal(drill, "state")) == "M");
        CHECK(letter(proposal(drill, "M2")) == "U"); // that clause is about it
    }
    SECTION("answered in time, with an attack") {
        Transcript drill = drills::ideal();
        REQUIRE(letter(proposal(drill, "R1")) == "P");
        drills::on_replies(drill, [](Complaint&, TextRecord& text) { drills::raise(text, Flag::attack); });
        const Proposal replies = proposal(drill, "R1");
        CHECK(letter(replies) == "M");
        REQUIRE_FALSE(replies.side_effects.empty());
        CHECK(letter(proposal(drill, "R2")) == "M");
    }
    SECTION("one slip in many is none") {
        Transcript drill = drills::ideal();
        while (drill.complaints.size() < 60) {
            drill.complaints.push_back(drill.complaints.back());
            for (TextRecord& text : drill.complaints.back().replies)
                text.done.line += 1000 + drill.complaints.size();
        }
        drills::raise(drill.complaints[0].replies[0], Flag::attack);
        CHECK(proposal(drill, "R2").side_effects.empty());
    }
    SECTION("in time, and the same act failed a neighbour") {
        Transcript drill = drills::ideal();
        drills::on_replies(drill, [](Complaint&, TextRecord& text) { text.contradicted_facts = {"f"}; });
        const Proposal replies = proposal(drill, "R1");
        CHECK(letter(replies) == "M");
        CHECK(std::any_of(replies.side_effects.begin(), replies.side_effects.end(),
                          [](const SideEffect& effect) {
                              return effect.what.en.starts_with("in time, but the same acts failed R3 (");
                          }));
    }
    SECTION("an overruled finding is no side effect") {
        Transcript drill = drills::ideal();
        TextRecord& reply = drill.complaints[0].replies[0];
        drill.complaints.resize(1);
        drills::raise(reply, Flag::attack);
        reply.tone.findings = {{"attack.insult", "R6", 5, 9, -30}};
        REQUIRE(letter(proposal(drill, "R2")) == "M");
        drill.overrulings = {{{drills::at(48), 0, "evaluator", 900}, reply.done.line, 0, ""}};
        CHECK(letter(proposal(drill, "R2")) == "P");
    }
}

TEST_CASE("ratings, proposals and agreement are kept side by side", "[evaluation]") {
    Transcript drill = drills::ideal();
    drill.ratings = {rating("S1", "U", "Chen"),
                     rating("S1", "S", "Chen", "late on PTT"),
                     rating("R1", "P", "Chen"),
                     rating("S1", "P", "Wu"),
                     rating("R1", "U", "Wu"),
                     rating("R2", "N", "Wu"),
                     rating("state", "S", "Wu", "團隊"),
                     rating("L2", "P", "Wu")};
    const Evaluation result = evaluation_of(drill);
    CHECK(result.evaluators == std::vector<std::string>{"Chen", "Wu"});
    REQUIRE(result.ratings.size() == 8);
    CHECK(result.ratings[0].replaced);
    CHECK_FALSE(result.ratings[1].replaced);
    const auto of = result.of("S1");
    REQUIRE(of.size() == 2);
    CHECK(of[0]->given->note == "late on PTT");
    // The program with each, then the two: clauses only, and never N or a clause without occasion.
    REQUIRE(result.agreement.size() == 3);
    CHECK(result.agreement[0].first.empty());
    CHECK(result.agreement[0].second == "Chen");
    CHECK(result.agreement[0].kappa.n == 2);
    CHECK(result.agreement[1].kappa.n == 2);
    CHECK(result.agreement[2].first == "Chen");
    CHECK(result.agreement[2].kappa.n == 2);
    CHECK(result.agreement[2].kappa.agreed == 0);
    CHECK(result.coverage.rated == 2);
    CHECK(result.coverage.with_occasion == result.coverage.rated + result.coverage.unrated.size());
    CHECK(result.coverage.not_observed == std::vector<std::string>{"R2"});
}

TEST_CASE("score.json and the report show the evaluation", "[evaluation]") {
    Transcript drill = drills::ideal();
    TextRecord& text = drill.statements[1].variants[0];
    text.done.line = 777;
    text.tone.tone = 40;
    text.tone.findings = {{"attack.insult", "S3", 0, 2, -30}};
    drills::raise(text, Flag::attack);
    drill.overrulings = {
        {{drills::at(48), 0, "evaluator", 900}, 777, 0, "<b>quoted</b>", "Chen", "2026-11-22"}};
    drill.ratings = {rating("S1", "M", "Chen", "=1+1 <script>")};
    const Scorecard card = score_process(drill, sop());
    const auto json = nlohmann::json::parse(write_score_json(drill, sop(), card, nullptr)).at("evaluation");
    REQUIRE(json.at("ratings").size() == 1);
    CHECK(json.at("ratings")[0].at("rating") == "M");
    CHECK(json.at("ratings")[0].at("evaluator") == "Chen");
    CHECK(json.at("proposals").at("clauses").size() == sop().clauses.size());
    CHECK(json.at("proposals").at("phases").size() == sop().phases.size());
    CHECK(json.at("agreement")[0].at("first").is_null());
    CHECK(json.at("agreement")[0].at("n") == 1);
    CHECK(json.at("agreement")[0].at("kappa").is_null());
    CHECK(json.at("coverage").at("rated") == 1);
    REQUIRE(json.at("overruled").size() == 1);
    CHECK(json.at("overruled")[0].at("line") == 777);
    CHECK(json.at("overruled")[0].at("note") == "<b>quoted</b>");
    CHECK(json.at("overruled")[0].at("date") == "2026-11-22");
    CHECK(json.at("overruled")[0].at("tone_overruled") == 70);
    CHECK(json.at("process_score_as_found").get<double>() < card.total);

    const std::string html = write_report_html({drill, sop(), card, nullptr, Language::zh_TW, {}});
    CHECK(html.find("程式建議") != std::string::npos);
    CHECK(html.find("not defined") != std::string::npos);
    CHECK(html.find("=1+1 &lt;script&gt;") != std::string::npos);
    CHECK(html.find("&lt;b&gt;quoted&lt;/b&gt;") != std::string::npos);
    CHECK(html.find("class=\"overruled\"") != std::string::npos);
    CHECK(html.find("已更正：") != std::string::npos);
    const auto quiet = nlohmann::json::parse(
        write_score_json(drills::ideal(), sop(), score_process(drills::ideal(), sop()), nullptr));
    CHECK(quiet.at("evaluation").at("overruled").empty());
    CHECK_FALSE(quiet.at("evaluation").contains("process_score_as_found"));
}
