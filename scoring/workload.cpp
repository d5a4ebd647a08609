#include "scoring/workload.hpp"

#include <algorithm>
#include <map>

#include "scoring/roles.hpp"

namespace stormdrill::scoring {

namespace {
using Seats = std::vector<std::string>;

/// Something to be done, and by whom it may be done.
struct Item {
    SimTime from, to;
    Seats seats;
};

SimDuration quantile(std::vector<SimDuration> durations, double share) {
    std::sort(durations.begin(), durations.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(durations.size() - 1) + 0.5);
    return durations[std::min(at, durations.size() - 1)];
}

StatementPipeline pipeline_of(const Statement& statement) {
    StatementPipeline out;
    out.id = statement.id;
    out.kind = statement.kind;
    out.steps.push_back({"draft", statement.drafted, {}, 0});
    for (const Done& revision : statement.revisions)
        out.steps.push_back({"revise", revision, {}, 0});
    for (const Review& review : statement.reviews) {
        out.steps.push_back({review.decision, review.done, {}, 0});
        out.loops += review.decision == "change" ? 1 : 0;
        if (!out.to_first_review || review.done.at - statement.drafted.at < *out.to_first_review)
            out.to_first_review = review.done.at - statement.drafted.at;
    }
    if (statement.published) out.steps.push_back({"publish", *statement.published, {}, 0});
    std::stable_sort(out.steps.begin(), out.steps.end(), [](const PipelineStep& a, const PipelineStep& b) {
        return a.done.at != b.done.at ? a.done.at < b.done.at : a.done.line < b.done.line;
    });
    for (std::size_t i = 1; i < out.steps.size(); ++i) {
        out.steps[i].since_last = out.steps[i].done.at - out.steps[i - 1].done.at;
        out.steps[i].real_seconds_since_last =
            out.steps[i].done.real_seconds - out.steps[i - 1].done.real_seconds;
    }
    if (statement.approved) out.to_approval = statement.approved->at - statement.drafted.at;
    if (statement.published) out.to_publication = statement.published->at - statement.drafted.at;
    out.real_seconds = out.steps.back().done.real_seconds - statement.drafted.real_seconds;
    return out;
}

const TextRecord* first_answer(const Complaint& complaint) {
    const auto first =
        std::min_element(complaint.replies.begin(), complaint.replies.end(),
                         [](const TextRecord& a, const TextRecord& b) { return a.done.at < b.done.at; });
    return first == complaint.replies.end() ? nullptr : &*first;
}

/// Whoever answers without claiming has claimed by answering.
std::optional<Done> taken_up(const Complaint& complaint) {
    const TextRecord* answer = first_answer(complaint);
    if (answer != nullptr && (!complaint.claimed || answer->done.at < complaint.claimed->at))
        return answer->done;
    return complaint.claimed;
}

QueueTimes queue_of(const std::string& kind, const std::vector<const Complaint*>& complaints) {
    QueueTimes out;
    out.kind = kind;
    out.complaints = complaints.size();
    std::vector<SimDuration> claims, answers, between;
    for (const Complaint* complaint : complaints) {
        const std::optional<Done> taken = taken_up(*complaint);
        const TextRecord* answer = first_answer(*complaint);
        if (taken) claims.push_back(taken->at - complaint->at);
        if (answer != nullptr) {
            answers.push_back(answer->done.at - complaint->at);
            between.push_back(answer->done.at - taken->at);
        }
    }
    out.claimed = claims.size();
    out.answered = answers.size();
    if (!claims.empty()) {
        out.claim_median = quantile(claims, 0.5);
        out.claim_ninety = quantile(claims, 0.9);
    }
    if (!answers.empty()) {
        out.answer_median = quantile(answers, 0.5);
        out.answer_ninety = quantile(answers, 0.9);
        out.claim_to_answer_median = quantile(between, 0.5);
    }
    return out;
}

std::vector<QueueTimes> queues_of(const Transcript& drill) {
    std::map<std::string, std::vector<const Complaint*>> by_kind;
    std::vector<const Complaint*> all;
    for (const Complaint& complaint : drill.complaints) {
        all.push_back(&complaint);
        by_kind[complaint.from_affected ? "affected" : complaint.kind].push_back(&complaint);
    }
    std::vector<QueueTimes> queues;
    if (all.empty()) return queues;
    queues.push_back(queue_of("", all));
    for (const auto& [kind, complaints] : by_kind)
        if (!kind.empty()) queues.push_back(queue_of(kind, complaints));
    return queues;
}

/// The seats of `wanted` that are there.
Seats those_there(const Seats& there, std::initializer_list<const char*> wanted) {
    Seats found;
    for (const char* seat : wanted)
        if (std::find(there.begin(), there.end(), seat) != there.end()) found.push_back(seat);
    return found;
}

/// Whose business what is follows the role cards: replies are PR's, marketing's and customer service's (the
/// lead's only where nobody else is there), drafts PR's and marketing's, reviews the lawyers' and the lead's,
/// publishing and the press PR's and the lead's.
class Items {
public:
    Items(const Transcript& drill, const Seats& there) : drill_(drill), there_(there) {
        for (const Complaint& complaint : drill.complaints)
            add_complaint(complaint);
        for (const Statement& statement : drill.statements)
            add_statement(statement);
        for (const PressCall& call : drill.press_calls)
            add(call.at, std::min(call.answer ? call.answer->done.at : call.deadline, drill.end),
                those_there(there_, {"pr", "lead"}));
        for (const Notification& notification : drill.notifications)
            for (const std::string& seat : notification.seats)
                add_notification(notification, seat);
    }

