// Rows 9 and 30: how far false rumours travel against true ones, and what a correction does to belief.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/math/statistics/univariate_statistics.hpp>

#include "tests/sim/allergen_storm.hpp"
#include "tests/validation/rows.hpp"

namespace stormdrill::validation {

namespace {
using sim::PlatformKind;
using sim::Post;
using sim::PostKind;
using sim::Topic;
using sim::World;

/// Rumours are rare: here they are many, and nothing else differs.
const Overrides many_rumours{{"rumour.births", 1}};

/// The rumours of one half of the batch.
struct Travels {
    double views = 0, shares = 0;     ///< of posts that tell it, reposts and machines left out
    std::vector<std::uint32_t> sizes; ///< sharers of a rumour's cascade, its author included
    std::map<std::uint32_t, std::vector<double>> minutes; ///< to a size, of those that reach it
};
constexpr std::array<std::uint32_t, 4> size_marks{3, 10, 30, 100};

void add(Travels& out, const World& world) {
    const auto posts = world.posts();
    std::map<std::size_t, std::uint32_t> sizes;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const Post& post = posts[i];
        if (post.topic != Topic::rumour || !post.author.valid()) continue;
        const bool machine = by_role(world, post, sim::role::bot);
        if (post.kind == PostKind::original) {
            out.views += post.viewers;
            sizes[i] = 1;
            continue;
        }
        if (post.kind != PostKind::share || !post.root.valid() || machine) continue;
        out.shares += post.parent == post.root;
        const std::uint32_t size = ++sizes[post.root.index()];
        if (std::find(size_marks.begin(), size_marks.end(), size) != size_marks.end())
            out.minutes[size].push_back((post.at - posts[post.root.index()].at).minutes());
    }
    for (const auto& [root, size] : sizes)
        out.sizes.push_back(size);
}

Travels rumours(const Setting& setting, const sim::PlatformSetup& platform, std::uint64_t seeds,
                const Overrides& veracity) {
    Overrides overrides = many_rumours;
    overrides.insert(veracity.begin(), veracity.end());
    Travels out;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world =
            begin(setting, network_of(setting, platform), sim::testing::allergen_setup(), seed, overrides);
        world.apply(first_post(0, 3));
        world.advance_to(at_hour(24));
        add(out, world);
    }
    return out;
}

double odds(const Travels& t) {
    const double p = t.shares / t.views;
    return p / (1 - p);
}
double mean_size(const Travels& t) {
    double sum = 0;
    for (const std::uint32_t size : t.sizes)
        sum += size;
    return sum / static_cast<double>(t.sizes.size());
}
std::size_t at_least(const Travels& t, std::uint32_t size) {
    return static_cast<std::size_t>(
        std::count_if(t.sizes.begin(), t.sizes.end(), [&](std::uint32_t s) { return s >= size; }));
}
} // namespace

Results false_against_true_rumours(const Setting& setting) {
    const sim::PlatformSetup x{"x", PlatformKind::microblog, 1.0};
    const sim::PlatformSetup facebook{"facebook", PlatformKind::social_network, 1.0};
    const Overrides as_true{{"act.false_rumour_microblog", 1}, {"act.false_rumour_social_network", 1}};
    progress("row 9: X");
    Setting large = setting; // long cascades need many people
    large.people *= 5;
    const Travels lies = rumours(large, x, 40, {}), truths = rumours(large, x, 40, as_true);
    progress("row 9: Facebook");
    const Travels lies_facebook = rumours(setting, facebook, 40, {}),
                  truths_facebook = rumours(setting, facebook, 40, as_true);
    const double on_x = odds(lies) / odds(truths), on_facebook = odds(lies_facebook) / odds(truths_facebook);

    std::string sizes = "sizes: share with at least";
    for (const std::uint32_t n : size_marks)
        sizes += text(" %u", n);
    for (const Travels* t : {&lies, &truths}) {
        sizes += t == &lies ? ", false" : ", true";
        for (const std::uint32_t n : size_marks)
            sizes +=
                text(" %.3f", static_cast<double>(at_least(*t, n)) / static_cast<double>(t->sizes.size()));
        sizes += text(" (%zu cascades, mean %.2f, largest %u)", t->sizes.size(), mean_size(*t),
                      *std::max_element(t->sizes.begin(), t->sizes.end()));
    }
    // The largest size that twenty rumours of each kind reach.
    std::uint32_t mark = size_marks.front();
    for (const std::uint32_t n : size_marks)
        if (at_least(lies, n) >= 20 && at_least(truths, n) >= 20) mark = n;
    const auto median_to = [&](const Travels& t) {
        const auto found = t.minutes.find(mark);
        if (found == t.minutes.end()) return 0.0;
        std::vector<double> minutes = found->second;
        return boost::math::statistics::median(minutes);
    };
    const double slower = median_to(truths) / median_to(lies);
    return {{9, "odds of a share on X, false / true", "1.7 (1.5-1.9)", text("%.2f", on_x),
             on_x >= 1.5 && on_x <= 1.9, sizes},
            {9, "odds of a share on Facebook, false / true", ".66 (.55-.77)", text("%.2f", on_facebook),
             on_facebook >= .55 && on_facebook <= .77, ""},
            {9, "cascades on X of " + std::to_string(mark) + " or more, false / true", "> 1",
             text("%.2f",
                  static_cast<double>(at_least(lies, mark)) / static_cast<double>(at_least(truths, mark))),
             at_least(lies, mark) > at_least(truths, mark), ""},
            {9, "time to that size on X, true / false", "> 1 (6 at 1,500 users)", text("%.2f", slower),
             slower > 1, "the model puts veracity in the chance of a share alone (Juul & Ugander 2021)"}};
}

