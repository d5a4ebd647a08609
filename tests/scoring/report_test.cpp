#include "tests/catch.hpp"

#include <cstdlib>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "scoring/report/report.hpp"
#include "scoring/report/teams_page.hpp"
#include "scoring/wording.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
const std::filesystem::path approved_folder = std::string(STORMDRILL_SOURCE_DIR) + "/tests/scoring/approved";

/// Compares with the approved file; `STORMDRILL_APPROVE=1 scoring_tests "[approved]"` rewrites it.
void check_approved(const std::string& name, const std::string& text) {
    const std::filesystem::path file = approved_folder / name;
    if (std::getenv("STORMDRILL_APPROVE") != nullptr) {
        std::filesystem::create_directories(approved_folder);
        write_file_atomically(file, text);
        return;
    }
    const std::string approved = read_file(file);
    std::size_t at = 0, line = 1;
    while (at < approved.size() && at < text.size() && approved[at] == text[at])
        line += approved[at++] == '\n' ? 1u : 0u;
    INFO(name << " differs from the approved one at line " << line << ": approved \""
              << approved.substr(at, 60) << "\", now \"" << text.substr(at, 60)
              << "\". If the change is meant: STORMDRILL_APPROVE=1 scoring_tests \"[approved]\"");
    CHECK((approved == text));
}

/// A line number of the log would change with the order of the tests; the report's does not matter here.
Transcript numbered(Transcript drill) {
    drill.complaints.resize(3);
    std::size_t line = 1;
    const auto number = [&](Done& done) { done.line = ++line; };
    for (QueryChange& item : drill.queries)
        number(item.done);
    for (FlagAct& item : drill.flags)
        number(item.done);
    for (SituationReport& item : drill.situation_reports)
        number(item.done);
    for (Assessment& item : drill.assessments)
        number(item.done);
    for (Notification& item : drill.notifications)
        number(item.done);
    for (Acknowledgement& item : drill.acknowledgements)
        number(item.done);
    for (Statement& statement : drill.statements) {
        number(statement.drafted);
        for (Review& review : statement.reviews)
            number(review.done);
        if (statement.approved) number(*statement.approved);
        if (statement.published) number(*statement.published);
        for (TextRecord& text : statement.variants)
            number(text.done);
    }
    for (Complaint& complaint : drill.complaints)
        for (TextRecord& text : complaint.replies)
            number(text.done);
    for (PressCall& call : drill.press_calls)
        if (call.answer) number(call.answer->done);
    for (RemedyPromise& item : drill.remedies)
        number(item.done);
    for (Lessons& item : drill.lessons)
        number(item.done);
    return drill;
}

/// A statement in real words, with findings as the tone engine would mark them.
Transcript with_words(Transcript drill) {
    TextRecord& text = drill.statements[0].variants[0];
    text.text = "我們的杏仁蛋糕未標示花生，7 人因此就醫。若造成任何不便，深感遺憾。本公司將依相關規定辦理。";
    text.tone.findings = {{"acknowledge.event", "S2", 0, 21, 14},
                          {"non_apology.inconvenience", "S4", 21, 34, -18},
                          {"legalese.rules", "S4", 34, 46, -9}};
    text.tone.flags[static_cast<std::size_t>(Flag::non_apology)] = true;
    drill.complaints[0].replies[0].text =
        "User0, I am sorry about the reaction your son had. Call me at 02-5550-0100.";
    drill.complaints[0].replies[0].context = "My son ate it and we spent the night in hospital <3";
    drill.complaints[0].replies[0].tone.findings = {{"empathy.own_case", "R4", 7, 49, 16}};
    return drill;
}

Outcome small_outcome() {
    const auto world = [](double scale, const char* hash) {
        WorldOutcome out;
        for (int seed = 0; seed < 3; ++seed)
            out.per_seed.push_back({4000 * scale + seed, 9000 * scale + seed, 80 * scale, 2000 * scale,
                                    8 * scale, -0.2 * scale, 100 - 8 * scale, 100 - 5 * scale});
        for (int hour = 0; hour <= 48; hour += 6)
            out.curve.push_back(
                {{hour * 3600}, scale * (hour < 12 ? hour / 24.0 : 0.5 - hour / 120.0), scale * 50, 0, 0});
        out.state_hash = hash;
        return out;
    };
    Outcome outcome = score_outcome(world(0.7, "own"), world(1, "none"), world(0.4, "ideal"));
    const auto without = [&](double anger) {
        OutcomeFigures figures = outcome.own.per_seed.front();
        figures.anger_person_hours += anger;
        figures.trust_change -= anger / 1e5;
        return figures;
    };
    outcome.left_out.acts = {{"publish", "pr", {13}, {5400}, {5400}, without(2500), 12},
                             {"reply", "service", {20, 21, 22}, {6000}, {14000}, without(-400), 0},
                             {"remedy", "lead", {9999}, {7000}, {7000}, without(3), 0}};
    outcome.left_out.pairs = {{0, 1, without(2900)}};
    outcome.left_out.not_tried = 4;
    outcome.ladder = {{"none", world(1, "").per_seed},
                      {"good", world(0.8, "").per_seed},
                      {"ideal", world(0.4, "").per_seed}};
    return outcome;
}

