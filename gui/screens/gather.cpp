#include "gui/screens/gather.hpp"

#include "drill/drill_host.hpp"

namespace stormdrill::gui {

namespace {

/// The names of the acts in the manifest that `seat` may do.
template <class... Acts>
std::set<std::string, std::less<>> allowed_acts(drill::Seat seat, const std::variant<Acts...>*) {
    std::set<std::string, std::less<>> names;
    const auto add = [&](std::string_view name) {
        if (drill::has_authority(seat, name)) names.emplace(name);
    };
    (add(Acts::name), ...);
    return names;
}

} // namespace

void gather_facts_of_drill(const drill::DrillHost& host, SeatScreenData& data) {
    const drill::SeatView view = host.view();
    DrillFacts& facts = data.facts_of_drill;
    facts.title = view.title();
    facts.organisation = view.organisation();
    facts.organisation_handle = view.organisation_handle();
    facts.briefing = view.briefing();
    facts.role_briefing = view.role_briefing();
    facts.role_card = drill::role_card(view.seat());
    facts.currency = view.currency();
    facts.seat = view.seat();
    facts.allowed_acts = allowed_acts(view.seat(), static_cast<const drill::Act*>(nullptr));
    facts.coach = host.options().coach;
    facts.risks = view.risks();
    facts.measures = view.preparation_measures();
    facts.remedies = view.remedies();
    facts.causes = view.causes();
    facts.clauses = view.clauses();
    facts.lesson_questions = view.lesson_questions();
    facts.suggested_keywords = view.suggested_keywords();
}

void gather_moment(const drill::DrillHost& host, const FeedRequest& request, SeatScreenData& data) {
    const drill::SeatView view = host.view();
    data.stage = view.stage();
    data.clock.now = view.now();
    data.clock.end = view.end();
    data.clock.local_time = view.local_time();
    data.clock.paused = host.paused();
    data.clock.pace = host.pace();
    data.clock.composing_allowance_left = host.composing_allowance_left();

    data.assessed_level = view.assessed_level();
    data.last_assessed = view.last_assessed();
    data.last_situation_report = view.last_situation_report();
    data.strategy = view.strategy();
    data.checklist = view.checklist();
    data.listening = view.listening();

    data.platforms = view.platforms();
    data.feed_platform = request.platform;
    data.feed.clear();
    if (request.platform < data.platforms.size())
        data.feed = view.feed(request.platform, request.filter, FeedRequest::feed_limit);
    data.threads.clear();
    for (const std::uint32_t root : request.open_threads)
        data.threads[root] = view.thread(root, FeedRequest::thread_limit);

    data.mentions = view.mentions(false);
    data.statements = view.statements();
    data.inbox = view.inbox();
    data.facts = view.facts();
    data.team = view.team();
    data.talk = view.talk();
    data.headlines = view.headlines(8);
    data.money_left = view.money_left();
    data.readiness_left = view.readiness_left();
    data.affected_contacted_share = view.affected_contacted_share();
    data.average_tone = view.average_tone();
    data.median_answer_seconds = view.median_answer_seconds();
}

void gather_network(const drill::DrillHost& host, std::size_t people, SeatScreenData& data) {
    data.network = host.view().network(people);
}

} // namespace stormdrill::gui
