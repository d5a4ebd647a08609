// The determinism contract: the same drill again, whatever the steps, the threads, the interruptions.

#include <algorithm>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "drill/act_json.hpp"
#include "drill/automated_team.hpp"
#include "drill/headless.hpp"
#include "drill/rerun.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
const std::filesystem::path source = STORMDRILL_SOURCE_DIR;

ReplayResult replay_of(const std::string& text, std::optional<SimTime> until = {}, unsigned threads = 1) {
    return replay(parse_log(text, "drill.jsonl"), until, threads, {});
}

/// Does what the persons did who made this line; what time brings comes by itself.
void do_as(const Json& line, Room& r) {
    const SimTime at{line.at("at").get<std::int64_t>()};
    if (at > r.session.now()) r.session.advance_to(at);
    if (line.at("kind") == "clock" && line.at("clock") == "start")
        r.session.start();
    else if (line.at("kind") == "clock")
        r.end();
    else if (line.at("kind") == "act" || line.at("kind") == "refused")
        static_cast<void>(r.act(*parse_seat(line.at("seat").get<std::string>()),
                                act_from_json(line.at("act").get<std::string>(), line.at("body"))));
}

SessionSetup team_setup(const Parts& parts, TeamPlan plan, std::uint64_t seed) {
    SessionSetup setup = session_setup(parts, seed, Language::zh_TW);
    setup.team = team_name(plan);
    for (const Seat seat : team_seats)
        setup.roster[seat] = team_name(plan);
    return setup;
}

void play_team(Room& r, const Parts& parts, TeamPlan plan, std::uint64_t seed) {
    r.session.add_team(
        AutomatedTeam(plan, {team_seats.begin(), team_seats.end()}, seed, *parts.scenario, Language::zh_TW));
    r.session.prepare_teams();
    r.session.start();
    while (r.session.stage() == Stage::running)
        r.session.advance_to(r.session.now() + hours(1));
}

/// The worked case with few people: a whole drill takes a second.
const Parts& allergen() {
    static const Parts parts = [] {
        Diagnostics warnings;
        return load_parts({source / "scenarios/allergen.yaml", source / "scoring/sop/default.yaml",
                           source / "scoring/tone"},
                          1000, 1, warnings);
    }();
    return parts;
}

std::string hash_of(const Room& r) {
    return to_hex(r.session.world().state_hash());
}
} // namespace

TEST_CASE("the same seed plays the same drill, another seed another one", "[replay]") {
    Room first, second, third(soup_setup(2));
    play_by_hand(first);
    play_by_hand(second);
    play_by_hand(third);
    CHECK(text_of(first.log.lines()) == text_of(second.log.lines()));
    CHECK(hash_of(first) != hash_of(third));
}

TEST_CASE("a hand-played drill replays line by line", "[replay]") {
    Room r;
    play_by_hand(r);
    r.session.append({{"kind", "outcome"}, {"at", r.session.now().seconds}, {"outcome", Json::object()}});
    const std::string text = text_of(r.log.lines());
    for (const unsigned threads : {1u, 2u}) {
        const ReplayResult again = replay_of(text, {}, threads);
        INFO(again.line << ": " << again.what);
        CHECK(again.same);
        CHECK(again.state_hash == hash_of(r));
        CHECK(again.hashes == r.lines("hash").size());
        CHECK(again.reached == r.session.now());
    }
    const ReplayResult half = replay_of(text, SimTime{} + hours(1));
    CHECK(half.same);
    CHECK(half.reached <= SimTime{} + hours(1));
    CHECK(half.hashes == 2);
}