std::string html(const Transcript& drill, const Outcome* outcome, Language language = Language::zh_TW) {
    const Sop sop = drills::default_sop();
    const Scorecard card = score_process(drill, sop);
    const auto advice = [](std::string_view rule) {
        return rule.starts_with("non_apology")
                   ? Bilingual{"Say what you are sorry for.", "請說清楚為了什麼道歉。"}
                   : Bilingual{};
    };
    return write_report_html({drill, sop, card, outcome, language, advice});
}
} // namespace

TEST_CASE("teams side by side: who did better where, hostile names as words, the same bytes twice") {
    const Sop sop = drills::default_sop();
    const Transcript good = drills::ideal(), poor = drills::mediocre();
    const Scorecard good_card = score_process(good, sop), poor_card = score_process(poor, sop);
    const Outcome outcome = small_outcome();
    const std::vector<TeamDrill> teams{{{"<b>Blue</b>", "藍隊"}, good, good_card, outcome},
                                       {{"Red", "紅隊"}, poor, poor_card, outcome}};
    const std::string page = write_teams_html(teams, sop, Language::en);
    CHECK(page.find("<b>Blue") == std::string::npos);
    CHECK(page.find("&lt;b&gt;Blue") != std::string::npos);
    CHECK(page.find("EXERCISE · 演練") != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find(number_text(good_card.total, 1)) != std::string::npos);
    CHECK(page.find(number_text(poor_card.total, 1)) != std::string::npos);
    // Marked where they differ, and nowhere where a team is compared with itself.
    CHECK(page.find("they differ") != std::string::npos);
    const std::string same = write_teams_html({teams[1], teams[1]}, sop, Language::en);
    CHECK(same.find("they differ") == std::string::npos);
    CHECK(page == write_teams_html(teams, sop, Language::en));
}

TEST_CASE("the report tells what each act changed, the strongest first, and what goes together") {
    const Outcome outcome = small_outcome();
    const std::string page = html(with_words(numbered(drills::mediocre())), &outcome);
    const auto at = [&](const char* words) { return page.find(words); };
    REQUIRE(at("每個行動改變了什麼") != std::string::npos);
    CHECK(at("−2,500") < at("+400"));
    CHECK(at("3 replies until T+03:53:20") != std::string::npos);
    CHECK(at("影響不明顯") != std::string::npos);
    CHECK(at("4 further bundles") != std::string::npos);
    CHECK(at("最多 12 則") != std::string::npos);
    CHECK(at("stronger together") != std::string::npos); // −2,900 together, −2,100 one by one
    CHECK(at("Better than 67 % of 9 automated drills") != std::string::npos);
    const Outcome bare = score_outcome(outcome.own, outcome.none, outcome.ideal);
    CHECK(html(drills::mediocre(), &bare).find("每個行動改變了什麼") == std::string::npos);
}

TEST_CASE("the report of a small drill is the approved one", "[approved]") {
    const Transcript drill = with_words(numbered(drills::mediocre()));
    const Outcome outcome = small_outcome();
    check_approved("report.html", html(drill, &outcome));
    const Sop sop = drills::default_sop();
    Scorecard card = score_process(drill, sop);
    check_approved("score.json", write_score_json(drill, sop, card, &outcome));
}

TEST_CASE("the same drill gives the same report to the byte") {
    const Transcript drill = drills::ideal();
    CHECK((html(drill, nullptr) == html(drill, nullptr)));
}

TEST_CASE("a report can be written of a drill in which nothing happened") {
    Transcript drill;
    const std::string page = html(drill, nullptr);
    CHECK(page.find("EXERCISE · 演練") != std::string::npos);
    CHECK(page.ends_with("</html>\n"));
}

TEST_CASE("the given language stands first, and both are there") {
    const std::string zh = html(drills::mediocre(), nullptr),
                      en = html(drills::mediocre(), nullptr, Language::en);
    CHECK(zh.find("id=\"show-zh\" checked") != std::string::npos);
    CHECK(zh.find("id=\"show-en\" checked") == std::string::npos);
    CHECK(en.find("id=\"show-en\" checked") != std::string::npos);
    CHECK(zh.find("<html lang=\"zh-Hant-TW\">") != std::string::npos);
    for (const std::string& page : {zh, en}) {
        CHECK(page.find("Three things to train next") != std::string::npos);
        CHECK(page.find("接下來最該練的三件事") != std::string::npos);
    }
}

