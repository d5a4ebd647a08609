// The journal of a drill and what is made of it: left-out acts and the counterfactual.

#include <algorithm>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "drill/headless.hpp"
#include "drill/ladder.hpp"
#include "drill/left_out.hpp"
#include "drill/outcome_json.hpp"
#include "drill/worlds.hpp"
#include "tests/catch.hpp"
#include "tests/drill/allergen_parts.hpp"
#include "tests/drill/soup.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
const std::atomic<bool> never{false};
const std::function<void(double)> silently;

/// The good team's drill of the allergen, seed 1.
const PlayedDrill& good() {
    static const PlayedDrill shared =
        play_drill(testing::allergen_parts(), TeamPlan::good, 1, Language::zh_TW, never);
    return shared;
}

scoring::OutcomeFigures without(const Parts& parts, const PlayedDrill& drill, std::set<std::size_t> lines,
                                std::size_t* lost = nullptr) {
    BranchPlayer player(drill.journal, parts.network, drill.seed, drill.horizon, {{std::move(lines), {}, 0}});
    player.play_one(never);
    if (lost != nullptr) *lost = player.branches().front().lost;
    return player.branches().front().without;
}

std::vector<double> numbers(const scoring::OutcomeFigures& figures) {
    std::vector<double> out;
    for (std::size_t i = 0; i < scoring::outcome_figure_count; ++i)
        out.push_back(scoring::figure(figures, i));
    return out;
}

/// The line of the first act of this name; 0 when there is none.
std::size_t line_of(const Journal& journal, std::string_view act) {
    for (const JournalEntry& entry : journal.entries) {
        if (entry.act == act) return entry.line;
    }
    return 0;
}

std::string hash_after(const Journal& journal, const Parts& parts, std::uint64_t seed, SimTime until) {
    JournalPlayer player(journal, parts.network, seed, true);
    player.play_until(until);
    return to_hex(player.world().state_hash());
}
} // namespace

TEST_CASE("a journal played at the world's door gives the drill's own world", "[outcome]") {
    SECTION("of an automated team") {
        LogWriter lines;
        Session session(session_setup(testing::allergen_parts(), 3, Language::zh_TW), lines);
        session.add_team(AutomatedTeam(TeamPlan::ideal, {team_seats.begin(), team_seats.end()}, 3,
                                       *testing::allergen_parts().scenario, Language::zh_TW));
        session.prepare_teams();
        session.start();
        session.advance_to(SimTime{} + testing::allergen_parts().scenario->end);
        CHECK(hash_after(session.journal(session.now()), testing::allergen_parts(), 3, session.now()) ==
              to_hex(session.world().state_hash()));
    }
    SECTION("of a person, with every kind of act in it") {
        Room r;
        play_by_hand(r);
        const Journal journal = r.session.journal(r.session.now());
        CHECK(hash_after(journal, soup(), 1, r.session.now()) == to_hex(r.session.world().state_hash()));
    }
}

TEST_CASE("leaving out nothing, or what did nothing, changes nothing", "[outcome]") {
    const PlayedDrill& drill = good();
    const std::vector<double> own = numbers(drill.outcome.per_seed.front());
    CHECK(numbers(without(testing::allergen_parts(), drill, {})) == own);
    // Reading and flagging leave the public alone.
    CHECK(numbers(without(testing::allergen_parts(), drill, {line_of(drill.journal, SeePosts::name)})) ==
          own);
    CHECK(numbers(without(testing::allergen_parts(), drill, {line_of(drill.journal, FlagPost::name)})) ==
          own);
    CHECK(numbers(without(testing::allergen_parts(), drill, {line_of(drill.journal, Publish::name)})) != own);
}

TEST_CASE("without the good team's statement people are angrier", "[outcome]") {
    const PlayedDrill& drill = good();
    const scoring::OutcomeFigures worse =
        without(testing::allergen_parts(), drill, {line_of(drill.journal, Publish::name)});
    CHECK(worse.anger_person_hours > 1.05 * drill.outcome.per_seed.front().anger_person_hours);
    CHECK(worse.trust_change < drill.outcome.per_seed.front().trust_change);
}

