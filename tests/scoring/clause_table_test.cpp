// The table of issue 4, point "Numbers": for every clause of both SOPs a drill that scores full, one that
// scores none, one in between. `scoring_tests "[table]"` prints it.

#include "tests/catch.hpp"

#include <cstdio>
#include <cstring>
#include <optional>

#include "scoring/scorecard.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
struct Cell {
    std::string drill;
    ClauseScore score;
};
struct Row {
    std::optional<Cell> full, none, between;
};

ClauseScore score_of(const Transcript& drill, const Sop& sop, const std::string& id) {
    for (const ClauseScore& found : score_process(drill, sop).clauses)
        if (found.id == id) return found;
    return {};
}

bool judged(const ClauseScore& score) {
    return score.status == ClauseStatus::scored || score.status == ClauseStatus::missed;
}

/// The first of the drills for this clause that `holds`: the plain one, then those with one thing changed.
template <class Holds>
std::optional<Cell> find(const Sop& sop, const Clause& clause, const char* plain,
                         const std::vector<drills::Case>& cases, const Holds& holds) {
    if (plain != nullptr) {
        const Transcript drill = std::strcmp(plain, "ideal") == 0 ? drills::ideal() : drills::silent();
        const ClauseScore score = score_of(drill, sop, clause.id);
        if (judged(score) && holds(score.share)) return Cell{plain, score};
    }
    for (const drills::Case& one : cases) {
        if (clause.stands_for != one.clause) continue;
        Transcript drill = drills::ideal();
        one.change(drill);
        const ClauseScore score = score_of(drill, sop, clause.id);
        if (judged(score) && holds(score.share)) return Cell{std::string("ideal, but ") + one.what, score};
    }
    return std::nullopt;
}

Row row(const Sop& sop, const Clause& clause) {
    return {find(sop, clause, "ideal", drills::full(), [](double share) { return share > 1 - 1e-9; }),
            find(sop, clause, "silent", drills::none(), [](double share) { return share < 1e-9; }),
            find(sop, clause, nullptr, drills::between(),
                 [](double share) { return share > 0.01 && share < 0.99; })};
}
} // namespace

TEST_CASE(
    "every clause of both SOPs has a drill that scores full, one that scores none, and one in between") {
    for (const Sop& sop : {drills::default_sop(), drills::golden_hour_sop()})
        for (const Clause& clause : sop.clauses) {
            INFO(sop.id << " " << clause.id << " (" << clause.measure << ")");
            const Row found = row(sop, clause);
            CHECK(found.full.has_value());
            CHECK(found.none.has_value());
            CHECK(found.between.has_value());
            for (const auto& cell : {found.full, found.none, found.between})
                if (cell) CHECK_FALSE(cell->score.evidence.empty());
        }
}

TEST_CASE("the table of clauses", "[.][table]") {
    for (const Sop& sop : {drills::default_sop(), drills::golden_hour_sop()}) {
        std::printf("\n## %s\n\n| clause | measure | how | full | none | between |\n| --- | --- | --- | --- "
                    "| --- | --- "
                    "|\n",
                    sop.title.en.c_str());
        for (const Clause& clause : sop.clauses) {
            const Row found = row(sop, clause);
            const auto cell = [](const std::optional<Cell>& one) {
                char share[16];
                std::snprintf(share, sizeof share, " %.2f", one ? one->score.share : 0.0);
                return one ? one->drill + ":" + share : std::string("–");
            };
            std::printf("| %s | %s | %s | %s | %s | %s |\n", clause.id.c_str(), clause.measure.c_str(),
                        clause.rubric.en.c_str(), cell(found.full).c_str(), cell(found.none).c_str(),
                        cell(found.between).c_str());
        }
    }
}
