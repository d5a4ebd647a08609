// Who may do what, what an act must be like, and that a refused act changes nothing.

#include <limits>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// One `x` for each seat that may: pr marketing service legal lead facilitator evaluator observer.
struct Authority {
    const char *act, *seats;
};
// From the role cards (clauses P1, P3, M2), not from the code.
constexpr Authority authorities[] = {
    {"accept_role", "xxxxx..."},
    {"notification_tree", "xxxxx..."},
    {"decision_rule", "xxxxx..."},
    {"query", "xxxxx..."},
    {"alert", "xxxxx..."},
    {"template", "xxxxx..."},
    {"risk", "xxxxx..."},
    {"prepare", "xxxxx..."},
    {"open_platform", "xxxxx..."},
    {"see", "xxxxx..."},
    {"flag", "xxxxx..."},
    {"tag", "xxxxx..."},
    {"situation_report", "xxxxx..."},
    {"assess", "xxxxx..."},
    {"notify", "xxxxx..."},
    {"acknowledge", "xxxxx..."},
    {"chat", "xxxxx..."},
    {"decision", "xxxxx..."},
    {"draft", "xx..x..."},
    {"review", "...xx..."},
    {"publish", "x...x..."},
    {"claim", "xxx.x..."},
    {"assign", "xxx.x..."},
    {"reply", "xxx.x..."},
    {"close", "xxx.x..."},
    {"remove_post", ".xx.x..."},
    {"press_answer", "x...x..."},
    {"outreach", "..x.x..."},
    {"campaign", ".x..x..."},
    {"remedy", "..x.x..."},
    {"damage_form", "xxxxx..."},
    {"lessons", "xxxxx..."},
    {"improvement_plan", "xxxxx..."},
    {"fire_inject", ".....x.."},
    {"skip_inject", ".....x.."},
    {"pressure", ".....x.."},
    {"hold_inject", ".....x.."},
    {"release_inject", ".....x.."},
    {"edit_inject", ".....x.."},
    {"write_inject", ".....x.."},
    {"speak_as", ".....x.."},
    {"nudge", ".....x.."},
    {"observation", ".....xx."},
    {"overrule", ".....xx."},
    {"rate", ".....xx."},
};

template <std::size_t I = 0>
std::optional<Act> act_named(std::string_view name) {
    if constexpr (I == std::variant_size_v<Act>) {
        return std::nullopt;
    } else {
        std::variant_alternative_t<I, Act> act;
        if (act.name == name) return act;
        return act_named<I + 1>(name);
    }
}

Draft draft(const std::string& text) {
    return {1, "full", {{"facebook", text}}, {}};
}
} // namespace

TEST_CASE("each seat may do what its role card says, and nothing else", "[seats]") {
    REQUIRE(std::size(authorities) == std::variant_size_v<Act>);
    Room r;
    r.at(minutes(30));
    const std::string before = r.state();
    std::size_t refused = 0;
    for (const Authority& authority : authorities) {
        const std::optional<Act> act = act_named(authority.act);
        REQUIRE(act);
        for (std::size_t i = 0; i < 8; ++i) {
            const Seat seat = static_cast<Seat>(i);
            INFO(seat_id(seat) << " " << authority.act);
            CHECK(has_authority(seat, authority.act) == (authority.seats[i] == 'x'));
            if (authority.seats[i] == 'x') continue;
            CHECK(r.refusal(seat, *act) == "This seat has no authority for that.");
            ++refused;
        }
    }
    // Each leaves a line that tells what was tried, and nothing else.
    const std::vector<Json> lines = r.lines("refused");
    CHECK(lines.size() == refused);
    CHECK(lines.back().at("seat") == "observer");
    CHECK(lines.back().at("act") == "rate");
    CHECK(lines.back().at("body") == act_to_json(Rate{}));
    CHECK(r.lines("act").empty());
    CHECK(r.state() == before);
}

