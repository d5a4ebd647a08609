#include "drill/headless.hpp"

#include <chrono>
#include <ctime>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "drill/crowd_export.hpp"
#include "drill/history.hpp"
#include "drill/ladder.hpp"
#include "drill/outcome_json.hpp"
#include "drill/rerun.hpp"
#include "drill/results.hpp"
#include "drill/worlds.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::size_t carriers_written = 20;

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/// The plan whose name stands in the header of a headless drill.
TeamPlan plan_of(const SessionSetup& setup, const std::filesystem::path& log) {
    const auto plan = parse_team(setup.team);
    for (const auto& [seat, who] : setup.roster) {
        if (who == "person")
            throw OperatorError(log.string() + ": a person played this drill; go on with 'play --resume'");
    }
    if (!plan) throw OperatorError(log.string() + ": unknown team '" + setup.team + "'");
    return *plan;
}

/// What the log tells of earlier drills, if anything; a resumed drill keeps what it began with.
std::optional<Json> history_line(const HeadlessOptions& options, const std::optional<ReadLog>& earlier) {
    if (earlier) {
        for (const LogLine& line : earlier->lines)
            if (line.json.value("kind", "") == "history")
                return history_to_json(line.json.at("date").get<std::string>(), history_from_json(line.json));
        return std::nullopt;
    }
    if (options.date.empty()) return std::nullopt;
    std::vector<scoring::PastDrill> history;
    if (!options.history.empty()) history = read_history(options.history, options.date);
    return history_to_json(options.date, history);
}
} // namespace

HeadlessResult run_headless(const HeadlessOptions& options,
                            const std::function<void(const char*, double)>& progress) {
    HeadlessResult result;
    const auto network_start = std::chrono::steady_clock::now();
    progress("people", 0);
    std::optional<ReadLog> earlier;
    Parts parts;
    SessionSetup setup;
    TeamPlan plan = options.team;
    if (options.resume) {
        earlier = read_log(*options.resume);
        parts = parts_of_log(*earlier, options.paths.tone_rules, options.threads);
        setup = session_setup(parts, 0, options.language);
        read_header_into(*earlier, setup);
        plan = plan_of(setup, *options.resume);
        result.folder = options.resume->parent_path();
    } else {
        Diagnostics warnings;
        parts = load_parts(options.paths, options.people, options.threads, warnings);
        setup = session_setup(parts, options.seed, options.language);
        setup.team = team_name(plan);
        for (const Seat seat : team_seats)
            setup.roster[seat] = team_name(plan);
        result.folder = options.folder;
        std::error_code error;
        std::filesystem::create_directories(options.folder, error);
        if (error) throw OperatorError(options.folder.string() + ": cannot be made: " + error.message());
    }
    result.network_seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - network_start).count();

    // Before the log is begun: a history that cannot be read must leave no drill behind.
    const std::optional<Json> history = history_line(options, earlier);

    static const std::atomic<bool> never{false};
    const std::atomic<bool>& stop = options.stop != nullptr ? *options.stop : never;
    const double cpu_start = cpu_seconds();
    LogWriter log =
        earlier ? LogWriter(*earlier, true, false) : LogWriter(options.folder / "drill.jsonl", false);
    const std::size_t kept_lines = earlier ? earlier->lines.size() : 0;
    try {
        Session session(setup, log);
        if (history) session.append(*history);
        if (plan != TeamPlan::none) {
            session.add_team(AutomatedTeam(plan, {team_seats.begin(), team_seats.end()}, setup.seed,
                                           *parts.scenario, setup.language));
        }
        session.prepare_teams();
        session.start();
        while (session.stage() == Stage::running) {
            if (stop) {
                result.stopped_at = session.now();
                return result;
            }
            session.advance_to(session.now() + hours(1));
            progress("drill", session.now().hours() / std::max(1.0, session.scenario().end.hours()));
        }
        result.run_cpu_seconds = cpu_seconds() - cpu_start;
        result.state_hash = to_hex(session.world().state_hash());
        result.posts = session.world().posts().size() + session.world().chatter_count();
        if (!options.cascades.empty()) write_cascades(session.world(), options.cascades);
        if (!options.volume.empty()) write_volume(session.world(), options.volume);
        if (!options.why.empty()) write_carriers(session.world(), carriers_written, options.why);

        scoring::Outcome outcome;
        if (log.expected() != nullptr && log.expected()->json.value("kind", "") == "outcome") {
            outcome = outcome_from_json(log.expected()->json.at("outcome"));
        } else {
            outcome =
                compute_outcome(parts, played_drill(session, log.lines(), plan),
                                {options.extra_seeds, options.left_out, setup.language, options.threads},
                                stop, [&](double share) { progress("counterfactual", share); });
            if (!stop && options.ladder_seeds > 0) {
                outcome.ladder = climb_ladder(parts, {options.ladders, options.ladder_seeds, options.threads},
                                              stop, [&](double share) { progress("ladder", share); })
                                     .value_or(scoring::Ladder{});
            } else if (!options.ladders.empty()) {
                outcome.ladder =
                    find_ladder(parts, options.ladders, usual_ladder_seeds).value_or(scoring::Ladder{});
            }
            if (stop) result.stopped_at = session.now();
        }
        if (!result.stopped_at) {
            Json line = Json::object();
            line["kind"] = "outcome";
            line["at"] = session.now().seconds;
            line["outcome"] = outcome_to_json(outcome);
            session.append(std::move(line));
            feed_recorded_lines(session, log, true, std::nullopt, {}); // what evaluators wrote after it
        }
    } catch (const DifferingLine& difference) {
        throw OperatorError(options.resume->string() + ":" + std::to_string(difference.line) +
                            ": this drill cannot be gone on with: " + difference.what() +
                            " (the log was made by " + earlier->header().value("build", "another build") +
                            ")");
    }
    if (log.lines().size() < kept_lines) {
        throw OperatorError(options.resume->string() + ": the log has more lines than the drill");
    }
    progress("report", 0);
    result.drill = read_drill(log.lines());
    result.scorecard = scoring::score_process(result.drill.transcript, *result.drill.sop);
    write_results(result.folder, result.drill, result.scorecard, parts.scorer.get(), setup.language);
    progress("report", 1);
    return result;
}

} // namespace stormdrill::drill
