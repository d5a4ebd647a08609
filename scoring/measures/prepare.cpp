#include <algorithm>
#include <cstdlib>

#include "scoring/measures/phases.hpp"
#include "scoring/roles.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
double share_of_roles(const std::vector<std::string>& seats) {
    return static_cast<double>(roles_in(seats).size()) / static_cast<double>(role_ids().size());
}

Evidence roles_evidence(const std::vector<std::string>& seats, const Bilingual& what) {
    std::vector<std::string> lacking_en, lacking_zh;
    for (const std::string& role : role_ids())
        if (std::find(seats.begin(), seats.end(), role) == seats.end()) {
            lacking_en.push_back(seat_text(role).en);
            lacking_zh.push_back(seat_text(role).zh_TW);
        }
    const std::string count =
        std::to_string(role_ids().size() - lacking_en.size()) + "/" + std::to_string(role_ids().size());
    Bilingual text = what + say(": " + count, "：" + count);
    if (!lacking_en.empty())
        text = text + say("; without " + join(lacking_en, ", "), "；缺 " + join(lacking_zh, "、"));
    return by_truth({}, text, share_of_roles(seats));
}
} // namespace

Measured measure_team_readiness(const MeasureContext& context) {
    const Readiness& ready = context.drill.readiness;
    if (ready.roles_accepted.empty() && ready.deputies_named.empty())
        return missed(say("nobody accepted a duty or named a deputy before the start",
                          "開始前沒有人確認職責，也沒有指定代理人"));
    const double filled =
        share_of_roles(context.drill.seats.empty() ? ready.roles_accepted : context.drill.seats);
    const double accepted = share_of_roles(ready.roles_accepted),
                 deputies = share_of_roles(ready.deputies_named);
    return scored((filled + accepted + deputies) / 3,
                  {roles_evidence(context.drill.seats.empty() ? ready.roles_accepted : context.drill.seats,
                                  say("roles filled", "已有人擔任")),
                   roles_evidence(ready.roles_accepted, say("duties accepted", "已確認職責")),
                   roles_evidence(ready.deputies_named, say("deputies named", "已指定代理人"))});
}

Measured measure_notification_tree(const MeasureContext& context) {
    const std::vector<std::string>& reached = context.drill.readiness.notification_reaches;
    if (reached.empty()) return missed(say("the notification tree is empty", "通報名單是空的"));
    // Whoever starts the alarm need not be reached by it.
    const double others = static_cast<double>(role_ids().size() - 1);
    const double share = std::min(1.0, static_cast<double>(roles_in(reached).size()) / others);
    Evidence evidence = roles_evidence(reached, say("reached by the notification tree", "通報得到的角色"));
    evidence.points = share;
    return scored(share, {std::move(evidence)});
}

Measured measure_decision_rule(const MeasureContext& context) {
    const Readiness& ready = context.drill.readiness;
    if (!ready.decision_rule_set && !ready.time_out_set)
        return missed(say("no rule says who approves what, nor what happens after a time-out",
                          "沒有訂出由誰核准，也沒有逾時規則"));
    std::vector<Evidence> evidence;
    evidence.push_back(by_truth({},
                                ready.decision_rule_set
                                    ? say("who approves what is set", "已訂出由誰核准")
                                    : say("who approves what is not set", "未訂出由誰核准"),
                                ready.decision_rule_set ? 0.4 : 0));
    evidence.push_back(by_truth({},
                                ready.time_out_set
                                    ? say("time-out and deputy rule is set", "已訂出逾時與代理規則")
                                    : say("no time-out and deputy rule", "未訂逾時與代理規則"),
                                ready.time_out_set ? 0.3 : 0));
    double reached = (ready.decision_rule_set ? 0.4 : 0) + (ready.time_out_set ? 0.3 : 0);
    double possible = 0.7;
    std::size_t published = 0, kept = 0;
    for (const Statement& statement : context.drill.statements) {
        if (!statement.published) continue;
        ++published;
        if (statement.bypassed)
            evidence.push_back(
                by_act(*statement.published, say("published past the decision rule", "未依決策流程就發布")));
        else
            ++kept;
    }
    if (published > 0) {
        reached += 0.3 * static_cast<double>(kept) / static_cast<double>(published);
        possible += 0.3;
    }
    return scored(reached / possible, std::move(evidence));
}

Measured measure_listening_quality(const MeasureContext& context) {
    if (context.drill.queries.empty())
        return missed(say("no listening query was written", "沒有設定任何監控關鍵字"));
    const Listening& listening = context.drill.listening;
    if (!listening.measured)
        return not_built(say("the log holds no sample of posts to measure the queries against",
                             "紀錄檔沒有可供比對查詢的抽樣貼文"));
    const double sum = listening.recall + listening.precision;
    const double share = sum > 0 ? 2 * listening.recall * listening.precision / sum : 0;
    return scored(share, {by_act(context.drill.queries.back().done,
                                 say("recall " + percent_text(listening.recall) + ", precision " +
                                         percent_text(listening.precision),
                                     "召回率 " + percent_text(listening.recall) + "，精確率 " +
                                         percent_text(listening.precision)),
                                 share)});
}