    std::vector<Item> take() { return std::move(items_); }

private:
    void add(SimTime from, SimTime to, Seats seats) {
        if (from < to && !seats.empty()) items_.push_back({from, to, std::move(seats)});
    }

    void add_complaint(const Complaint& complaint) {
        SimTime until = drill_.end;
        if (const TextRecord* answer = first_answer(complaint)) until = std::min(until, answer->done.at);
        if (complaint.closed) until = std::min(until, complaint.closed->at);
        Seats anybody = those_there(there_, {"pr", "marketing", "service"});
        if (anybody.empty()) anybody = those_there(there_, {"lead"});
        const bool claimed = complaint.claimed && complaint.claimed->at < until &&
                             std::find(there_.begin(), there_.end(), complaint.claimed->seat) != there_.end();
        if (!claimed) return add(complaint.at, until, anybody);
        add(complaint.at, complaint.claimed->at, anybody);
        add(complaint.claimed->at, until, {complaint.claimed->seat});
    }

    void add_statement(const Statement& statement) {
        const StatementPipeline pipeline = pipeline_of(statement);
        for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
            const PipelineStep& step = pipeline.steps[i];
            if (step.kind == "publish") return;
            const SimTime until = i + 1 < pipeline.steps.size() ? pipeline.steps[i + 1].done.at : drill_.end;
            const bool approved = statement.approved && step.done.at >= statement.approved->at;
            add(step.done.at, until,
                approved                ? those_there(there_, {"pr", "lead"})
                : step.kind == "change" ? those_there(there_, {"pr", "marketing", "lead"})
                                        : those_there(there_, {"legal", "lead"}));
        }
    }

    void add_notification(const Notification& notification, const std::string& seat) {
        if (seat == notification.done.seat || std::find(there_.begin(), there_.end(), seat) == there_.end())
            return;
        SimTime until = drill_.end;
        for (const Acknowledgement& acknowledgement : drill_.acknowledgements)
            if (acknowledgement.done.seat == seat && acknowledgement.done.at >= notification.done.at)
                until = std::min(until, acknowledgement.done.at);
        add(notification.done.at, until, {seat});
    }

