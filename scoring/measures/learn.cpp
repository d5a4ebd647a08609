#include <algorithm>
#include <set>

#include "scoring/measures/phases.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

Bilingual first_drill() {
    return say("no earlier drill is known: run or score with --history",
               "沒有先前演練的紀錄（執行或評分時加上 --history）");
}

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
    const double chain_weight = context.parameter("chain_weight");
    const bool root = lessons.root_cause == context.drill.root_cause;
    const auto false_leads = picked.size() - static_cast<std::size_t>(right);
    return scored(
        found * chain_weight + (root ? 1 - chain_weight : 0),
        {by_act(lessons.done,
                say(std::to_string(right) + "/" + std::to_string(chain.size()) +
                        " links of the causal chain, " + std::to_string(false_leads) + " false leads",
                    "因果鏈找到 " + std::to_string(right) + "/" + std::to_string(chain.size()) + "，誤判 " +
                        std::to_string(false_leads) + " 項"),
                found * chain_weight),
         by_act(lessons.done,
                root ? say("the root cause was found", "找到根本原因")
                     : say("the root cause is '" + context.drill.root_cause + "', picked was '" +
                               lessons.root_cause + "'",
                           "根本原因是「" + context.drill.root_cause + "」，選的是「" + lessons.root_cause +
                               "」"),
                root ? 1 - chain_weight : 0)});
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
        const auto meant = std::find_if(weak.begin(), weak.end(), [&](const std::string& id) {
            return id == item.clause || context.sop.clause(id)->stands_for == item.clause;
        });
        if (meant == weak.end()) {
            ++beside;
            evidence.push_back(by_act(plan.done, say(item.clause + " was not weak in this drill",
                                                     item.clause + " 並非這次的弱項")));
        } else if (!complete || !fresh) {
            evidence.push_back(by_act(
                plan.done, say(item.clause) + (complete ? say(": the same action again", "：重複的做法")
                                                        : say(": action, owner and date are not all there",
                                                              "：做法、負責人、期限不齊全"))));
        } else {
            covered.insert(*meant);
        }
    }
    // A few items beside the point are forgiven; more dilute the plan.
    const double dilution = std::max(0.0, static_cast<double>(beside) - context.parameter("free_items")) *
                            context.parameter("beside_cost");
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

Measured measure_plan_carried_out(const MeasureContext& context) {
    if (context.drill.history.empty()) return no_occasion(first_drill());
    const PastDrill& last = context.drill.history.front();
    if (last.plan.empty())
        return missed(say("the last drill left no improvement plan", "上次演練沒有留下改善計畫"));
    const double gain = context.parameter("least_gain"), strong = context.parameter("strong_from");
    double improved = 0;
    int counted = 0;
    std::vector<Evidence> evidence;
    std::set<std::string> looked_at;
    for (const ImprovementItem& item : last.plan) {
        if (!looked_at.insert(item.clause).second) continue;
        const auto now =
            std::find_if(context.earlier.begin(), context.earlier.end(), [&](const ClauseScore& clause) {
                const Clause* described = context.sop.clause(clause.id);
                return clause.id == item.clause ||
                       (described != nullptr && described->stands_for == item.clause);
            });
        const bool judged = now != context.earlier.end() &&
                            (now->status == ClauseStatus::scored || now->status == ClauseStatus::missed);
        if (!judged) continue; // no occasion this time, or no such clause in this SOP
        const auto before = last.shares.find(item.clause);
        const double was = before == last.shares.end() ? 0 : before->second;
        const bool better = now->share >= was + gain || now->share >= strong;
        ++counted;
        improved += better ? 1 : 0;
        evidence.push_back(by_truth({},
                                    say(item.clause + " (" + item.action + "): " + percent_text(was) +
                                            " then, " + percent_text(now->share) + " now",
                                        item.clause + "（" + item.action + "）：上次 " + percent_text(was) +
                                            "，這次 " + percent_text(now->share)),
                                    better ? 1 : 0));
    }
    if (counted == 0)
        return no_occasion(say("nothing in the last plan had an occasion in this drill",
                               "上次計畫的項目在這次演練中都沒有發生"));
    for (Evidence& item : evidence)
        item.points /= counted;
    return scored(improved / counted, std::move(evidence));
}

} // namespace stormdrill::scoring
