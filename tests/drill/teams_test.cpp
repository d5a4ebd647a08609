#include <algorithm>
#include <map>
#include <set>

#include "drill/automated_team.hpp"
#include "drill/automated_team_plan.hpp"
#include "drill/parts.hpp"
#include "drill/session.hpp"
#include "tests/catch.hpp"
#include "tests/drill/allergen_parts.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
/// A drill that a plan plays in the given seats up to `until`.
struct Played {
    LogWriter log;
    Session session;

    explicit Played(TeamPlan plan, std::vector<Seat> seats = {team_seats.begin(), team_seats.end()},
                    bool coach = false)
        : session(setup(plan, seats, coach), log) {
        session.add_team(AutomatedTeam(plan, std::move(seats), 1, *testing::allergen_parts().scenario));
        session.prepare_teams();
        session.start();
    }

    static SessionSetup setup(TeamPlan plan, const std::vector<Seat>& seats, bool coach) {
        SessionSetup setup = session_setup(testing::allergen_parts(), 1, Language::zh_TW);
        setup.team = team_name(plan);
        setup.coach = coach;
        for (const Seat seat : team_seats) {
            const bool automated = std::find(seats.begin(), seats.end(), seat) != seats.end();
            setup.roster[seat] = automated ? "automated" : "person";
        }
        return setup;
    }

    Played& until(SimDuration t) {
        session.advance_to(SimTime{} + t);
        return *this;
    }

    [[nodiscard]] std::vector<Json> acts(std::string_view name) const {
        std::vector<Json> out;
        for (const Json& line : log.lines()) {
            if (line.at("kind") == "act" && line.at("act") == name) out.push_back(line);
        }
        return out;
    }
    [[nodiscard]] double minutes_after_first_post(const Json& act) const {
        return (SimTime{act.at("at").get<std::int64_t>()} - *session.first_crisis_post()).minutes();
    }
    /// Publications of a kind of statement.
    [[nodiscard]] std::vector<Json> published(std::string_view kind) const {
        std::vector<Json> out = acts("publish");
        std::erase_if(out, [&](const Json& act) { return act.at("statement_kind") != kind; });
        return out;
    }
};

std::set<std::string> channels(const Json& publication) {
    std::set<std::string> out;
    for (const Json& text : publication.at("texts"))
        out.insert(text.at("channel").get<std::string>());
    return out;
}

double median(std::vector<double> values) {
    REQUIRE_FALSE(values.empty());
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Minutes from complaint to answer.
std::vector<double> answer_times(const Played& drill) {
    std::vector<double> out;
    for (const Json& reply : drill.acts("reply")) {
        const auto& post = drill.session.world().posts()[reply.at("body").at("post").get<std::uint32_t>()];
        out.push_back((SimTime{reply.at("at").get<std::int64_t>()} - post.at).minutes());
    }
    return out;
}
} // namespace

TEST_CASE("team names are those of the command line", "[teams]") {
    for (const std::string& name : team_names()) {
        const auto plan = parse_team(name);
        REQUIRE(plan);
        CHECK(team_name(*plan) == name);
    }
    CHECK_FALSE(parse_team("Ideal"));
    CHECK(text_team(TeamPlan::slow) == "good");
}

TEST_CASE("no response means no act at all", "[teams]") {
    Played drill(TeamPlan::none);
    drill.until(hours(4));
    for (const Json& line : drill.log.lines())
        CHECK(line.at("kind") != "act");
}

