#include "drill/rerun.hpp"

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "drill/act_json.hpp"
#include "drill/evaluator_acts.hpp"
#include "drill/parts.hpp"

namespace stormdrill::drill {

namespace {
bool automated_seat(const Session& session, const Json& line) {
    const auto seat = parse_seat(line.value("seat", ""));
    if (!seat) return false;
    const std::string& who = session.who_plays(*seat);
    return !who.empty() && who != "person";
}

void submit_recorded(Session& session, const LogLine& line) {
    const auto seat = parse_seat(line.json.at("seat").get<std::string>());
    if (!seat)
        throw DifferingLine(line.number,
                            "there is no seat '" + line.json.at("seat").get<std::string>() + "'");
    const Act act = act_from_json(line.json.at("act").get<std::string>(), line.json.at("body"));
    ActContext context;
    context.recorded = true;
    context.real_seconds = line.json.value("real", 0.0);
    context.chair = line.json.value("chair", "");
    context.number = line.json.value("number", std::uint64_t{0});
    if (line.json.contains("texts")) context.stored_texts = &line.json.at("texts");
    const bool expected = line.json.at("kind") == "act";
    // submit() moves the writer on, so `line` must not be used after it.
    const std::size_t number = line.number;
    const ActResult result = session.submit(*seat, act, context);
    if (result.accepted != expected) {
        throw DifferingLine(number, expected ? "the act is refused now: " + result.message.en
                                             : "the act was refused then and is accepted now");
    }
}

void feed_seat_line(Session& session, const Json& line) {
    const auto seat = parse_seat(line.at("seat").get<std::string>());
    if (!seat) throw OperatorError("there is no seat '" + line.at("seat").get<std::string>() + "'");
    session.change_seat(*seat, line.at("who").get<std::string>(), line.at("name").get<std::string>(),
                        line.value("real", 0.0));
}

void feed_clock_line(Session& session, const Json& line) {
    const auto what = line.at("clock").get<std::string>();
    if (what == "start") {
        session.start();
        return;
    }
    session.note_clock(what, line.at("value").get<double>(), line.value("real", 0.0));
    if (what == "end") session.end("person");
}
} // namespace

void feed_recorded_lines(Session& session, LogWriter& writer, bool automated_too,
                         std::optional<SimTime> until, const std::function<void(SimTime)>& progress) {
    const auto acts_of_this_minute = [&] {
        while (const LogLine* next = writer.expected()) {
            const std::string kind = next->json.value("kind", "");
            const bool is_act = kind == "act" || kind == "refused";
            const bool now = next->json.value("at", std::int64_t{0}) == session.now().seconds;
            if (!is_act || !now || !automated_seat(session, next->json)) return;
            const LogLine copy = *next;
            submit_recorded(session, copy);
        }
    };
    if (automated_too) session.set_recorded_team(acts_of_this_minute);
    while (writer.expected() != nullptr) {
        const LogLine next = *writer.expected();
        const SimTime at{next.json.at("at").get<std::int64_t>()};
        if (until && at > *until) break;
        const std::string kind = next.json.at("kind").get<std::string>();
        if (at > session.now() && session.stage() == Stage::running) {
            session.advance_to(at);
            if (progress) progress(session.now());
            continue;
        }
        if ((kind == "act" || kind == "refused") && (automated_too || !automated_seat(session, next.json))) {
            submit_recorded(session, next);
        } else if (kind == "clock") {
            feed_clock_line(session, next.json);
        } else if (kind == "seat") {
            feed_seat_line(session, next.json);
        } else if (kind == "act" && session.stage() == Stage::readiness) {
            session.prepare_teams(); // of a hosted drill: they prepare when the facilitator starts it
            if (writer.expected() != nullptr && writer.expected()->number == next.number)
                throw DifferingLine(next.number, "the automated team does not prepare this again");
        } else if (kind == "outcome" || kind == "history") {
            Json line = next.json;
            for (const char* key : {"n", "chain"})
                line.erase(key);
            session.append(std::move(line));
        } else {
            throw DifferingLine(next.number, "the world does not make this line ('" + kind + "') again");
        }
    }
    if (automated_too) session.set_recorded_team({});
}

void read_header_into(const ReadLog& log, SessionSetup& setup) {
    const Json& header = log.header();
    try {
        setup.seed = header.at("seed").get<std::uint64_t>();
        setup.team = header.at("team").get<std::string>();
        setup.language = parse_language(header.at("language").get<std::string>()).value_or(Language::zh_TW);
        setup.coach = header.at("coach").get<bool>();
        for (const auto& [id, who] : header.at("roster").items()) {
            if (const auto seat = parse_seat(id)) setup.roster[*seat] = who.get<std::string>();
        }
    } catch (const Json::exception& e) {
        throw OperatorError(log.path.string() + ":1: the header cannot be read: " + e.what());
    }
}

ReplayResult replay(const ReadLog& log, std::optional<SimTime> until, unsigned threads,
                    const std::function<void(SimTime)>& progress) {
    ReplayResult result;
    result.build = log.header().value("build", "");
    if (log.fault) {
        result.line = log.fault->line;
        result.what = log.fault->what;
        return result;
    }
    const Parts parts = parts_of_log(log, {}, threads);
    SessionSetup setup = session_setup(parts, 0, Language::zh_TW);
    read_header_into(log, setup);
    LogWriter writer(log, false, false);
    try {
        Session session(setup, writer);
        try {
            feed_recorded_lines(session, writer, true, until, progress);
            result.same = true;
        } catch (const DifferingLine& difference) {
            result.line = difference.line;
            result.what = difference.what();
        }
        result.reached = session.now();
        result.state_hash = to_hex(session.world().state_hash());
    } catch (const DifferingLine& difference) { // the header itself
        result.line = difference.line;
        result.what = difference.what();
    }
    for (const Json& line : writer.lines())
        result.hashes += line.at("kind") == "hash";
    // What the last line's chain cannot tell: whether more lines stood after it.
    // Evaluators may have written after the outcome.
    std::size_t drill_lines = log.lines.size();
    while (drill_lines > 1 && is_evaluation(log.lines[drill_lines - 1].json))
        --drill_lines;
    const bool whole = !log.torn && log.finished() && log.lines[drill_lines - 1].json.at("kind") == "outcome";
    if (result.same && !until && !whole) {
        result.same = false;
        result.line = log.lines.size() + 1;
        result.what = log.torn
                          ? "the last line is torn: the log was cut off here"
                          : "the log stops here without " +
                                std::string(log.finished() ? "the drill's outcome" : "an end of the drill") +
                                ": lines are missing or it was cut off";
    }
    return result;
}

} // namespace stormdrill::drill
