/// The desk that judges and calls the team together: notices, acknowledgements, the assessment and its
/// revisions.

#include <algorithm>
#include <array>

#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream acknowledge_delay = stream("drill.team.acknowledge");

/// By how much a guess from the listening tool may be wrong: what the query misses, and what happens
/// meanwhile.
struct Width {
    double low, high;
};
constexpr Width posts_width{0.9, 1.7};
/// About the share of the posts on the matter that a good query catches.
constexpr double heard_share = 0.7;

/// The network picture, counted: shares of everybody, and the mean arousal of those reached, with the middle
/// of what each colour stands for.
struct Crowd {
    double reached = 0, excited = 0, anger = 0.05;
};
Crowd look_at_crowd(const SeatView& view) {
    constexpr std::array<double, 4> arousal{0, 0.07, 0.3, 0.6};
    const NetworkView picture = view.network(1'000);
    Crowd crowd;
    double sum = 0, reached = 0;
    for (const NetworkView::Person& person : picture.people) {
        if (person.state == 0) continue;
        ++reached;
        sum += arousal[person.state];
        crowd.excited += person.state >= 2 ? arousal[person.state] : 0;
    }
    const double all = std::max<double>(1, static_cast<double>(picture.people.size()));
    crowd.reached = reached / all;
    crowd.excited /= all;
    if (reached > 0) crowd.anger = sum / reached;
    return crowd;
}

void notify_all(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (memory.notified || !scene.due(scene.sheet.notify)) return;
    const auto seat =
        scene.roster.who(Notify::name, {Seat::pr, Seat::lead, Seat::service, Seat::marketing, Seat::legal});
    if (!seat) return;
    memory.notified = true;
    Notify notice;
    for (const TeamMemberView& member : scene.view(*seat).team()) {
        if (member.seat != *seat && !member.notified) notice.seats.emplace_back(seat_id(member.seat));
    }
    if (notice.seats.empty()) return;
    const Bilingual message{
        "Trouble is spreading about our product. Everybody please look at the flagged post and confirm.",
        "我們的產品出事了，網路正在擴散。請大家看標記的那篇貼文，收到請回報。"};
    notice.message = message.in(scene.language);
    scene.want(*seat, std::move(notice));
}

void acknowledge(TeamScene& scene) {
    for (const TeamMemberView& member : scene.view().team()) {
        if (!scene.roster.has(member.seat) || !member.notified || member.acknowledged) continue;
        const SimTime called = scene.memory.called.try_emplace(member.seat, scene.now()).first->second;
        const auto entity = static_cast<std::uint64_t>(member.seat);
        if (scene.now() < called + scene.delay(2 * scene.sheet.review_pace, acknowledge_delay, entity))
            continue;
        scene.want(member.seat, Acknowledge{});
    }
}

/// The harm that the level stands for.
std::int64_t harm(int level, int more) {
    return std::clamp<std::int64_t>(level + more, 1, 5);
}

Assess judged(const TeamScene& scene, const SeatView& view, const ListeningView& listening) {
    Assess form;
    const double posts = listening.posts_last_hour;
    form.posts_per_hour_low = posts * posts_width.low;
    form.posts_per_hour_high = posts * posts_width.high + 3;
    const double growth = posts / std::max(1.0, static_cast<double>(listening.posts_hour_before));
    form.growth_low = growth * 0.7;
    form.growth_high = growth * 1.4 + 0.2;
    const double reached = reached_people_guess(scene);
    form.reached_people_low = reached * 0.85;
    form.reached_people_high = std::min(reached * 1.15 + 20, scene.memory.people);
    const Crowd crowd = look_at_crowd(view);
    form.anger_low = crowd.anger * 0.7;
    form.anger_high = crowd.anger * 1.3 + 0.03;
    const auto reports = static_cast<double>(view.headlines(500).size());
    form.media_reports_low = reports;
    form.media_reports_high = reports + 2;
    const int level = estimated_level(scene, listening);
    form.level = level;
    form.brand_harm = harm(level, 1);
    form.sales_harm = harm(level, 0);
    form.investor_harm = harm(level, -1);
    form.strategy = strategy_of(scene);
    return form;
}

/// A new fact on the board, another level, or twice the posts of the hour before (definitions.md, "turn").
bool has_turned(TeamScene& scene, const SeatView& view, const ListeningView& listening) {
    TeamMemory& memory = scene.memory;
    const std::size_t facts = view.facts().size();
    const bool new_fact = facts > memory.known_facts;
    memory.known_facts = std::max(memory.known_facts, facts);
    const bool doubled =
        listening.posts_last_hour >= 20 && listening.posts_last_hour >= 2 * listening.posts_hour_before;
    const bool newly_doubled = doubled && !memory.reports_doubled;
    memory.reports_doubled = doubled;
    return new_fact || newly_doubled || estimated_level(scene, listening) != view.assessed_level();
}

void assess(TeamScene& scene) {
    if (!scene.due(scene.sheet.assess)) return;
    const auto seat = scene.roster.who(Assess::name, {Seat::lead, Seat::pr, Seat::legal});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    const auto last = view.last_assessed();
    TeamMemory& memory = scene.memory;
    if (last && (!scene.sheet.reassess || !scene.on_round(minutes(3)))) return;
    const ListeningView listening = view.listening();
    if (!last) {
        memory.known_facts = view.facts().size();
        scene.want(*seat, judged(scene, view, listening));
        return;
    }
    if (has_turned(scene, view, listening) && !memory.turn) memory.turn = scene.now();
    if (!memory.turn || scene.now() < *memory.turn + *scene.sheet.reassess ||
        scene.now() < *last + minutes(12))
        return;
    memory.turn.reset();
    scene.want(*seat, judged(scene, view, listening));
}

/// How hot it is, hour by hour: what "calm" is measured against, and the sum for the damage form.
void feel_the_heat(TeamScene& scene) {
    if (!scene.memory.onset || !scene.on_round(hours(1))) return;
    const SeatView view = scene.view();
    const ListeningView listening = view.listening();
    TeamMemory& memory = scene.memory;
    memory.negative_posts += listening.posts_last_hour * listening.negative_share / heard_share;
    const double heat = look_at_crowd(view).excited;
    memory.peak_heat = std::max(memory.peak_heat, heat);
    if (heat >= memory.peak_heat / 4)
        memory.calm_since.reset();
    else if (!memory.calm_since)
        memory.calm_since = scene.now();
}
} // namespace