TEST_CASE("the ideal team does in eight hours what the table says, in time and in tone", "[teams]") {
    Played drill(TeamPlan::ideal);
    drill.until(hours(8));

    REQUIRE_FALSE(drill.acts("flag").empty());
    const Json flag = drill.acts("flag").front();
    CHECK(flag.at("right") == true);
    CHECK(drill.minutes_after_first_post(flag) <= 10);

    REQUIRE_FALSE(drill.acts("assess").empty());
    CHECK(drill.minutes_after_first_post(drill.acts("assess").front()) <= 22);
    CHECK(drill.acts("assess").front().at("body").at("strategy") == "apologise_remedy");
    CHECK(drill.acts("assess").size() >= 3); // facts keep arriving: re-assessed

    REQUIRE(drill.acts("acknowledge").size() == 4); // all but the seat that notified
    CHECK(drill.minutes_after_first_post(drill.acts("acknowledge").back()) <= 20);

    REQUIRE(drill.published("holding").size() == 1);
    const double holding = drill.minutes_after_first_post(drill.published("holding").front());
    CHECK(holding >= 18);
    CHECK(holding <= 36);
    REQUIRE(drill.published("full").size() == 1);
    const Json full = drill.published("full").front();
    CHECK(drill.minutes_after_first_post(full) - holding <=
          60);                                         // else the holding statement does not count (S1)
    CHECK(drill.minutes_after_first_post(full) >= 80); // not before the cause is known
    CHECK(channels(full) == std::set<std::string>{"facebook", "instagram", "x", "ptt", "website", "press"});
    CHECK(full.at("bypassed") == false);
    std::set<std::string> wordings;
    for (const Json& text : full.at("texts"))
        CHECK(text.at("tone").get<int>() >= 75);
    for (const Json& draft : drill.acts("draft")) {
        if (draft.at("body").at("kind") != "full") continue;
        for (const Json& variant : draft.at("body").at("variants"))
            wordings.insert(variant.at("text").get<std::string>());
        CHECK(wordings.size() >= 5); // adapted to each platform
    }

    double contacted = 0;
    for (const Json& act : drill.acts("outreach")) {
        if (drill.minutes_after_first_post(act) > 360) continue;
        contacted += act.at("body").at("share").get<double>();
        CHECK(act.at("body").at("compensation") == 6000);
    }
    CHECK(contacted > 0.89);
    CHECK_FALSE(drill.acts("remedy").empty());
    CHECK(drill.acts("campaign").empty()); // not while people are angry
    CHECK(drill.acts("situation_report").size() >= 3);
    CHECK_FALSE(drill.acts("press_answer").empty());

    const std::vector<double> times = answer_times(drill);
    CHECK(median(times) < 75);
    std::set<std::string> words;
    for (const Json& reply : drill.acts("reply"))
        words.insert(reply.at("body").at("text").get<std::string>());
    CHECK(words.size() == times.size());
    std::size_t complaints = 0, answered = 0;
    for (const sim::Post& post : drill.session.world().posts()) {
        if (!post.complaint || post.at > drill.session.now() - hours(4)) continue;
        ++complaints;
        answered += post.answered;
    }
    REQUIRE(complaints >= 4);
    CHECK(static_cast<double>(answered) / static_cast<double>(complaints) > 0.7);
}

TEST_CASE("the same seed gives the same lines, another drill of the same plan too", "[teams]") {
    Played one(TeamPlan::ideal), two(TeamPlan::ideal);
    one.until(hours(4));
    two.until(hours(1)).until(hours(4));
    REQUIRE(one.log.lines().size() == two.log.lines().size());
    for (std::size_t i = 0; i < one.log.lines().size(); ++i)
        REQUIRE(one.log.lines()[i] == two.log.lines()[i]);
}

TEST_CASE("the denying team denies within the hour, argues, and takes down criticism", "[teams]") {
    Played drill(TeamPlan::denial);
    drill.until(hours(5));
    REQUIRE(drill.acts("publish").size() == 1);
    const Json denial = drill.acts("publish").front();
    CHECK(drill.minutes_after_first_post(denial) >= 45);
    CHECK(drill.minutes_after_first_post(denial) <= 80);
    CHECK(channels(denial).size() == 4);
    for (const Json& text : denial.at("texts")) {
        CHECK(text.at("tone").get<int>() < 30);
        CHECK(text.at("denies") == true);
    }
    CHECK(drill.acts("assess").front().at("body").at("strategy") == "deny");
    REQUIRE_FALSE(drill.acts("reply").empty());
    std::vector<double> tones;
    for (const Json& reply : drill.acts("reply"))
        tones.push_back(reply.at("texts").front().at("tone").get<double>());
    CHECK(median(tones) < 40);
    REQUIRE(drill.acts("remove_post").size() == 2);
    for (const Json& removal : drill.acts("remove_post"))
        CHECK(removal.at("true_reason") == "criticism");
}

