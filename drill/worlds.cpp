#include "drill/worlds.hpp"

#include <algorithm>
#include <cmath>

#include "base/hash.hpp"
#include "drill/left_out.hpp"
#include "drill/truth.hpp"
#include "drill/work_list.hpp"

namespace stormdrill::drill {

namespace {
constexpr SimDuration horizon_after_first_post = hours(48); // definitions.md, "Outcome"
constexpr std::size_t acts_in_pairs = 4;                    // the strongest: six pairs
constexpr std::size_t most_pairs = acts_in_pairs * (acts_in_pairs - 1) / 2;
constexpr std::size_t anger_person_hours = 1; // scoring::outcome_figure_names()

/// Plays to `until`, with a point of the curve on every whole hour and at the end.
void play_with_curve(JournalPlayer& player, SimTime until, const Parts& parts, const std::atomic<bool>& stop,
                     std::vector<scoring::CurvePoint>& curve) {
    while (player.world().now() < until && !stop) {
        player.play_until(std::min(until, SimTime{(player.world().now().seconds / 3600 + 1) * 3600}));
        curve.push_back(curve_point(truth_of(player.world(), *parts.scenario, *parts.sop, {})));
    }
}

/// A session that writes no file, with an automated team in every seat.
SessionSetup automated_setup(const Parts& parts, TeamPlan plan, std::uint64_t seed, Language language) {
    SessionSetup setup = session_setup(parts, seed, language);
    setup.team = team_name(plan);
    for (const Seat seat : team_seats)
        setup.roster[seat] = "automated";
    return setup;
}

/// What scenario and facilitator bring when the team does nothing; the scenario's part is the same on every
/// seed.
Journal journal_of_silence(const Parts& parts, std::uint64_t seed, Language language, SimTime horizon,
                           const std::vector<ConductedAct>& conducted) {
    LogWriter lines;
    Session session(automated_setup(parts, TeamPlan::none, seed, language), lines);
    session.start();
    std::size_t next = 0;
    if (!conducted.empty()) advance_conducted(session, conducted, next, conducted.back().at);
    return session.journal(horizon);
}

scoring::WorldOutcome play_journal(const Parts& parts, const Journal& journal, std::uint64_t seed,
                                   bool own_seed, SimTime horizon, const std::atomic<bool>& stop) {
    JournalPlayer player(journal, parts.network, seed, own_seed);
    scoring::WorldOutcome out;
    out.curve.push_back(curve_point(truth_of(player.world(), *parts.scenario, *parts.sop, {})));
    play_with_curve(player, SimTime{} + parts.scenario->end, parts, stop, out.curve);
    out.state_hash = to_hex(player.world().state_hash());
    play_with_curve(player, horizon, parts, stop, out.curve);
    out.per_seed.push_back(outcome_figures(player.world()));
    return out;
}

/// The four acts without which the anger differs most, of whichever sign; earlier ones first where equal.
std::vector<std::size_t> strongest(const scoring::LeftOut& left_out, const scoring::OutcomeFigures& own) {
    std::vector<std::size_t> order(left_out.acts.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto strength = [&](std::size_t i) {
        return std::abs(scoring::figure(left_out.acts[i].without, anger_person_hours) -
                        scoring::figure(own, anger_person_hours));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return strength(a) > strength(b); });
    order.resize(std::min(order.size(), acts_in_pairs));
    std::sort(order.begin(), order.end());
    return order;
}

std::set<std::size_t> lines_of(const scoring::LeftOutAct& act) {
    return {act.lines.begin(), act.lines.end()};
}

void leave_out_pairs(const Parts& parts, const PlayedDrill& own, scoring::LeftOut& left_out, WorkList& work,
                     const std::atomic<bool>& stop) {
    std::vector<Branch> branches;
    const std::vector<std::size_t> strong = strongest(left_out, own.outcome.per_seed.front());
    for (std::size_t i = 0; i < strong.size(); ++i) {
        for (std::size_t j = i + 1; j < strong.size(); ++j) {
            left_out.pairs.push_back({strong[i], strong[j], {}});
            Branch branch{lines_of(left_out.acts[strong[i]]), {}, 0};
            branch.lines.merge(lines_of(left_out.acts[strong[j]]));
            branches.push_back(std::move(branch));
        }
    }
    BranchPlayer player(own.journal, parts.network, own.seed, own.horizon, std::move(branches));
    for (std::size_t i = 0; i < left_out.pairs.size(); ++i)
        work.add(1, [&] { player.play_one(stop); });
    work.do_all();
    for (std::size_t i = 0; i < left_out.pairs.size(); ++i)
        left_out.pairs[i].without = player.branches()[i].without;
}

void append(scoring::WorldOutcome& world, const scoring::WorldOutcome& one) {
    world.per_seed.insert(world.per_seed.end(), one.per_seed.begin(), one.per_seed.end());
}
} // namespace

PlayedDrill played_drill(const Session& session, const std::vector<Json>& lines,
                         std::optional<TeamPlan> plan) {
    PlayedDrill out;
    out.seed = session.setup().seed;
    out.plan = plan;
    out.horizon = std::max(SimTime{} + session.scenario().end,
                           session.first_crisis_post().value_or(SimTime{}) + horizon_after_first_post);
    out.journal = session.journal(out.horizon);
    out.conducted = conducted_acts(lines);
    out.outcome.state_hash = to_hex(session.world().state_hash());
    for (const Json& line : lines) {
        if (line.at("kind") == "hash")
            out.outcome.curve.push_back(curve_point(truth_from_json(line.at("truth"))));
    }
    const Parts parts{session.setup().scenario, session.setup().sop, nullptr, session.setup().network};
    JournalPlayer player(out.journal, session.world(), session.happened());
    play_with_curve(player, out.horizon, parts, std::atomic<bool>{false}, out.outcome.curve);
    out.outcome.per_seed.push_back(outcome_figures(player.world()));
    return out;
}

PlayedDrill play_drill(const Parts& parts, TeamPlan plan, std::uint64_t seed, Language language,
                       const std::atomic<bool>& stop, const std::vector<ConductedAct>& conducted,
                       const std::function<void(const Session&)>& hourly) {
    LogWriter lines;
    Session session(automated_setup(parts, plan, seed, language), lines);
    if (plan != TeamPlan::none) {
        session.add_team(
            AutomatedTeam(plan, {team_seats.begin(), team_seats.end()}, seed, *parts.scenario, language));
    }
    session.prepare_teams();
    session.start();
    std::size_t next = 0;
    while (session.stage() == Stage::running) {
        if (stop) return {};
        advance_conducted(session, conducted, next, session.now() + hours(1));
        if (hourly) hourly(session);
    }
    return played_drill(session, lines.lines(), plan);
}

scoring::Outcome compute_outcome(const Parts& parts, const PlayedDrill& own,
                                 const CounterfactualOptions& options, const std::atomic<bool>& stop,
                                 const std::function<void(double)>& progress) {
    using scoring::WorldOutcome;
    const std::size_t seeds = options.extra_seeds + 1;
    std::vector<WorldOutcome> none(seeds), ideal(seeds), again(seeds);
    const Journal silence = journal_of_silence(parts, own.seed, options.language, own.horizon, own.conducted);
    WorkList work(options.threads, stop, progress);
    const auto team = [&](TeamPlan plan, std::size_t i) {
        return play_drill(parts, plan, own.seed + i, options.language, stop, own.conducted).outcome;
    };
    for (std::size_t i = 0; i < seeds; ++i) {
        if (i == 0 && own.plan == TeamPlan::ideal)
            ideal[i] = own.outcome;
        else
            work.add(4, [&, i] { ideal[i] = team(TeamPlan::ideal, i); });
        if (i == 0 && own.plan == TeamPlan::none)
            none[i] = own.outcome;
        else
            work.add(1, [&, i] {
                none[i] = play_journal(parts, silence, own.seed + i, i == 0, own.horizon, stop);
            });
        if (i == 0 || own.plan == TeamPlan::none || own.plan == TeamPlan::ideal) continue;
        if (own.plan)
            work.add(3, [&, i] { again[i] = team(*own.plan, i); });
        else
            work.add(1, [&, i] {
                again[i] = play_journal(parts, own.journal, own.seed + i, false, own.horizon, stop);
            });
    }
    scoring::LeftOut left_out = acts_to_leave_out(own.journal, options.left_out);
    std::vector<Branch> branches;
    for (const scoring::LeftOutAct& act : left_out.acts)
        branches.push_back({lines_of(act), {}, 0});
    BranchPlayer player(own.journal, parts.network, own.seed, own.horizon, std::move(branches));
    for (std::size_t i = 0; i < left_out.acts.size(); ++i)
        work.add(1, [&] { player.play_one(stop); });
    if (left_out.acts.size() > 1) work.expect(most_pairs);
    work.do_all();
    if (stop) return {};
    for (std::size_t i = 0; i < left_out.acts.size(); ++i) {
        left_out.acts[i].without = player.branches()[i].without;
        left_out.acts[i].lost = player.branches()[i].lost;
    }
    if (left_out.acts.size() > 1) work.expect(-double{most_pairs});
    leave_out_pairs(parts, own, left_out, work, stop);
    if (stop) return {};

    WorldOutcome of_own = own.outcome, of_none = none.front(), of_ideal = ideal.front();
    for (std::size_t i = 1; i < seeds; ++i) {
        append(of_none, none[i]);
        append(of_ideal, ideal[i]);
        append(of_own, own.plan == TeamPlan::none    ? none[i]
                       : own.plan == TeamPlan::ideal ? ideal[i]
                                                     : again[i]);
    }
    scoring::Outcome outcome =
        scoring::score_outcome(std::move(of_own), std::move(of_none), std::move(of_ideal));
    outcome.left_out = std::move(left_out);
    return outcome;
}

} // namespace stormdrill::drill