Measured measure_alert_and_watch(const MeasureContext& context) {
    const Readiness& ready = context.drill.readiness;
    if (!ready.alert_set && ready.watch_hours <= 0)
        return missed(say("no alert was set and nobody was on watch", "沒有設定警報，也沒有排班值守"));
    std::vector<Evidence> evidence;
    double alert = 0;
    if (!ready.alert_set) {
        evidence.push_back(by_truth({}, say("no alert was set", "沒有設定警報")));
    } else if (!context.storm()) {
        alert = context.drill.alert_fired ? 0 : 1;
        evidence.push_back(by_truth(context.drill.alert_fired.value_or(SimTime{}),
                                    context.drill.alert_fired
                                        ? say("a false alarm", "誤報")
                                        : say("an alert was set; nothing happened", "已設警報，沒有狀況發生"),
                                    alert));
    } else if (!context.drill.alert_fired) {
        evidence.push_back(by_truth(context.crisis_start(), say("the alert never fired", "警報始終沒有響")));
    } else if (*context.drill.alert_fired < context.crisis_start()) {
        evidence.push_back(by_truth(*context.drill.alert_fired,
                                    say("the alert fired before the first crisis post: a false alarm",
                                        "警報在第一則危機貼文之前就響了：誤報")));
    } else {
        alert = context.timing(context.crisis_start(), *context.drill.alert_fired);
        const Bilingual took = duration_text(*context.drill.alert_fired - context.crisis_start());
        evidence.push_back(by_truth(*context.drill.alert_fired,
                                    say("the alert fired after ", "警報響起距第一則危機貼文 ") + took,
                                    alert / 2));
    }
    const double watch = std::clamp(static_cast<double>(ready.watch_hours) / 24.0, 0.0, 1.0);
    evidence.push_back(by_truth({},
                                say(std::to_string(ready.watch_hours) + " of 24 hours on watch",
                                    "24 小時中有 " + std::to_string(ready.watch_hours) + " 小時值班"),
                                watch / 2));
    return scored((alert + watch) / 2, std::move(evidence));
}

Measured measure_template_shelf(const MeasureContext& context) {
    const std::vector<std::string>& kinds = context.drill.complaint_kinds;
    if (kinds.empty())
        return no_occasion(say("the scenario names no kinds of complaint", "劇本沒有列出客訴類型"));
    const std::vector<std::string>& shelf = context.drill.readiness.template_kinds;
    const auto covered = std::count_if(kinds.begin(), kinds.end(), [&](const std::string& kind) {
        return std::find(shelf.begin(), shelf.end(), kind) != shelf.end();
    });
    const std::string count = std::to_string(covered) + "/" + std::to_string(kinds.size());
    if (covered == 0) return missed(say("no template for any kind of complaint", "沒有任何客訴類型備有範本"));
    const double share = static_cast<double>(covered) / static_cast<double>(kinds.size());
    return scored(
        share,
        {by_truth({}, say("templates for " + count + " kinds of complaint", "備有範本的客訴類型：" + count),
                  share)});
}

Measured measure_risk_register(const MeasureContext& context) {
    const Readiness& ready = context.drill.readiness;
    if (ready.latent_risks <= 0)
        return no_occasion(say("the scenario names no latent risk", "劇本沒有潛在風險"));
    if (ready.risks.empty()) return missed(say("the risk register is empty", "風險清單是空的"));
    const double one = 1.0 / static_cast<double>(ready.latent_risks);
    double share = 0;
    std::vector<Evidence> evidence;
    for (const Readiness::RiskEntry& risk : ready.risks) {
        const auto off =
            std::llabs(risk.likelihood - risk.true_likelihood) + std::llabs(risk.impact - risk.true_impact);
        // Likelihood and impact are each off by 4 of 5 at most.
        const double gain = risk.latent ? one * (1.0 - static_cast<double>(off) / 8.0)
                                        : -one * context.parameter("wrong_risk_cost");
        share += gain;
        evidence.push_back(by_truth(
            {},
            risk.latent ? say("risk '" + risk.id + "' listed, " + std::to_string(off) +
                                  " steps off in likelihood and impact",
                              "列出風險「" + risk.id + "」，可能性與影響共差 " + std::to_string(off) + " 級")
                        : say("'" + risk.id + "' is no risk of this business",
                              "「" + risk.id + "」不是這家公司的風險"),
            gain));
    }
    return scored(share, std::move(evidence));
}

Measured measure_preparation_bought(const MeasureContext& context) {
    const Readiness& ready = context.drill.readiness;
    std::vector<std::string> bought;
    for (std::size_t i = 0; i < ready.measures.size() && i < ready.measure_clauses.size(); ++i)
        if (ready.measure_clauses[i] == context.clause.id) bought.push_back(ready.measures[i]);
    if (!bought.empty())
        return scored(
            1, {by_truth({},
                         say("budget was spent on: " + join(bought, ", "), "投入預算：" + join(bought, "、")),
                         1)});
    const auto& offered = ready.offered_clauses;
    if (std::find(offered.begin(), offered.end(), context.clause.id) == offered.end())
        return no_occasion(say("the scenario offers no such preparation", "劇本沒有提供這類準備"));
    return missed(say("no readiness budget was spent on it", "準備預算沒有用在這裡"));
}

} // namespace stormdrill::scoring