TEST_CASE("acts that were left out let happen what they prevented", "[outcome]") {
    // soup.yaml: a post about the silence comes unless something was published before.
    const auto seeds = [](const Journal& journal, std::set<std::size_t> lines) {
        JournalPlayer player(journal, soup().network, 1, true);
        player.leave_out(std::move(lines));
        player.play_until(SimTime{} + soup().scenario->end);
        const auto posts = player.world().posts();
        return std::count_if(posts.begin(), posts.end(), [](const sim::Post& post) {
            return post.script < soup().scenario->injects.size() &&
                   soup().scenario->injects[post.script].unless == Publish::name;
        });
    };
    Room r;
    r.at(minutes(31));
    r.drafts(Seat::pr, 1);
    r.does(Seat::legal, ReviewStatement{1, "approve", ""});
    r.does(Seat::pr, Publish{1, false});
    r.at(hours(6));
    const Journal journal = r.session.journal(r.session.now());
    CHECK(seeds(journal, {}) == 0);
    CHECK(seeds(journal, {line_of(journal, Publish::name)}) == 1);
}

TEST_CASE("a fact that a left-out statement told is told by the next who says it", "[outcome]") {
    Journal journal;
    journal.known_facts = {0};
    const auto tells = [&](std::int64_t hour, std::size_t line) {
        JournalEntry entry;
        entry.at = SimTime{3600 * hour};
        entry.line = line;
        entry.fact = 0;
        entry.command = sim::FactBecomesKnown{2, 0.5, false, false, true};
        journal.entries.push_back(entry);
    };
    tells(1, 7);
    tells(2, 9);
    JournalEntry post;
    post.at = SimTime{600};
    post.command = sim::SeedPost{};
    journal.entries.insert(journal.entries.begin(), post);
    const auto hash = [&](std::set<std::size_t> lines) {
        JournalPlayer player(journal, soup().network, 1, true);
        player.leave_out(std::move(lines));
        player.play_until(SimTime{3 * 3600});
        return player.world().state_hash();
    };
    CHECK(hash({}) == hash({9})); // known already
    CHECK(hash({7}) != hash({}));
    CHECK(hash({7}) != hash({7, 9})); // told at 2 h, not never
}

