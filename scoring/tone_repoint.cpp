#include "scoring/tone_repoint.hpp"

#include <algorithm>

#include "scoring/tone_aggregate.hpp"
#include "scoring/tone_basis.hpp"

namespace stormdrill::scoring {

using namespace tone_engine;

namespace {

/// What a rule takes by `now`; else what it took.
std::int32_t points_of(const std::string& rule, std::int32_t before, const ToneChanges& now) {
    if (now.off.contains(rule)) return 0;
    const auto changed = now.points.find(rule);
    return changed == now.points.end() ? before : changed->second;
}

ToneBasis changed(ToneBasis basis, const ToneChanges& now) {
    for (ToneBasis::Rule& rule : basis.rules)
        rule.points = points_of(rule.id, rule.points, now);
    for (std::size_t i = 0; i < basis.whole.size(); ++i)
        basis.whole[i].points = points_of(std::string(whole_text_rules[i]), basis.whole[i].points, now);
    for (Finding& finding : basis.facts)
        finding.points = points_of(finding.rule, finding.points, now);
    std::string kind = basis.kind == TextKind::statement ? "statement" : "reply";
    if (basis.at_fault == AtFault::no) kind += "_innocent";
    if (const auto moves = now.moves.find(kind); moves != now.moves.end())
        for (const auto& [move, points] : moves->second)
            basis.moves[move] = points;
    for (const auto& [name, cap] : cap_names)
        if (const auto limit = now.caps.find(name); limit != now.caps.end()) basis.caps.*cap = limit->second;
    return basis;
}

/// What stands no more, because its rule is switched off.
TakenOut switched_off(const ToneBasis& basis, const ToneChanges& now) {
    TakenOut out;
    out.effects.assign(basis.phrases.size(), 0);
    for (std::size_t i = 0; i < basis.phrases.size(); ++i)
        if (now.off.contains(basis.rules[basis.phrases[i].rule].id)) out.effects[i] = ~std::uint64_t{0};
    for (const Verdict& verdict : basis.verdicts)
        if (std::string id = verdict_rule(verdict.flag); now.off.contains(id))
            out.whole.insert(std::move(id));
    return out;
}

template <class Map>
bool covers(const Map& now, const Map& then) {
    return std::all_of(then.begin(), then.end(),
                       [&](const auto& entry) { return now.contains(entry.first); });
}

} // namespace

bool can_repoint(const ToneChanges& then, const ToneChanges& now) {
    // What was switched off was not even looked for.
    if (!std::includes(now.off.begin(), now.off.end(), then.off.begin(), then.off.end())) return false;
    const bool points = std::all_of(then.points.begin(), then.points.end(), [&](const auto& entry) {
        return now.points.contains(entry.first) || now.off.contains(entry.first);
    });
    const bool moves = std::all_of(then.moves.begin(), then.moves.end(), [&](const auto& kind) {
        const auto same = now.moves.find(kind.first);
        return same != now.moves.end() && covers(same->second, kind.second);
    });
    return points && moves && covers(now.caps, then.caps);
}

bool repoint(ToneResult& tone, const ToneChanges& now) {
    if (!tone.basis) return false;
    const ToneBasis basis = changed(*tone.basis, now);
    ToneResult summed = sum_up(basis, switched_off(basis, now)).result;
    summed.basis = std::make_shared<const ToneBasis>(basis);
    tone = std::move(summed);
    return true;
}

} // namespace stormdrill::scoring