TEST_CASE("replay finds a log that was changed and chained anew", "[replay]") {
    Room r;
    play_by_hand(r);
    r.session.append({{"kind", "outcome"}, {"at", r.session.now().seconds}, {"outcome", Json::object()}});
    const auto rechained = [&](const std::function<void(std::vector<Json>&)>& change) {
        std::vector<Json> lines = r.log.lines();
        change(lines);
        LogWriter writer;
        for (Json& line : lines) {
            line.erase("n");
            line.erase("chain");
            writer.write(line);
        }
        const ReplayResult result = replay_of(text_of(writer.lines()));
        return result.same ? "same" : std::to_string(result.line) + ": " + result.what;
    };
    const auto place = [&](const std::function<bool(const Json&)>& is) {
        const auto& lines = r.log.lines();
        return static_cast<std::size_t>(std::find_if(lines.begin(), lines.end(), is) - lines.begin());
    };
    const std::size_t flag = place([](const Json& l) { return l.value("act", "") == "flag"; });
    const std::size_t truth =
        place([](const Json& l) { return l.at("kind") == "hash" && l.at("at") == 3600; });
    REQUIRE(truth < r.log.lines().size());
    CHECK(rechained([&](auto& lines) {
              lines[truth]["state_hash"] = "0";
          }).rfind(std::to_string(truth + 1) + ": 'state_hash' is \"0\" in the log, but \"", 0) == 0);
    CHECK(rechained([&](auto& lines) { lines[flag]["right"] = false; }) ==
          std::to_string(flag + 1) + ": 'right' is false in the log, but true now");
    CHECK(rechained([&](auto& lines) { lines[flag]["body"]["post"] = 1'000'000; }) ==
          std::to_string(flag + 1) + ": the act is refused now: There is no such post.");
    CHECK(rechained([&](auto& lines) {
              lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(truth));
          }).rfind(std::to_string(truth + 1) + ": the log has '", 0) == 0);
    CHECK(rechained([&](auto& lines) { lines[flag]["seat"] = "legal"; }) == "same"); // legal may flag as well
}

TEST_CASE("replay says when a log stops before its drill did", "[replay]") {
    Room r;
    play_by_hand(r);
    const std::vector<Json>& lines = r.log.lines();
    const std::string early = text_of({lines.begin(), lines.begin() + 20});
    CHECK(replay_of(early).line == 21);
    CHECK(replay_of(early).what ==
          "the log stops here without an end of the drill: lines are missing or it was cut off");
    const ReplayResult torn = replay_of(text_of(lines).substr(0, text_of(lines).size() - 5));
    CHECK_FALSE(torn.same);
    CHECK(torn.line == lines.size());
    CHECK(torn.what == "the last line is torn: the log was cut off here");
    const ReplayResult no_outcome = replay_of(text_of(lines)); // play_by_hand writes none
    CHECK_FALSE(no_outcome.same);
    CHECK(no_outcome.line == lines.size() + 1);
    CHECK(no_outcome.what ==
          "the log stops here without the drill's outcome: lines are missing or it was cut off");
}

