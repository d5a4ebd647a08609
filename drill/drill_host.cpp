#include "drill/drill_host.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>

#include "base/diagnostics.hpp"
#include "drill/conduct_view.hpp"
#include "drill/drill_clock.hpp"
#include "drill/ladder.hpp"
#include "drill/outcome_json.hpp"
#include "drill/parts.hpp"
#include "drill/rerun.hpp"
#include "drill/session.hpp"
#include "drill/twins.hpp"
#include "drill/worlds.hpp"

namespace stormdrill::drill {

namespace {
/// The world may lag behind the clock by this much; then the clock waits for it.
constexpr SimDuration longest_lag = minutes(10);
constexpr unsigned outcome_threads = 2;
/// A facilitator who conducts much does not keep a processor busy with comparisons.
constexpr double seconds_between_twins = 300;

TeamPlan plan_of(TeammateLevel level) {
    switch (level) {
    case TeammateLevel::novice:
        return TeamPlan::copy_paste;
    case TeammateLevel::steady:
        return TeamPlan::good;
    case TeammateLevel::expert:
        return TeamPlan::ideal;
    }
    return TeamPlan::good;
}
TeammateLevel level_of(TeamPlan plan) {
    if (plan == TeamPlan::copy_paste) return TeammateLevel::novice;
    return plan == TeamPlan::ideal ? TeammateLevel::expert : TeammateLevel::steady;
}
} // namespace

struct DrillHost::Inside {
    PlayOptions options;
    Parts parts;
    std::unique_ptr<LogWriter> log;
    std::unique_ptr<Session> session;
    std::unique_ptr<DrillClock> clock;
    double real_seconds = 0;
    double noted_pace = -1;
    SimTime target;
    ConductLog conduct_log;
    // The facilitator's comparison, once she asked for it.
    std::unique_ptr<Twins> twins;
    Twins::State whole_twins; ///< the last that were finished
    std::size_t twins_conducted = 0;
    double twins_began = 0;
    // The computation at the end, on a thread of its own.
    std::atomic<bool> stop{false};
    std::atomic<double> progress{0};
    std::future<scoring::Outcome> computation;
    DrillResult result;

    void open_new() {
        Diagnostics warnings;
        parts = load_parts({options.scenario, options.sop, options.tone_rules}, options.people,
                           outcome_threads, warnings);
        if (options.coach) parts.scorer->warm_up();
        std::error_code error;
        std::filesystem::create_directories(options.folder, error);
        if (error) throw OperatorError(options.folder.string() + ": cannot be made: " + error.message());
        SessionSetup setup = session_setup(parts, options.seed, options.language);
        setup.coach = options.coach;
        setup.team = options.seat ? "person" : "persons";
        for (const Seat seat : team_seats) {
            setup.roster[seat] =
                options.seat && seat == *options.seat ? "person" : team_name(plan_of(options.teammates));
        }
        log = std::make_unique<LogWriter>(options.folder / "drill.jsonl", true);
        session = std::make_unique<Session>(setup, *log);
    }

    void open_resumed() {
        const ReadLog earlier = read_log(*options.resume);
        parts = parts_of_log(earlier, options.tone_rules, outcome_threads);
        SessionSetup setup = session_setup(parts, 0, options.language);
        read_header_into(earlier, setup);
        options.folder = options.resume->parent_path();
        options.seed = setup.seed;
        options.language = setup.language;
        options.coach = setup.coach;
        if (options.coach) parts.scorer->warm_up();
        if (setup.team != "person" && setup.team != "persons")
            throw OperatorError(options.resume->string() +
                                ": nobody played this drill; go on with 'run --resume'");
        options.seat.reset();
        for (const auto& [seat, who] : setup.roster) {
            if (who == "person")
                options.seat = seat;
            else if (const auto plan = parse_team(who))
                options.teammates = level_of(*plan);
        }
        log = std::make_unique<LogWriter>(earlier, true, true);
        for (const LogLine& line : earlier.lines)
            real_seconds = std::max(real_seconds, line.json.value("real", 0.0));
        session = std::make_unique<Session>(setup, *log);
    }