TEST_CASE("a later act finds its post by its key, and is lost with it", "[outcome]") {
    Journal journal;
    const auto add = [&](std::int64_t at, std::size_t line, sim::Command command) {
        JournalEntry entry;
        entry.at = SimTime{at};
        entry.line = line;
        entry.command = std::move(command);
        journal.entries.push_back(std::move(entry));
    };
    add(600, 0, sim::SeedPost{});
    add(1'200, 5, sim::PublishStatement{1, {{0, {}}}, false});
    add(1'800, 6, sim::PublishStatement{2, {{0, {}}}, false});
    JournalPlayer player(journal, soup().network, 1, true);
    player.play_until(SimTime{1'800});
    const sim::World& world = player.world();
    REQUIRE(world.posts().back().kind == sim::PostKind::statement);
    const sim::PostId second(world.posts().size() - 1);
    add(3'600, 7, sim::ReplyToPost{second, {}});
    journal.entries.back().target = PostTarget(world, second);

    const auto replies_without = [&](std::set<std::size_t> lines, std::size_t lost) {
        JournalPlayer branch(journal, soup().network, 1, true);
        branch.leave_out(std::move(lines));
        branch.play_until(SimTime{4'000});
        CHECK(branch.lost() == lost);
        const auto posts = branch.world().posts();
        return std::count_if(posts.begin(), posts.end(), [&](const sim::Post& post) {
            return post.kind == sim::PostKind::reply && posts[post.parent.index()].script == 2;
        });
    };
    CHECK(replies_without({}, 0) == 1);
    CHECK(replies_without({5}, 0) == 1); // the id has shifted, the key has not
    CHECK(replies_without({6}, 1) == 0);
}

TEST_CASE("a journal goes on in the world of another seed, with complaints of the same kind", "[outcome]") {
    const PlayedDrill& drill = good();
    JournalPlayer player(drill.journal, testing::allergen_parts().network, 2, false);
    player.play_until(drill.horizon);
    const auto replied = [](const sim::World& world) {
        const auto posts = world.posts();
        return std::count_if(posts.begin(), posts.end(), [&](const sim::Post& post) {
            return post.kind == sim::PostKind::reply && !sim::is_chatter(post.parent) &&
                   world.posts()[post.parent.index()].complaint;
        });
    };
    JournalPlayer own(drill.journal, testing::allergen_parts().network, 1, true);
    own.play_until(drill.horizon);
    CHECK(replied(own.world()) > 5);
    // Other people complain there, and fewer or more of them: of 14 replies 7 find somebody on seed 2.
    CHECK(3 * replied(player.world()) > replied(own.world()));
}

TEST_CASE("replies are left out in bundles, everything else for itself, the least seen bundles not at all",
          "[outcome]") {
    const Journal& journal = good().journal;
    const scoring::LeftOut all = acts_to_leave_out(journal, 1'000);
    CHECK(all.not_tried == 0);
    std::size_t bundles = 0, replies = 0;
    for (const scoring::LeftOutAct& act : all.acts) {
        if (act.act != Reply::name) {
            CHECK(act.lines.size() == 1);
            continue;
        }
        ++bundles;
        replies += act.lines.size();
        CHECK(act.from.seconds / (4 * 3600) == act.to.seconds / (4 * 3600));
    }
    CHECK(bundles > 2);
    CHECK(replies > bundles);
    CHECK(std::is_sorted(all.acts.begin(), all.acts.end(),
                         [](const auto& a, const auto& b) { return a.from < b.from; }));
    const std::size_t singles = all.acts.size() - bundles;
    const scoring::LeftOut few = acts_to_leave_out(journal, singles + 1);
    CHECK(few.acts.size() == singles + 1);
    CHECK(few.not_tried == bundles - 1);
}

TEST_CASE("the counterfactual is the same for one thread and for two, and survives the log", "[outcome]") {
    Room r;
    play_by_hand(r);
    const PlayedDrill drill = played_drill(r.session, r.log.lines(), std::nullopt);
    CounterfactualOptions options;
    options.extra_seeds = 2;
    const auto computed = [&](unsigned threads) {
        options.threads = threads;
        double last = 0;
        const auto watch = [&](double share) {
            CHECK(share >= last);
            last = share;
        };
        const scoring::Outcome outcome = compute_outcome(
            soup(), drill, options, never, threads == 1 ? watch : std::function<void(double)>());
        if (threads == 1) CHECK(last == Approx(1));
        return outcome;
    };
    const scoring::Outcome one = computed(1), two = computed(2);
    const auto text = outcome_to_json(one).dump();
    CHECK(text == outcome_to_json(two).dump());
    CHECK(text == outcome_to_json(outcome_from_json(outcome_to_json(one))).dump());
    CHECK(one.own.per_seed.size() == 3); // a person's acts have bands, too
    CHECK(numbers(one.own.per_seed[0]) != numbers(one.own.per_seed[1]));
    REQUIRE_FALSE(one.left_out.acts.empty());
    for (const scoring::LeftOutAct& act : one.left_out.acts)
        CHECK(act.without.reached_people > 0);
    const std::size_t strong = std::min<std::size_t>(4, one.left_out.acts.size());
    CHECK(one.left_out.pairs.size() == strong * (strong - 1) / 2);
}

TEST_CASE("the counterfactual of the ideal team takes that drill's own world for ideal", "[outcome]") {
    const PlayedDrill ideal =
        play_drill(testing::allergen_parts(), TeamPlan::ideal, 1, Language::zh_TW, never);
    CounterfactualOptions options;
    options.extra_seeds = 1;
    options.left_out = 0;
    const scoring::Outcome outcome =
        compute_outcome(testing::allergen_parts(), ideal, options, never, silently);
    CHECK(outcome.ideal.state_hash == ideal.outcome.state_hash);
    CHECK(outcome.own.per_seed.size() == 2);
    CHECK(numbers(outcome.own.per_seed[1]) == numbers(outcome.ideal.per_seed[1]));
    CHECK(outcome.left_out.acts.empty());
    CHECK(outcome.left_out.not_tried > 0);
}

TEST_CASE("a ladder is climbed once, goes on where it was left, and is kept for its own drill only",
          "[outcome][ladder]") {
    const TemporaryFolder folder;
    LadderOptions options{folder.path() / "ladders", 2, 1};
    CHECK_FALSE(find_ladder(soup(), options.folder, 2));
    std::atomic<bool> stop{false};
    std::size_t drills = 0;
    const auto stop_after_three = [&](double) { stop = ++drills == 3; };
    CHECK_FALSE(climb_ladder(soup(), options, stop, stop_after_three));
    CHECK_FALSE(find_ladder(soup(), options.folder, 2)); // not whole yet
    stop = false;
    drills = 0;
    options.threads = 2;
    const auto ladder = climb_ladder(soup(), options, stop, [&](double) { ++drills; });
    REQUIRE(ladder);
    CHECK(drills == 2 * team_names().size() - 3);
    REQUIRE(ladder->size() == team_names().size());
    for (const scoring::LadderTeam& team : *ladder)
        CHECK(team.per_seed.size() == 2);
    const auto kept = find_ladder(soup(), options.folder, 2);
    REQUIRE(kept);
    CHECK(numbers(kept->back().per_seed[1]) == numbers(ladder->back().per_seed[1]));
    CHECK_FALSE(find_ladder(soup(), options.folder, 3));
    CHECK_FALSE(find_ladder(soup_with("Never again.", "Never ever."), options.folder, 2));
    const std::filesystem::path file = options.folder / ladder_file_name(soup(), 2);
    write_file_atomically(file, read_file(file).substr(0, 500)); // damaged: as if there were none
    CHECK_FALSE(find_ladder(soup(), options.folder, 2));
}

namespace {
HeadlessOptions short_run(const std::filesystem::path& folder, const std::atomic<bool>& stop) {
    const std::filesystem::path root = STORMDRILL_SOURCE_DIR;
    HeadlessOptions options;
    options.paths = {root / "tests/drill/soup.yaml", root / "scoring/sop/default.yaml",
                     root / "scoring/tone"};
    options.team = TeamPlan::good;
    options.folder = folder;
    options.extra_seeds = 1;
    options.threads = 1;
    options.stop = &stop;
    return options;
}

std::string kind_of_last_line(const std::filesystem::path& folder) {
    return read_log(folder / "drill.jsonl").lines.back().json.at("kind").get<std::string>();
}
} // namespace

TEST_CASE("a run that is stopped keeps its log and goes on from it", "[outcome][headless]") {
    const TemporaryFolder folder;
    std::atomic<bool> stop{false};
    const HeadlessOptions options = short_run(folder.path() / "a", stop);
    SECTION("while the drill runs") {
        const HeadlessResult stopped = run_headless(options, [&](const char* step, double share) {
            stop = std::string(step) == "drill" && share > 0.4;
        });
        REQUIRE(stopped.stopped_at);
        CHECK(*stopped.stopped_at < SimTime{} + soup().scenario->end);
        CHECK(stopped.scorecard.clauses.empty());
        CHECK_FALSE(read_log(options.folder / "drill.jsonl").finished());
    }
    SECTION("while the counterfactual is computed") {
        const HeadlessResult stopped = run_headless(
            options, [&](const char* step, double) { stop = std::string(step) == "counterfactual"; });
        REQUIRE(stopped.stopped_at);
        CHECK_FALSE(stopped.drill.outcome);
        CHECK_FALSE(stopped.scorecard.clauses.empty());
        CHECK(std::filesystem::exists(options.folder / "report.html"));
        CHECK(kind_of_last_line(options.folder) != "outcome");
    }
    stop = false;
    HeadlessOptions again = options;
    again.resume = options.folder / "drill.jsonl";
    const HeadlessResult resumed = run_headless(again, [](const char*, double) {});
    CHECK_FALSE(resumed.stopped_at);
    CHECK(resumed.drill.outcome);
    CHECK(kind_of_last_line(options.folder) == "outcome");
    const HeadlessResult whole =
        run_headless(short_run(folder.path() / "b", stop), [](const char*, double) {});
    CHECK(resumed.state_hash == whole.state_hash);
    CHECK(numbers(resumed.drill.outcome->own.per_seed[0]) == numbers(whole.drill.outcome->own.per_seed[0]));
}
