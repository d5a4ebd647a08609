#include "scoring/measures/measure.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"

namespace stormdrill::scoring {

std::optional<SimTime> MeasureContext::calm_since() const {
    const double peak = peak_anger_added();
    for (const Truth& truth : drill.truth)
        if (truth.peak_anger_added() >= peak && sop.is_calm(truth.anger_added(), peak)) return truth.at;
    return std::nullopt;
}

double MeasureContext::peak_anger_added() const {
    return drill.truth.empty() ? 0 : drill.truth.back().peak_anger_added();
}

const Truth* MeasureContext::truth_at(SimTime at) const {
    const Truth* found = nullptr;
    for (const Truth& truth : drill.truth)
        if (truth.at <= at) found = &truth;
    return found;
}

int MeasureContext::level_between(SimTime from, SimTime to) const {
    int level = drill.harm_to_people ? sop.severity.least_level_with_harm : 1;
    if (const Truth* before = truth_at(from)) level = std::max(level, before->level);
    for (const Truth& truth : drill.truth)
        if (truth.at > from && truth.at <= to) level = std::max(level, truth.level);
    return level;
}

TimeTarget MeasureContext::target_between(SimTime from, SimTime to) const {
    const std::optional<TimeTarget> target = sop.target(clause.id, level_between(from, to));
    SD_ASSERT(target.has_value()); // the reader refuses a timed measure without targets
    return *target;
}

double MeasureContext::timing(SimTime from, SimTime to) const {
    return timing_share(to - from, target_between(from, to));
}

double MeasureContext::parameter(std::string_view name) const {
    const Measure* measure = find_measure(clause.measure);
    SD_ASSERT(measure != nullptr);
    return measure->value(name, clause.parameters);
}

double Measure::value(std::string_view parameter,
                      const std::map<std::string, double, std::less<>>& given) const {
    if (const auto found = given.find(parameter); found != given.end()) return found->second;
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const MeasureParameter& p) { return p.name == parameter; });
    SD_ASSERT(found != parameters.end());
    return found->value;
}

Measured missed(Bilingual why, SimTime at) {
    return {ClauseStatus::missed, 0, {by_truth(at, std::move(why))}};
}
Measured no_occasion(Bilingual why) {
    return {ClauseStatus::no_occasion, 0, {by_truth({}, std::move(why))}};
}
Measured not_built(Bilingual why) {
    return {ClauseStatus::not_built, 0, {by_truth({}, std::move(why))}};
}
Measured scored(double share, std::vector<Evidence> evidence) {
    return {ClauseStatus::scored, std::clamp(share, 0.0, 1.0), std::move(evidence)};
}
Evidence by_act(const Done& done, Bilingual text, double points, std::string quote) {
    return {done.at, done.seat, done.line, std::move(text), points, std::move(quote)};
}
Evidence by_truth(SimTime at, Bilingual text, double points) {
    return {at, {}, 0, std::move(text), points, {}};
}

} // namespace stormdrill::scoring
