#include "drill/automated_team.hpp"

#include <algorithm>

#include "base/math.hpp"
#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

bool Roster::has(Seat seat) const {
    return std::find(own_.begin(), own_.end(), seat) != own_.end();
}

std::optional<Seat> Roster::who(std::string_view act, std::initializer_list<Seat> preferred) const {
    for (const Seat seat : preferred) {
        if (has(seat) && has_authority(seat, act)) return seat;
    }
    return std::nullopt;
}

TeamScene::TeamScene(const Session& session, const PlanSheet& plan, const Roster& seats, const TeamPen& words,
                     TeamMemory& mind, std::uint64_t drill_seed, Language spoken, std::vector<SeatAct>& acts)
    : sheet(plan), roster(seats), pen(words), memory(mind), seed(drill_seed), language(spoken),
      session_(session), acts_(acts), now_(SeatView(session, seats.own().front()).now()) {}

void TeamScene::say_once(Seat seat, const std::string& key, const Bilingual& line) {
    if (memory.said.insert(key).second) want(seat, Chat{line.in(language)});
}

bool TeamScene::on_round(SimDuration every, std::int64_t offset_minutes) const {
    const std::int64_t minute = now_.seconds / 60 - offset_minutes;
    return every.seconds >= 60 && minute >= 0 && minute % (every.seconds / 60) == 0;
}

bool TeamScene::due(const std::optional<SimDuration>& after) const {
    return memory.onset && after && now_ >= *memory.onset + *after;
}

SimDuration TeamScene::delay(double median_minutes, Stream what, std::uint64_t entity) const {
    const double drawn = CounterRandom(seed, what, entity).lognormal(exact_log(median_minutes), 0.35);
    return seconds(static_cast<std::int64_t>(drawn * 60.0));
}

struct AutomatedTeam::Mind {
    TeamPlan plan;
    Roster roster;
    std::uint64_t seed;
    Language language;
    TeamPen pen;
    TeamMemory memory;

    template <class Work>
    std::vector<SeatAct> at_work(const Session& session, Work&& work) {
        std::vector<SeatAct> acts;
        if (plan == TeamPlan::none || roster.own().empty()) return acts;
        TeamScene scene(session, plan_sheet(plan), roster, pen, memory, seed, language, acts);
        work(scene);
        return acts;
    }
};

AutomatedTeam::AutomatedTeam(TeamPlan plan, std::vector<Seat> seats, std::uint64_t seed,
                             const scenarios::Scenario& scenario, Language language)
    : mind_(new Mind{plan, Roster(std::move(seats)), seed, language, TeamPen(scenario, plan, seed), {}}) {}

AutomatedTeam::AutomatedTeam(AutomatedTeam&&) noexcept = default;
AutomatedTeam& AutomatedTeam::operator=(AutomatedTeam&&) noexcept = default;
AutomatedTeam::~AutomatedTeam() = default;

TeamPlan AutomatedTeam::plan() const {
    return mind_->plan;
}
const std::vector<Seat>& AutomatedTeam::seats() const {
    return mind_->roster.own();
}

void AutomatedTeam::hold(std::vector<Seat> seats) {
    mind_->roster.hold(std::move(seats));
}

std::vector<SeatAct> AutomatedTeam::prepare(const Session& session) {
    return mind_->at_work(session, get_ready);
}

std::vector<SeatAct> AutomatedTeam::wake(const Session& session) {
    return mind_->at_work(session, [](TeamScene& scene) {
        keep_watch(scene);
        keep_judging(scene);
        work_on_statements(scene);
        answer_people(scene);
        look_after(scene);
    });
}

std::vector<SeatAct> AutomatedTeam::learn(const Session& session) {
    return mind_->at_work(session, file_lessons);
}

} // namespace stormdrill::drill