TEST_CASE("acts that cannot be done are refused with a reason and leave no trace", "[seats]") {
    Room r;
    r.at(hours(1) + minutes(5));
    const std::uint32_t post = crisis_post(r.session);
    const std::string five_thousand(5000, 'a');
    const std::string han = "湯";
    std::string long_han;
    for (int i = 0; i < 5001; ++i)
        long_han += han;
    struct Case {
        Seat seat;
        Act act;
        const char* says;
    };
    const std::vector<Case> cases{
        {Seat::pr, AcceptRole{}, "Not at this stage of the drill."},
        {Seat::pr, FileLessons{}, "Not at this stage of the drill."},
        {Seat::pr, Chat{""}, "The text is empty."},
        {Seat::pr, Chat{five_thousand + "a"}, "The text is longer than 5,000 characters."},
        {Seat::pr, Chat{long_han}, "The text is longer than 5,000 characters."},
        {Seat::pr, Chat{"soup \xff"}, "The text is not valid UTF-8."},
        {Seat::pr, Chat{"soup \xed\xa0\x80"}, "The text is not valid UTF-8."}, // a surrogate
        {Seat::pr, draft("湯\xe6\xb9"), "The text is not valid UTF-8."},
        {Seat::pr, Reply{post, long_han, {}}, "The text is longer than 5,000 characters."},
        {Seat::pr, Notify{{"legal"}, long_han}, "The text is longer than 5,000 characters."},
        {Seat::pr, Notify{{"legal"}, "\xff"}, "The text is not valid UTF-8."},
        {Seat::marketing, ShelveTemplate{"\xff", "text"}, "The text is not valid UTF-8."},
        {Seat::pr, SetAlert{nan_value, 0, 0, 0}, "A figure is not a number."},
        {Seat::pr, ReportSituation{infinite, 0, 0, 0, {}, ""}, "A figure is not a number."},
        {Seat::pr, ReportSituation{0, -2.5, 0, 0, {}, ""}, "A figure of the report is out of its range."},
        {Seat::lead, AssessDamage{0, nan_value, 0, 0, 0, {}}, "A figure is not a number."},
        {Seat::pr, Assess{5, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, "deny"},
         "A range runs from its lower to its higher end."},
        {Seat::pr, Assess{0, infinite, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, "deny"},
         "A figure is not a number."},
        {Seat::pr, Assess{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 5, "deny"}, "Levels run from 1 to 4."},
        {Seat::pr, Assess{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, "hide"}, "Choose a strategy."},
        {Seat::pr, FlagPost{4'000'000'000}, "There is no such post."},
        {Seat::pr, SeePosts{{0, 4'000'000'000}}, "There is no such post."},
        {Seat::pr, TagPost{post, "boring"}, "There is no tag 'boring'."},
        {Seat::pr, OpenPlatform{"myspace"}, "There is no platform 'myspace' in this drill."},
        {Seat::pr, Notify{{"boss"}, ""}, "There is no seat 'boss'."},
        {Seat::pr, Notify{{"observer"}, ""}, "There is no seat 'observer'."},
        {Seat::pr, Acknowledge{}, "Nobody has notified this seat yet."},
        {Seat::pr, Draft{2, "full", {{"facebook", "a"}}, {}}, "There is no statement of this number."},
        {Seat::pr, Draft{0, "full", {{"facebook", "a"}}, {}}, "There is no statement of this number."},
        {Seat::pr, Draft{1, "poem", {{"facebook", "a"}}, {}}, "Choose the kind of statement."},
        {Seat::pr, Draft{1, "full", {}, {}}, "Choose at least one channel."},
        {Seat::pr, Draft{1, "full", {{"news", "a"}}, {}}, "The organisation has no account on News."},
        {Seat::pr, Draft{1, "full", {{"facebook", "a"}}, {"burner"}},
         "The fact 'burner' is not on the fact board."},
        {Seat::pr, Draft{1, "full", {{"facebook", "a"}}, {"moon"}},
         "The fact 'moon' is not on the fact board."},
        {Seat::legal, ReviewStatement{1, "approve", ""}, "There is no statement of this number."},
        {Seat::pr, Publish{1, true}, "There is no statement of this number."},
        {Seat::pr, Claim{sim::chatter_id(0).value}, "This post is not in the queue."},
        {Seat::marketing, RemovePost{post, "boring"}, "Choose a reason."},
        {Seat::pr, AnswerPress{"nobody", "a", {}}, "There is no such call or mail."},
        {Seat::pr, AnswerPress{"notice-1", "a", {}}, "There is no such call or mail."},
        {Seat::service, Outreach{0, 100, "a"}, "The share runs from 0 to 1."},
        {Seat::service, Outreach{nan_value, 100, "a"}, "A figure is not a number."},
        {Seat::service, Outreach{0.5, -1, "a"}, "The offer cannot be negative."},
        {Seat::service, Outreach{1, 10'000, "a"}, "The budget does not allow it."},
        {Seat::service, Outreach{1, std::numeric_limits<std::int64_t>::max(), "a"},
         "The budget does not allow it."},
        {Seat::service, PromiseRemedy{"new_kitchen", 1}, "The budget does not allow it."},
        {Seat::service, PromiseRemedy{"new_planet", 1}, "There is no remedy 'new_planet'."},
        {Seat::service, PromiseRemedy{"new_bowls", -1}, "A date lies ahead."},
        {Seat::service, PromiseRemedy{"new_bowls", std::numeric_limits<std::int64_t>::max()},
         "A date lies ahead, at most ten years."},
        {Seat::facilitator, FireInject{"moon"}, "There is no inject 'moon'."},
        {Seat::facilitator, FireInject{"trigger"}, "This inject is done with."},
        {Seat::facilitator, TurnPressure{3}, "The dial runs from -2 to +2."},
    };
    const std::string before = r.state();
    const std::size_t lines = r.log.lines().size();
    for (const Case& c : cases) {
        INFO(act_to_json(c.act).dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 120));
        CHECK(r.refusal(c.seat, c.act) == c.says);
    }
    CHECK(r.log.lines().size() == lines);
    CHECK(r.state() == before);
    // The longest text that may be.
    r.does(Seat::pr, Chat{five_thousand});
    r.does(Seat::pr, Chat{long_han.substr(han.size())});
}

TEST_CASE("what a seat without authority tries is kept as far as it can be written down", "[seats]") {
    Room r;
    r.at(minutes(5));
    const std::size_t lines = r.log.lines().size();
    CHECK(r.refusal(Seat::legal, Reply{0, "\xff", {}}) == "The text is not valid UTF-8.");
    CHECK(r.log.lines().size() == lines);
    CHECK(r.refusal(Seat::legal, Reply{0, "soup", {}}) == "This seat has no authority for that.");
    CHECK(r.log.lines().size() == lines + 1);
}

TEST_CASE("readiness asks for what can be", "[seats]") {
    Room r;
    const std::string before = r.state();
    CHECK(r.refusal(Seat::pr, NotificationTree{{"pr-legal"}}) == "A link is written 'pr>service'.");
    CHECK(r.refusal(Seat::pr, NotificationTree{{"pr>boss"}}) == "There is no seat 'boss'.");
    CHECK(r.refusal(Seat::lead, DecisionRule{5, {"legal"}, 0, ""}) == "Levels run from 1 to 4.");
    CHECK(r.refusal(Seat::lead, DecisionRule{1, {}, 0, ""}) == "Name at least one approver.");
    CHECK(r.refusal(Seat::lead, DecisionRule{1, {"legal"}, -1, ""}) == "The time-out cannot be negative.");
    CHECK(
        r.refusal(Seat::lead, DecisionRule{1, {"legal"}, std::numeric_limits<std::int64_t>::max(), "lead"}) ==
        "The time-out is a day at most.");
    CHECK(r.refusal(Seat::pr, SetQuery{{}, {}}) == "A query needs at least one term.");
    CHECK(r.refusal(Seat::pr, SetQuery{std::vector<std::string>(61, "a"), {}}) == "At most 60 terms.");
    CHECK(r.refusal(Seat::pr, SetAlert{1, 1, 1, 25}) == "A day has 24 hours.");
    CHECK(r.refusal(Seat::legal, RegisterRisk{"cold_food", 6, 1}) ==
          "Likelihood and impact run from 1 to 5.");
    CHECK(r.refusal(Seat::legal, RegisterRisk{"meteor", 1, 1}) == "There is no risk 'meteor'.");
    CHECK(r.refusal(Seat::lead, Prepare{{"magic"}}) == "There is no measure 'magic'.");
    CHECK(r.refusal(Seat::lead, Prepare{{"speak_up", "open_kitchen"}}) ==
          "The readiness budget does not allow it.");
    CHECK(r.refusal(Seat::pr, FlagPost{0}) == "Not at this stage of the drill.");
    CHECK(r.state() == before);
    CHECK(r.lines("act").empty());
    r.does(Seat::lead, Prepare{{"open_kitchen"}});
    CHECK(r.view(Seat::lead).readiness_left() == 1);
    r.does(Seat::lead, Prepare{{"open_kitchen"}}); // bought already, not paid twice
    CHECK(r.view(Seat::lead).readiness_left() == 1);
    Room unprepared;
    unprepared.session.start();
    const double before_goodwill = unprepared.session.world().measures().trust;
    r.session.start();
    CHECK(r.session.world().measures().trust == Approx(before_goodwill + 0.05).margin(0.02));
}
