// What time brings: injects, facts, truth lines, the end; a log that cannot be written; the clock of a
// window.

#include <algorithm>
#include <csignal>
#include <limits>

#include <sys/resource.h>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "drill/drill_clock.hpp"
#include "drill/transcript_from_log.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
/// The moments of `field` = `name` in lines of a kind, in seconds.
std::vector<std::int64_t> moments(const Room& r, const std::string& kind, const std::string& field,
                                  const std::string& name) {
    std::vector<std::int64_t> found;
    for (const Json& line : r.lines(kind)) {
        if (line.at(field) == name) found.push_back(line.at("at").get<std::int64_t>());
    }
    return found;
}

using Moments = std::vector<std::int64_t>;

/// Until it goes out of scope, files of this process cannot grow beyond `bytes`: a disk that is full.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};
} // namespace

TEST_CASE("injects come at their time, contingencies only when the team left a gap", "[time]") {
    SECTION("nothing done") {
        Room r;
        r.at(minutes(9) + seconds(59));
        CHECK(r.lines("inject").empty());
        r.at(hours(6));
        CHECK(moments(r, "inject", "inject", "trigger") == Moments{600});
        CHECK(moments(r, "inject", "inject", "call") == Moments{3600});
        CHECK(r.lines("inject")[2].at("deadline") == 5400);
        CHECK(moments(r, "inject", "inject", "leak") == Moments{5400});
        CHECK(moments(r, "inject", "inject", "silence") == Moments{7200});
        CHECK(r.lines("inject_skipped").empty());
    }
    SECTION("published in time") {
        Room r;
        r.at(minutes(119));
        r.drafts(Seat::pr, 1);
        r.does(Seat::pr, Publish{1, true});
        r.at(hours(6));
        CHECK(moments(r, "inject", "inject", "silence").empty());
        REQUIRE(r.lines("inject_skipped").size() == 1);
        CHECK(r.lines("inject_skipped")[0].at("inject") == "silence");
        CHECK(r.lines("inject_skipped")[0].at("reason") == "done: publish");
    }
    SECTION("published too late") {
        Room r;
        r.at(minutes(120));
        r.drafts(Seat::pr, 1);
        r.does(Seat::pr, Publish{1, true});
        r.at(hours(6));
        CHECK(moments(r, "inject", "inject", "silence") == Moments{7200});
    }
    SECTION("prevented by a preparation") {
        Room r;
        r.does(Seat::lead, Prepare{{"speak_up"}});
        r.at(hours(6));
        CHECK(moments(r, "inject", "inject", "leak").empty());
        REQUIRE(r.lines("inject_skipped").size() == 1);
        CHECK(r.lines("inject_skipped")[0].at("reason") == "prevented");
    }
    SECTION("by the facilitator's hand") {
        Room r;
        r.at(minutes(20));
        r.does(Seat::facilitator, FireInject{"last_word"});
        r.does(Seat::facilitator, SkipInject{"leak", "夠亂了"});
        CHECK(r.refusal(Seat::facilitator, SkipInject{"leak", "夠亂了"}) == "This inject is done with.");
        r.at(hours(6));
        CHECK(moments(r, "inject", "inject", "last_word") == Moments{1200});
        CHECK(moments(r, "inject", "inject", "leak").empty());
    }
}

