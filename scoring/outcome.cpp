#include "scoring/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/diagnostics.hpp"

namespace stormdrill::scoring {

const std::vector<std::string>& outcome_figure_names() {
    static const std::vector<std::string> names{"reached_people", "anger_person_hours", "peak_posts_per_hour",
                                                "posts",          "media_reports",      "trust_change",
                                                "sales_index",    "investor_index"};
    return names;
}

double figure(const OutcomeFigures& figures, std::size_t index) {
    switch (index) {
    case 0:
        return figures.reached_people;
    case 1:
        return figures.anger_person_hours;
    case 2:
        return figures.peak_posts_per_hour;
    case 3:
        return figures.posts;
    case 4:
        return figures.media_reports;
    case 5:
        return figures.trust_change;
    case 6:
        return figures.sales_index;
    case 7:
        return figures.investor_index;
    default:
        break;
    }
    SD_ASSERT(index < outcome_figure_count);
    return 0;
}

double WorldOutcome::percentile(std::size_t figure_index, double p) const {
    if (per_seed.empty()) return 0;
    std::vector<double> values;
    for (const OutcomeFigures& figures : per_seed)
        values.push_back(figure(figures, figure_index));
    std::sort(values.begin(), values.end());
    const double at = std::clamp(p, 0.0, 1.0) * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(at));
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (at - static_cast<double>(below));
}

double WorldOutcome::median(std::size_t figure_index) const {
    return percentile(figure_index, 0.5);
}

double Outcome::effect(const OutcomeFigures& without, std::size_t figure_index) const {
    SD_ASSERT(!own.per_seed.empty());
    return figure(own.per_seed.front(), figure_index) - figure(without, figure_index);
}

std::size_t Outcome::ladder_drills() const {
    std::size_t drills = 0;
    for (const LadderTeam& team : ladder)
        drills += team.per_seed.size();
    return drills;
}

namespace {
WorldOutcome of_team(const Ladder& ladder, std::string_view name) {
    WorldOutcome world;
    for (const LadderTeam& team : ladder) {
        if (team.team == name) world.per_seed = team.per_seed;
    }
    return world;
}

/// Mean over the figures that count; none when none does.
std::optional<double> worth(const OutcomeFigures& figures, const WorldOutcome& none,
                            const WorldOutcome& ideal) {
    WorldOutcome own;
    own.per_seed.push_back(figures);
    double sum = 0;
    std::size_t counted = 0;
    for (const FigureScore& score : score_outcome(std::move(own), none, ideal).figures) {
        if (!score.share) continue;
        sum += score.unclamped;
        ++counted;
    }
    if (counted == 0) return std::nullopt;
    return sum / static_cast<double>(counted);
}
} // namespace

std::optional<double> Outcome::better_than() const {
    const WorldOutcome silence = of_team(ladder, "none"), best = of_team(ladder, "ideal");
    if (own.per_seed.empty() || silence.per_seed.empty() || best.per_seed.empty()) return std::nullopt;
    const std::optional<double> mine = worth(own.per_seed.front(), silence, best);
    if (!mine) return std::nullopt;
    double below = 0;
    for (const LadderTeam& team : ladder) {
        for (const OutcomeFigures& drill : team.per_seed) {
            const double other = worth(drill, silence, best).value_or(0);
            below += other < *mine ? 1 : other > *mine ? 0 : 0.5;
        }
    }
    return below / static_cast<double>(ladder_drills());
}

Outcome score_outcome(WorldOutcome own, WorldOutcome none, WorldOutcome ideal) {
    Outcome outcome{std::move(own), std::move(none), std::move(ideal), {}, 0, {}, {}};
    std::size_t counted = 0;
    double sum = 0;
    for (std::size_t i = 0; i < outcome_figure_count; ++i) {
        FigureScore score;
        score.name = outcome_figure_names()[i];
        const double gap = outcome.none.median(i) - outcome.ideal.median(i);
        const double band = outcome.none.percentile(i, 0.9) - outcome.none.percentile(i, 0.1);
        if (gap != 0) score.unclamped = (outcome.none.median(i) - outcome.own.median(i)) / gap;
        if (gap != 0 && std::abs(gap) >= band) {
            score.share = std::clamp(score.unclamped, 0.0, 1.0);
            sum += *score.share;
            ++counted;
        }
        outcome.figures.push_back(std::move(score));
    }
    if (counted > 0) outcome.score = 100 * sum / static_cast<double>(counted);
    return outcome;
}

} // namespace stormdrill::scoring
