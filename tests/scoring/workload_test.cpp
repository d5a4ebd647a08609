#include "tests/catch.hpp"

#include <algorithm>

#include "scoring/workload.hpp"
#include "tests/scoring/drills.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
using drills::at;

/// A drill of four hours in which nothing happens, with two seats.
Transcript quiet() {
    Transcript drill;
    drill.seats = {"service", "legal"};
    drill.first_crisis_post = at(0);
    drill.end = at(4);
    return drill;
}

Done done(double hour, const std::string& seat, double real = 0) {
    return {at(hour), real, seat, 1};
}

Complaint complaint(double hour, const std::string& kind) {
    Complaint out;
    out.at = at(hour);
    out.kind = kind;
    return out;
}

TextRecord reply(double hour, const std::string& seat) {
    TextRecord out;
    out.done = done(hour, seat);
    return out;
}

const SeatWorkload& seat(const Workload& work, const std::string& id) {
    const auto found = std::find_if(work.seats.begin(), work.seats.end(),
                                    [&](const SeatWorkload& s) { return s.seat == id; });
    REQUIRE(found != work.seats.end());
    return *found;
}

double minutes_of(const std::optional<SimDuration>& duration) {
    return duration ? duration->minutes() : -1;
}
} // namespace

TEST_CASE("a statement's way out is told step by step, with simulated and real time", "[workload]") {
    Transcript drill = quiet();
    Statement statement;
    statement.id = 1;
    statement.kind = "full";
    statement.drafted = done(1, "pr", 100);
    statement.reviews = {{done(1.25, "legal", 190), "change", true},
                         {done(2, "legal", 400), "approve", true},
                         {done(2.1, "lead", 430), "approve", true}};
    statement.revisions = {done(1.5, "pr", 250)};
    statement.approved = statement.reviews.back().done;
    statement.published = done(2.5, "pr", 500);
    drill.statements = {statement};
    const Workload work = measure_workload(drill, {});
    REQUIRE(work.statements.size() == 1);
    const StatementPipeline& one = work.statements[0];
    std::string steps;
    for (const PipelineStep& step : one.steps)
        steps += step.kind + " ";
    CHECK(steps == "draft change revise approve approve publish ");
    CHECK(one.loops == 1);
    CHECK(minutes_of(one.to_first_review) == 15);
    CHECK(minutes_of(one.to_approval) == 66);
    CHECK(minutes_of(one.to_publication) == 90);
    CHECK(one.real_seconds == 400);
    CHECK(one.steps[2].since_last == minutes(15));
    CHECK(one.steps[2].real_seconds_since_last == 60);
}

TEST_CASE("a statement that never goes out has no time of publication", "[workload]") {
    Transcript drill = quiet();
    drill.statements.resize(1);
    drill.statements[0].drafted = done(1, "pr");
    const StatementPipeline one = measure_workload(drill, {}).statements.at(0);
    CHECK_FALSE(one.to_first_review);
    CHECK_FALSE(one.to_approval);
    CHECK_FALSE(one.to_publication);
}

TEST_CASE("the queue is told by kind: claim, first answer, half and nine tenths", "[workload]") {
    Transcript drill = quiet();
    for (int i = 0; i < 10; ++i) {
        drill.complaints.push_back(complaint(0, i < 9 ? "complaint" : "question"));
        if (i == 8) continue; // nobody answers this one
        drill.complaints.back().claimed = done(0.1 * (i + 1), "service");
        drill.complaints.back().replies = {reply(0.2 * (i + 1), "service")};
    }
    drill.complaints[9].from_affected = true;
    const Workload work = measure_workload(drill, {});
    REQUIRE(work.queues.size() == 3);
    CHECK(work.queues[0].kind.empty());
    CHECK(work.queues[0].complaints == 10);
    CHECK(work.queues[0].claimed == 9);
    CHECK(work.queues[0].answered == 9);
    CHECK(minutes_of(work.queues[0].answer_median) == 60);
    CHECK(work.queues[1].kind == "affected");
    CHECK(minutes_of(work.queues[1].claim_median) == 60);
    CHECK(minutes_of(work.queues[1].answer_median) == 120);
    CHECK(work.queues[2].kind == "complaint");
    CHECK(work.queues[2].complaints == 9);
    CHECK(work.queues[2].answered == 8);
    CHECK(minutes_of(work.queues[2].claim_median) == 30);
    CHECK(minutes_of(work.queues[2].claim_ninety) == 42);
    CHECK(minutes_of(work.queues[2].claim_to_answer_median) == 30);
}

TEST_CASE("who answers without claiming has claimed by answering", "[workload]") {
    Transcript drill = quiet();
    drill.complaints = {complaint(0, "complaint")};
    drill.complaints[0].replies = {reply(1, "service")};
    const Workload work = measure_workload(drill, {});
    CHECK(work.queues[0].claimed == 1);
    CHECK(minutes_of(work.queues[0].claim_median) == 60);
    CHECK(minutes_of(work.queues[0].claim_to_answer_median) == 0);
}

TEST_CASE("a seat is idle only while something that it may handle is open", "[workload]") {
    Transcript drill = quiet();
    drill.complaints = {complaint(1, "complaint")};
    drill.complaints[0].replies = {reply(2, "service")};
    drill.acts = {{done(0.5, "service"), "open_platform"},
                  {done(1.25, "service"), "chat"},
                  {done(2, "service"), "reply"}};
    const Workload work = measure_workload(drill, {minutes(30), 8});
    const SeatWorkload& service = seat(work, "service");
    CHECK(service.acts == 3);
    REQUIRE(service.idle.size() == 1); // from the chat to the reply; after it nothing was open
    CHECK(service.idle[0].from == at(1.25));
    CHECK(service.idle[0].to == at(2));
    CHECK(service.idle_time == minutes(45));
    CHECK(seat(work, "legal").idle.empty()); // replies are not the lawyers' business
    CHECK(measure_workload(drill, {minutes(50), 8}).seats[0].idle.empty());
}

TEST_CASE("open items are shared among those who may handle them, until one claims", "[workload]") {
    Transcript drill = quiet();
    drill.seats = {"pr", "service"};
    drill.complaints = {complaint(0, "complaint"), complaint(0, "complaint")};
    drill.complaints[0].claimed = done(1, "service");
    drill.complaints[0].replies = {reply(3, "service")};
    drill.complaints[1].closed = done(2, "pr");
    const Workload work = measure_workload(drill, {minutes(30), 1.4});
    const SeatWorkload& service = seat(work, "service");
    CHECK(service.most_open == Approx(1.5)); // its own and half of the other
    CHECK(seat(work, "pr").most_open == Approx(1));
    CHECK(service.overloaded_time == hours(1));
    REQUIRE(service.overloaded.size() == 1);
    CHECK(service.overloaded[0].from == at(1));
    CHECK(seat(work, "pr").overloaded.empty());
    CHECK(service.mean_open == Approx((1 + 1.5 + 1 + 0) / 4));
}

TEST_CASE("a draft lies on the lawyers until they decide, then on its writers", "[workload]") {
    Transcript drill = quiet();
    drill.seats = {"pr", "legal"};
    Statement statement;
    statement.drafted = done(1, "pr");
    statement.reviews = {{done(2, "legal"), "change", true}};
    drill.statements = {statement};
    const Workload work = measure_workload(drill, {});
    CHECK(seat(work, "legal").idle_time == hours(1));
    CHECK(seat(work, "pr").idle_time == hours(2));
}
