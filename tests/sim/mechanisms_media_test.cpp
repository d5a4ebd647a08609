// Outlets, trend lists, influencers, bots, trolls, boards and divided attention (spread-model.md 2.2 and 5),
// one mechanism a test, with it and without it.
#include "tests/catch.hpp"

#include <algorithm>
#include <vector>

#include "sim/attention.hpp"
#include "tests/sim/paired_worlds.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;
using testing::at_hour;
using testing::Overrides;

namespace {
testing::Storm storm; // its seed goes round in over_seeds
constexpr std::uint8_t microblog = 2, board = 3;

World triggered(const Overrides& overrides, double until, std::uint8_t platform = 0,
                std::uint64_t seed = storm.seed, double deafer = 0) {
    testing::Storm setting = storm.seeded(seed).with(overrides);
    setting.deafer = deafer;
    World world = setting.begin();
    testing::trigger(world, platform, 10);
    world.advance_to(at_hour(until));
    return world;
}

std::vector<Happening> all(const World& world, Happening::Kind kind) {
    std::vector<Happening> out;
    for (const Happening& h : world.happenings())
        if (h.kind == kind) out.push_back(h);
    return out;
}

/// Articles of ten storms until some hour; outlets are deafer than usual by so much.
std::size_t articles(const Overrides& overrides, double until, double deafer = 0) {
    std::size_t sum = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
        sum += triggered(overrides, until, 0, seed, deafer).measures().media_reports;
    return sum;
}

bool by(std::uint16_t role, const Post& post) {
    return post.author.valid() && (testing::people_of(storm.people)->roles(post.author) & role) != 0;
}
} // namespace

TEST_CASE("Who follows many sees less of each, and views on the whole stay as many") {
    const Network& network = *testing::people_of(storm.people);
    const Attention x(Parameters{}, network, microblog);
    REQUIRE(x.divided());
    CHECK_FALSE(Attention(Parameters{}, network, 0).divided()); // ties are mutual there
    CHECK_FALSE(Attention(Parameters{}, network, board).divided());
    CHECK(x.factor(160) == Approx(x.factor(40) / 2).epsilon(1e-4));
    CHECK(x.most() == Approx(1.5 * x.factor(40)).epsilon(1e-4));
    double ties = 0, views = 0;
    for (const PersonId who : network.members(microblog)) {
        const std::uint16_t k = network.followee_count(who, microblog);
        ties += k, views += k * x.factor(k);
    }
    CHECK(views / ties == Approx(1));
    // Those who see what is posted on X.
    const auto followees = [&](double exponent) {
        double sum = 0, count = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            const World world = triggered({{"act.attention_exponent", exponent},
                                           {"act.scripted_audience", 0},
                                           {"trend.floor", 1e5},
                                           {"complaint.affected", 0}},
                                          6, microblog, seed);
            for (const PersonId who : network.members(microblog)) {
                if (!world.reached(who)) continue;
                sum += network.followee_count(who, microblog);
                ++count;
            }
        }
        return sum / count;
    };
    CHECK(followees(.5) < .95 * followees(0));
}

TEST_CASE("Bots share at once and out of all proportion") {
    const auto share_of_bots = [](double rate, bool& at_once) {
        double bots = 0, all_shares = 0;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const World world = storm.seeded(seed).with({{"bot.rate", rate}}).until(12);
            for (const Post& post : world.posts()) {
                if (post.topic != Topic::crisis || post.kind != PostKind::share || !post.parent.valid())
                    continue;
                ++all_shares;
                bots += by(role::bot, post);
                const std::int64_t lag = (post.at - world.posts()[post.parent.index()].at).seconds;
                at_once = at_once || (by(role::bot, post) && lag == 60);
            }
        }
        return bots / all_shares;
    };
    bool at_once = false, nobody = false;
    const double with = share_of_bots(25, at_once);
    CHECK(at_once);
    CHECK(with > .05); // of shares, by 1 % of accounts
    CHECK(with < .5);
    CHECK(share_of_bots(1, nobody) < with / 3);
    CHECK(share_of_bots(0, nobody) == 0);
}

