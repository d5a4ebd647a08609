#include "drill/seat_snapshot.hpp"

#include <algorithm>

#include "drill/drill_host.hpp"

namespace stormdrill::drill {

namespace {

/// The names of the acts in the manifest that `seat` may do.
template <class... Acts>
std::set<std::string, std::less<>> allowed_acts(Seat seat, const std::variant<Acts...>*) {
    std::set<std::string, std::less<>> names;
    const auto add = [&](std::string_view name) {
        if (has_authority(seat, name)) names.emplace(name);
    };
    (add(Acts::name), ...);
    return names;
}

} // namespace

DrillFacts take_facts(const DrillHost& host, Seat seat) {
    const SeatView view = host.view(seat);
    DrillFacts facts;
    facts.title = view.title();
    facts.organisation = view.organisation();
    facts.organisation_handle = view.organisation_handle();
    facts.briefing = view.briefing();
    facts.role_briefing = view.role_briefing();
    facts.role_card = role_card(view.seat());
    facts.currency = view.currency();
    facts.seat = view.seat();
    facts.allowed_acts = allowed_acts(view.seat(), static_cast<const Act*>(nullptr));
    facts.coach = host.options().coach;
    facts.risks = view.risks();
    facts.measures = view.preparation_measures();
    facts.remedies = view.remedies();
    facts.causes = view.causes();
    facts.clauses = view.clauses();
    facts.lesson_questions = view.lesson_questions();
    facts.suggested_keywords = view.suggested_keywords();
    return facts;
}

void take_clock(const DrillHost& host, Seat seat, ClockSnapshot& out) {
    const SeatView view = host.view(seat);
    out.now = view.now();
    out.end = view.end();
    out.local_time = view.local_time();
    out.paused = host.paused();
    out.pace = host.pace();
    out.composing_allowance_left = host.composing_allowance_left(seat);
}

void take_moment(const DrillHost& host, Seat seat, const FeedRequest& request, SeatSnapshot& out) {
    const SeatView view = host.view(seat);
    out.stage = view.stage();
    take_clock(host, seat, out.clock);

    out.assessed_level = view.assessed_level();
    out.last_assessed = view.last_assessed();
    out.last_situation_report = view.last_situation_report();
    out.strategy = view.strategy();
    out.checklist = view.checklist();
    out.listening = view.listening();

    out.platforms = view.platforms();
    out.feed_platform = request.platform;
    out.feed.clear();
    if (request.platform < out.platforms.size())
        out.feed = view.feed(request.platform, request.filter, FeedRequest::feed_limit);
    out.threads.clear();
    for (const std::uint32_t root : request.open_threads)
        out.threads[root] = view.thread(root, FeedRequest::thread_limit);

    out.mentions = view.mentions(false);
    out.statements = view.statements();
    out.inbox = view.inbox();
    out.facts = view.facts();
    out.team = view.team();
    out.talk = view.talk();
    if (out.talk.size() > talk_limit) { // it goes to every window whenever somebody says a word
        const auto newest = out.talk.end() - static_cast<std::ptrdiff_t>(talk_limit);
        out.talk.erase(
            std::remove_if(out.talk.begin(), newest, [](const TalkView& line) { return !line.decision; }),
            newest);
    }
    out.headlines = view.headlines(8);
    out.money_left = view.money_left();
    out.readiness_left = view.readiness_left();
    out.affected_contacted_share = view.affected_contacted_share();
    out.average_tone = view.average_tone();
    out.median_answer_seconds = view.median_answer_seconds();
}

NetworkView take_network(const DrillHost& host, Seat seat, std::size_t people) {
    return host.view(seat).network(people);
}

} // namespace stormdrill::drill
