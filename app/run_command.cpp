// stormdrill run: a headless drill with an automated team.

#include <cstdio>
#include <iostream>

#include <sys/resource.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/interrupt.hpp"
#include "base/diagnostics.hpp"
#include "drill/headless.hpp"
#include "drill/history.hpp"
#include "drill/ladder.hpp"

namespace stormdrill::app {

namespace {
struct RunArguments {
    std::string scenario, team = "ideal", out, resume, sop, cascades, volume, why, history, date,
                          language = "zh-TW";
    std::uint64_t seed = 1;
    std::int64_t people = 0;
    std::size_t extra_seeds = 4, left_out = 25, ladder_seeds = 0;
    unsigned threads = 2;
};

/// One line on a terminal that is rewritten; whole steps only where the output goes to a file.
class ProgressLine {
public:
    void show(const char* step, double share) {
        const int percent = static_cast<int>(share * 100);
        const bool terminal = ::isatty(STDERR_FILENO) == 1;
        if (step == last_step_ && percent == last_percent_) return;
        if (terminal)
            std::fprintf(stderr, "\r%-14s %3d %%", step, percent);
        else if (last_step_ != step)
            std::fprintf(stderr, "%s\n", step);
        if (terminal && share >= 1) std::fputc('\n', stderr);
        last_step_ = step;
        last_percent_ = percent;
    }

private:
    std::string last_step_;
    int last_percent_ = -1;
};

void print_figures(const drill::HeadlessResult& result) {
    const scoring::Transcript& t = result.drill.transcript;
    std::cout << "scenario: " << t.scenario_id << "\nteam: " << t.team << "\nseed: " << t.seed
              << "\nagents: " << t.people << "\nprocess_score: " << result.scorecard.total << '\n';
    if (const auto& outcome = result.drill.outcome) {
        std::cout << "outcome_score: " << outcome->score << '\n';
        if (const auto better = outcome->better_than())
            std::cout << "better_than: " << *better << " of " << outcome->ladder_drills() << " drills\n";
        const scoring::OutcomeFigures& own = outcome->own.per_seed.front();
        for (std::size_t i = 0; i < scoring::outcome_figure_count; ++i) {
            std::cout << scoring::outcome_figure_names()[i] << ": " << scoring::figure(own, i) << '\n';
        }
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    std::cout << "log: " << (result.folder / "drill.jsonl").string()
              << "\nreport: " << (result.folder / "report.html").string() << "\nall_posts: " << result.posts
              << "\nnetwork_s: " << result.network_seconds << "\nrun_cpu_s: " << result.run_cpu_seconds
              << "\npeak_rss_mib: " << static_cast<double>(usage.ru_maxrss) / 1024.0
              << "\nstate_hash: " << result.state_hash << std::endl;
}

/// Exit code: what was asked for has not been done.
int tell_of_stop(const drill::HeadlessResult& result) {
    const std::string log = (result.folder / "drill.jsonl").string();
    const bool played = !result.scorecard.clauses.empty();
    std::cerr << "\nstormdrill: stopped at " << format_clock(*result.stopped_at) << " of the drill; "
              << (played ? "the drill is whole and scored, its outcome is missing"
                         : "the log keeps what was played, there is no score yet")
              << ". To go on: stormdrill run --resume " << log << '\n';
    return 1;
}

int run(const RunArguments& a) {
    drill::HeadlessOptions options;
    const std::filesystem::path data = data_folder();
    options.paths = {a.scenario,
                     a.sop.empty() ? data / "scoring/sop/default.yaml" : std::filesystem::path(a.sop),
                     data / "scoring/tone"};
    const auto team = drill::parse_team(a.team);
    if (!team) {
        const std::string near = nearest_name(a.team, drill::team_names());
        throw OperatorError("--team: unknown team '" + a.team + "'" +
                            (near.empty() ? "" : "; did you mean '" + near + "'?"));
    }
    options.team = *team;
    options.seed = a.seed;
    options.people = a.people;
    options.extra_seeds = a.extra_seeds;
    options.left_out = a.left_out;
    options.ladders = own_folder() / "ladders";
    options.ladder_seeds = a.ladder_seeds;
    options.threads = a.threads;
    options.cascades = a.cascades;
    options.volume = a.volume;
    options.why = a.why;
    options.history = a.history;
    options.date = a.date.empty() && !a.history.empty() ? drill::today() : a.date;
    if (!options.date.empty()) drill::check_date(options.date);
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    options.language = *language;
    if (!a.resume.empty())
        options.resume = a.resume;
    else if (a.scenario.empty())
        throw OperatorError("run: name a scenario, or a log with --resume");
    options.folder = a.out.empty() ? std::filesystem::path("drills") / (a.team + "-" + std::to_string(a.seed))
                                   : std::filesystem::path(a.out);
    options.stop = &stop_on_interrupt();
    ProgressLine line;
    const drill::HeadlessResult result =
        drill::run_headless(options, [&](const char* step, double share) { line.show(step, share); });
    if (result.stopped_at) return tell_of_stop(result);
    print_figures(result);
    return 0;
}
} // namespace

void add_run_command(CLI::App& app, Chosen& chosen) {
    auto arguments = std::make_shared<RunArguments>();
    CLI::App* command =
        app.add_subcommand("run", "Play a drill headless with an automated team; write log, score, report");
    command->add_option("scenario", arguments->scenario, "The scenario file (YAML)");
    command
        ->add_option("--team", arguments->team, "none, slow, copy-paste, denial, legal-only, good or ideal")
        ->capture_default_str();
    command->add_option("--seed", arguments->seed, "Drives the storm")->capture_default_str();
    command->add_option("--agents", arguments->people, "Number of people; the scenario's own when not given")
        ->check(CLI::Range(1'000, 10'000'000));
    command->add_option(
        "--out", arguments->out,
        "Folder for drill.jsonl, score.json and report.html; drills/TEAM-SEED when not given");
    command->add_option("--cascades", arguments->cascades,
                        "Folder for PLATFORM.csv with every cascade, everyday talk included");
    command->add_option("--volume", arguments->volume,
                        "File (CSV) for crisis posts per minute; articles beside it as NAME-media.csv");
    command->add_option(
        "--why", arguments->why,
        "File (JSON lines) for the 20 posts that carried the crisis furthest, and their paths");
    command->add_option("--history", arguments->history,
                        "Folder with score.json files of the team's earlier drills (clauses P10, L3)");
    command->add_option("--date", arguments->date,
                        "Day of the drill, YYYY-MM-DD; with --history today when not given");
    command->add_option("--resume", arguments->resume, "Go on from this log");
    command->add_option("--sop", arguments->sop, "The SOP file; the default SOP when not given");
    command->add_option("--lang", arguments->language, "en or zh-TW: which one the report shows first")
        ->capture_default_str();
    command
        ->add_option("--outcome-seeds", arguments->extra_seeds, "Further seeds for the bands of the outcome")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command
        ->add_option("--left-out", arguments->left_out,
                     "Most acts whose effect is looked at by playing the drill without them")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command
        ->add_option(
            "--ladder", arguments->ladder_seeds,
            "Compute the ladder, once: seven automated teams on so many seeds, among which the drill is "
            "placed; without it, the ladder of " +
                std::to_string(drill::usual_ladder_seeds) + " seeds is used if it is there")
        ->check(CLI::Range(1, 1000));
    command
        ->add_option("--threads", arguments->threads, "Threads for the network and the counterfactual worlds")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([arguments, &chosen] { chosen = [arguments] { return run(*arguments); }; });
}

} // namespace stormdrill::app
