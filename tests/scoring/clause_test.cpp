#include "tests/catch.hpp"

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
    return {};
}

using drills::drop_channel;
using drills::on_replies;
using drills::on_statements;
using drills::raise;
} // namespace

TEST_CASE("between full and none every clause falls by what was changed, and by nothing else") {
    for (const drills::Case& one : drills::between()) {
        if (one.share < 0) continue; // of the strict SOP; clause_table_test.cpp looks at it
        Transcript drill = drills::ideal();
        const double full = clause(drill, one.clause).share;
        one.change(drill);
        const ClauseScore found = clause(drill, one.clause);
        INFO(one.clause << ", " << one.what << ": " << found.evidence.front().text.en);
        CHECK(full == Approx(1));
        CHECK(found.status == ClauseStatus::scored);
        CHECK(found.share == Approx(one.share));
    }
}

TEST_CASE("R7: officialese and empathy from one seat only pull the styles apart") {
    Transcript drill = drills::ideal();
    CHECK(clause(drill, "R7").share == 1);
    on_replies(drill, [](Complaint&, TextRecord& text) {
        if (text.done.seat != "service") return;
        raise(text, Flag::legalese);
        raise(text, Flag::empathy);
    });
    CHECK(clause(drill, "R7").share > 0.2);
    CHECK(clause(drill, "R7").share < 0.6);
}

TEST_CASE("L2: the plan is measured by the weak clauses of this very drill") {
    Transcript drill = drills::mediocre();
    std::vector<std::string> weak;
    for (const ClauseScore& found : score_process(drill, sop()).clauses)
        if (found.max > 0 && found.share < 0.5 && found.id[0] != 'L') weak.push_back(found.id);
    REQUIRE(weak.size() > 4);
    ImprovementPlan plan;
    plan.done = {drills::at(48), 0, "lead", 99};
    for (const std::string& id : weak)
        plan.items.push_back({id, "train " + id, "pr", "2026-12-01"});
    drill.plans = {plan};
    CHECK(clause(drill, "L2").share == 1);
    for (ImprovementItem& item : drill.plans[0].items)
        item.action = "do better";
    CHECK(clause(drill, "L2").share == Approx(1.0 / static_cast<double>(weak.size())));
    drill.plans = {plan};
    for (ImprovementItem& item : drill.plans[0].items)
        item.owner.clear();
    CHECK(clause(drill, "L2").share == 0);
    drill.plans.clear();
    CHECK(status_name(clause(drill, "L2").status) == "missed");
    CHECK(status_name(clause(drills::ideal(), "L2").status) == "no occasion");
}

TEST_CASE("an overruled finding no longer counts, and its flag is lowered") {
    Transcript drill = drills::ideal();
    TextRecord& reply = drill.complaints[0].replies[0];
    reply.tone.tone = 40;
    raise(reply, Flag::attack);
    reply.tone.findings = {{"empathy.own_words", "R4", 0, 4, 12}, {"attack.insult", "R6", 5, 9, -30}};
    CHECK(clause(drill, "R6").share == Approx(0.5));
    const double before = clause(drill, "R4").share;
    drill.overrulings = {{{drills::at(48), 0, "facilitator", 500}, reply.done.line, 1, "a quotation"}};
    CHECK(clause(drill, "R6").share == 1);
    CHECK(clause(drill, "R4").share > before);
    CHECK(reply.tone.findings.size() == 2); // the log keeps both

    // The findings of a statement's variants are counted on, in their order.
    TextRecord& first = drill.statements[1].variants[0];
    TextRecord& second = drill.statements[1].variants[1];
    first.done.line = second.done.line = 777;
    first.tone.findings = {{"vague.soon", "S4", 0, 4, -8}};
    second.tone.findings = {{"vague.soon", "S4", 0, 4, -8}};
    raise(first, Flag::vague);
    raise(second, Flag::vague);
    const double vague = clause(drill, "S4").share;
    drill.overrulings = {{{drills::at(48), 0, "facilitator", 501}, 777, 1, ""}};
    CHECK(clause(drill, "S4").share > vague);
    drill.overrulings.push_back({{drills::at(48), 0, "facilitator", 502}, 777, 0, ""});
    CHECK(clause(drill, "S4").share == 1);
}

TEST_CASE("silence and tricks pay less than honest middling work") {
    const double honest = score_process(drills::mediocre(), sop()).total;
    const auto share = [](const Transcript& drill, const char* id) { return clause(drill, id).share; };

    Transcript empty_statements = drills::silent();
    empty_statements.statements = {
        drills::statement(1.1, "full", {"facebook", "ptt", "x", "website", "press"}, 0)};
    on_statements(empty_statements, [](TextRecord& text) {
        text.text = "…";
        text.tone.is_language = text.tone.elements.acknowledge = false;
    });
    CHECK(score_process(empty_statements, sop()).total < honest);
    CHECK(share(empty_statements, "S1") == 0);

    Transcript copied = drills::silent();
    for (Complaint& complaint : copied.complaints) {
        complaint.replies.push_back(
            drills::text(complaint.at.hours() + 0.2, "service", "facebook", "One perfect statement.", 98));
        raise(complaint.replies.back(), Flag::personalised);
    }
    CHECK(score_process(copied, sop()).total < honest);
    for (const char* id : {"R1", "R2", "R4", "R5"}) {
        INFO(id);
        CHECK(share(copied, id) < share(drills::mediocre(), id));
    }

    Transcript flag_all = drills::silent();
    for (int i = 0; i < 200; ++i)
        flag_all.flags.push_back({{drills::at(1.1), 0, "pr", 5}, i, i == 7, "facebook"});
    CHECK(score_process(flag_all, sop()).total < honest);
    CHECK(share(flag_all, "D1") == 0);

    Transcript boundless = drills::mediocre();
    for (Assessment& assessment : boundless.assessments)
        assessment.posts_per_hour = assessment.growth = assessment.reached_people = assessment.anger =
            assessment.media_reports = {0, 1e18};
    CHECK(share(boundless, "A1") < share(drills::mediocre(), "A1"));
}