TEST_CASE("a mail reaches the seats it is for, facts the board and the public at their time", "[time]") {
    Room r;
    r.at(minutes(40));
    CHECK(r.view(Seat::lead).inbox().back().id == "note");
    for (const InboxItem& item : r.view(Seat::pr).inbox())
        CHECK(item.id != "note");
    const auto on_board = [&] {
        std::vector<std::string> ids;
        for (const FactView& fact : r.view(Seat::pr).facts())
            ids.push_back(fact.id + (fact.is_public ? "!" : ""));
        return ids;
    };
    CHECK(on_board() == std::vector<std::string>{"old_stove", "gas_rumour", "stove_off"});
    CHECK(moments(r, "event", "event", "fact_known") == Moments{1200, 1800});
    r.at(hours(2));
    CHECK(on_board() == std::vector<std::string>{"old_stove", "gas_rumour", "stove_off!"});
    r.at(hours(3));
    CHECK(on_board() == std::vector<std::string>{"old_stove", "gas_rumour", "stove_off!", "burner!"});
    CHECK(moments(r, "turn", "what", "stove_off") == Moments{7200});
    CHECK(moments(r, "turn", "what", "burner") == Moments{10800});
}

TEST_CASE("every hour and the end have their truth, with every complaint once", "[time]") {
    Room r;
    r.at(hours(6));
    CHECK(r.session.stage() == Stage::learning);
    const std::vector<Json> truths = r.lines("hash");
    REQUIRE(truths.size() == 8); // 0, 1, … 6 h, and the end
    std::size_t complaints = 0;
    for (std::size_t i = 0; i < truths.size(); ++i) {
        CHECK(truths[i].at("at") == std::min<std::size_t>(i, 6) * 3600);
        CHECK(truths[i].at("truth").at("at") == truths[i].at("at"));
        complaints += truths[i].at("complaints").size();
    }
    CHECK(complaints == r.view(Seat::lead).mentions(false).size());
    CHECK(complaints > 5);
    const Json end = r.lines("end").at(0);
    CHECK(end.at("reason") == "time");
    CHECK(end.at("at") == 6 * 3600);
    CHECK(end.at("state_hash") == to_hex(r.session.world().state_hash()));
    CHECK(end.at("state_hash") == truths.back().at("state_hash"));
    CHECK(end.at("complaint_reach").size() == complaints);
    // After the end, only the forms of the learn phase.
    CHECK(r.refusal(Seat::pr, Claim{0}) == "Not at this stage of the drill.");
    r.does(Seat::lead, FileLessons{{"stove"}, "stove", {""}});
    r.does(Seat::evaluator, Rate{"S1", "U", "看法不同"});
    CHECK(r.refusal(Seat::lead, FileLessons{{"moon"}, "", {}}) == "There is no cause 'moon'.");
    CHECK(r.refusal(Seat::lead, PlanImprovement{{{"Z9", "a", "", ""}}}) == "There is no clause 'Z9'.");
    CHECK(r.refusal(Seat::lead, PlanImprovement{}) == "The plan is empty.");
}

TEST_CASE("a person may end the crisis phase at any second", "[time]") {
    Room r;
    r.at(hours(1) + seconds(17));
    r.end();
    CHECK(r.session.stage() == Stage::learning);
    CHECK(r.lines("end").at(0).at("reason") == "person");
    CHECK(r.lines("end").at(0).at("at") == 3617);
    CHECK(r.lines("hash").back().at("at") == 3617);
}

TEST_CASE("a drill may end between two minutes", "[time]") {
    const Parts parts = soup_with("end: 6h", "end: 5h30s");
    Room r(session_setup(parts, 1, Language::en));
    r.at(hours(6));
    CHECK(r.session.stage() == Stage::learning);
    REQUIRE(r.lines("end").size() == 1);
    CHECK(r.lines("end")[0].at("at") == 5 * 3600 + 30);
}

TEST_CASE("the alert fires once, when a threshold is passed", "[time]") {
    Room r;
    r.does(Seat::pr, SetAlert{3, 0, 0, 24});
    r.at(hours(6));
    const Moments alerts = moments(r, "event", "event", "alert");
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0] > 600);
    CHECK(alerts[0] % 60 == 0);
    Room quiet;
    quiet.at(hours(6));
    CHECK(moments(quiet, "event", "event", "alert").empty());
}