TEST_CASE("how often time is looked at makes no difference", "[replay]") {
    Room once;
    once.at(hours(6));
    for (const std::int64_t step : {1, 17, 61, 1000}) {
        Room r;
        r.at(seconds(0));
        while (r.session.stage() == Stage::running)
            r.session.advance_to(r.session.now() + seconds(step));
        INFO(step);
        CHECK(text_of(r.log.lines()) == text_of(once.log.lines()));
    }
    // With acts between the minutes, too.
    const auto acted = [](std::int64_t step) {
        Room r;
        const auto go = [&](SimDuration t) {
            if (r.session.stage() == Stage::readiness) r.session.start();
            while (r.session.now() < SimTime{} + t && r.session.stage() == Stage::running)
                r.session.advance_to(std::min(SimTime{} + t, r.session.now() + seconds(step)));
        };
        go(minutes(20) + seconds(7));
        r.drafts(Seat::pr, 1);
        r.does(Seat::pr, Publish{1, true});
        r.does(Seat::service, PromiseRemedy{"new_bowls", 1});
        r.does(Seat::facilitator, FireInject{"last_word"});
        go(hours(6));
        return text_of(r.log.lines());
    };
    CHECK(acted(17) == acted(100'000));
    CHECK(acted(59) == acted(100'000));
}

TEST_CASE("threads that build the people make no difference", "[replay]") {
    Diagnostics warnings;
    const PartsPaths paths{source / "tests/drill/soup.yaml", source / "scoring/sop/default.yaml",
                           source / "scoring/tone"};
    const Parts two = load_parts(paths, 3000, 2, warnings);
    const Parts one = load_parts(paths, 3000, 1, warnings);
    CHECK(one.network->hash() == two.network->hash());
    Room first(session_setup(one, 1, Language::zh_TW)), second(session_setup(two, 1, Language::zh_TW));
    first.at(hours(6));
    second.at(hours(6));
    CHECK(text_of(first.log.lines()) == text_of(second.log.lines()));
}

TEST_CASE("drills of automated teams replay", "[replay][teams]") {
    for (const TeamPlan plan : {TeamPlan::ideal, TeamPlan::denial}) {
        Room r(team_setup(allergen(), plan, 4));
        play_team(r, allergen(), plan, 4);
        r.session.append({{"kind", "outcome"}, {"at", r.session.now().seconds}, {"outcome", Json::object()}});
        CHECK(r.lines("act").size() > 20);
        const ReplayResult again = replay_of(text_of(r.log.lines()), {}, 2);
        INFO(team_name(plan) << ' ' << again.line << ": " << again.what);
        CHECK(again.same);
        CHECK(again.state_hash == hash_of(r));
    }
}

TEST_CASE("a drill cut after any line goes on to the same end", "[resume]") {
    SECTION("of an automated team") {
        const Parts& parts = allergen();
        Room whole(team_setup(parts, TeamPlan::ideal, 5));
        play_team(whole, parts, TeamPlan::ideal, 5);
        const std::vector<Json>& lines = whole.log.lines();
        const std::string expected = text_of(lines);
        for (std::size_t kept : {std::size_t{1}, std::size_t{2}, std::size_t{9}, lines.size() / 4,
                                 lines.size() / 2, lines.size() - 2, lines.size()}) {
            const auto cut = lines.begin() + static_cast<std::ptrdiff_t>(kept);
            const ReadLog earlier = parse_log(text_of({lines.begin(), cut}), "drill.jsonl");
            Room r(team_setup(parts, TeamPlan::ideal, 5), LogWriter(earlier, false, false));
            play_team(r, parts, TeamPlan::ideal, 5);
            INFO(kept);
            CHECK(text_of(r.log.lines()) == expected);
        }
    }
    SECTION("of persons") {
        Room whole;
        play_by_hand(whole);
        const std::vector<Json>& lines = whole.log.lines();
        const std::string expected = text_of(lines);
        for (std::size_t kept = 1; kept <= lines.size(); kept += 3) {
            const auto cut = lines.begin() + static_cast<std::ptrdiff_t>(kept);
            const ReadLog earlier = parse_log(text_of({lines.begin(), cut}), "drill.jsonl");
            Room r(soup_setup(), LogWriter(earlier, false, false));
            feed_recorded_lines(r.session, r.log, false, std::nullopt, {});
            while (r.log.lines().size() < lines.size())
                do_as(lines[r.log.lines().size()], r);
            INFO(kept);
            CHECK(text_of(r.log.lines()) == expected);
        }
    }
    SECTION("on the disk, torn in a line") {
        const TemporaryFolder folder;
        HeadlessOptions options;
        options.paths = {source / "tests/drill/soup.yaml", source / "scoring/sop/default.yaml",
                         source / "scoring/tone"};
        options.folder = folder.path() / "whole";
        options.extra_seeds = 0;
        options.threads = 1;
        const auto ignore = [](const char*, double) {};
        const HeadlessResult whole = run_headless(options, ignore);
        const std::string text = read_file(options.folder / "drill.jsonl");
        for (const std::size_t bytes :
             {text.find('\n') + 1, text.find('\n') + 100, text.size() / 2, text.size() - 1}) {
            const auto cut = folder.path() / std::to_string(bytes) / "drill.jsonl";
            std::filesystem::create_directories(cut.parent_path());
            write_file_atomically(cut, text.substr(0, bytes));
            HeadlessOptions again = options;
            again.resume = cut;
            CHECK(run_headless(again, ignore).state_hash == whole.state_hash);
            CHECK(read_file(cut) == text);
            CHECK(std::filesystem::exists(cut.parent_path() / "report.html"));
        }
    }
}

TEST_CASE("every recorded drill replays", "[replay][recordings]") {
    std::size_t recordings = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source / "tests/drill/replays")) {
        if (entry.path().extension() != ".jsonl") continue;
        ++recordings;
        const ReplayResult again = replay(read_log(entry.path()), std::nullopt, 2, {});
        INFO(entry.path().filename().string() << ':' << again.line << ": " << again.what);
        CHECK(again.same);
        CHECK(again.hashes > 0);
    }
    CHECK(recordings > 0);
}
