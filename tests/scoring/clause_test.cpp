#include "tests/catch.hpp"

#include <functional>

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

void on_statements(Transcript& drill, const std::function<void(TextRecord&)>& change) {
    for (Statement& statement : drill.statements)
        for (TextRecord& text : statement.variants)
            change(text);
}

void on_replies(Transcript& drill, const std::function<void(Complaint&, TextRecord&)>& change) {
    for (Complaint& complaint : drill.complaints)
        for (TextRecord& text : complaint.replies)
            change(complaint, text);
}

void raise(TextRecord& text, Flag flag, bool on = true) {
    text.tone.flags[static_cast<std::size_t>(flag)] = on;
}

void drop_channel(Transcript& drill, const std::string& channel) {
    for (Statement& statement : drill.statements)
        std::erase_if(statement.variants, [&](const TextRecord& text) { return text.channel == channel; });
}

struct Between {
    const char* id;
    const char* what;
    std::function<void(Transcript&)> change; ///< of the ideal drill
    double share;
};

const std::vector<Between>& between() {
    static const std::vector<Between> cases{
        {"P1", "no deputies", [](Transcript& d) { d.readiness.deputies_named.clear(); }, 2.0 / 3},
        {"P2", "two of four others reached",
         [](Transcript& d) {
             d.readiness.notification_reaches = {"pr", "lead"};
         },
         0.5},
        {"P3", "no time-out rule", [](Transcript& d) { d.readiness.time_out_set = false; }, 0.7},
        {"P4", "half recalled",
         [](Transcript& d) {
             d.listening = {0.5, 1, true};
         },
         2.0 / 3},
        {"P5", "alert after 75 min", [](Transcript& d) { d.alert_fired = drills::at(2.25); }, 0.75},
        {"P5", "a false alarm", [](Transcript& d) { d.alert_fired = drills::at(0.5); }, 0.5},
        {"P6", "one of two kinds", [](Transcript& d) { d.readiness.template_kinds = {"complaint"}; }, 0.5},
        {"P7", "one of two risks", [](Transcript& d) { d.readiness.risks.pop_back(); }, 0.5},
        {"P7", "a risk that is none",
         [](Transcript& d) {
             d.readiness.risks.push_back({"ufo", 5, 5, false, 0, 0});
         },
         0.875},
        {"P7", "four steps off", [](Transcript& d) { d.readiness.risks[0].impact = 1; }, 0.75},
        {"D1", "flag after 75 min", [](Transcript& d) { d.flags[0].done.at = drills::at(2.25); }, 0.5},
        {"D2", "half seen",
         [](Transcript& d) {
             for (PlatformTruth& p : d.truth.back().platforms)
                 p.seen_share = 0.5;
         },
         0.5},
        {"D3", "wild figures",
         [](Transcript& d) {
             for (SituationReport& r : d.situation_reports)
                 r.volume_per_hour = r.reached_people = 1e9;
         },
         0.5},
        {"D4", "mood off by .875",
         [](Transcript& d) {
             for (SituationReport& r : d.situation_reports)
                 r.mood += 0.875;
         },
         0.75},
        {"A1", "levels off by one",
         [](Transcript& d) {
             for (Assessment& a : d.assessments)
                 a.level += 1;
         },
         2.5 / 3},
        {"A2", "explains only",
         [](Transcript& d) {
             for (Assessment& a : d.assessments)
                 a.strategy = "explain";
         },
         0.75},
        {"A3", "an hour after the turn", [](Transcript& d) { d.assessments[1].done.at = drills::at(5); },
         0.5},
        {"M1", "one acknowledges after 75 min",
         [](Transcript& d) { d.acknowledgements.back().done.at = drills::at(2.45); }, 0.5},
        {"M1", "one never acknowledges", [](Transcript& d) { d.acknowledgements.pop_back(); }, 0},
        {"M2", "three acts refused", [](Transcript& d) { d.refused_acts = 3; }, 0.7},
        {"M2", "one of three bypassed", [](Transcript& d) { d.statements[0].bypassed = true; }, 2.0 / 3},
        {"M3", "one approved after 80 min",
         [](Transcript& d) { d.statements[0].approved->at = d.statements[0].drafted.at + minutes(80); },
         2.5 / 3},
        {"M4", "one contradiction",
         [](Transcript& d) { d.statements[1].variants[0].contradicts_earlier = true; }, 0.825},
        {"S1", "first after 150 min",
         [](Transcript& d) {
             d.statements[2].published->at = drills::at(4);
             d.statements[1].published->at = drills::at(3.5);
             d.statements.erase(d.statements.begin());
         },
         0.5},
        {"S1", "the full one follows too late",
         [](Transcript& d) {
             d.statements[2].published->at = drills::at(4);
             d.statements[1].published->at = drills::at(3.5);
         },
         0.5},
        {"S2", "three of five elements",
         [](Transcript& d) {
             on_statements(
                 d, [](TextRecord& t) { t.tone.elements.solution = t.tone.elements.prevention = false; });
         },
         0.6},
        {"S2", "innocent, and takes the blame", [](Transcript& d) { d.at_fault = AtFault::no; }, 0.75},
        {"S3", "tone 50", [](Transcript& d) { on_statements(d, [](TextRecord& t) { t.tone.tone = 50; }); },
         0.5},
        {"S4", "vague", [](Transcript& d) { on_statements(d, [](TextRecord& t) { raise(t, Flag::vague); }); },
         0.75},
        {"S4", "blames others and stays vague",
         [](Transcript& d) {
             on_statements(d, [](TextRecord& t) {
                 raise(t, Flag::vague);
                 raise(t, Flag::blame_shift);
             });
         },
         0.25},
        {"S5", "no website, no press release",
         [](Transcript& d) {
             drop_channel(d, "website");
             d.statements.pop_back();
         },
         0.7},
        {"S5", "not where it burns", [](Transcript& d) { drop_channel(d, "facebook"); }, 0.5},
        {"S6", "one text everywhere",
         [](Transcript& d) {
             on_statements(d, [](TextRecord& t) { t.text = "the same words on every platform"; });
         },
         0.5},
        {"S7", "one fact contradicted",
         [](Transcript& d) { d.statements[1].variants[0].contradicted_facts = {"count"}; }, 0.5},
        {"S7", "denies its own fault", [](Transcript& d) { d.statements[1].variants[0].tone.denies = true; },
         0.5},
        {"R1", "each after five hours",
         [](Transcript& d) {
             on_replies(d, [](Complaint& c, TextRecord& t) { t.done.at = c.at + hours(5); });
         },
         0.75},
        {"R1", "four of ten answered",
         [](Transcript& d) {
             for (std::size_t i = 4; i < 10; ++i)
                 d.complaints[i].replies.clear();
         },
         0},
        {"R2", "the affected left alone",
         [](Transcript& d) {
             d.complaints[0].replies.clear();
             d.complaints[1].replies.clear();
         },
         4.4 / 9.4},
        {"R3", "one of ten wrong",
         [](Transcript& d) { d.complaints[3].replies[0].contradicted_facts = {"count"}; }, 0.9},
        {"R4", "tone 50",
         [](Transcript& d) { on_replies(d, [](Complaint&, TextRecord& t) { t.tone.tone = 50; }); }, 0.5},
        {"R5", "nobody's own case",
         [](Transcript& d) {
             on_replies(d, [](Complaint&, TextRecord& t) { raise(t, Flag::personalised, false); });
         },
         0.5},
        {"R6", "one attack", [](Transcript& d) { raise(d.complaints[0].replies[0], Flag::attack); }, 0.5},
        {"R6", "three hits",
         [](Transcript& d) {
             for (std::size_t i = 0; i < 3; ++i)
                 raise(d.complaints[i].replies[0], Flag::argumentative);
         },
         0.3},
        {"R8", "one criticism deleted",
         [](Transcript& d) {
             d.removals = {{{drills::at(5), 0, "pr", 3}, 9, "spam", "criticism"}};
         },
         0.5},
        {"R8", "a threat deleted",
         [](Transcript& d) {
             d.removals = {{{drills::at(5), 0, "pr", 3}, 9, "threat", "threat"}};
         },
         1},
        {"C1", "two of three platforms", [](Transcript& d) { drop_channel(d, "x"); }, 2.0 / 3},
        {"C2", "answered late", [](Transcript& d) { d.press_calls[0].answer->done.at = drills::at(6.5); },
         0.5},
        {"C2", "answered after the deadline",
         [](Transcript& d) { d.press_calls[0].answer->done.at = drills::at(8); }, 0},
        {"C3", "half of them", [](Transcript& d) { d.outreach[0].share = 0.5; }, 0.5},
        {"C3", "no offer", [](Transcript& d) { d.outreach[0].compensation = 0; }, 0.5},
        {"C3", "after 30 h", [](Transcript& d) { d.outreach[0].done.at = drills::at(31); }, 0.5},
        {"V1", "two figures of five wild",
         [](Transcript& d) { d.damage_forms[0].negative_posts = d.damage_forms[0].media_reports = 1e6; },
         1.0 / 3 + 0.4},
        {"V2", "kept late", [](Transcript& d) { d.remedies[0].carried_out = drills::at(31); }, 0.5},
        {"V2", "not kept", [](Transcript& d) { d.remedies[0].carried_out.reset(); }, 0},
        {"V3", "a formula",
         [](Transcript& d) {
             on_statements(
                 d, [](TextRecord& t) { t.tone.strengths.regret = t.tone.strengths.responsibility = 1; });
         },
         2.0 / 3},
        {"V4", "tone 50", [](Transcript& d) { d.campaigns[0].text.tone.tone = 50; }, 0.75},
        {"V4", "while everybody is angry",
         [](Transcript& d) {
             d.campaigns[0].done.at = drills::at(8);
             d.campaigns[0].mean_anger = 0.8;
         },
         0},
        {"V5", "the queries never change", [](Transcript& d) { d.queries.pop_back(); }, 0.5},
        {"L1", "the wrong root", [](Transcript& d) { d.lessons[0].root_cause = "supplier_change"; }, 0.5},
        {"L1", "two false leads",
         [](Transcript& d) {
             d.lessons[0].causes.insert(d.lessons[0].causes.end(), {"moon", "tide"});
         },
         0.875},
    };
    return cases;
}
} // namespace

TEST_CASE("between full and none every clause falls by what was changed, and by nothing else") {
    for (const Between& one : between()) {
        Transcript drill = drills::ideal();
        const double full = clause(drill, one.id).share;
        one.change(drill);
        const ClauseScore found = clause(drill, one.id);
        INFO(one.id << ", " << one.what << ": " << found.evidence.front().text.en);
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
