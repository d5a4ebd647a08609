#include "tests/catch.hpp"

#include "scoring/measures/judgement.hpp"
#include "scoring/outcome.hpp"

using namespace stormdrill;
using namespace stormdrill::scoring;

namespace {
WorldOutcome world(std::vector<double> reached, double trust = 0) {
    WorldOutcome out;
    for (const double value : reached) {
        OutcomeFigures figures;
        figures.reached_people = value;
        figures.trust_change = trust;
        out.per_seed.push_back(figures);
    }
    return out;
}
} // namespace

TEST_CASE("medians and percentiles over seeds lie between neighbours") {
    const WorldOutcome out = world({40, 10, 30, 20});
    CHECK(out.median(0) == 25);
    CHECK(out.percentile(0, 0) == 10);
    CHECK(out.percentile(0, 1) == 40);
    CHECK(out.percentile(0, 0.1) == Approx(13));
    CHECK(WorldOutcome{}.median(0) == 0);
}

TEST_CASE("the outcome is the mean of where each figure lies between silence and ideal") {
    // reached: none 100, ideal 50, own 75: half way. trust: none -.4, ideal 0, own -.4: nothing gained.
    const Outcome outcome = score_outcome(world({75}, -0.4), world({100}, -0.4), world({50}, 0));
    CHECK(*outcome.figures[0].share == Approx(0.5));
    CHECK(*outcome.figures[5].share == 0);
    CHECK(outcome.score == Approx(25));
    CHECK_FALSE(outcome.figures[1].share.has_value()); // no gap between none and ideal
}

TEST_CASE("worse than silence and better than ideal are clamped in the score and shown beside it") {
    const Outcome worse = score_outcome(world({125}), world({100}), world({50}));
    CHECK(*worse.figures[0].share == 0);
    CHECK(worse.figures[0].unclamped == Approx(-0.5));
    const Outcome better = score_outcome(world({25}), world({100}), world({50}));
    CHECK(*better.figures[0].share == 1);
    CHECK(better.figures[0].unclamped == Approx(1.5));
}

TEST_CASE("a figure whose gap is below its band over seeds is left out") {
    const Outcome outcome = score_outcome(world({95, 95, 95}), world({60, 100, 140}), world({90, 90, 90}));
    CHECK_FALSE(outcome.figures[0].share.has_value());
    CHECK(outcome.score == 0);
}

TEST_CASE("an act's effect is the figure with it less the figure without it") {
    Outcome outcome = score_outcome(world({75, 1000}), world({100}), world({50}));
    OutcomeFigures without;
    without.reached_people = 90;
    CHECK(outcome.effect(without, 0) == -15); // on the drill's own seed
}

TEST_CASE("a drill is placed among those of the ladder, silence above what is worse") {
    const auto team = [](const char* name, std::vector<double> reached) {
        return LadderTeam{name, world(std::move(reached)).per_seed};
    };
    Outcome outcome = score_outcome(world({70}), world({100}), world({50}));
    CHECK_FALSE(outcome.better_than());
    outcome.ladder = {team("none", {100, 100}), team("denial", {130, 120}), team("good", {70, 65}),
                      team("ideal", {50, 50})};
    CHECK(outcome.ladder_drills() == 8);
    CHECK(*outcome.better_than() == Approx(4.5 / 8)); // the equal one counts half
    outcome.own = world({125});
    CHECK(*outcome.better_than() == Approx(1.0 / 8));
    outcome.own = world({10});
    CHECK(*outcome.better_than() == 1);
    outcome.ladder.erase(outcome.ladder.begin()); // no measure without silence
    CHECK_FALSE(outcome.better_than());
}

TEST_CASE("ranges: narrow and right beats wide and right beats wrong; zero to infinity earns nothing") {
    const auto share = [](double low, double high) { return count_range_share({low, high}, 100, 10, 4); };
    CHECK(share(100, 100) == 1);
    CHECK(share(90, 110) > share(50, 200));
    CHECK(share(50, 200) > share(300, 400));
    CHECK(share(50, 200) == Approx(0.5).margin(0.02));
    CHECK(share(0, 1e12) == 0);
    CHECK(share(0, INFINITY) == 0);
    CHECK(share(-INFINITY, INFINITY) == 0);
    CHECK(share(200, 50) == 0);
    CHECK(share(NAN, NAN) == 0);
    CHECK(unit_range_share({0, 1}, 0.5, 10, 0.5) == 0);
    CHECK(unit_range_share({0.4, 0.6}, 0.5, 10, 0.5) == Approx(0.6));
    CHECK(interval_score({2, 5}, 7, 10) == Approx(23));
}