namespace {
using sim::PersonId;
using sim::TextEffect;

/// A person at the end of a storm in which a text was heeded, of one in which it was not (same words), and of
/// one in which nothing was said.
struct Believer {
    double heeded = 0, unheeded = 0, unsaid = 0; ///< rumours believed
    bool met = false;
};

/// People reached before the statement, 20 hours after it.
std::vector<Believer> believers(const Setting& setting, std::uint64_t seed, const TextEffect& said,
                                const Overrides& more) {
    sim::StormSetup storm = sim::testing::allergen_setup();
    storm.cluster = sim::Cluster::accident; // in which even "trust us" is no offence
    const auto play = [&](const TextEffect* words, bool heeded) {
        Overrides overrides = many_rumours;
        overrides.insert(more.begin(), more.end());
        if (!heeded)
            for (const char* name : {"correction.cause", "correction.rebuttal", "correction.trust_us"})
                overrides[name] = 0;
        World world = begin(setting, network_of(setting), storm, seed, overrides);
        world.apply(first_post(0, 10));
        world.advance_to(at_hour(4));
        World early = world;
        if (words != nullptr) world.apply(statement(world, *words));
        world.advance_to(at_hour(24));
        return std::pair{std::move(early), std::move(world)};
    };
    const auto [before, heeded] = play(&said, true);
    const World unheeded = play(&said, false).second, unsaid = play(nullptr, true).second;
    std::vector<Believer> out;
    for (std::uint32_t i = 0; i < before.network().people(); ++i) {
        const PersonId who{i};
        if (!before.reached(who)) continue;
        const auto a = heeded.attitude(who), b = unheeded.attitude(who), c = unsaid.attitude(who);
        out.push_back({static_cast<double>(a.believed_rumours), static_cast<double>(b.believed_rumours),
                       static_cast<double>(c.believed_rumours), a.reputation - c.reputation > 1e-4});
    }
    return out;
}
} // namespace

Results corrections(const Setting& setting) {
    // The three kinds of correction that people meet, in turn.
    std::array<TextEffect, 3> texts;
    texts[0].bolstering = true; // trust us
    texts[1].explanation = 1;   // the facts
    texts[2].explanation = 3;   // what really caused it
    // To see who meets the words, they are accepted by everybody and do next to nothing else, and nothing
    // else moves the reputation of those who know of the crisis.
    const Overrides watched{
        {"accept.trust", 3},          {"accept.fit", 3},    {"accept.source", 2}, {"accept.anger", 0},
        {"effect.positive_cap", .01}, {"silence.step", 48}, {"rumour.blame", 0}};
    struct Beliefs {
        double heeded = 0, unheeded = 0, unsaid = 0, people = 0;
        void add(const Believer& b) {
            heeded += b.heeded, unheeded += b.unheeded, unsaid += b.unsaid, ++people;
        }
        // A normal trait moved by d moves the logit by 1.702 d.
        [[nodiscard]] double moved(double before, double after) const {
            const auto logit = [&](double beliefs) { return std::log(beliefs / (people - beliefs)); };
            return (logit(before) - logit(after)) / 1.702;
        }
        [[nodiscard]] double d() const { return moved(unheeded, heeded); }
    };
    Beliefs met, everybody;
    std::array<Beliefs, 3> met_by_text;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const std::size_t kind = seed % texts.size();
        for (const Believer& b : believers(setting, seed, texts[kind], watched)) {
            if (!b.met) continue;
            met.add(b);
            met_by_text[kind].add(b);
        }
        for (const Believer& b : believers(setting, seed, texts[kind], {}))
            everybody.add(b);
    }
    progress("row 30: %.0f people met a correction", met.people);
    return {{30, "correction: d on belief, those who meet it", ".1-.3", text("%.2f", met.d()),
             met.d() >= .1 && met.d() <= .3,
             text("against the same words unheeded, 30 storms; trust us / facts / causes %.2f / %.2f / %.2f",
                  met_by_text[0].d(), met_by_text[1].d(), met_by_text[2].d())},
            {30, "correction: d on belief, everybody who knew of the crisis", "less than that, above 0",
             text("%.2f", everybody.d()), everybody.d() > 0 && everybody.d() < met.d(),
             text("against silence, fewer rumours and other minds included: %.2f",
                  everybody.moved(everybody.unsaid, everybody.heeded))}};
}

} // namespace stormdrill::validation
