#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/utf8.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/roles.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
/// Whether the scenario offers a preparation for this clause at all.
bool offers(const Readiness& ready, const Clause& clause) {
    return std::any_of(ready.preparation.begin(), ready.preparation.end(),
                       [&](const auto& offer) { return offer.clause == clause.stands_for; });
}

/// Of what the scenario offers for this clause, by its price.
double bought_share(const Readiness& ready, const Clause& clause) {
    double all = 0, bought = 0;
    for (const Readiness::Preparation& offer : ready.preparation) {
        if (offer.clause != clause.stands_for) continue;
        const double price = static_cast<double>(std::max<std::int64_t>(offer.cost, 1));
        all += price;
        bought += offer.bought ? price : 0;
    }
    return all > 0 ? bought / all : 0;
}

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
    const double rule = context.parameter("rule_weight"), time_out = context.parameter("time_out_weight"),
                 followed = context.parameter("kept_weight");
    const double all = rule + time_out + followed;
    std::vector<Evidence> evidence;
    evidence.push_back(by_truth({},
                                ready.decision_rule_set
                                    ? say("who approves what is set", "已訂出由誰核准")
                                    : say("who approves what is not set", "未訂出由誰核准"),
                                ready.decision_rule_set ? rule / all : 0));
    evidence.push_back(by_truth({},
                                ready.time_out_set
                                    ? say("time-out and deputy rule is set", "已訂出逾時與代理規則")
                                    : say("no time-out and deputy rule", "未訂逾時與代理規則"),
                                ready.time_out_set ? time_out / all : 0));
    double reached = (ready.decision_rule_set ? rule : 0) + (ready.time_out_set ? time_out : 0);
    double possible = rule + time_out;
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
        reached += followed * static_cast<double>(kept) / static_cast<double>(published);
        possible += followed;
    }
    return scored(possible > 0 ? reached / possible : 0, std::move(evidence));
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
    const double alert_weight = context.parameter("alert_weight");
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
                                    alert * alert_weight));
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
                                    alert * alert_weight));
    }
    // A watch through the night has its price: where the scenario offers to man it, hours beyond the ordinary
    // ones count only when that was paid for.
    const bool offered = offers(ready, context.clause), paid = bought_share(ready, context.clause) > 0;
    const auto unpaid = static_cast<std::int64_t>(context.parameter("unpaid_watch_hours"));
    const std::int64_t manned = offered && !paid ? std::min(ready.watch_hours, unpaid) : ready.watch_hours;
    const double watch = std::clamp(static_cast<double>(manned) / 24.0, 0.0, 1.0) * (1 - alert_weight);
    evidence.push_back(by_truth({},
                                say(std::to_string(manned) + " of 24 hours on watch",
                                    "24 小時中有 " + std::to_string(manned) + " 小時值班"),
                                watch));
    if (manned < ready.watch_hours) {
        const std::string planned = std::to_string(ready.watch_hours);
        evidence.push_back(
            by_truth({}, say(planned + " hours were planned, but nothing was spent on manning them",
                             "排了 " + planned + " 小時，卻沒有編列值班人力的預算")));
    }
    return scored(alert * alert_weight + watch, std::move(evidence));
}

namespace {
/// A template is worth what it would be worth as a reply: real language, not too short, of a tone that may go
/// out.
double template_share(const MeasureContext& context, const Readiness::Template& one) {
    if (!one.tone.is_language ||
        static_cast<double>(count_code_points(one.text)) < context.parameter("least_length"))
        return 0;
    for (const Flag flag : {Flag::attack, Flag::argumentative, Flag::blame_shift, Flag::non_apology})
        if (has(one.tone.flags, flag)) return 0;
    return tone_share(context, one.tone.tone);
}
} // namespace

