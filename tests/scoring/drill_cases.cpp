// What one clause looks at, changed in the ideal drill.

#include "tests/scoring/drills.hpp"

namespace stormdrill::scoring::drills {

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

void raise(TextRecord& text, Flag flag, bool on) {
    text.tone.flags[static_cast<std::size_t>(flag)] = on;
}

void drop_channel(Transcript& drill, const std::string& channel) {
    for (Statement& statement : drill.statements)
        std::erase_if(statement.variants, [&](const TextRecord& text) { return text.channel == channel; });
}

namespace {
/// P4 and R8 become weak, by any SOP that has them.
void weaken(Transcript& drill) {
    drill.listening = {0.1, 0.1, true};
    drill.removals = {{{at(5), 0, "pr", 3}, 9, "spam", "criticism"},
                      {{at(6), 0, "pr", 4}, 10, "spam", "criticism"}};
}

void plan(Transcript& drill, const std::vector<std::string>& clauses) {
    ImprovementPlan plan;
    plan.done = {at(48), 0, "lead", 99};
    for (const std::string& id : clauses)
        plan.items.push_back({id, "train " + id, "pr", "2026-12-01"});
    drill.plans = {plan};
}
} // namespace

const std::vector<Case>& between() {
    static const std::vector<Case> cases{
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
        {"P5", "alert after 75 min", [](Transcript& d) { d.alert_fired = at(2.25); }, 0.75},
        {"P5", "a false alarm", [](Transcript& d) { d.alert_fired = at(0.5); }, 0.5},
        {"P6", "one of two kinds", [](Transcript& d) { d.readiness.templates.pop_back(); }, 0.5},
        {"P7", "one of two risks", [](Transcript& d) { d.readiness.risks.pop_back(); }, 0.5},
        {"P7", "a risk that is none",
         [](Transcript& d) {
             d.readiness.risks.push_back({"ufo", 5, 5, false, 0, 0});
         },
         0.875},
        {"P7", "four steps off", [](Transcript& d) { d.readiness.risks[0].impact = 1; }, 0.75},
        {"D1", "flag after 75 min", [](Transcript& d) { d.flags[0].done.at = at(2.25); }, 0.5},
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
         0.875},
        {"A2", "explains only",
         [](Transcript& d) {
             for (Assessment& a : d.assessments)
                 a.strategy = "explain";
         },
         0.75},
        {"A3", "an hour after the turn", [](Transcript& d) { d.assessments[1].done.at = at(5); }, 0.5},
        {"M1", "one acknowledges after 75 min",
         [](Transcript& d) { d.acknowledgements.back().done.at = d.flags[0].done.at + minutes(75); }, 0.5},
        {"M1", "one never acknowledges", [](Transcript& d) { d.acknowledgements.pop_back(); }, 0},
        {"M2", "three acts refused",
         [](Transcript& d) {
             d.refused.assign(3, {{at(2), 0, "legal", 5}, "publish"});
         },
         0.7},
        {"M2", "one of three bypassed", [](Transcript& d) { d.statements[0].bypassed = true; }, 2.0 / 3},
        {"M3", "one approved after 80 min",
         [](Transcript& d) { d.statements[0].approved->at = d.statements[0].drafted.at + minutes(80); },
         2.5 / 3},
        {"M4", "one contradiction",
         [](Transcript& d) { d.statements[1].variants[0].contradicts_earlier = true; }, 0.825},
        {"S1", "first after 150 min",
         [](Transcript& d) {
             d.statements[2].published->at = at(4);
             d.statements[1].published->at = at(3.5);
             d.statements.erase(d.statements.begin());
         },
         0.5},
        {"S1", "the full one follows too late",
         [](Transcript& d) {
             d.statements[2].published->at = at(4);
             d.statements[1].published->at = at(3.5);
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
         4.4 / 9.4 - 0.2 * 2 / 10},
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
             d.removals = {{{at(5), 0, "pr", 3}, 9, "spam", "criticism"}};
         },
         0.5},
        {"R8", "a threat deleted",
         [](Transcript& d) {
             d.removals = {{{at(5), 0, "pr", 3}, 9, "threat", "threat"}};
         },
         1},
        {"C1", "two of three platforms", [](Transcript& d) { drop_channel(d, "x"); }, 2.0 / 3},
        {"C2", "answered late", [](Transcript& d) { d.press_calls[0].answer->done.at = at(6.5); }, 0.5},
        {"C2", "answered after the deadline", [](Transcript& d) { d.press_calls[0].answer->done.at = at(8); },
         0},
        {"C3", "half of them", [](Transcript& d) { d.outreach[0].share = 0.5; }, 0.5},
        {"C3", "no offer", [](Transcript& d) { d.outreach[0].compensation = 0; }, 0.5},
        {"C3", "after 30 h", [](Transcript& d) { d.outreach[0].done.at = at(31); }, 0.5},
        {"V1", "two figures of five wild",
         [](Transcript& d) { d.damage_forms[0].negative_posts = d.damage_forms[0].media_reports = 1e6; },
         1.0 / 3 + 2.0 / 3 * 4 / 6},
        {"V2", "kept late", [](Transcript& d) { d.remedies[0].carried_out = at(31); }, 0.5},
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
             d.campaigns[0].done.at = at(8);
             d.campaigns[0].public_anger = 0.09;
         },
         0},
        {"V5", "the queries never change", [](Transcript& d) { d.queries.pop_back(); }, 0.5},
        {"A1", "harms overdone",
         [](Transcript& d) {
             for (Assessment& a : d.assessments)
                 a.brand_harm = a.sales_harm = a.investor_harm = 5;
         },
         0.85 + 0.15 * 0.32 / 3},
        {"P5", "a night watch that nobody pays for",
         [](Transcript& d) { d.readiness.preparation[0].bought = false; }, 0.5 + 0.5 * 14 / 24},
        {"P6", "one template of a single letter", [](Transcript& d) { d.readiness.templates[0].text = "x"; },
         0.5},
        {"P6", "one text for every kind",
         [](Transcript& d) { d.readiness.templates[1].text = d.readiness.templates[0].text; }, 0.5},
        {"P8", "one of two measures", [](Transcript& d) { d.readiness.preparation[2].bought = false; },
         0.5 / 0.6},
        {"P9", "the smaller of two measures",
         [](Transcript& d) { d.readiness.preparation[3].bought = false; }, 0.4 / 0.6},
        {"P10", "the last drill 200 days ago", [](Transcript& d) { d.history[0].days_ago = 200; },
         0.7 * 165 / 275 + 0.3},
        {"M4", "two seats answer one customer",
         [](Transcript& d) { d.complaints[2].answered_by_two_seats = true; }, 0.965},
        {"R2", "nobody takes up anything for five hours",
         [](Transcript& d) {
             on_replies(d, [](Complaint& c, TextRecord& t) { t.done.at = c.at + hours(5); });
         },
         0.8},
        {"V1", "the wrong group", [](Transcript& d) { d.damage_forms[0].groups = {"shareholders"}; },
         1.0 / 3 + 2.0 / 3 * 5 / 6},
        {"V2", "promised for some day in ten years",
         [](Transcript& d) {
             d.remedies[0].due = d.remedies[0].done.at + hours(10 * 365 * 24);
             d.remedies[0].carried_out.reset();
         },
         0},
        {"V2", "due a day after the end",
         [](Transcript& d) {
             d.remedies[0].due = at(72);
             d.remedies[0].carried_out.reset();
         },
         0.8},
        {"L3", "one of two planned improvements came",
         [](Transcript& d) {
             d.history[0].plan.push_back({"D1", "flag sooner", "marketing", "2026-12-01"});
             d.history[0].shares["D1"] = 0.8;
             d.flags[0].done.at = at(2.25);
         },
         0.5},
        {"D1", "flag after 20 min", [](Transcript& d) { d.flags[0].done.at = at(1 + 20.0 / 60); }, -1},
        {"A3", "20 min after the turn", [](Transcript& d) { d.assessments[1].done.at = at(4 + 20.0 / 60); },
         -1},
        {"M1", "one acknowledges after 20 min",
         [](Transcript& d) { d.acknowledgements.back().done.at = d.flags[0].done.at + minutes(20); }, -1},
        {"S1", "first after 30 min",
         [](Transcript& d) {
             d.statements[0].published->at = at(1.5);
             d.statements[1].published->at = d.statements[2].published->at = at(1.6);
         },
         -1},
        {"R1", "each after 40 min",
         [](Transcript& d) {
             on_replies(d, [](Complaint& c, TextRecord& t) { t.done.at = c.at + minutes(40); });
         },
         -1},
        {"V2", "due in four days, and kept",
         [](Transcript& d) { d.remedies[0].due = d.remedies[0].done.at + hours(96); }, -1},
        {"R7", "officialese and empathy from one seat only",
         [](Transcript& d) {
             on_replies(d, [](Complaint&, TextRecord& t) {
                 if (t.done.seat != "service") return;
                 raise(t, Flag::legalese);
                 raise(t, Flag::empathy);
             });
         },
         -1},
        {"L2", "two weak clauses, one in the plan",
         [](Transcript& d) {
             weaken(d);
             plan(d, {"P4"});
         },
         -1},
        {"L1", "the wrong root", [](Transcript& d) { d.lessons[0].root_cause = "supplier_change"; }, 0.5},
        {"L1", "two false leads",
         [](Transcript& d) {
             d.lessons[0].causes.insert(d.lessons[0].causes.end(), {"moon", "tide"});
         },
         0.875},
    };
    return cases;
}

const std::vector<Case>& full() {
    static const std::vector<Case> cases{{"L2", "two weak clauses, both in the plan",
                                          [](Transcript& d) {
                                              weaken(d);
                                              plan(d, {"P4", "R8"});
                                          },
                                          1}};
    return cases;
}

const std::vector<Case>& none() {
    static const std::vector<Case> cases{
        {"P10", "a year ago, and falling scores",
         [](Transcript& d) {
             d.history[0].days_ago = 400;
             d.history[0].process_score = 30;
         },
         0},
        {"R8", "two criticisms deleted",
         [](Transcript& d) {
             d.removals = {{{at(5), 0, "pr", 3}, 9, "spam", "criticism"},
                           {{at(6), 0, "pr", 4}, 10, "spam", "criticism"}};
         },
         0},
        {"L3", "what was planned got no better",
         [](Transcript& d) {
             d.history[0].plan = {{"D1", "flag sooner", "marketing", "2026-12-01"}};
             d.history[0].shares["D1"] = 0.8;
             d.flags[0].done.at = at(2.25);
         },
         0}};
    return cases;
}

} // namespace stormdrill::scoring::drills