TEST_CASE("findings are marked in the words, numbered, with advice in both languages") {
    const std::string page = html(with_words(drills::mediocre()), nullptr);
    CHECK(page.find("<mark class=\"plus\">我們的杏仁蛋糕未標示花生，7 人因此就醫。</mark><sup>1</sup>"
                    "<mark class=\"minus\">若造成任何不便，深感遺憾。</mark><sup>2</sup>") !=
          std::string::npos);
    CHECK(page.find("User0, <mark class=\"plus\">I am sorry about the reaction your son "
                    "had</mark><sup>1</sup>. Call me") != std::string::npos);
    CHECK(page.find("Say what you are sorry for.") != std::string::npos);
    CHECK(page.find("請說清楚為了什麼道歉。") != std::string::npos);
    CHECK(page.find("in hospital &lt;3") != std::string::npos);
}

TEST_CASE("the report loads nothing, runs nothing, and says EXERCISE") {
    const Outcome outcome = small_outcome();
    const std::string page = html(drills::mediocre(), &outcome);
    CHECK(page.find("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
                    "'none'\"") != std::string::npos);
    for (const char* forbidden :
         {"<script", "http://", "https://", "url(", "@import", "javascript:", " src=", " href="}) {
        INFO(forbidden);
        CHECK(page.find(forbidden) == std::string::npos);
    }
    CHECK(page.find("role=\"img\"><title>") != std::string::npos);
}

TEST_CASE("hostile names and texts arrive as harmless words") {
    const std::string hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> & \xE2\x80\xAE"
                                "drawkcab \x01 \xFF";
    Transcript drill = drills::mediocre();
    drill.title = {hostile, hostile};
    drill.team = drill.scenario_id = drill.build_id = hostile;
    drill.platforms = {hostile};
    drill.burning_platform = hostile;
    for (Complaint& complaint : drill.complaints) {
        complaint.author = complaint.platform = hostile;
        for (TextRecord& reply : complaint.replies) {
            reply.text = hostile + reply.text;
            reply.context = hostile;
            reply.done.seat = hostile;
            reply.tone.findings = {
                {hostile, hostile, 3, 12, -5}, {"x", "R4", 5, 900, 4}, {"x", "R4", 800, 2, 4}};
        }
    }
    for (TextRecord& variant : drill.statements[0].variants)
        variant.text = variant.channel = hostile;
    drill.press_calls[0].title = {hostile, hostile};
    drill.injects = {{hostile, {hostile, hostile}, drills::at(2), "S1", {}}};
    drill.turns = {{drills::at(3), "fact", hostile}};
    drill.remedies[0].remedy = hostile;
    drill.plans = {{{drills::at(48), 0, hostile, 1}, {{hostile, hostile, hostile, hostile}}}};
    const std::string page = html(drill, nullptr);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("onerror=alert(2)>") == std::string::npos); // only with &gt;
    CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(page.find('\x01') == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;") != std::string::npos);
    const Sop sop = drills::default_sop();
    const auto json = nlohmann::json::parse(write_score_json(drill, sop, score_process(drill, sop), nullptr));
    CHECK(json["team"].get<std::string>().starts_with("<script>alert(1)"));
}

TEST_CASE("score.json holds the fields that other programs read, and ends with a line feed") {
    const Transcript drill = drills::mediocre();
    const Sop sop = drills::default_sop();
    const Scorecard card = score_process(drill, sop);
    const Outcome outcome = small_outcome();
    const std::string text = write_score_json(drill, sop, card, &outcome);
    CHECK(text.back() == '\n');
    const auto json = nlohmann::json::parse(text);
    CHECK(json["scenario"] == "allergen");
    CHECK(json["seed"] == 7);
    CHECK(json["agents"] == 10'000);
    CHECK(json["team"] == "mediocre");
    CHECK(json["state_hash"] == "0123456789abcdef");
    CHECK(json["process"]["score"].get<double>() == Approx(card.total).margin(1e-5));
    CHECK(json["process"]["clauses"].size() == sop.clauses.size());
    double sum = 0;
    for (const auto& clause : json["process"]["clauses"]) {
        const std::string status = clause["status"];
        CHECK((status == "scored" || status == "missed" || status == "no occasion" || status == "not built"));
        CHECK(clause["evidence"].is_array());
        CHECK_FALSE(clause["evidence"].empty());
        sum += clause["score"].get<double>();
    }
    CHECK(sum == Approx(card.total).margin(1e-4));
    CHECK(json["outcome"]["score"].get<double>() == Approx(50));
    for (const char* world : {"own", "none", "ideal"})
        for (const std::string& figure : outcome_figure_names()) {
            CHECK(json["outcome"][world]["median"][figure].is_number());
            CHECK(json["outcome"][world]["band"][figure].size() == 2);
        }
    CHECK_FALSE(nlohmann::json::parse(write_score_json(drill, sop, card, nullptr)).contains("outcome"));
}