    const Transcript& drill_;
    const Seats& there_;
    std::vector<Item> items_;
};

/// What lay on the seat, as steps in time.
std::vector<OpenItems> open_items(const std::string& seat, const std::vector<Item>& items, SimTime from) {
    std::map<SimTime, double> changes{{from, 0}};
    for (const Item& item : items) {
        if (std::find(item.seats.begin(), item.seats.end(), seat) == item.seats.end()) continue;
        const double part = 1.0 / static_cast<double>(item.seats.size());
        changes[std::max(item.from, from)] += part;
        changes[std::max(item.to, from)] -= part;
    }
    std::vector<OpenItems> open;
    double now = 0;
    for (const auto& [at, change] : changes) {
        now += change;
        if (now < 1e-9) now = 0; // sums of parts come back to nothing only nearly
        open.push_back({at, now});
    }
    return open;
}

/// The stretches in which `holds(items)`.
template <class Holds>
std::vector<Stretch> stretches(const std::vector<OpenItems>& open, SimTime end, const Holds& holds) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const SimTime until = i + 1 < open.size() ? open[i + 1].at : end;
        if (!holds(open[i].items) || open[i].at >= until) continue;
        if (!out.empty() && out.back().to == open[i].at)
            out.back().to = until;
        else
            out.push_back({open[i].at, until});
    }
    return out;
}

SimDuration length_of(const std::vector<Stretch>& list) {
    SimDuration sum;
    for (const Stretch& one : list)
        sum = sum + (one.to - one.from);
    return sum;
}

SeatWorkload seat_workload(const std::string& seat, const Transcript& drill, const std::vector<Item>& items,
                           const WorkloadRule& rule, SimTime from, SimTime to) {
    SeatWorkload out;
    out.seat = seat;
    out.open = open_items(seat, items, from);
    std::vector<SimTime> acts{from};
    for (const ActMark& act : drill.acts)
        if (act.done.seat == seat && act.done.at >= SimTime{} && act.done.at <= to) {
            ++out.acts;
            if (act.done.at > from) acts.push_back(act.done.at);
        }
    acts.push_back(to);
    std::sort(acts.begin(), acts.end());
    const auto busy = stretches(out.open, to, [](double items_now) { return items_now > 0; });
    for (std::size_t i = 0; i + 1 < acts.size(); ++i)
        for (const Stretch& open : busy) {
            const Stretch both{std::max(acts[i], open.from), std::min(acts[i + 1], open.to)};
            if (both.to - both.from > rule.idle_after) out.idle.push_back(both);
        }
    out.overloaded =
        stretches(out.open, to, [&](double items_now) { return items_now > rule.overload_items + 1e-9; });
    out.idle_time = length_of(out.idle);
    out.overloaded_time = length_of(out.overloaded);
    double sum = 0;
    for (std::size_t i = 0; i < out.open.size(); ++i) {
        const SimTime until = std::min(i + 1 < out.open.size() ? out.open[i + 1].at : to, to);
        out.most_open = std::max(out.most_open, out.open[i].items);
        if (until > out.open[i].at)
            sum += out.open[i].items * static_cast<double>((until - out.open[i].at).seconds);
    }
    if (to > from) out.mean_open = sum / static_cast<double>((to - from).seconds);
    return out;
}
} // namespace

Workload measure_workload(const Transcript& drill, const WorkloadRule& rule) {
    Workload out;
    for (const Statement& statement : drill.statements)
        out.statements.push_back(pipeline_of(statement));
    out.queues = queues_of(drill);
    out.from = std::max(drill.first_crisis_post.value_or(SimTime{}), SimTime{});
    out.to = std::max(drill.end, out.from);
    const Seats there = roles_in(drill.seats);
    const std::vector<Item> items = Items(drill, there).take();
    for (const std::string& seat : there)
        out.seats.push_back(seat_workload(seat, drill, items, rule, out.from, out.to));
    return out;
}

} // namespace stormdrill::scoring