double reached_people_guess(const TeamScene& scene) {
    return look_at_crowd(scene.view()).reached * scene.memory.people;
}

int estimated_level(const TeamScene& scene, const ListeningView& listening) {
    const double people = std::max(scene.memory.people, 1.0);
    const double rate = listening.posts_last_hour * 100'000.0 / people;
    const int by_volume = rate >= 200 ? 4 : rate >= 50 ? 3 : rate >= 20 ? 2 : 1;
    const bool grave = listening.articles > 0 || scene.memory.harm;
    return grave ? std::max(by_volume, 3) : by_volume;
}

std::string strategy_of(const TeamScene& scene) {
    if (scene.sheet.plan == TeamPlan::denial) return "deny";
    const std::string text =
        fold_case(scene.pen.statement({.purpose = "statement", .language = scene.language}));
    const bool apologises =
        text.find("道歉") != std::string::npos || text.find("抱歉") != std::string::npos ||
        text.find("對不起") != std::string::npos || text.find("apolog") != std::string::npos ||
        text.find("sorry") != std::string::npos;
    if (apologises) return "apologise_remedy";
    return scene.sheet.plan == TeamPlan::legal_only ? "explain" : "clarify";
}

void keep_judging(TeamScene& scene) {
    notify_all(scene);
    acknowledge(scene);
    feel_the_heat(scene);
    assess(scene);
}

} // namespace stormdrill::drill
