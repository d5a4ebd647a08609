#include "tests/catch.hpp"

#include <map>

#include "scoring/scorecard.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
const Sop& sop() {
    static const Sop loaded = drills::default_sop();
    return loaded;
}

ClauseScore clause(const Transcript& drill, const std::string& id) {
    for (const ClauseScore& found : score_process(drill, sop()).clauses)
        if (found.id == id) return found;
    FAIL("no clause " + id);
    return {};
}

double sum_of_max(const Scorecard& card) {
    double sum = 0;
    for (const ClauseScore& found : card.clauses)
        sum += found.max;
    return sum;
}
} // namespace

TEST_CASE("silence is worth nothing, and every clause with an occasion is missed") {
    const Scorecard card = score_process(drills::silent(), sop());
    CHECK(card.total == 0);
    CHECK(card.clauses.size() == sop().clauses.size());
    CHECK(sum_of_max(card) == Approx(100));
    std::map<std::string, ClauseStatus> status;
    for (const ClauseScore& found : card.clauses)
        status[found.id] = found.status;
    for (const char* id :
         {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "D1", "D2", "D3", "D4", "A1", "A2",
          "A3", "M1", "M2", "M3", "M4", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "R1", "R2", "R3",
          "R4", "R5", "R6", "R7", "C1", "C2", "C3", "V1", "V2", "V3", "V4", "V5", "L1", "L2"}) {
        INFO(id);
        CHECK(status_name(status[id]) == "missed");
    }
    for (const char* id : {"R8", "P10", "L3"}) // a first drill, and nobody ever came near the public
        CHECK(status_name(status[id]) == "no occasion");
    CHECK(card.not_built.empty());
}

TEST_CASE("the ideal team reaches nearly everything") {
    const Scorecard card = score_process(drills::ideal(), sop());
    for (const ClauseScore& found : card.clauses) {
        INFO(found.id << " " << status_name(found.status) << " " << found.share << " "
                      << (found.evidence.empty() ? std::string{} : found.evidence.front().text.en));
        CHECK((found.status != ClauseStatus::scored || found.share >= 0.9));
        CHECK(found.status != ClauseStatus::missed);
    }
    CHECK(card.total > 97);
    CHECK(sum_of_max(card) == Approx(100));
}

TEST_CASE("an honest mediocre team lies in between") {
    const Scorecard card = score_process(drills::mediocre(), sop());
    CHECK(card.total > 30);
    CHECK(card.total < 65);
}

TEST_CASE("without a crisis nothing but preparation had an occasion") {
    Transcript drill = drills::silent();
    drill.first_crisis_post.reset();
    drill.complaints.clear();
    drill.press_calls.clear();
    for (const ClauseScore& found : score_process(drill, sop()).clauses) {
        INFO(found.id);
        if (found.id[0] != 'P' && found.id != "L3") CHECK(status_name(found.status) == "no occasion");
    }
}

TEST_CASE("D1 falls evenly from the target to the limit, and wrong flags take back") {
    Transcript drill = drills::silent();
    drill.flags = {{{drills::at(1.5), 0, "pr", 9}, 1, true, "facebook"}};
    CHECK(clause(drill, "D1").share == 1);
    drill.flags[0].done.at = drills::at(2.25); // 75 min at level 3: half way from 30 to 120
    CHECK(clause(drill, "D1").share == Approx(0.5));
    drill.flags.push_back({{drills::at(2.5), 0, "pr", 10}, 2, false, "facebook"});
    CHECK(clause(drill, "D1").share == Approx(0.5));
    drill.flags.push_back({{drills::at(2.5), 0, "pr", 11}, 3, false, "facebook"});
    CHECK(clause(drill, "D1").share == Approx(0.4));
    drill.flags[0].done.at = drills::at(3);
    CHECK(clause(drill, "D1").share == 0);
    CHECK(clause(drill, "D1").status == ClauseStatus::scored);
    CHECK(clause(drill, "D1").evidence.front().text.en == "first right flag after 2 h (target 30 min)");
    CHECK(clause(drill, "D1").evidence.front().line == 9);
}
