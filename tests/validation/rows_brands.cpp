// Rows 24 and 27: what crises of all kinds do to brands when nobody answers, and how one-sided the talk is.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "tests/validation/rows.hpp"
#include "tests/validation/scenario_design.hpp"

namespace stormdrill::validation {

namespace {
/// Posts of people by mood.
struct Moods {
    double negative = 0, neutral = 0, positive = 0;
    void add(const sim::Post& post) { ++(post.mood < 0 ? negative : post.mood == 0 ? neutral : positive); }
    void add(const Moods& more) {
        negative += more.negative, neutral += more.neutral, positive += more.positive;
    }
    [[nodiscard]] double negative_share() const { return negative / (negative + neutral + positive); }
    [[nodiscard]] double positive_share() const { return positive / (negative + neutral + positive); }
};

double share_beyond(const std::vector<double>& changes, double loss) {
    const auto below = std::count_if(changes.begin(), changes.end(), [&](double c) { return c < -loss; });
    return static_cast<double>(below) / static_cast<double>(changes.size());
}
} // namespace

Results negative_share(const Setting& setting) {
    // What people write themselves, as content analyses count it; a share repeats somebody else's mood.
    Moods against, divided, against_with_shares, divided_with_shares;
    int storms = 0, exceeding = 0;
    for (std::size_t i = 0; i < scenario_count; ++i) {
        const Scenario& scenario = scenario_design()[i];
        sim::World world = begin(setting, scenario, i + 1);
        play(world, scenario, 48);
        if (!firestorm(world)) continue;
        Moods own, all;
        for (const sim::Post& post : world.posts()) {
            if (!post.author.valid()) continue;
            all.add(post);
            if (post.kind != sim::PostKind::share) own.add(post);
        }
        // People are divided where the organisation is a victim and was trusted before.
        const bool two_sided = scenario.cluster == sim::Cluster::victim && scenario.trust >= .6;
        (two_sided ? divided : against).add(own);
        (two_sided ? divided_with_shares : against_with_shares).add(all);
        if (two_sided) continue;
        ++storms;
        exceeding += own.negative >= 2 * own.positive;
    }
    progress("row 24: %d one-sided storms", storms);
    const auto of_pile_on = [](const Moods& m) {
        return m.negative_share() >= .1 && m.negative_share() <= .5;
    };
    return {{24, "negative share, one-sided storms", "negative greatly exceed positive (2:1 or more)",
             text("%.2f; positive %.2f", against.negative_share(), against.positive_share()),
             against.negative >= 2 * against.positive,
             text("so in %d of %d firestorms; with shares %.2f; airline mentions have about .63 (mem)",
                  exceeding, storms, against_with_shares.negative_share())},
            {24, "negative share, divided public", "less than half; one pile-on .23 (.1-.5)",
             text("%.2f; positive %.2f", divided.negative_share(), divided.positive_share()),
             of_pile_on(divided), "victims who were trusted before (.6 or more)"},
            {24, "the same, shares counted", "less than half; one pile-on .23 (.1-.5)",
             text("%.2f; positive %.2f", divided_with_shares.negative_share(),
                  divided_with_shares.positive_share()),
             of_pile_on(divided_with_shares), "the accusation is shared most"}};
}

Results brand_outcome(const Setting& setting) {
    constexpr std::uint64_t replicates = 5;
    std::vector<double> short_term, long_term;
    std::array<std::array<double, 3>, 3> by_cluster{}; // storms, short-term losers, long-term losers
    // A tracking panel asks about a hundred people a day for one brand; two weeks before the crisis are the
    // start. What is taken for a loss must exceed the error of such a panel (5 %, one-sided): three days
    // against those weeks, then the second month against them.
    constexpr double error_3_days = 1.645 * .0636, error_month = 1.645 * .0324;
    int quiet = 0;
    for (std::uint64_t k = 0; k < replicates; ++k) {
        progress("row 27: replicate %d of %d", static_cast<int>(k + 1), static_cast<int>(replicates));
        for (std::size_t i = 0; i < scenario_count; ++i) {
            const Scenario& scenario = scenario_design()[i];
            sim::World world = begin(setting, scenario, 1 + i + scenario_count * k);
            const auto mean_at = [&](std::array<double, 3> days) {
                double sum = 0;
                for (const double day : days) {
                    play(world, scenario, 24 * day);
                    sum += world.measures().favourability;
                }
                return sum / 3;
            };
            const double soon = mean_at({1, 2, 3});
            if (!firestorm(world)) {
                ++quiet;
                continue;
            }
            const double late = mean_at({30, 45, 60});
            short_term.push_back(soon);
            long_term.push_back(late);
            auto& cluster = by_cluster[static_cast<std::size_t>(scenario.cluster)];
            ++cluster[0];
            cluster[1] += soon < -error_3_days;
            cluster[2] += late < -error_month;
        }
    }
    const double lost = share_beyond(short_term, error_3_days), stays = share_beyond(long_term, error_month);
    const auto line = [](const std::vector<double>& changes) {
        std::vector<double> sorted = changes;
        std::sort(sorted.begin(), sorted.end());
        return text(
            "change of favourability in sd, tenths of the batch: %.2f %.2f %.2f %.2f %.2f; share of brands "
            "lower by more than 0 / .02 / .05 / .1 / .2: %.2f %.2f %.2f %.2f %.2f",
            sorted[sorted.size() / 10], sorted[sorted.size() * 3 / 10], sorted[sorted.size() / 2],
            sorted[sorted.size() * 7 / 10], sorted[sorted.size() * 9 / 10], share_beyond(changes, 0),
            share_beyond(changes, .02), share_beyond(changes, .05), share_beyond(changes, .1),
            share_beyond(changes, .2));
    };
    const auto share = [&](std::size_t which) {
        return text("victim / accident / preventable %.2f / %.2f / %.2f",
                    by_cluster[0][which] / by_cluster[0][0], by_cluster[1][which] / by_cluster[1][0],
                    by_cluster[2][which] / by_cluster[2][0]);
    };
    return {{27, "brands below their start, day 1-3", ".58 (.47-.69: 95 % of 78 brands)",
             text("%.2f of %zu", lost, short_term.size()), lost >= .47 && lost <= .69,
             line(short_term) + "; " + share(1) + text("; %d runs of the design made no firestorm", quiet)},
            {27, "brands below their start, month 2", ".40 (.29-.51)", text("%.2f", stays),
             stays >= .29 && stays <= .51, line(long_term) + "; " + share(2)}};
}

} // namespace stormdrill::validation
