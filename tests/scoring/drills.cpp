#include "tests/scoring/drills.hpp"

#include <algorithm>
#include <cmath>

namespace stormdrill::scoring::drills {

namespace {
const std::vector<std::string> five{"pr", "marketing", "service", "legal", "lead"};
constexpr double first_post = 1, end_hour = 48;

std::size_t next_line() {
    static std::size_t line = 1;
    return ++line;
}

Done done(double hour, const std::string& seat) {
    return {at(hour), hour * 60, seat, next_line()};
}

Truth truth_at(double hour) {
    Truth truth;
    truth.at = at(hour);
    // Heat climbs to 1 at hour 8 and has fallen below a quarter of that after hour 20. The figures are those
    // of real drills: arousal at rest is .05, and a storm that reaches few adds less than that over all
    // people.
    const double heat = hour <= first_post ? 0
                        : hour <= 8        ? (hour - 1) / 7
                                           : std::max(0.06, 1 - 0.0625 * (hour - 8));
    truth.resting_anger = 0.05;
    truth.mean_anger = truth.resting_anger + 0.6 * heat;
    truth.public_anger = truth.resting_anger + 0.04 * heat;
    truth.peak_public_anger = hour > 8 ? truth.resting_anger + 0.04 : truth.public_anger;
    truth.crisis_posts_last_hour = static_cast<std::int64_t>(80 * heat);
    truth.level = hour < first_post ? 1 : 3;
    truth.crisis_posts = static_cast<std::int64_t>(hour * 40);
    truth.growth = hour <= 8 ? 1.5 : 0.8;
    truth.mood = -1.0;
    truth.negative_share = 0.7;
    truth.reached_people = static_cast<std::int64_t>(hour * 100);
    truth.anger_person_hours = hour * 20;
    truth.media_reports = hour > 6 ? 4 : 0;
    truth.favourability = -0.1;
    truth.trust_change = hour <= first_post ? 0 : -0.13;
    truth.sales_index = 95;
    truth.investor_index = 97;
    truth.affected_people = 80;
    for (const auto& [id, share] :
         std::vector<std::pair<std::string, double>>{{"facebook", 0.5}, {"ptt", 0.3}, {"x", 0.2}}) {
        PlatformTruth platform;
        platform.platform = id;
        platform.crisis_posts = static_cast<std::int64_t>(static_cast<double>(truth.crisis_posts) * share);
        platform.reached_people =
            static_cast<std::int64_t>(static_cast<double>(truth.reached_people) * share);
        truth.platforms.push_back(platform);
    }
    return truth;
}

void see(Transcript& drill, double share) {
    drill.platforms_opened = drill.platforms;
    for (Truth& truth : drill.truth)
        for (PlatformTruth& platform : truth.platforms)
            platform.seen_share = share;
}

SituationReport report(double hour) {
    const Truth truth = truth_at(hour);
    return {done(hour, "marketing"),
            static_cast<double>(truth.crisis_posts_last_hour),
            truth.mood,
            truth.negative_share,
            static_cast<double>(truth.reached_people),
            {"facebook", "ptt", "x"},
            truth};
}

Assessment assessment(double hour, double width) {
    const Truth truth = truth_at(hour);
    const auto around = [&](double value) { return Range{value / width, value * width}; };
    Assessment out;
    out.done = done(hour, "lead");
    out.truth = truth;
    out.posts_per_hour = around(static_cast<double>(truth.crisis_posts_last_hour));
    out.growth = around(truth.growth);
    out.reached_people = around(static_cast<double>(truth.reached_people));
    out.anger = around(truth.mean_anger);
    out.media_reports = around(static_cast<double>(truth.media_reports));
    out.level = truth.level;
    out.brand_harm = 3;
    out.sales_harm = 2;
    out.investor_harm = 2;
    out.strategy = "apologise_remedy";
    return out;
}

DamageForm damage(double hour) {
    DamageForm form;
    form.done = done(hour, "lead");
    form.truth = truth_at(hour);
    form.negative_posts = static_cast<double>(form.truth.crisis_posts) * form.truth.negative_share;
    form.media_reports = static_cast<double>(form.truth.media_reports);
    form.favourability = form.truth.favourability;
    form.sales_index = form.truth.sales_index;
    form.investor_index = form.truth.investor_index;
    form.groups = {"affected", "customers"};
    return form;
}

Readiness::Template shelved(const std::string& kind) {
    return {kind, "Thank you for writing about this " + kind + ". We are looking into it.",
            text(0, "service", "shelf", "", 70).tone};
}

void apologise(TextRecord& text) {
    text.tone.elements = {true, true, true, true, true};
    text.tone.strengths = {3, 3, 3, 3, 3, 0};
}
} // namespace

SimTime at(double hour) {
    return {static_cast<std::int64_t>(std::llround(hour * 3600))};
}

Sop default_sop() {
    return load_sop(std::string(STORMDRILL_SOURCE_DIR) + "/scoring/sop/default.yaml");
}

Sop golden_hour_sop() {
    return load_sop(std::string(STORMDRILL_SOURCE_DIR) + "/scoring/sop/golden-hour.yaml");
}

TextRecord text(double hour, const std::string& seat, const std::string& channel, const std::string& words,
                int tone) {
    TextRecord out;
    out.done = done(hour, seat);
    out.channel = channel;
    out.text = words;
    out.tone.tone = tone;
    out.tone.band = tone >= 70 ? Band::good : tone >= 40 ? Band::mixed : Band::bad;
    out.tone.elements.acknowledge = true;
    return out;
}

Statement statement(double hour, const std::string& kind, const std::vector<std::string>& channels,
                    int tone) {
    Statement out;
    out.kind = kind;
    out.drafted = done(hour - 0.2, "pr");
    out.reviews.push_back({done(hour - 0.05, "lead"), "approve", true});
    out.approved = done(hour - 0.05, "lead");
    out.published = done(hour, "pr");
    for (const std::string& channel : channels) {
        out.variants.push_back(text(
            hour, "pr", channel, kind + " for " + channel + ": " + std::string(30, channel.front()), tone));
        out.variants.back().kind = kind == "press_release" ? "press_release" : "statement";
    }
    return out;
}

Transcript silent() {
    Transcript drill;
    drill.scenario_id = "allergen";
    drill.team = "none";
    drill.title = {"The undeclared allergen", "未標示的過敏原"};
    drill.seed = 7;
    drill.people = 10'000;
    drill.final_state_hash = "0123456789abcdef";
    drill.at_fault = AtFault::yes;
    drill.cluster = "preventable";
    drill.expected_strategy = "apologise_remedy";
    drill.burning_platform = "facebook";
    drill.harm_to_people = true;
    drill.platforms = {"facebook", "ptt", "x"};
    for (const std::string& id : drill.platforms)
        drill.platform_profiles.push_back({id, true, 20, 500});
    drill.seats = five;
    drill.causal_chain = {"supplier_change", "label_not_updated", "no_double_check"};
    drill.root_cause = "no_double_check";
    drill.complaint_kinds = {"complaint", "worry"};
    drill.first_crisis_post = at(first_post);
    drill.end = at(end_hour);
    drill.finished = true;
    for (int hour = 0; hour <= 48; ++hour)
        drill.truth.push_back(truth_at(hour));
    drill.turns = {{at(4), "fact", "lab_result"}};
    drill.readiness.latent_risks = 2;
    drill.readiness.preparation = {{"night_watch", "P5", 2, false},
                                   {"staff_policy", "P8", 2, false},
                                   {"audit", "P8", 2, false},
                                   {"goodwill", "P9", 3, false},
                                   {"open_days", "P9", 2, false}};
    for (const char* group : {"affected", "customers", "prospects", "employees", "shareholders"})
        drill.groups.push_back({group, 100, 50, 0.01, 0});
    drill.groups[0].anger_added = 0.3;
    drill.groups[1].favourability = -0.2;
    for (int i = 0; i < 10; ++i) {
        Complaint complaint;
        complaint.post = 100 + i;
        complaint.at = at(2 + i);
        complaint.platform = "facebook";
        complaint.author = "user" + std::to_string(i);
        complaint.from_affected = i < 2;
        complaint.harm = i < 2 ? 1 : 0.3;
        complaint.reach = 50;
        drill.complaints.push_back(complaint);
    }
    drill.press_calls.push_back(
        {"daily", {"The Daily asks how many were hurt", "《日報》詢問受害人數"}, at(5), at(7), {}});
    return drill;
}

Transcript ideal() {
    Transcript drill = silent();
    drill.team = "ideal";
    Readiness& ready = drill.readiness;
    ready.roles_accepted = ready.deputies_named = ready.notification_reaches = five;
    ready.decision_rule_set = ready.time_out_set = ready.alert_set = true;
    ready.watch_hours = 24;
    ready.templates = {shelved("complaint"), shelved("worry")};
    ready.risks = {{"allergens", 4, 5, true, 4, 5}, {"recall", 2, 4, true, 2, 4}};
    for (Readiness::Preparation& offer : ready.preparation)
        offer.bought = true;
    drill.queries = {{done(0, "marketing"), 6, drill.platforms}, {done(5, "marketing"), 9, drill.platforms}};
    drill.listening = {1, 1, true};
    drill.alert_fired = at(1.07);
    drill.flags = {{done(1.13, "marketing"), 1, true, "facebook"}};
    see(drill, 1);
    for (double hour = 1.5; hour <= 48; hour += 0.5)
        drill.situation_reports.push_back(report(hour));
    drill.assessments = {assessment(1.25, 1), assessment(4.1, 1)};
    drill.notifications = {{done(1.2, "pr"), five}};
    for (const std::string& seat : five)
        drill.acknowledgements.push_back({done(1.25, seat)});
    drill.statements = {statement(1.2, "holding", {"facebook", "ptt", "x", "website"}, 95),
                        statement(1.4, "full", {"facebook", "ptt", "x", "website"}, 95),
                        statement(1.42, "press_release", {"press"}, 95)};
    for (std::size_t i = 1; i < drill.statements.size(); ++i)
        for (TextRecord& variant : drill.statements[i].variants)
            apologise(variant);
    int number = 0;
    for (Complaint& complaint : drill.complaints) {
        TextRecord reply =
            text(complaint.at.hours() + 0.3, number % 2 == 0 ? "service" : "pr", "facebook",
                 "Dear " + complaint.author + ", order " + std::to_string(4000 + number * 37), 88);
        reply.tone.flags[static_cast<std::size_t>(Flag::personalised)] = true;
        reply.similarity = 0.4;
        complaint.replies.push_back(reply);
        ++number;
    }
    drill.press_calls.front().answer = text(5.5, "pr", "daily", "Twelve people, as of now.", 85);
    Outreach outreach;
    outreach.done = done(2.5, "service");
    outreach.share = 1;
    outreach.compensation = outreach.fitting_compensation = 2000;
    outreach.text = text(2.5, "service", "letter", "We are sorry. You will get 2,000.", 85);
    drill.outreach = {outreach};
    drill.remedies = {{done(6, "lead"), "refund", 1, at(30), at(28)}};
    Campaign campaign;
    campaign.done = done(30, "marketing");
    campaign.kind = "story";
    campaign.platform = "facebook";
    campaign.public_anger = truth_at(30).public_anger;
    campaign.text = text(30, "marketing", "facebook", "How we changed our kitchen", 85);
    drill.campaigns = {campaign};
    drill.damage_forms = {damage(26)};
    drill.lessons = {{done(48, "lead"), drill.causal_chain, drill.root_cause, {}}};
    drill.history = {
        {30, 60, {{"S1", 0.3}}, {{"S1", "write the first words beforehand", "pr", "2026-10-01"}}},
        {120, 50, {{"S1", 0.2}}, {}}};
    return drill;
}

Transcript mediocre() {
    Transcript drill = silent();
    drill.team = "mediocre";
    drill.readiness.roles_accepted = five;
    drill.readiness.decision_rule_set = true;
    drill.readiness.templates = {shelved("complaint")};
    drill.queries = {{done(0, "marketing"), 2, {"facebook"}}};
    drill.listening = {0.6, 0.5, true};
    drill.flags = {{done(1.8, "marketing"), 1, true, "facebook"}};
    see(drill, 0.5);
    for (double hour = 4; hour <= 24; hour += 5)
        drill.situation_reports.push_back(report(hour));
    drill.assessments = {assessment(3, 1.6)};
    drill.notifications = {{done(2, "pr"), five}};
    for (const std::string& seat : five)
        drill.acknowledgements.push_back({done(2.5, seat)});
    drill.statements = {statement(3.5, "full", {"facebook", "website"}, 55)};
    for (TextRecord& variant : drill.statements[0].variants) {
        variant.tone.elements = {true, true, true, false, false};
        variant.tone.strengths = {1, 1, 0, 1, 0, 0};
        variant.tone.flags[static_cast<std::size_t>(Flag::legalese)] = true;
    }
    for (std::size_t i = 0; i < 6; ++i) {
        Complaint& complaint = drill.complaints[i];
        complaint.replies.push_back(text(complaint.at.hours() + 3, "service", "facebook",
                                         "Hello " + complaint.author + ", we are looking into it.", 55));
        complaint.replies.back().similarity = 0.7;
    }
    drill.press_calls.front().answer = text(6.5, "pr", "daily", "We are looking into it.", 50);
    drill.remedies = {{done(10, "lead"), "voucher", 0.5, at(30), at(33)}};
    drill.lessons = {{done(48, "lead"), {"supplier_change"}, "supplier_change", {}}};
    return drill;
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
    plan.done = done(48, "lead");
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