TEST_CASE("copy and paste: one statement everywhere, one text to everybody", "[teams]") {
    Played drill(TeamPlan::copy_paste);
    drill.until(hours(6));
    REQUIRE(drill.acts("publish").size() == 1);
    CHECK(std::abs(drill.minutes_after_first_post(drill.acts("publish").front()) - 240) < 25);
    std::set<std::string> wordings, replies;
    const Json draft = drill.acts("draft").front();
    for (const Json& variant : draft.at("body").at("variants"))
        wordings.insert(variant.at("text").get<std::string>());
    CHECK(wordings.size() == 1);
    for (const Json& reply : drill.acts("reply"))
        replies.insert(reply.at("body").at("text").get<std::string>());
    CHECK(drill.acts("reply").size() > 5);
    CHECK(replies.size() <= 2); // one in each language
}

TEST_CASE("the good team is slower than the ideal one and the slow team slower still", "[teams]") {
    Played good(TeamPlan::good);
    good.until(hours(5));
    CHECK(std::abs(good.minutes_after_first_post(good.acts("flag").front()) - 30) < 5);
    REQUIRE(good.published("full").size() == 1);
    CHECK(std::abs(good.minutes_after_first_post(good.published("full").front()) - 90) < 20);
    CHECK(channels(good.published("full").front()).size() == 3);
    CHECK(channels(good.published("full").front()).contains("facebook"));
    CHECK_FALSE(good.acts("remedy").empty());

    Played slow(TeamPlan::slow);
    slow.until(hours(14));
    CHECK(std::abs(slow.minutes_after_first_post(slow.acts("flag").front()) - 360) < 10);
    CHECK(slow.acts("publish").empty()); // comes after a day
    for (const Json& reply : slow.acts("reply"))
        CHECK(slow.minutes_after_first_post(reply) >= 12 * 60);
}

TEST_CASE("legal only: one statement at twelve hours, and not a word to anybody", "[teams]") {
    Played drill(TeamPlan::legal_only);
    drill.until(hours(14));
    REQUIRE(drill.acts("publish").size() == 1);
    CHECK(std::abs(drill.minutes_after_first_post(drill.acts("publish").front()) - 720) < 40);
    CHECK(drill.acts("reply").empty());
    CHECK(drill.acts("outreach").empty());
}

TEST_CASE("teammates review what a person drafts, and write no statement in her place", "[teams]") {
    Played drill(TeamPlan::good, {Seat::marketing, Seat::service, Seat::legal, Seat::lead}, true);
    drill.until(minutes(60));
    const auto draft = [&](std::uint32_t number, const std::string& text) {
        REQUIRE(drill.session.submit(Seat::pr, Draft{number, "full", {{"facebook", text}}, {}}).accepted);
    };
    draft(1, "晴穗小晴天無堅果燕麥餅是安全的，網路上的說法是造謠，抹黑的人要負法律責任，請大家不要相信那些惡"
             "意帶風向的網軍。");
    drill.until(minutes(90));
    std::vector<Json> reviews = drill.acts("review");
    REQUIRE_FALSE(reviews.empty());
    CHECK(reviews.front().at("body").at("decision") == "change");
    draft(1, "晴穗對住院的孩子和家人深深致歉。批號 SC1108 "
             "的餅乾我們已經全面停售，請先不要食用，任何通路都可以退費，"
             "就醫費用由我們負擔，專線 0800-555-320 全天候有人接聽，原因查明後今天中午前向大家說明。");
    drill.until(minutes(130));
    reviews = drill.acts("review");
    REQUIRE(reviews.size() >= 2);
    CHECK(reviews.back().at("body").at("decision") == "approve");
    CHECK(drill.session.submit(Seat::pr, Publish{1, false}).accepted);
    drill.until(hours(4));
    for (const Json& act : drill.acts("draft"))
        CHECK(act.at("seat") == "pr");
    CHECK(drill.acts("draft").size() == 2);
    CHECK_FALSE(drill.acts("reply").empty()); // service is a teammate: people are answered
}

TEST_CASE("teammates remind a person who says nothing", "[teams]") {
    Played drill(TeamPlan::good, {Seat::marketing, Seat::service, Seat::legal, Seat::lead});
    drill.until(hours(3) + minutes(20));
    CHECK(drill.acts("publish").empty());
    const auto chats = drill.acts("chat");
    CHECK(std::count_if(chats.begin(), chats.end(),
                        [](const Json& chat) { return chat.at("seat") == "lead"; }) >= 2);
}
