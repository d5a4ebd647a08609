// What a person feels and thinks (spread-model.md 3), one mechanism a test, with it and without it.
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>

#include "sim/parameters.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::at_hour;
using testing::mean_over_people;

namespace {
const testing::Storm storm;

auto reached(const World& world) {
    return [&world](PersonId p) { return world.reached(p); };
}
double opinion(const Attitude& a) {
    return a.opinion;
}
} // namespace

TEST_CASE("Applause teaches outrage: posts grow angrier, by half at most") {
    double angrier = 0, before = 0, highest = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const World with = storm.seeded(seed).until(24);
        const World without = storm.seeded(seed).with({{"outrage.learning", 0}}).until(24);
        for (const Post& post : with.posts()) {
            const PostId same = without.find(post.key);
            if (!same.valid() || !post.author.valid() || post.kind == PostKind::share) continue;
            const auto now = static_cast<double>(post.anger);
            const auto was = static_cast<double>(without.posts()[same.index()].anger);
            angrier += now;
            before += was;
            if (was > .1) highest = std::max(highest, now / was);
        }
    }
    CHECK(angrier > 1.001 * before);
    CHECK(angrier < 1.5 * before);
    CHECK(highest > 1.04);
}

TEST_CASE("Opinions are drawn to what is near them") {
    // What is said is of one kind, so people come to think alike; steps are long here, so that it shows.
    const auto spread = [](testing::Overrides overrides) {
        overrides.insert({"opinion.step", .3});
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const World world = storm.seeded(seed).with(overrides).until(24);
            const double mean = mean_over_people(world, opinion, reached(world));
            const auto squared = [&](const Attitude& a) { return (a.opinion - mean) * (a.opinion - mean); };
            sum += mean_over_people(world, squared, reached(world));
        }
        return sum;
    };
    const double with = spread({});
    CHECK(with < .95 * spread({{"opinion.step", 0}}));
    // Nobody listens to what lies too far off.
    CHECK(with < .95 * spread({{"opinion.tolerance_least", 0}, {"opinion.tolerance_most", 0}}));
    CHECK(Parameters{}.opinion_step == .05);
}

TEST_CASE("Contrary views drive the hostile off, and only them") {
    const auto hostile = [](PersonId p) {
        return (testing::people_of(storm.people)->roles(p) & role::hostile) != 0;
    };
    const auto others = [&](PersonId p) { return !hostile(p); };
    TextEffect apology;
    apology.responsibility = apology.regret = apology.repair = 3;
    const auto after_apology = [&](double backfire) {
        World world = storm.with({{"opinion.backfire_hostile", backfire}}).begin();
        testing::trigger(world);
        world.advance_to(at_hour(1));
        world.apply(PublishStatement{1, {{0, apology}, {1, apology}, {2, apology}}, false});
        world.advance_to(at_hour(4));
        return world;
    };
    const World with = after_apology(.02), without = after_apology(0);
    CHECK(mean_over_people(with, opinion, hostile) < mean_over_people(without, opinion, hostile) - .001);
    CHECK(mean_over_people(with, opinion, others) ==
          Approx(mean_over_people(without, opinion, others)).margin(.001));
}

TEST_CASE("People begin with the attitude of their community") {
    const Network& network = *testing::people_of(storm.people);
    const auto trust_by_attitude = [&](double correlation) {
        const World world = storm.with({{"trust.by_attitude", correlation}}).begin();
        const auto trust = [](const Attitude& a) { return a.trust; };
        const auto liked = [&](PersonId p) { return network.attitude(p) > 0; };
        const auto disliked = [&](PersonId p) { return network.attitude(p) < 0; };
        return mean_over_people(world, trust, liked) - mean_over_people(world, trust, disliked);
    };
    CHECK(trust_by_attitude(.6) > .08);
    CHECK(trust_by_attitude(0) == Approx(0).margin(.02));
}

TEST_CASE("Who sides with the organisation takes less part") {
    // A victim has friends: where siding costs nothing, more is posted.
    testing::Storm victim = storm;
    victim.cluster = Cluster::victim;
    victim.at_fault = false;
    const World with = victim.until(12), without = victim.with({{"act.stance_against", 1}}).until(12);
    CHECK(with.measures().crisis_posts < without.measures().crisis_posts);
}

TEST_CASE("Favourability follows blame at -.54, with noise of unit variance") {
    // Nothing but blame: no silence, no response.
    const World world = storm.with({{"blame.floor_chance", 0}, {"silence.step", 48}}).until(6);
    double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (std::uint32_t i = 0; i < storm.people; ++i) {
        if (!world.reached(PersonId{i})) continue;
        const Attitude a = world.attitude(PersonId{i});
        ++n;
        x += a.blame, y += a.favourability, xx += a.blame * a.blame, xy += a.blame * a.favourability;
        yy += a.favourability * a.favourability;
    }
    const double slope = (n * xy - x * y) / (n * xx - x * x);
    CHECK(slope == Approx(-.54).margin(.15));
    const double residual = (yy - y * y / n - slope * (xy - x * y / n)) / n;
    CHECK(residual == Approx(1).margin(.1));
}

TEST_CASE("Damage fades with a half-life of a week, where it does not stay") {
    testing::Storm small = storm;
    small.people = 2'000;
    const auto favourability = [&](double floor_chance, double half_life, double day) {
        World world =
            small.with({{"blame.floor_chance", floor_chance}, {"blame.half_life", half_life}}).begin();
        testing::trigger(world, 0, 10);
        world.advance_to(at_hour(24 * day));
        return world.measures().favourability;
    };
    const double forgiven = favourability(0, 168, 60) / favourability(0, 168, 9);
    CHECK(forgiven > 0);
    CHECK(forgiven < .02); // 51 days are more than seven half-lives
    CHECK(favourability(1, 168, 60) / favourability(1, 168, 9) > .2);
    CHECK(favourability(0, 1000, 60) / favourability(0, 1000, 9) > .2);
}

TEST_CASE("Two in five brands are below their start after two months") {
    testing::Storm small = storm;
    small.people = 1'000;
    int below = 0;
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        World world = small.seeded(seed).begin();
        testing::trigger(world, 0, 10);
        world.advance_to(at_hour(24 * 60));
        below += world.measures().favourability < -.02;
    }
    CHECK(below >= 5);
    CHECK(below <= 15);
}
