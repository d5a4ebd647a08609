#include <cmath>

#include "tests/gui/fake_seat_data.hpp"

namespace stormdrill::gui {

namespace {

scoring::WorldOutcome world(double strength) {
    scoring::WorldOutcome world;
    for (int i = 0; i <= 48; ++i) {
        const double hours = i;
        const double anger =
            strength * std::exp(-(hours - 10) * (hours - 10) / 120) * (1 - std::exp(-hours / 3));
        world.curve.push_back({{i * 3600}, anger, 400 * anger, 1000. * hours * anger, -2 * anger});
    }
    scoring::OutcomeFigures figures;
    figures.reached_people = 9000 * strength;
    figures.anger_person_hours = 48'000 * strength;
    figures.peak_posts_per_hour = 800 * strength;
    figures.posts = 5200 * strength;
    figures.media_reports = 12 * strength;
    figures.trust_change = -0.4 * strength;
    figures.sales_index = 100 - 22 * strength;
    figures.investor_index = 100 - 14 * strength;
    world.per_seed = {figures};
    return world;
}

scoring::ClauseScore clause(std::string id, scoring::ClauseStatus status, double share) {
    scoring::ClauseScore score;
    score.id = std::move(id);
    score.status = status;
    score.share = share;
    score.max = 3.3;
    score.score = share * 3.3;
    score.evidence = {{{900},
                       "pr",
                       12,
                       {"first flag 12 min after the first crisis post (target 15)",
                        "第一則危機貼文後 12 分鐘完成標記（目標 15 分鐘）"},
                       share,
                       ""},
                      {{1560},
                       "pr",
                       40,
                       {"holding statement on the burning platform", "暫時聲明發布於延燒平台"},
                       0,
                       "我們非常抱歉，這是我們的錯"}};
    return score;
}

} // namespace

drill::DrillResult fake_result() {
    drill::DrillResult result;
    result.scorecard.total = 72.4;
    result.scorecard.phases = {{"prepare", 8, 10},   {"detect", 7.5, 10}, {"assess", 4, 10},
                               {"mobilise", 9, 10},  {"state", 15, 20},   {"reply", 12, 20},
                               {"coordinate", 5, 8}, {"recover", 2, 7},   {"learn", 4, 5}};
    for (const char* id :
         {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "D1", "D2", "A1", "S1", "S2", "S3", "R1", "R2", "R6"})
        result.scorecard.clauses.push_back(clause(id, scoring::ClauseStatus::scored, 0.8));
    result.scorecard.clauses.push_back(clause("A3", scoring::ClauseStatus::missed, 0));
    result.scorecard.clauses.push_back(clause("R8", scoring::ClauseStatus::no_occasion, 0));
    result.scorecard.clauses.push_back(clause("P10", scoring::ClauseStatus::not_built, 0));
    result.outcome.own = world(0.5);
    result.outcome.none = world(0.9);
    result.outcome.ideal = world(0.3);
    for (const char* name : {"reached_people", "anger_person_hours", "posts"})
        result.outcome.figures.push_back({name, 0.66, 0.66});
    result.outcome.score = 66;
    result.report = "drills/2026-11-22_allergen/report.html";
    return result;
}

} // namespace stormdrill::gui
