#include <algorithm>
#include <set>

#include "scoring/measures/phases.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

Measured measure_root_cause(const MeasureContext& context) {
    const auto& chain = context.drill.causal_chain;
    if (!context.storm() || (chain.empty() && context.drill.root_cause.empty()))
        return no_occasion(say("the scenario names no causes", "劇本沒有列出成因"));
    if (context.drill.lessons.empty())
        return missed(say("no review was filed", "沒有提出檢討"), context.drill.end);
    const Lessons& lessons = context.drill.lessons.back();
    const std::set<std::string> picked(lessons.causes.begin(), lessons.causes.end());
    const auto right = std::count_if(chain.begin(), chain.end(),
                                     [&](const std::string& cause) { return picked.contains(cause); });
    const double both = static_cast<double>(chain.size() + picked.size());
    const double found = both > 0 ? 2.0 * static_cast<double>(right) / both : 0;
    const bool root = lessons.root_cause == context.drill.root_cause;
    const auto false_leads = picked.size() - static_cast<std::size_t>(right);
    return scored(
        (found + (root ? 1 : 0)) / 2,
        {by_act(lessons.done,
                say(std::to_string(right) + "/" + std::to_string(chain.size()) +
                        " links of the causal chain, " + std::to_string(false_leads) + " false leads",
                    "因果鏈找到 " + std::to_string(right) + "/" + std::to_string(chain.size()) + "，誤判 " +
                        std::to_string(false_leads) + " 項"),
                found / 2),
         by_act(lessons.done,
                root ? say("the root cause was found", "找到根本原因")
                     : say("the root cause is '" + context.drill.root_cause + "', picked was '" +
                               lessons.root_cause + "'",
                           "根本原因是「" + context.drill.root_cause + "」，選的是「" + lessons.root_cause +
                               "」"),
                root ? 0.5 : 0)});
}

Measured measure_improvement_plan(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(say("there was no crisis", "沒有發生危機"));
    std::set<std::string> weak;
    for (const ClauseScore& clause : context.earlier) {
        const Clause* described = context.sop.clause(clause.id);
        if (described == nullptr || described->phase == context.clause.phase) continue;
        const bool was_scored =
            clause.status == ClauseStatus::scored || clause.status == ClauseStatus::missed;
        if (was_scored && clause.share < context.parameter("weak_below")) weak.insert(clause.id);
    }
    if (weak.empty()) return no_occasion(say("no clause was weak", "沒有弱項"));
    if (context.drill.plans.empty() || context.drill.plans.back().items.empty())
        return missed(say("no improvement plan was filed", "沒有提出改善計畫"), context.drill.end);
    const ImprovementPlan& plan = context.drill.plans.back();
    std::set<std::string> covered, actions;
    std::size_t beside = 0;
    std::vector<Evidence> evidence;
    for (const ImprovementItem& item : plan.items) {
        const bool complete = !item.action.empty() && !item.owner.empty() && !item.due.empty();
        const bool fresh =
            actions.insert(item.action).second; // the same action under every clause counts once
        if (!weak.contains(item.clause)) {
            ++beside;
            evidence.push_back(by_act(plan.done, say(item.clause + " was not weak in this drill",
                                                     item.clause + " 並非這次的弱項")));
        } else if (!complete || !fresh) {
            evidence.push_back(by_act(
                plan.done, say(item.clause) + (complete ? say(": the same action again", "：重複的做法")
                                                        : say(": action, owner and date are not all there",
                                                              "：做法、負責人、期限不齊全"))));
        } else {
            covered.insert(item.clause);
        }
    }
    // One item beside the point is forgiven; more dilute the plan.
    const double dilution = beside > 1 ? static_cast<double>(beside - 1) / 2 : 0;
    const double share = static_cast<double>(covered.size()) / (static_cast<double>(weak.size()) + dilution);
    const std::string count = std::to_string(covered.size()) + "/" + std::to_string(weak.size());
    evidence.insert(evidence.begin(),
                    by_act(plan.done, say(count + " weak clauses covered", "涵蓋弱項 " + count), share));
    for (const std::string& clause : weak)
        if (!covered.contains(clause))
            evidence.push_back(by_act(plan.done, say(clause + " was weak and is not in the plan",
                                                     clause + " 是弱項，計畫沒有涵蓋")));
    return scored(share, std::move(evidence));
}

} // namespace stormdrill::scoring
