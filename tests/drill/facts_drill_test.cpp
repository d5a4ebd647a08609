// Truth through whole drills: what goes into the line, what the seat is told before, what it costs, what the
// crowd hears.

#include <algorithm>

#include "allergen_parts.hpp"
#include "base/hash.hpp"
#include "drill/session_acts.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/scorecard.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using stormdrill::drill::testing::allergen_parts;

namespace {
SessionSetup allergen(bool coach = false) {
    SessionSetup setup = session_setup(allergen_parts(), 1, Language::en);
    setup.team = "persons";
    for (const Seat seat : team_seats)
        setup.roster[seat] = "person";
    setup.coach = coach;
    return setup;
}

struct Drill : Room {
    explicit Drill(bool coach = false) : Room(allergen(coach)) {}

    /// Says it on Facebook; the text as the line holds it.
    Json says(SimDuration t, const std::string& text, const std::string& kind = "full",
              const std::vector<std::string>& facts = {}) {
        at(t);
        const auto number = static_cast<std::uint32_t>(view(Seat::pr).statements().size() + 1);
        does(Seat::pr, Draft{number, kind, {{"facebook", text}}, facts});
        does(Seat::pr, Publish{number, true});
        return lines("act").back().at("texts")[0];
    }

    scoring::ClauseScore clause(const std::string& id) {
        if (session.stage() == Stage::running) end();
        const LoggedDrill logged = read_drill(log.lines());
        const scoring::Scorecard card = scoring::score_process(logged.transcript, *logged.sop);
        return *std::find_if(card.clauses.begin(), card.clauses.end(),
                             [&](const auto& c) { return c.id == id; });
    }
};

std::string evidence(const scoring::ClauseScore& clause, const std::string& words) {
    for (const scoring::Evidence& item : clause.evidence)
        if (item.text.en.find(words) != std::string::npos) return item.text.en + " [" + item.quote + "]";
    return "";
}

const std::string whole_truth = "This is our fault. A boy is in hospital with an allergic reaction to our "
                                "biscuits, lot SC1108. The line was not "
                                "washed and the allergen swab was not done. A parent called on 10 November "
                                "and we filed it as taste. We pay "
                                "every refund and every doctor; call 0800-555-320.";
} // namespace

TEST_CASE("a wrong figure stands in the line, costs the clause, and the crowd hears a contradiction",
          "[facts]") {
    Drill r;
    const std::string text = "We shipped 432 boxes of lot SC1108, and we are sorry.";
    const Json line = r.says(hours(2), text);
    REQUIRE(line.at("fact_findings").size() == 1);
    const Json& found = line.at("fact_findings")[0];
    CHECK(found.at("rule") == "fact.contradicts");
    CHECK(found.at("fact") == "lot_shipped");
    CHECK(found.at("said") == "432 boxes");
    CHECK(text.substr(found.at("start"), found.at("end").get<std::size_t>() -
                                             found.at("start").get<std::size_t>()) == "432 boxes");
    CHECK(line.at("contradicted_facts") == Json::array({"lot_shipped"}));
    bool marked = false; // in the tone as well, with points of its own
    for (const Json& finding : line.at("findings"))
        marked |= finding[0] == "fact.contradicts" && finding[1] == "S7" && finding[4] < 0;
    CHECK(marked);
    const scoring::ClauseScore s7 = r.clause("S7");
    CHECK(
        evidence(s7, "says otherwise than the company knows: Lot SC1108 was made").ends_with("[432 boxes]"));
    CHECK(s7.share <= 0.5);

    // Worlds differ from that with the right figure: the contradiction reached them.
    Drill right;
    right.says(hours(2), "We shipped 4,320 boxes of lot SC1108, and we are sorry.");
    right.end();
    CHECK(to_hex(right.session.world().state_hash()) != to_hex(r.session.world().state_hash()));
}