Measured measure_template_shelf(const MeasureContext& context) {
    const std::vector<std::string>& kinds = context.drill.complaint_kinds;
    if (kinds.empty())
        return no_occasion(say("the scenario names no kinds of complaint", "劇本沒有列出客訴類型"));
    const std::vector<Readiness::Template>& shelf = context.drill.readiness.templates;
    double sum = 0;
    bool any = false;
    std::vector<Evidence> evidence;
    std::set<std::string> used; // one text serves one kind
    for (const std::string& kind : kinds) {
        double best = 0;
        const Readiness::Template* chosen = nullptr;
        for (const Readiness::Template& one : shelf) {
            if (one.kind != kind || used.contains(one.text)) continue;
            const double share = template_share(context, one);
            if (chosen == nullptr || share > best) {
                best = share;
                chosen = &one;
            }
        }
        any |= chosen != nullptr;
        if (chosen != nullptr) used.insert(chosen->text);
        const double part = best / static_cast<double>(kinds.size());
        sum += part;
        Evidence item = by_truth(
            {},
            say(kind) + (chosen == nullptr ? say(": no template of its own", "：沒有專屬範本")
                         : best > 0        ? say(": template, tone ", "：有範本，語氣 ") +
                                          say(std::to_string(chosen->tone.tone))
                                    : say(": the template cannot be sent to anybody", "：範本內容無法使用")),
            part);
        if (chosen != nullptr) item.quote = chosen->text;
        evidence.push_back(std::move(item));
    }
    if (!any) return missed(say("no template for any kind of complaint", "沒有任何客訴類型備有範本"));
    return scored(sum, std::move(evidence));
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
        const double gain =
            risk.latent ? one * std::max(0.0, 1.0 - static_cast<double>(off) * context.parameter("step_cost"))
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
    if (!offers(ready, context.clause))
        return no_occasion(say("the scenario offers no such preparation", "劇本沒有提供這類準備"));
    const double bought = bought_share(ready, context.clause);
    if (bought <= 0) return missed(say("no readiness budget was spent on it", "準備預算沒有用在這裡"));
    const double share = std::min(1.0, bought / context.parameter("enough"));
    std::vector<Evidence> evidence{by_truth({},
                                            say(percent_text(bought) + " of what is offered, by its price",
                                                "依價格計，投入可選項目的 " + percent_text(bought)),
                                            share)};
    for (const Readiness::Preparation& offer : ready.preparation)
        if (offer.clause == context.clause.stands_for)
            evidence.push_back(by_truth(
                {}, say("'" + offer.id + "'", "「" + offer.id + "」") +
                        (offer.bought ? say(": bought", "：已投入") : say(": left out", "：未投入"))));
    return scored(share, std::move(evidence));
}

Measured measure_rehearsal(const MeasureContext& context) {
    const auto& history = context.drill.history;
    if (history.empty()) return no_occasion(first_drill());
    const PastDrill& last = history.front();
    const double recent = falling_share(static_cast<double>(last.days_ago), context.parameter("days_full"),
                                        context.parameter("days_none"));
    const double trend_weight = history.size() > 1 ? context.parameter("trend_weight") : 0;
    const std::string days = std::to_string(last.days_ago);
    std::vector<Evidence> evidence{
        by_truth({}, say("the last drill was " + days + " days ago", "上次演練在 " + days + " 天前"),
                 recent * (1 - trend_weight))};
    double trend = 0;
    if (history.size() > 1) {
        double before = 0;
        for (std::size_t i = 1; i < history.size(); ++i)
            before += history[i].process_score / static_cast<double>(history.size() - 1);
        const double fall = before - last.process_score;
        trend = falling_share(fall, 0, context.parameter("fall_none"));
        evidence.push_back(by_truth({},
                                    say("it scored " + number_text(last.process_score, 1) +
                                            ", those before it " + number_text(before, 1) + " on average",
                                        "上次得 " + number_text(last.process_score, 1) + " 分，更早的平均 " +
                                            number_text(before, 1) + " 分"),
                                    trend * trend_weight));
    }
    return scored(recent * (1 - trend_weight) + trend * trend_weight, std::move(evidence));
}

} // namespace stormdrill::scoring
