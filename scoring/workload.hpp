#pragma once
/// How the work flowed and lay on the seats: the statement pipeline step by step, how long replies waited in
/// the queue, and when a seat was idle or overloaded. It costs no points of its own; score.json and the
/// report show it beside the clauses that do (M1, M3, R1, R2).

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "scoring/sop.hpp"
#include "scoring/transcript.hpp"

namespace stormdrill::scoring {

/// One step of a statement on its way out.
struct PipelineStep {
    std::string kind; ///< draft revise approve change escalate publish
    Done done;
    SimDuration since_last; ///< simulated; since the step before, 0 for the draft
    double real_seconds_since_last = 0;
};

struct StatementPipeline {
    std::int64_t id = 0;
    std::string kind; ///< of the statement
    std::vector<PipelineStep> steps;
    int loops = 0; ///< how often a change was asked for
    std::optional<SimDuration> to_first_review, to_approval, to_publication; ///< from the first draft
    double real_seconds = 0; ///< from the first draft to the last step
};

/// How long the complaints of one kind waited; times are from the complaint, medians over those that got so
/// far.
struct QueueTimes {
    std::string kind; ///< voice kind, `affected` for people who were harmed, empty for all together
    std::size_t complaints = 0, claimed = 0, answered = 0;
    std::optional<SimDuration> claim_median, claim_ninety, answer_median, answer_ninety;
    std::optional<SimDuration> claim_to_answer_median;
};

struct Stretch {
    SimTime from, to;
};

/// What lay on a seat from some moment on.
struct OpenItems {
    SimTime at;
    double items = 0;
};

struct SeatWorkload {
    std::string seat;
    std::size_t acts = 0; ///< after the clock started
    std::vector<Stretch> idle, overloaded;
    SimDuration idle_time, overloaded_time;
    double mean_open = 0, most_open = 0;
    std::vector<OpenItems> open; ///< ascending; holds until the next
};

struct Workload {
    std::vector<StatementPipeline> statements;
    std::vector<QueueTimes> queues;  ///< all together first, then by kind, in alphabetical order
    std::vector<SeatWorkload> seats; ///< the roles that took part
    SimTime from, to;                ///< first crisis post (or T+0) to the end
};

/// Open items are complaints (until answered or closed), statements (until reviewed, revised or published),
/// press calls (until answered or over) and notifications (until acknowledged). One that several seats may
/// handle is shared evenly among those who are there, until one of them claims it. A seat is idle when it
/// does nothing for longer than the SOP's `idle_after` while something that is its business stays open;
/// overloaded while more than `overload_items` lie on it.
[[nodiscard]] Workload measure_workload(const Transcript& drill, const WorkloadRule& rule);

} // namespace stormdrill::scoring