    void note(const std::string& what, double value) { session->note_clock(what, value, real_seconds); }

    void note_pace() {
        const double pace = clock->pace(session->now());
        if (pace == noted_pace) return;
        noted_pace = pace;
        note("pace", pace);
    }

    void compute() {
        progress = 0;
        computation =
            std::async(std::launch::async, [this, own = played_drill(*session, log->lines(), std::nullopt)] {
                CounterfactualOptions wanted;
                wanted.language = session->setup().language;
                wanted.threads = outcome_threads;
                scoring::Outcome outcome =
                    compute_outcome(parts, own, wanted, stop, [this](double share) { progress = share; });
                if (!options.ladders.empty()) {
                    outcome.ladder =
                        find_ladder(parts, options.ladders, usual_ladder_seeds).value_or(scoring::Ladder{});
                }
                return outcome;
            });
    }

    /// Scores what the log says by now.
    void write_result() {
        const std::size_t revision = result.revision + 1;
        result = make_result(options.folder, log->lines(), parts.scorer.get(), options.language);
        result.revision = revision;
    }

    void stop_computation() {
        stop = true;
        if (computation.valid()) computation.wait();
        computation = {};
        stop = false;
    }
};

DrillHost::DrillHost(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

DrillHost::~DrillHost() {
    inside_->stop_computation();
}

std::unique_ptr<DrillHost> DrillHost::open(const PlayOptions& options) {
    auto inside = std::make_unique<Inside>();
    inside->options = options;
    if (options.resume)
        inside->open_resumed();
    else
        inside->open_new();
    inside->clock =
        std::make_unique<DrillClock>(inside->parts.scenario->clock, inside->parts.scenario->composing);
    inside->session->add_teammates();
    try {
        if (inside->options.seat) inside->session->prepare_teams();
        feed_recorded_lines(*inside->session, *inside->log, false, std::nullopt, {});
    } catch (const DifferingLine& difference) {
        throw OperatorError(options.resume->string() + ":" + std::to_string(difference.line) +
                            ": this drill cannot be gone on with: " + difference.what());
    }
    inside->target = inside->session->now();
    return std::unique_ptr<DrillHost>(new DrillHost(std::move(inside)));
}

const PlayOptions& DrillHost::options() const {
    return inside_->options;
}

SeatView DrillHost::view(Seat seat) const {
    return SeatView(*inside_->session, seat);
}

ConductView DrillHost::conduct_view() const {
    return ConductView(*inside_->session);
}

const ConductLog& DrillHost::conduct_log() const {
    inside_->conduct_log.read(inside_->log->lines());
    return inside_->conduct_log;
}

CurvesView DrillHost::curves() const {
    Inside& in = *inside_;
    const std::vector<ConductedAct>& conducted = conduct_log().conducted();
    const auto begin = [&] {
        in.twins = std::make_unique<Twins>(in.parts, in.options.seed, in.options.language, conducted);
        in.twins_conducted = conducted.size();
        in.twins_began = in.real_seconds;
    };
    if (!in.twins) begin();
    Twins::State twins = in.twins->state();
    const double progress = twins.progress;
    const bool failed = !twins.fault.en.empty();
    if (progress == 1) in.whole_twins = twins;
    if (progress == 1 || failed) {
        const bool outdated = conducted.size() != in.twins_conducted;
        if (outdated && in.real_seconds - in.twins_began > seconds_between_twins) begin();
    }
    const Twins::State& shown = in.whole_twins.progress == 1 ? in.whole_twins : twins;
    return {in.session->curve(), shown.none, shown.ideal, progress, twins.fault};
}

ActResult DrillHost::submit(Seat seat, const Act& act) {
    return submit(seat, act, {}, 0);
}

ActResult DrillHost::submit(Seat seat, const Act& act, const std::string& chair, std::uint64_t number) {
    ActContext context;
    context.real_seconds = inside_->real_seconds;
    context.chair = chair;
    context.number = number;
    return inside_->session->submit(seat, act, context);
}

std::set<std::uint64_t> DrillHost::act_numbers(const std::string& chair) const {
    std::set<std::uint64_t> numbers;
    for (const Json& line : inside_->log->lines()) {
        if (line.value("chair", "") == chair) numbers.insert(line.value("number", std::uint64_t{0}));
    }
    return numbers;
}

void DrillHost::take_seat(Seat seat, const std::string& name) {
    inside_->session->change_seat(seat, "person", name, inside_->real_seconds);
}

void DrillHost::leave_seat(Seat seat) {
    const std::string teammate(team_name(plan_of(inside_->options.teammates)));
    inside_->session->change_seat(seat, teammate, "", inside_->real_seconds);
}

bool DrillHost::held_by_person(Seat seat) const {
    return inside_->session->who_plays(seat) == "person";
}

void DrillHost::start() {
    if (inside_->session->stage() != Stage::readiness) return;
    inside_->session->prepare_teams();
    inside_->session->start();
    inside_->target = inside_->session->now();
}

void DrillHost::pause() {
    if (inside_->clock->paused()) return;
    inside_->clock->pause();
    inside_->note("pause", 0);
}

void DrillHost::resume() {
    if (!inside_->clock->paused()) return;
    inside_->clock->resume();
    inside_->note("resume", 0);
}

bool DrillHost::paused() const {
    return inside_->clock->paused();
}

void DrillHost::set_pace(double factor) {
    inside_->clock->set_pace(factor, inside_->session->now());
    inside_->note_pace();
}

double DrillHost::pace() const {
    return inside_->clock->pace(inside_->session->now());
}

void DrillHost::jump(SimDuration ahead) {
    if (inside_->session->stage() != Stage::running || ahead.seconds <= 0) return;
    inside_->note("jump", static_cast<double>(ahead.seconds));
    inside_->session->advance_to(inside_->session->now() + ahead);
    inside_->target = inside_->session->now();
}

void DrillHost::composing(Seat seat) {
    inside_->clock->composing(seat);
}

double DrillHost::composing_allowance_left(Seat seat) const {
    return inside_->clock->allowance_left(seat);
}

double DrillHost::real_seconds() const {
    return inside_->real_seconds;
}

void DrillHost::tick(double real_seconds, double budget_seconds) {
    inside_->real_seconds += real_seconds;
    Session& session = *inside_->session;
    if (session.stage() != Stage::running) return;
    inside_->note_pace();
    if (inside_->target - session.now() < longest_lag) {
        inside_->target = inside_->target + inside_->clock->pass(real_seconds, session.now());
    }
    const auto start = std::chrono::steady_clock::now();
    const auto spent = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    while (session.stage() == Stage::running && session.now() < inside_->target && spent() < budget_seconds) {
        session.advance_to(std::min(inside_->target, session.now() + minutes(1)));
    }
}

void DrillHost::end() {
    if (inside_->session->stage() != Stage::running) return;
    inside_->note("end", 0);
    inside_->session->end("person");
}

bool DrillHost::finish_step(double& progress) {
    Inside& in = *inside_;
    if (in.session->stage() == Stage::finished) {
        progress = 1;
        return true;
    }
    SD_ASSERT(in.session->stage() == Stage::learning);
    const auto& lines = in.log->lines();
    if (std::none_of(lines.begin(), lines.end(), [](const Json& line) { // a resumed log may hold it already
            return line.at("kind") == "outcome";
        })) {
        if (!in.computation.valid()) in.compute();
        progress = 0.95 * in.progress;
        if (in.computation.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
        Json line = Json::object();
        line["kind"] = "outcome";
        line["at"] = in.session->now().seconds;
        line["outcome"] = outcome_to_json(in.computation.get());
        in.session->append(std::move(line));
    }
    in.write_result();
    in.session->finish();
    progress = 1;
    return true;
}

void DrillHost::cancel_finish() {
    inside_->stop_computation();
}

ActResult DrillHost::evaluate(const Act& act) {
    SD_ASSERT(inside_->session->stage() == Stage::finished);
    ActContext context;
    context.real_seconds = inside_->real_seconds;
    ActResult result = inside_->session->submit(Seat::evaluator, act, context);
    if (result.accepted) inside_->write_result();
    return result;
}

const DrillResult& DrillHost::result() const {
    return inside_->result;
}

} // namespace stormdrill::drill
