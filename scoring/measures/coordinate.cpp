#include <algorithm>

#include "scoring/measures/channels.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

Measured measure_platforms_together(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(say("there was no crisis", "沒有發生危機"));
    const auto affected = affected_platforms(context.drill);
    if (affected.size() < 2)
        return no_occasion(say("fewer than two platforms were affected", "受影響的平台不到兩個"));
    const auto first = first_statement_by_channel(context.drill);
    std::vector<Evidence> evidence;
    std::size_t covered = 0;
    SimTime earliest{}, latest{};
    for (const AffectedPlatform& platform : affected) {
        const auto at = first.find(platform.id);
        if (at == first.end()) {
            evidence.push_back(by_truth(context.drill.end,
                                        say("no statement on " + platform.id, platform.id + " 沒有聲明")));
            continue;
        }
        earliest = covered == 0 ? at->second.at : std::min(earliest, at->second.at);
        latest = covered == 0 ? at->second.at : std::max(latest, at->second.at);
        ++covered;
        evidence.push_back(
            by_act(at->second, say("first statement on " + platform.id, platform.id + " 的第一份聲明")));
    }
    if (covered == 0)
        return missed(say("no affected platform got a statement", "受影響的平台都沒有聲明"),
                      context.crisis_start());
    const double timing = context.timing(earliest, latest);
    const double part = static_cast<double>(covered) / static_cast<double>(affected.size());
    const std::string count = std::to_string(covered) + "/" + std::to_string(affected.size());
    evidence.insert(evidence.begin(), by_truth(latest,
                                               say(count + " affected platforms within ",
                                                   "受影響平台 " + count + "，前後相隔 ") +
                                                   duration_text(latest - earliest),
                                               timing * part));
    return scored(timing * part, std::move(evidence));
}

Measured measure_press_answered(const MeasureContext& context) {
    const double content_weight = context.parameter("content_weight");
    double sum = 0;
    int calls = 0, answered = 0;
    std::vector<Evidence> evidence;
    for (const PressCall& call : context.drill.press_calls) {
        if (!call.answer && call.deadline > context.drill.end) continue;
        ++calls;
        if (!call.answer) {
            evidence.push_back(by_truth(call.deadline, call.title + say(": never answered", "：沒有回覆")));
            continue;
        }
        ++answered;
        const TextRecord& answer = *call.answer;
        const double window = static_cast<double>((call.deadline - call.at).seconds);
        const double taken = static_cast<double>((answer.done.at - call.at).seconds);
        const double timely = window > 0 ? falling_share(taken / window, context.parameter("full_part"), 1.0)
                              : taken <= 0 ? 1
                                           : 0;
        int faults = static_cast<int>(answer.contradicted_facts.size());
        const FactFinding* untrue = nullptr;
        for (const FactFinding& finding : answer.fact_findings) {
            const bool counted = std::find(answer.contradicted_facts.begin(), answer.contradicted_facts.end(),
                                           finding.fact) != answer.contradicted_facts.end();
            if (finding.rule == "fact.earlier") continue;
            if (!stands(answer, finding))
                faults -= counted ? 1 : 0;
            else {
                faults += counted ? 0 : 1;
                untrue = untrue == nullptr ? &finding : untrue;
            }
        }
        for (const Flag flag : {Flag::blame_shift, Flag::non_apology, Flag::attack, Flag::argumentative,
                                Flag::vague, Flag::legalese, Flag::empty_promise})
            faults += has(answer.tone.flags, flag) ? 1 : 0;
        const double content =
            std::max(0.0, tone_share(context, answer.tone.tone) - context.parameter("fault_cost") * faults);
        const double share = timely * (1 - content_weight + content_weight * content);
        sum += share;
        evidence.push_back(by_act(
            answer.done,
            call.title + say(": answered after ", "：回覆耗時 ") + duration_text(answer.done.at - call.at) +
                say(" of ", "（時限 ") + duration_text(call.deadline - call.at) +
                say(", tone " + std::to_string(answer.tone.tone) + ", " + std::to_string(faults) + " faults",
                    "），語氣 " + std::to_string(answer.tone.tone) + " 分，毛病 " + std::to_string(faults) +
                        " 處"),
            share, first_phrase(answer, "S4", false)));
        if (untrue != nullptr)
            evidence.push_back(
                by_act(answer.done, fact_finding_text(context.drill, *untrue), 0, untrue->said));
    }
    if (calls == 0) return no_occasion(say("no journalist called", "沒有記者來電"));
    if (answered == 0) return {ClauseStatus::missed, 0, std::move(evidence)};
    for (Evidence& item : evidence)
        item.points /= calls;
    return scored(sum / calls, std::move(evidence));
}

Measured measure_affected_contacted(const MeasureContext& context) {
    const bool anyone = context.drill.harm_to_people ||
                        (!context.drill.truth.empty() && context.drill.truth.back().affected_people > 0);
    if (!context.storm() || !anyone) return no_occasion(say("nobody was harmed", "沒有人受害"));
    if (context.drill.outreach.empty())
        return missed(say("the affected were never contacted", "始終沒有聯繫受影響者"),
                      context.crisis_start());
    const double offer_weight = context.parameter("offer_weight");
    double share = 0, reached = 0;
    std::vector<Evidence> evidence;
    for (const Outreach& outreach : context.drill.outreach) {
        const double timing = context.timing(context.crisis_start(), outreach.done.at);
        const double offer = outreach.fitting_compensation <= 0
                                 ? 1
                                 : std::clamp(static_cast<double>(outreach.compensation) /
                                                  static_cast<double>(outreach.fitting_compensation),
                                              0.0, 1.0);
        const double fresh = std::clamp(outreach.share, 0.0, 1.0 - reached);
        reached += fresh;
        share += fresh * timing * (1 - offer_weight + offer_weight * offer);
        evidence.push_back(by_act(outreach.done,
                                  say(percent_text(fresh) + " of the affected reached after ",
                                      "聯繫到 " + percent_text(fresh) + " 受影響者，耗時 ") +
                                      duration_text(outreach.done.at - context.crisis_start()) +
                                      say(", offer " + percent_text(offer) + " of what fits",
                                          "，補償為合理金額的 " + percent_text(offer)),
                                  fresh * timing * (1 - offer_weight + offer_weight * offer)));
    }
    return scored(share, std::move(evidence));
}

} // namespace stormdrill::scoring