TEST_CASE("a log that cannot be written takes no act", "[time][log]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "drill.jsonl";
    Room r(soup_setup(), LogWriter(file, true));
    r.at(minutes(31));
    r.drafts(Seat::pr, 1);
    const std::string before = r.state();
    const std::string written = read_file(file);
    CHECK(text_of(r.log.lines()) == written);
    for (const std::uintmax_t room : {0u, 1u, 60u}) { // nothing fits, or a torn piece
        const FullDisk full(written.size() + room);
        std::string said = "nothing";
        try {
            static_cast<void>(r.act(Seat::pr, Publish{1, true}));
        } catch (const OperatorError& e) {
            said = e.what();
        }
        CHECK(said == file.string() + ": cannot be written: File too large");
        CHECK(r.state() == before);
        CHECK(text_of(r.log.lines()) == written);
        CHECK(read_file(file) == written);
    }
    r.does(Seat::pr, Publish{1, true}); // there is room again
    CHECK(read_file(file) == text_of(r.log.lines()));
    CHECK_FALSE(parse_log(read_file(file), file).fault);
}

TEST_CASE("when time cannot be written down, the drill stands still until it is resumed", "[time][log]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "drill.jsonl";
    Room undisturbed;
    undisturbed.at(hours(6));
    {
        Room r(soup_setup(), LogWriter(file, true));
        r.at(minutes(31));
        {
            const FullDisk full(read_file(file).size() + 10);
            CHECK_THROWS_AS(r.at(hours(2)), OperatorError);
        }
        const std::string stands =
            "the drill cannot go on: its log could not be written; resume it from the log";
        for (int i = 0; i < 2; ++i) { // with room again, it must not write a log with a gap
            CHECK_THROWS_WITH(r.at(hours(3)), stands);
            CHECK_THROWS_WITH(r.act(Seat::pr, Chat{"?"}), stands);
        }
    }
    const ReadLog kept = read_log(file);
    REQUIRE_FALSE(kept.fault);
    Room again(soup_setup(), LogWriter(kept, true, false));
    again.at(hours(6));
    CHECK(text_of(again.log.lines()) == text_of(undisturbed.log.lines()));
    CHECK(read_file(file) == text_of(undisturbed.log.lines()));
}

TEST_CASE("the clock runs at the pace of its phase, and stands still when paused", "[clock]") {
    DrillClock clock({{hours(0), 6}, {minutes(30), 60}, {hours(2), 240}});
    CHECK(clock.pace(SimTime{}) == 6);
    CHECK(clock.pace(SimTime{1799}) == 6);
    CHECK(clock.pace(SimTime{1800}) == 60);
    CHECK(clock.pace(SimTime{7200}) == 240);
    CHECK(clock.pass(2, SimTime{}) == seconds(12));
    CHECK(clock.pass(2, SimTime{1800}) == seconds(120));
    clock.pause();
    CHECK(clock.paused());
    CHECK(clock.pace(SimTime{}) == 0);
    CHECK(clock.pass(1000, SimTime{}) == seconds(0));
    clock.resume();
    CHECK(clock.pass(1, SimTime{}) == seconds(6));
    CHECK(DrillClock({}).pace(SimTime{} + hours(25)) ==
          240); // definitions.md: ×6, from 2 h ×60, from 24 h ×240
}

TEST_CASE("fractions of a second are kept for the next frame", "[clock]") {
    DrillClock clock({{hours(0), 6}});
    std::int64_t passed = 0;
    for (int frame = 0; frame < 600; ++frame)
        passed += clock.pass(1.0 / 60, SimTime{}).seconds;
    CHECK(passed >= 59);
    CHECK(passed <= 60);
}