TEST_CASE("a guess told as a fact is named, and called open it is not", "[facts]") {
    Drill bold, careful;
    CHECK(bold.says(minutes(55), "The oat supplier mixed in peanut. We are sorry.")
              .at("fact_findings")[0]
              .at("rule") == "fact.false");
    CHECK(careful
              .says(minutes(55),
                    "We do not know yet whether the oat supplier mixed in peanut. We are sorry for the boy "
                    "in hospital.")
              .at("fact_findings")
              .empty());
    CHECK(evidence(bold.clause("S7"), "tells as a fact what is unproven or wrong").ends_with("peanut]"));
    CHECK(bold.clause("S7").share < careful.clause("S7").share);
}

TEST_CASE(
    "what those affected had to hear and nobody told in time is hidden; telling it late gives part back",
    "[facts]") {
    const std::string silent =
        "This is our fault. A boy is in hospital with an allergic reaction to our biscuits, lot SC1108. The "
        "line was "
        "not washed and the allergen swab was not done. We pay every refund and every doctor.";
    Drill frank, hiding, late;
    frank.says(hours(2), whole_truth);
    hiding.says(hours(2), silent);
    late.says(hours(2), silent);
    late.says(hours(8),
              "A parent called on 10 November about an itching mouth and we filed it as taste. We are sorry.",
              "update");
    CHECK(evidence(frank.clause("S7"), "hidden").empty());
    CHECK(evidence(hiding.clause("S7"), "hidden: known at T+00:20:00, told to nobody: On 10 November") != "");
    CHECK(evidence(late.clause("S7"), "told late") != "");
    CHECK(frank.clause("S7").share == 1);
    CHECK(hiding.clause("S7").share == Approx(0.85));
    CHECK(late.clause("S7").share == Approx(0.925));
}

TEST_CASE("changing one's word costs one voice, correcting oneself does not", "[facts]") {
    Drill silently, openly;
    for (Drill* r : {&silently, &openly})
        r->says(hours(2), "We shipped 432 boxes of lot SC1108, and we are sorry.");
    const Json changed =
        silently.says(hours(3), "We shipped 4,320 boxes of lot SC1108, and we are sorry.", "update");
    REQUIRE(changed.at("fact_findings").size() == 1);
    const Json& earlier = changed.at("fact_findings")[0].at("earlier");
    CHECK(earlier.at("said") == "432 boxes");
    CHECK(earlier.at("channel") == "facebook");
    const auto line = earlier.at("line").get<std::size_t>();
    CHECK(silently.log.lines()[line - 1].at("act") == "publish");
    CHECK(changed.at("contradicts_earlier") == true);
    const Json corrected = openly.says(
        hours(3), "Correction: we said 432 boxes this morning. We shipped 4,320 boxes of lot SC1108.",
        "update");
    CHECK(corrected.at("fact_findings").empty());
    CHECK(corrected.at("contradicts_earlier") == false);
    // Set right, nobody is held to the old figure.
    CHECK(openly.says(hours(4), "Lot SC1108 is 4,320 boxes in all.", "update").at("fact_findings").empty());
    CHECK(evidence(silently.clause("M4"),
                   "contradicts what the team said before (line " + std::to_string(line)) != "");
    CHECK(silently.clause("M4").share == Approx(0.75));
    CHECK(openly.clause("M4").share == 1);
}

TEST_CASE("a reply and an answer to the press are held against the facts as well", "[facts]") {
    Drill r;
    r.at(hours(2) + minutes(20));
    r.does(Seat::pr, AnswerPress{"first_call", "We are sorry. Only 187 boxes of this lot were sold.", {}});
    CHECK(r.lines("act").back().at("texts")[0].at("fact_findings")[0].at("fact") == "boxes_sold");
    const auto open = r.view(Seat::service).mentions(true);
    REQUIRE_FALSE(open.empty());
    r.does(Seat::service, Reply{open.front().post.id, "I am sorry, but nobody was hurt.", {}});
    const Json reply = r.lines("act").back().at("texts")[0];
    CHECK(reply.at("fact_findings")[0].at("fact") == "child_in_hospital");
    bool marked = false;
    for (const Json& finding : reply.at("findings"))
        marked |= finding[0] == "fact.contradicts" && finding[1] == "R3";
    CHECK(marked);
    CHECK(evidence(r.clause("C2"), "says otherwise than the company knows") != "");
}