TEST_CASE("Bots neither feel nor are counted as reached") {
    const World world = storm.until(12);
    const Network& network = world.network();
    for (std::uint32_t i = 0; i < network.people(); ++i) {
        if (!(network.roles(PersonId{i}) & role::bot)) continue;
        REQUIRE_FALSE(world.reached(PersonId{i}));
        REQUIRE(world.anger(PersonId{i}) == .05);
    }
}

TEST_CASE("Trend lists leave half of the bots' posts out") {
    // Seconds until a topic is on the list; a day where it never comes.
    const auto wait = [](double discount) {
        double sum = 0;
        for (const double floor : {100.0, 200.0, 400.0, 800.0, 1'600.0}) {
            for (std::uint64_t seed = 1; seed <= 6; ++seed) {
                const auto trends = all(
                    triggered({{"bot.rate", 200}, {"trend.bot_discount", discount}, {"trend.floor", floor}},
                              12, microblog, seed),
                    Happening::Kind::trend_started);
                sum += trends.empty() ? 86'400.0 : static_cast<double>(trends.front().at.seconds);
            }
        }
        return sum;
    };
    CHECK(wait(1) > wait(0));
}

TEST_CASE("A topic on the trend list is seen by more people, for some hours") {
    const auto reached = [](const Overrides& overrides) {
        return testing::over_seeds(storm, [&] {
            Overrides list = overrides;
            list["trend.floor"] = 20;
            return triggered(list, 12).measures().reached_people;
        });
    };
    const double usual = reached({});
    CHECK(usual > reached({{"trend.views", 0}}));
    CHECK(usual < reached({{"trend.half_life", 24}}));
    // What has been loud all day is no news.
    const auto trends = [](double growth) {
        return testing::over_seeds(storm, [&] {
            return all(triggered({{"trend.floor", 20}, {"trend.growth", growth}}, 36),
                       Happening::Kind::trend_started)
                .size();
        });
    };
    CHECK(trends(20) < trends(1));
}

TEST_CASE("Trolls answer the organisation with anger") {
    TextEffect kind;
    kind.empathy = true;
    const auto heckling = [&](const Overrides& overrides) {
        World world = triggered(overrides, 1);
        for (std::size_t i = 0, count = world.posts().size(); i < count; ++i)
            if (world.posts()[i].topic == Topic::crisis) world.apply(ReplyToPost{PostId{i}, kind});
        world.apply(PublishStatement{1, {{0, kind}, {1, kind}, {2, kind}}, false});
        world.advance_to(at_hour(12));
        std::size_t count = 0;
        for (const Post& post : world.posts()) {
            if (!by(role::troll, post) || post.kind != PostKind::comment) continue;
            const PostKind to = world.posts()[post.parent.index()].kind;
            if (to != PostKind::reply && to != PostKind::statement) continue;
            CHECK(post.anger >= .8F);
            ++count;
        }
        return count;
    };
    CHECK(heckling({{"troll.watch", .5}}) > 0);
    CHECK(heckling({{"troll.watch", .5}}) > heckling({{"troll.watch", 0}}));
    CHECK(heckling({{"troll.watch", .5}, {"troll.reply", 0}}) == 0);
}

TEST_CASE("Influencers take up what fits them, the louder it is the sooner, once each") {
    double fit = 0, joined = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const World world = triggered({{"influencer.pickup", .02}}, 24, 0, seed);
        std::vector<PersonId> who;
        for (const Happening& h : all(world, Happening::Kind::influencer_joined)) {
            who.push_back(world.posts()[h.post.index()].author);
            fit += world.network().topic_fit(who.back(), world.storm().topic);
            ++joined;
        }
        std::sort(who.begin(), who.end());
        CHECK(std::adjacent_find(who.begin(), who.end()) == who.end());
    }
    REQUIRE(joined > 10);
    double everybody = 0, influencers = 0;
    const Network& network = *testing::people_of(storm.people);
    for (std::uint32_t i = 0; i < network.people(); ++i) {
        if (!(network.roles(PersonId{i}) & (role::influencer_tier1 | role::influencer_tier2))) continue;
        everybody += network.topic_fit(PersonId{i}, 0);
        ++influencers;
    }
    CHECK(fit / joined > 1.1 * everybody / influencers);
    const auto joins = [](const Overrides& overrides) {
        std::size_t sum = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed)
            sum += all(triggered(overrides, 12, 0, seed), Happening::Kind::influencer_joined).size();
        return sum;
    };
    CHECK(joins({{"influencer.pickup", 0}}) == 0);
    CHECK(joins({{"influencer.pickup", .01}, {"influencer.loud_from", 0}}) >
          joins({{"influencer.pickup", .01}, {"influencer.loud_from", 6}}));
}