TEST_CASE("a pace set by hand holds until the next phase, within bounds", "[clock]") {
    DrillClock clock({{hours(0), 6}, {hours(2), 60}});
    clock.set_pace(30, SimTime{});
    CHECK(clock.pace(SimTime{7199}) == 30);
    CHECK(clock.pace(SimTime{7200}) == 60);
    clock.set_pace(100'000, SimTime{7200});
    CHECK(clock.pace(SimTime{7200}) == 240);
    clock.set_pace(0, SimTime{7200});
    CHECK(clock.pace(SimTime{7200}) == 0.25);
}

TEST_CASE("typing slows the clock for five seconds, three minutes a phase at most", "[clock]") {
    DrillClock clock({{hours(0), 6}, {hours(2), 60}});
    clock.composing(Seat::pr);
    CHECK(clock.pace(SimTime{}) == 1);
    CHECK(clock.pass(4, SimTime{}) == seconds(4));
    CHECK(clock.pace(SimTime{}) == 1);
    CHECK(clock.pass(1, SimTime{}) == seconds(1));
    CHECK(clock.pace(SimTime{}) == 6); // five seconds after the last key
    CHECK(clock.allowance_left(Seat::pr) == 175);
    clock.pause();
    clock.composing(Seat::pr);
    static_cast<void>(clock.pass(60, SimTime{}));
    CHECK(clock.allowance_left(Seat::pr) == 175); // a paused clock costs nothing
    clock.resume();
    for (int i = 0; i < 35; ++i) {
        clock.composing(Seat::pr);
        CHECK(clock.pass(5, SimTime{}) == seconds(5));
    }
    CHECK(clock.allowance_left(Seat::pr) == 0);
    clock.composing(Seat::pr);
    CHECK(clock.pace(SimTime{}) == 6);     // used up
    CHECK(clock.pace(SimTime{7200}) == 1); // a new phase, a new allowance
    CHECK(clock.pass(1, SimTime{7200}) == seconds(1));
    CHECK(clock.allowance_left(Seat::pr) == 179);
    clock.set_pace(0.5, SimTime{7200});
    CHECK(clock.pace(SimTime{7200}) == 0.5); // slower already
}

TEST_CASE("a team has ten minutes of composing a phase, whoever of it types", "[clock]") {
    DrillClock clock({{hours(0), 6}, {hours(2), 60}});
    const auto type = [&](Seat seat, int times) { // for five seconds each
        std::int64_t passed = 0;
        for (int i = 0; i < times; ++i) {
            clock.composing(seat);
            passed += clock.pass(5, SimTime{}).seconds;
        }
        return passed;
    };
    for (const Seat seat : {Seat::pr, Seat::marketing, Seat::service})
        CHECK(type(seat, 36) == 180); // three minutes each
    CHECK(clock.allowance_left(Seat::pr) == 0);
    CHECK(clock.allowance_left(Seat::lead) == 60); // what the team has left
    CHECK(type(Seat::pr, 1) == 30);
    CHECK(type(Seat::lead, 12) == 60);
    CHECK(clock.allowance_left(Seat::lead) == 0);
    CHECK(clock.allowance_left(Seat::legal) == 0); // never typed, but the team's time is spent
    CHECK(type(Seat::legal, 1) == 30);
    clock.composing(Seat::legal);
    CHECK(clock.pace(SimTime{7200}) == 1);
}

TEST_CASE("two who type at once spend the team's time once and their own each", "[clock]") {
    DrillClock clock({{hours(0), 6}}, {60, 100});
    clock.composing(Seat::pr);
    clock.composing(Seat::lead);
    CHECK(clock.pass(5, SimTime{}) == seconds(5));
    CHECK(clock.allowance_left(Seat::pr) == 55);
    CHECK(clock.allowance_left(Seat::lead) == 55);
    CHECK(clock.allowance_left(Seat::legal) == 60);
    clock.composing(Seat::observer); // watches only
    CHECK(clock.pace(SimTime{}) == 6);
}

TEST_CASE("a long frame is slow only while the typing lasts", "[clock]") {
    DrillClock clock({{hours(0), 6}}, {3, 10});
    clock.composing(Seat::pr);
    CHECK(clock.pass(10, SimTime{}) == seconds(3 + 7 * 6)); // the allowance ends before the five seconds do
    CHECK(clock.allowance_left(Seat::pr) == 0);
}

TEST_CASE("a log read for another SOP has that one's levels and turns; for its own, those it was played with",
          "[transcript]") {
    Room r;
    play_by_hand(r);
    std::vector<scoring::Turn> logged;
    for (const Json& line : r.log.lines())
        if (line.at("kind") == "turn")
            logged.push_back({SimTime{line.at("at").get<std::int64_t>()}, line.at("turn").get<std::string>(),
                              line.at("what").get<std::string>()});
    const auto told = [](const std::vector<scoring::Turn>& turns) {
        std::string out;
        for (const scoring::Turn& turn : turns)
            out += std::to_string(turn.at.seconds) + " " + turn.kind + " " + turn.what + "\n";
        return out;
    };
    const LoggedDrill own = read_drill(r.log.lines());
    CHECK(told(own.transcript.turns) == told(logged));
    CHECK(told(own.transcript.turns).find("level") != std::string::npos);
    const auto deaf = std::make_shared<scoring::Sop>(*own.sop); // nothing is ever grave for it
    deaf->severity.posts_per_hour_per_100000 = {1e8, 2e8, 3e8};
    deaf->severity.least_level_with_harm = deaf->severity.least_level_with_national_media = 1;
    deaf->volume_turn.least_posts = 1'000'000;
    const LoggedDrill other = read_drill(r.log.lines(), deaf);
    CHECK(other.sop == deaf);
    for (const scoring::Turn& turn : other.transcript.turns)
        CHECK(turn.kind == "fact");
    for (const scoring::Truth& truth : other.transcript.truth)
        CHECK(truth.level == 1);
    CHECK(other.transcript.assessments.at(0).truth.level == 1);
    CHECK(own.transcript.assessments.at(0).truth.level > 1);
}

TEST_CASE("the transcript of a hand-played drill has its figures", "[transcript]") {
    Room r;
    play_by_hand(r);
    const LoggedDrill drill = read_drill(r.log.lines());
    const scoring::Transcript& t = drill.transcript;
    CHECK(t.scenario_id == "soup");
    CHECK(t.team == "person");
    CHECK(t.people == 1000);
    CHECK(t.seed == 1);
    CHECK(t.at_fault == scoring::AtFault::yes);
    CHECK(t.seats.size() == 5);
    CHECK(t.causal_chain == std::vector<std::string>{"stove"});
    CHECK(t.root_cause == "stove");
    CHECK(t.finished);
    CHECK(t.end == SimTime{4 * 3600 + 1});
    CHECK(t.first_crisis_post == SimTime{600});
    REQUIRE(t.refused.size() == 1);
    CHECK(t.refused[0].done.seat.size() > 1);
    CHECK(t.refused[0].done.line > 1);
    CHECK(t.readiness.roles_accepted == std::vector<std::string>{"pr"});
    CHECK(t.readiness.deputies_named == std::vector<std::string>{"pr"});
    CHECK(t.readiness.notification_reaches == std::vector<std::string>{"lead", "legal", "service"});
    CHECK(t.readiness.decision_rule_set);
    CHECK(t.readiness.time_out_set);
    CHECK(t.readiness.watch_hours == 12);
    REQUIRE(t.readiness.templates.size() == 1);
    CHECK(t.readiness.templates[0].kind == "complaint");
    CHECK(t.readiness.templates[0].tone.is_language);
    CHECK(t.groups.size() == 8);
    CHECK(t.groups.front().group == "affected");
    CHECK(t.acts.size() > 20);
    CHECK(t.truth.back().resting_anger > 0);
    CHECK(t.truth.back().public_anger >= t.truth.back().resting_anger);
    CHECK(t.truth.back().anger_added() > 0);
    CHECK(t.truth.back().peak_anger_added() >= t.truth.back().anger_added());
    CHECK(std::any_of(t.complaints.begin(), t.complaints.end(),
                      [](const scoring::Complaint& c) { return !c.kind.empty(); }));
    REQUIRE(t.readiness.risks.size() == 1);
    CHECK(t.readiness.risks[0].true_impact == 3);
    REQUIRE(t.readiness.preparation.size() == 2);
    CHECK(t.readiness.preparation[0].id == "speak_up");
    CHECK(t.readiness.preparation[0].clause == "P8");
    CHECK(t.readiness.preparation[0].bought);
    CHECK_FALSE(t.readiness.preparation[1].bought);
    REQUIRE(t.flags.size() == 2);
    CHECK(t.flags[0].right);
    CHECK_FALSE(t.flags[1].right);
    CHECK(t.flags[0].done.at == SimTime{20 * 60 + 7});
    CHECK(t.flags[0].done.seat == "marketing");
    CHECK(r.log.lines().at(t.flags[0].done.line - 1).at("act") == "flag");
    REQUIRE(t.assessments.size() == 1);
    CHECK(t.assessments[0].level == 3);
    CHECK(t.assessments[0].truth.reached_people > 0);
    CHECK(t.acknowledgements.size() == 1);
    REQUIRE(t.situation_reports.size() == 1);
    CHECK(t.situation_reports[0].volume_per_hour == 20);
    REQUIRE(t.statements.size() == 1);
    CHECK(t.statements[0].drafted.at == SimTime{25 * 60 + 31});
    CHECK(t.statements[0].revisions.size() == 1);
    CHECK(t.statements[0].reviews.size() == 2);
    CHECK(t.statements[0].approved->at == SimTime{33 * 60 + 2});
    CHECK(t.statements[0].published->at == SimTime{41 * 60 + 48});
    CHECK_FALSE(t.statements[0].bypassed);
    REQUIRE(t.statements[0].variants.size() == 2);
    CHECK(t.statements[0].variants[1].channel == "website");
    CHECK(t.statements[0].variants[1].text == "本公司就今日餐點溫度不足致歉，憑發票到櫃檯退費。");
    std::size_t answered = 0;
    for (const scoring::Complaint& complaint : t.complaints) {
        answered += !complaint.replies.empty();
        if (!complaint.replies.empty()) CHECK(complaint.claimed->seat == "service");
        CHECK(complaint.reach == r.session.world().posts()[static_cast<std::size_t>(complaint.post)].viewers);
    }
    CHECK(answered >= 2);
    CHECK(answered == r.view(Seat::lead).mentions(false).size() - r.view(Seat::lead).mentions(true).size());
    REQUIRE(t.press_calls.size() == 1);
    CHECK(t.press_calls[0].deadline == SimTime{90 * 60});
    CHECK(t.press_calls[0].answer->done.at == SimTime{65 * 60});
    REQUIRE(t.outreach.size() == 1);
    CHECK(t.outreach[0].fitting_compensation == 100);
    REQUIRE(t.remedies.size() == 1);
    CHECK(t.remedies[0].due == SimTime{125 * 60});
    CHECK(t.remedies[0].carried_out == SimTime{125 * 60});
    REQUIRE(t.removals.size() == 1);
    CHECK(t.removals[0].true_reason == "criticism");
    REQUIRE(t.campaigns.size() == 1);
    CHECK(t.campaigns[0].public_anger > 0);
    REQUIRE(t.damage_forms.size() == 1);
    CHECK(t.lessons.size() == 1);
    REQUIRE(t.plans.size() == 1);
    CHECK(t.plans[0].items[0].clause == "S1");
    CHECK(t.truth.back().at == t.end);
    CHECK(t.final_state_hash == to_hex(r.session.world().state_hash()));
    CHECK(t.listening.measured);
    CHECK(t.platform_profiles.size() == 3);
    CHECK_FALSE(drill.outcome);
}
