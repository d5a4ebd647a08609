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

/// A statement in which the program saw an attack that is none, and what it proposes for each clause.
void add_evaluation(drill::DrillResult& result) {
    for (const scoring::ClauseScore& clause : result.scorecard.clauses) {
        scoring::Proposal proposal;
        proposal.id = clause.id;
        proposal.share = clause.share;
        if (clause.status == scoring::ClauseStatus::scored) proposal.rating = scoring::Rating::S;
        if (clause.status == scoring::ClauseStatus::missed) proposal.rating = scoring::Rating::U;
        proposal.reason = {"80 % reached, 85 % would be well done", "達成 80 %，85 % 以上才算順利"};
        result.proposals.clauses.push_back(std::move(proposal));
    }
    scoring::Proposal& first = result.proposals.clauses[10];
    first.rating = scoring::Rating::M;
    first.reason = {"93 % reached, but other activities suffered", "達成 93 %，但其他作業因此受到影響"};
    first.side_effects = {{{"published without the approvals that the decision rule asks for",
                            "沒有取得決策流程要求的核准就發布"},
                           40}};
    scoring::TextRecord text;
    text.done = {{5400}, 0, "pr", 40};
    text.kind = "statement";
    text.channel = "facebook";
    text.text = "我們非常抱歉，這是我們的錯。有網友說「你們是騙子」，我們理解大家的憤怒，今天起全額退費。";
    text.tone.tone = 15;
    text.tone.findings = {{"regret.deep", "S2", 2, 6, 14},
                          {"attack.insult", "S3", 19, 24, -30},
                          {"repair.refund", "S2", 38, 42, 12},
                          {"cap.attack", "S3", 0, 0, -26},
                          {"missing.prevention", "S2", 0, 0, 0}};
    text.tone.flags[static_cast<std::size_t>(scoring::Flag::attack)] = true;
    scoring::Statement statement;
    statement.published = text.done;
    statement.variants = {std::move(text)};
    result.transcript.statements = {std::move(statement)};
    result.advice["attack.insult"] = {"Never call people names; say what you do for them.",
                                      "不要罵人，說你為他們做什麼。"};
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
    add_evaluation(result);
    result.report = "drills/2026-11-22_allergen/report.html";
    return result;
}

} // namespace stormdrill::gui
