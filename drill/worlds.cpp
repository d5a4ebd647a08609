#include "drill/worlds.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

#include "base/hash.hpp"
#include "drill/truth.hpp"

namespace stormdrill::drill {

namespace {
constexpr SimDuration horizon = hours(48); // after the first crisis post (definitions.md, "Outcome")

scoring::OutcomeFigures figures_of(const sim::Measures& m) {
    return {static_cast<double>(m.reached_people),
            m.anger_person_hours,
            static_cast<double>(m.peak_posts_per_hour),
            static_cast<double>(m.crisis_posts),
            static_cast<double>(m.media_reports),
            m.trust_change,
            m.sales_index,
            m.investor_index};
}

scoring::CurvePoint point_of(const scoring::Truth& t) {
    return {t.at, t.mean_anger, static_cast<double>(t.crisis_posts_last_hour), t.anger_person_hours, t.mood};
}
} // namespace

scoring::WorldOutcome outcome_of_session(const Session& session, const std::vector<Json>& lines) {
    scoring::WorldOutcome out;
    out.state_hash = to_hex(session.world().state_hash());
    for (const Json& line : lines) {
        if (line.at("kind") == "hash") out.curve.push_back(point_of(truth_from_json(line.at("truth"))));
    }
    sim::World world = session.world();
    const SimTime last = session.first_crisis_post().value_or(SimTime{}) + horizon;
    const std::vector<LaterCommand> later = session.later_commands(last);
    std::size_t next = 0;
    while (world.now() < last) {
        SimTime stop = std::min(last, SimTime{(world.now().seconds / 3600 + 1) * 3600});
        if (next < later.size()) stop = std::min(stop, later[next].at);
        world.advance_to(stop);
        for (; next < later.size() && later[next].at <= stop; ++next)
            world.apply(later[next].command);
        if (stop == last || stop.seconds % 3600 == 0) {
            out.curve.push_back(point_of(truth_of(world, session.scenario(), *session.setup().sop, {})));
        }
    }
    out.per_seed.push_back(figures_of(world.measures()));
    return out;
}

scoring::WorldOutcome run_world(const Parts& parts, TeamPlan plan, std::uint64_t seed, Language language,
                                const std::atomic<bool>& stop) {
    LogWriter lines;
    SessionSetup setup = session_setup(parts, seed, language);
    setup.team = team_name(plan);
    for (const Seat seat : team_seats)
        setup.roster[seat] = "automated";
    Session session(setup, lines);
    if (plan != TeamPlan::none) {
        session.add_team(
            AutomatedTeam(plan, {team_seats.begin(), team_seats.end()}, seed, *parts.scenario, language));
    }
    session.prepare_teams();
    session.start();
    while (session.stage() == Stage::running) {
        if (stop) return {};
        session.advance_to(session.now() + hours(1));
    }
    return outcome_of_session(session, lines.lines());
}

scoring::Outcome compute_outcome(const Parts& parts, scoring::WorldOutcome own, std::uint64_t seed,
                                 std::optional<TeamPlan> own_plan, std::size_t extra_seeds, Language language,
                                 unsigned threads, const std::atomic<bool>& stop,
                                 const std::function<void(double)>& progress) {
    struct Job {
        TeamPlan plan;
        std::uint64_t seed;
        scoring::WorldOutcome result;
    };
    std::vector<Job> jobs;
    for (std::size_t i = 0; i <= extra_seeds; ++i) {
        jobs.push_back({TeamPlan::none, seed + i, {}});
        jobs.push_back({TeamPlan::ideal, seed + i, {}});
        if (own_plan && i > 0 && *own_plan != TeamPlan::none && *own_plan != TeamPlan::ideal) {
            jobs.push_back({*own_plan, seed + i, {}});
        }
    }
    std::atomic<std::size_t> next{0}, finished{0};
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < jobs.size() && !stop; i = next++) {
                jobs[i].result = run_world(parts, jobs[i].plan, jobs[i].seed, language, stop);
                if (progress) progress(static_cast<double>(++finished) / static_cast<double>(jobs.size()));
            }
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            failure = std::current_exception();
        }
    };
    std::vector<std::thread> pool;
    for (unsigned t = 1; t < threads; ++t)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
    if (failure) std::rethrow_exception(failure);
    if (stop) return {};

    scoring::WorldOutcome none, ideal;
    const auto add = [](scoring::WorldOutcome& world, const scoring::WorldOutcome& one) {
        if (world.per_seed.empty())
            world = one;
        else
            world.per_seed.insert(world.per_seed.end(), one.per_seed.begin(), one.per_seed.end());
    };
    for (const Job& job : jobs) {
        if (job.plan == TeamPlan::none) add(none, job.result);
        if (job.plan == TeamPlan::ideal) add(ideal, job.result);
        if (own_plan && job.plan == *own_plan && job.seed != seed) add(own, job.result);
    }
    return scoring::score_outcome(std::move(own), std::move(none), std::move(ideal));
}

} // namespace stormdrill::drill