TEST_CASE("the coach names it before it goes out, but not what the seat cannot know", "[facts]") {
    Drill r(true);
    r.at(minutes(45));
    const auto rules = [&](const std::string& text) {
        std::string out;
        const auto tone = r.view(Seat::pr).preview(scoring::TextKind::statement, text, "");
        for (const scoring::Finding& finding : tone->findings)
            if (finding.rule.starts_with("fact.")) out += finding.rule + ' ';
        return out;
    };
    CHECK(rules("We shipped 432 boxes of lot SC1108.") == "fact.contradicts ");
    CHECK(rules("We shipped 4,320 boxes of lot SC1108.").empty());
    CHECK(rules("The line was not washed at changeover.").empty()); // true, and not on the board yet
    CHECK(rules("The oat supplier mixed in peanut.").empty());      // on the board from T+50m
    r.at(minutes(51));
    CHECK(rules("The oat supplier mixed in peanut.") == "fact.false ");
    r.says(minutes(52), "We shipped 4,320 boxes of lot SC1108.");
    CHECK(rules("We shipped 5,000 boxes of lot SC1108.") == "fact.contradicts fact.earlier ");
}

TEST_CASE("texts of logs that were not checked are read, and nobody is said to have hidden anything",
          "[facts]") {
    Drill r;
    r.says(hours(2), "We are sorry. A boy is in hospital, lot SC1108.");
    r.end();
    std::vector<Json> lines = r.log.lines();
    for (Json& line : lines)
        if (line.contains("texts"))
            for (Json& text : line.at("texts")) {
                text.erase("fact_findings");
                text.erase("told");
            }
    const LoggedDrill logged = read_drill(lines);
    const scoring::Scorecard card = scoring::score_process(logged.transcript, *logged.sop);
    for (const scoring::ClauseScore& clause : card.clauses)
        if (clause.id == "S7") CHECK(clause.share == 1);
}

TEST_CASE("another SOP's points of tone are put in the place of the drill's, where the log holds enough",
          "[facts]") {
    Drill r;
    r.says(hours(2), "We firmly deny these false accusations. Our product is perfectly safe.");
    r.end();
    const scoring::Sop& own = *allergen_parts().sop;
    const auto with = [&](const std::string& tone) {
        return std::make_shared<scoring::Sop>(
            scoring::parse_sop(own.source_text + "\ntone:\n" + tone, "other.yaml"));
    };
    const auto points = [](const LoggedDrill& drill, const std::string& rule) {
        const scoring::ToneResult& tone = drill.transcript.statements.at(0).variants.at(0).tone;
        for (const scoring::Finding& finding : tone.findings)
            if (finding.rule == rule) return finding.points;
        return 1;
    };
    const LoggedDrill plain = read_drill(r.log.lines());
    CHECK(plain.tone_points == TonePoints::as_published);
    REQUIRE(points(plain, "denial.guilty") < 0);
    const LoggedDrill milder = read_drill(r.log.lines(), with("  points: {denial.guilty: -1}\n"));
    CHECK(milder.tone_points == TonePoints::summed_up);
    CHECK(points(milder, "denial.guilty") == -1);
    const LoggedDrill off = read_drill(r.log.lines(), with("  off: [denial.guilty, denial.signal]\n"));
    CHECK(points(off, "denial.guilty") == 1);
    CHECK_FALSE(off.transcript.statements.at(0).variants.at(0).tone.denies);
    const auto stored = plain.transcript.statements.at(0).variants.at(0).tone.tone;
    CHECK(off.transcript.statements.at(0).variants.at(0).tone.tone > stored);
    // Logs of older programs do not hold what a text was summed up from.
    std::vector<Json> lines = r.log.lines();
    for (Json& line : lines)
        if (line.contains("texts"))
            for (Json& text : line.at("texts"))
                text.erase("basis");
    const LoggedDrill bare = read_drill(lines, with("  points: {denial.guilty: -1}\n"));
    CHECK(bare.tone_points == TonePoints::not_held);
    CHECK(bare.transcript.statements.at(0).variants.at(0).tone.tone == stored);
}
