// Rumours and their correction (spread-model.md 5), one mechanism a test, with it and without it.
#include "tests/catch.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/effects.hpp"
#include "sim/rumour.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::at_hour;
using testing::Overrides;

namespace {
/// Rumours are rare; here one is born soon. The seed goes round in over_seeds.
testing::Storm rumour_storm{6'000, 7, {{"rumour.births", 1}, {"complaint.affected", 0}}};

testing::Storm rumoured() {
    return rumour_storm;
}

std::vector<SimTime> births(const World& world) {
    std::vector<SimTime> out;
    for (const Happening& h : world.happenings())
        if (h.kind == Happening::Kind::rumour_born) out.push_back(h.at);
    return out;
}

World unattended(const Overrides& overrides, double until) {
    World world = rumoured().with(overrides).begin();
    testing::trigger(world, 0, 10);
    world.advance_to(at_hour(until));
    return world;
}

double beliefs(const World& world) {
    double sum = 0;
    for (std::uint32_t i = 0; i < world.network().people(); ++i)
        sum += world.attitude(PersonId{i}).believed_rumours;
    return sum;
}

World corrected(const Overrides& overrides, const TextEffect& text, double until = 12) {
    World world = unattended(overrides, 4);
    PublishStatement statement{1, {}, true};
    for (std::uint8_t p = 0; p < 5; ++p)
        statement.variants.push_back({p, text});
    world.apply(statement);
    world.advance_to(at_hour(until));
    return world;
}

double beliefs_corrected(const Overrides& overrides, const TextEffect& text) {
    return testing::over_seeds(rumour_storm, [&] { return beliefs(corrected(overrides, text)); });
}

TextEffect of_causes() {
    TextEffect text;
    text.explanation = 3;
    return text;
}
} // namespace

TEST_CASE("Rumours are born of anger and of the gap that silence leaves") {
    // Whatever else is said, how often a rumour is born in ten storms.
    const auto born = [](const Overrides& overrides) {
        std::size_t sum = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            testing::Storm storm;
            storm.people = 3'000;
            World world = storm.seeded(seed).with(overrides).begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(12));
            sum += births(world).size();
        }
        return sum;
    };
    const std::size_t usual = born({{"rumour.births", .2}});
    CHECK(usual > born({{"rumour.births", .2}, {"rumour.gap_cap", 1}}));
    CHECK(usual > born({{"rumour.births", .2}, {"arousal.gain", 0}}));
    CHECK(born({{"rumour.births", 0}}) == 0);
}

TEST_CASE("A word of the organisation closes the gap, a false denial does not") {
    TextEffect denial;
    denial.denial = true;
    const auto born_after = [](const TextEffect& text) {
        std::size_t sum = 0;
        for (std::uint64_t seed = 1; seed <= 16; ++seed) {
            testing::Storm storm;
            storm.people = 3'000;
            World world = storm.seeded(seed).with({{"rumour.births", .2}, {"statement.carry", 0}}).begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(4));
            world.apply(PublishStatement{1, {{3, text}}, false});
            world.advance_to(at_hour(12));
            for (const SimTime at : births(world))
                sum += at > at_hour(4);
        }
        return sum;
    };
    CHECK(born_after(of_causes()) < born_after(denial));
}

TEST_CASE("A quarter of those whom it fits believe a rumour, and blame for it") {
    const World with = unattended({}, 8), without = unattended({{"rumour.belief", 0}}, 8);
    REQUIRE_FALSE(births(with).empty());
    CHECK(beliefs(with) > 20);
    CHECK(beliefs(without) == 0);
    const auto favour = [](const Overrides& overrides) {
        return testing::over_seeds(rumour_storm,
                                   [&] { return unattended(overrides, 8).measures().favourability; });
    };
    CHECK(favour({{"rumour.blame", 1}}) < favour({{"rumour.blame", 0}}));
    // Those who think well of the organisation do not believe it.
    double doubters = 0;
    for (std::uint32_t i = 0; i < with.network().people(); ++i) {
        const Attitude a = with.attitude(PersonId{i});
        if (a.opinion > .6) doubters += a.believed_rumours;
    }
    CHECK(doubters == 0);
}

TEST_CASE("False rumours travel further on microblogs and less on social networks") {
    const auto posts = [](const Overrides& overrides) {
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            World world = rumoured().seeded(seed).with(overrides).begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(8));
            for (const Post& post : world.posts())
                sum += post.topic == Topic::rumour;
        }
        return sum;
    };
    CHECK(posts({{"act.false_rumour_microblog", 5}}) > posts({{"act.false_rumour_microblog", 1}}));
    CHECK(posts({}) < posts({{"act.false_rumour_social_network", 1.5}}));
}