TEST_CASE("Influencers bring the event to new people") {
    const auto reached = [](double pickup) {
        return testing::over_seeds(storm, [&] {
            return triggered({{"influencer.pickup", pickup}}, 24).measures().reached_people;
        });
    };
    CHECK(reached(.1) > reached(0));
}

TEST_CASE("Outlets report what is loud, the tabloids before the papers") {
    std::vector<std::size_t> of_outlet(5);
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const World world = triggered({}, 24, 0, seed, 1);
        for (const Post& post : world.posts())
            if (post.kind == PostKind::article) ++of_outlet[post.outlet];
    }
    CHECK(of_outlet[0] + of_outlet[1] > of_outlet[3] + of_outlet[4]);
    CHECK(articles({{"article.hazard", 0}}, 24) == 0);
    CHECK(articles({{"article.hazard", 1}}, 24) > articles({}, 24));
    // A soft threshold is crossed by whispers.
    CHECK(articles({{"article.width", 1}}, 6, 2) > articles({{"article.width", .01}}, 6, 2));
}

TEST_CASE("A desk takes its time, and sleeps at night") {
    const auto first_article = [](double lag) {
        return testing::over_seeds(storm, [&] {
            const World world = triggered({{"article.hazard", 2}, {"article.lag", lag}}, 48);
            const auto published = all(world, Happening::Kind::article_published);
            return published.empty() ? 48.0 : published.front().at.hours();
        });
    };
    CHECK(first_article(.5) < first_article(10));
    // The storm breaks at ten in the morning: from hour 13 to hour 22 it is night.
    CHECK(articles({{"article.night", 1}, {"article.pause", 0}}, 24) >
          articles({{"article.night", 0}, {"article.pause", 0}}, 24));
}

TEST_CASE("Follow-ups fade unless a new fact appears") {
    const auto follow_ups = [](double half_life, bool fact) {
        std::size_t sum = 0;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            World world =
                storm.seeded(seed)
                    .with({{"article.half_life", half_life}, {"article.pause", 0}, {"article.hazard", 1}})
                    .begin();
            testing::trigger(world, 0, 10);
            world.advance_to(at_hour(10));
            if (fact) world.apply(FactBecomesKnown{});
            world.advance_to(at_hour(24));
            sum += world.measures().media_reports;
        }
        return sum;
    };
    CHECK(follow_ups(1, false) < follow_ups(100, false));
    CHECK(follow_ups(1, true) > follow_ups(1, false));
}

TEST_CASE("Articles follow a trend and an exploded board post") {
    const Overrides listed{{"trend.floor", 20}, {"article.trend_bonus", 2}};
    Overrides unlisted = listed;
    unlisted["article.trend_bonus"] = 0;
    CHECK(articles(listed, 12, 1.5) > articles(unlisted, 12, 1.5));
    const auto from_board = [](double news) {
        std::size_t sum = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            sum += triggered({{"trend.floor", 1e5},
                              {"article.trend_bonus", 2},
                              {"article.hazard", 2},
                              {"board.explosion", 1},
                              {"board.explosion_news", news}},
                             6, board, seed, 2)
                       .measures()
                       .media_reports;
        }
        return sum;
    };
    CHECK(from_board(6) > from_board(0));
}

TEST_CASE("A board post that explodes is seen by the whole board") {
    const auto reached = [](double pushes) {
        return testing::over_seeds(storm, [&] {
            return triggered({{"board.explosion", pushes}}, 6, board)
                .measures()
                .platforms[board]
                .reached_people;
        });
    };
    CHECK(reached(1) > reached(1e4));
}

TEST_CASE("Articles reach their readers") {
    const auto reached = [](double hazard) {
        return testing::over_seeds(storm, [&] {
            return triggered({{"article.hazard", hazard}}, 24).measures().platforms[5].reached_people;
        });
    };
    CHECK(reached(.25) > reached(0));
}
