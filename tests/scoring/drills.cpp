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

} // namespace stormdrill::scoring::drills