TEST_CASE("A correction moves belief by its strength: causes, then facts, then trust us") {
    const Parameters d;
    TextEffect facts, trust_us, denial;
    facts.explanation = 1;
    trust_us.bolstering = true;
    denial.denial = true;
    CHECK(correction_strength(of_causes(), true, d) == .42);
    CHECK(correction_strength(facts, true, d) == .28);
    CHECK(correction_strength(trust_us, true, d) == .18);
    CHECK(correction_strength(denial, true, d) == 0);
    CHECK(correction_strength(denial, false, d) == .28);
    // The normal distribution moved by d: of 25 % who believe, 17 % still do after .28, 13.7 % after .42.
    CHECK(share_corrected(.25, .28) == Approx(1 - .170 / .25).margin(.02));
    CHECK(share_corrected(.25, .42) == Approx(1 - .137 / .25).margin(.02));
    CHECK(share_corrected(.25, 0) == 0);

    const double none = beliefs_corrected({{"correction.cause", 0}}, of_causes());
    CHECK(beliefs_corrected({}, of_causes()) < none);
    CHECK(beliefs_corrected({{"correction.cause", 1}}, of_causes()) < beliefs_corrected({}, of_causes()));
    CHECK(beliefs_corrected({{"correction.rebuttal", .6}}, facts) <
          beliefs_corrected({{"correction.rebuttal", 0}}, facts));
    CHECK(beliefs_corrected({{"correction.trust_us", .6}}, trust_us) <
          beliefs_corrected({{"correction.trust_us", 0}}, trust_us));
}

TEST_CASE("The effect of a correction on everybody is small, as in the field") {
    // In standard deviations of belief, over paired storms: those whom it never reaches count, too.
    double with = 0, without = 0, people = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        for (const double strength : {.42, 0.0}) {
            World world = rumoured().seeded(seed).with({{"correction.cause", strength}}).begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(4));
            world.apply(PublishStatement{1, {{0, of_causes()}, {1, of_causes()}, {2, of_causes()}}, true});
            world.advance_to(at_hour(12));
            (strength > 0 ? with : without) += beliefs(world);
        }
        people += rumoured().people;
    }
    const double p = without / people, q = with / people;
    const double d = (std::log(p / (1 - p)) - std::log(q / (1 - q))) / 1.702;
    CHECK(d > .02);
    CHECK(d < .35);
}

TEST_CASE("A rumour is refuted after half a day, and then believed less") {
    const World world = unattended({{"rumour.verdict_sd", 0}}, 24);
    const auto refuted =
        std::find_if(world.happenings().begin(), world.happenings().end(),
                     [](const Happening& h) { return h.kind == Happening::Kind::rumour_refuted; });
    REQUIRE(refuted != world.happenings().end());
    CHECK((refuted->at - births(world).front()).hours() == Approx(14).margin(.1));
    const Overrides early{{"rumour.verdict", .5}, {"rumour.deletion", 0}};
    Overrides unheard = early;
    unheard["correction.reach"] = 0;
    const auto believed = [](const Overrides& overrides) {
        return testing::over_seeds(rumour_storm, [&] { return beliefs(unattended(overrides, 12)); });
    };
    CHECK(believed(early) < believed(unheard));
}

TEST_CASE("Who is corrected below his own post takes it back more often") {
    const auto taken_back = [](double deletion, double debunked, const TextEffect& text) {
        double replies = 0, removed = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            World world = rumoured()
                              .seeded(seed)
                              .with({{"rumour.deletion", deletion}, {"rumour.deletion_debunked", debunked}})
                              .begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(8));
            for (std::size_t i = 0, count = world.posts().size(); i < count; ++i) {
                if (world.posts()[i].topic != Topic::rumour || world.posts()[i].removed) continue;
                world.apply(ReplyToPost{PostId{i}, text});
                ++replies;
                removed += world.posts()[i].removed;
            }
        }
        REQUIRE(replies > 20);
        return removed / replies;
    };
    CHECK(taken_back(.1, 4.4, of_causes()) == Approx(.44).margin(.2));
    CHECK(taken_back(.1, 4.4, of_causes()) > taken_back(.1, 1, of_causes()));
    CHECK(taken_back(.1, 4.4, TextEffect{}) == 0);
}

TEST_CASE("A correction below a rumour reaches those who read the thread") {
    const auto believed = [](double seen) {
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            World world =
                rumoured().seeded(seed).with({{"reply.seen", seen}, {"rumour.deletion", 0}}).begin();
            testing::trigger(world, 0, 10);
            for (std::size_t i = 0; world.now() < at_hour(10); world.advance_to(world.now() + minutes(5))) {
                for (; i < world.posts().size(); ++i)
                    if (world.posts()[i].topic == Topic::rumour)
                        world.apply(ReplyToPost{PostId{i}, of_causes()});
            }
            sum += beliefs(world);
        }
        return sum;
    };
    CHECK(believed(1) < believed(0));
}
