#include <algorithm>
#include <cmath>
#include <optional>

#include "scoring/measures/cadence.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
Bilingual never_calm(const MeasureContext& context) {
    const std::string part = percent_text(context.sop.calm.share_of_peak);
    return say("the anger never fell under " + part + " of its peak",
               "民怨始終沒有降到高峰的 " + part + " 以下");
}

/// The groups that the damage form asks for.
const std::vector<std::pair<std::string, Bilingual>>& form_groups() {
    static const std::vector<std::pair<std::string, Bilingual>> groups{
        {"customers", {"customers", "顧客"}},
        {"prospects", {"prospects", "潛在顧客"}},
        {"shareholders", {"shareholders", "股東"}},
        {"affected", {"the affected", "受影響者"}},
        {"employees", {"employees", "員工"}}};
    return groups;
}

/// A group was hit when its opinion of the organisation fell, or its anger rose, by as much as the clause's
/// parameters say; those whom the crisis harmed were, whatever they think of it since.
bool was_hit(const MeasureContext& context, const GroupTruth& group) {
    if (group.group == "affected" && context.drill.harm_to_people && group.people > 0) return true;
    return group.people > 0 && (-group.favourability >= context.parameter("group_opinion_fall") ||
                                group.anger_added >= context.parameter("group_anger"));
}

/// How well the groups ticked are those that were hit (harmonic mean of recall and precision); empty when the
/// log does not tell.
std::optional<double> groups_share(const MeasureContext& context, const DamageForm& form,
                                   std::vector<Evidence>& evidence) {
    if (context.drill.groups.empty()) return std::nullopt;
    double right = 0, ticked_count = 0, hit_count = 0;
    for (const auto& [id, name] : form_groups()) {
        const auto group = std::find_if(context.drill.groups.begin(), context.drill.groups.end(),
                                        [&](const GroupTruth& g) { return g.group == id; });
        const bool hit = group != context.drill.groups.end() && was_hit(context, *group);
        const bool ticked = std::find(form.groups.begin(), form.groups.end(), id) != form.groups.end();
        right += hit && ticked ? 1 : 0;
        hit_count += hit ? 1 : 0;
        ticked_count += ticked ? 1 : 0;
        if (hit != ticked)
            evidence.push_back(
                by_act(form.done, name + (hit ? say(": hit, and not named", "：受到衝擊卻沒列出")
                                              : say(": named, and not hit", "：列出但並未受衝擊"))));
    }
    return hit_count + ticked_count > 0 ? 2 * right / (hit_count + ticked_count) : 1;
}
} // namespace

Measured measure_damage_form(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const std::optional<SimTime> calm = context.calm_since();
    if (context.drill.damage_forms.empty()) {
        if (!calm) return no_occasion(never_calm(context));
        if (context.drill.end - *calm < context.target_between(*calm, context.drill.end).target &&
            !context.drill.finished)
            return no_occasion(say("the drill broke off before the form was due", "演練在表單到期前中斷"));
        return missed(say("no damage form was filed", "沒有提出損害評估"), *calm);
    }
    const DamageForm& form = context.drill.damage_forms.front();
    const double timing_weight = context.parameter("timing_weight"), figures_weight = 1 - timing_weight;
    const double timing = calm ? context.timing(*calm, form.done.at) : 1;
    std::vector<Evidence> evidence{by_act(
        form.done,
        calm && form.done.at >= *calm ? say("filed after the anger had calmed: ", "民怨平息後提出，耗時 ") +
                                            duration_text(form.done.at - *calm)
                                      : say("filed before the anger had calmed", "在民怨平息前就提出"),
        timing * timing_weight)};
    const Truth& truth = form.truth;
    const double negative = static_cast<double>(truth.crisis_posts) * truth.negative_share;
    struct Figure {
        Bilingual name;
        double judged, truth, share;
        int decimals;
    };
    const auto count = [&](double judged, double was, double floor) {
        return count_share(judged, was, floor, context.parameter("error_full"),
                           context.parameter("error_none"));
    };
    const auto index = [&](double judged, double was) {
        return falling_share(std::abs(judged - was), context.parameter("index_error_full"),
                             context.parameter("index_error_none"));
    };
    const auto media = static_cast<double>(truth.media_reports);
    std::vector<Figure> figures{
        {say("negative posts", "負面貼文"), form.negative_posts, negative,
         count(form.negative_posts, negative, 10), 0},
        {say("media reports", "媒體報導"), form.media_reports, media, count(form.media_reports, media, 3), 0},
        {say("favourability", "好感度"), form.favourability, truth.favourability,
         falling_share(std::abs(form.favourability - truth.favourability),
                       context.parameter("opinion_error_full"), context.parameter("opinion_error_none")),
         2},
        {say("sales index", "銷售指數"), form.sales_index, truth.sales_index,
         index(form.sales_index, truth.sales_index), 1},
        {say("investor index", "投資人信心指數"), form.investor_index, truth.investor_index,
         index(form.investor_index, truth.investor_index), 1}};
    const std::optional<double> groups = groups_share(context, form, evidence);
    const double parts = static_cast<double>(figures.size()) + (groups ? 1 : 0);
    double sum = groups.value_or(0) / parts;
    if (groups)
        evidence.push_back(by_act(form.done,
                                  say("groups hit: " + percent_text(*groups) + " right",
                                      "受衝擊群體：" + percent_text(*groups) + " 正確"),
                                  *groups / parts * figures_weight));
    for (const Figure& f : figures) {
        sum += f.share / parts;
        evidence.push_back(by_act(form.done,
                                  f.name + say(" judged " + number_text(f.judged, f.decimals) + ", true " +
                                                   number_text(f.truth, f.decimals),
                                               "估 " + number_text(f.judged, f.decimals) + "，實際 " +
                                                   number_text(f.truth, f.decimals)),
                                  f.share / parts * figures_weight));
    }
    return scored(timing * timing_weight + sum * figures_weight, std::move(evidence));
}

Measured measure_remedies(const MeasureContext& context) {
    const AtFault fault = context.drill.at_fault;
    const bool needed = context.drill.harm_to_people || fault == AtFault::yes || fault == AtFault::partly;
    const auto& remedies = context.drill.remedies;
    if (!context.storm() || (!needed && remedies.empty()))
        return no_occasion(say("there was nothing to make good", "沒有需要補救的事"));
    if (remedies.empty())
        return missed(say("no remedy was promised", "沒有承諾任何補救措施"), context.crisis_start());
    double sum = 0;
    std::vector<Evidence> evidence;
    for (const RemedyPromise& remedy : remedies) {
        // What falls due after the drill has still to be kept, and is worth less the longer people have to
        // wait: a promise for some day is none.
        const bool open = !remedy.carried_out && remedy.due > context.drill.end;
        const bool in_time = remedy.carried_out && *remedy.carried_out <= remedy.due;
        const double wait = (remedy.due - remedy.done.at).hours();
        const double soon =
            falling_share(wait, context.parameter("soon_hours"), context.parameter("some_day_hours"));
        const double kept = soon * (in_time              ? 1.0
                                    : remedy.carried_out ? context.parameter("late_share")
                                    : open               ? context.parameter("open_share")
                                                         : 0.0);
        const double share = std::clamp(remedy.fit, 0.0, 1.0) * kept / static_cast<double>(remedies.size());
        sum += share;
        const Bilingual promised =
            say(", promised within ", "，承諾期限 ") + duration_text(remedy.due - remedy.done.at);
        const Bilingual how = (in_time              ? say("kept in time", "如期兌現")
                               : remedy.carried_out ? say("kept late", "逾期才兌現")
                               : open               ? say("not due before the end", "結束時尚未到期")
                                                    : say("not kept", "沒有兌現")) +
                              promised;
        evidence.push_back(
            by_act(remedy.done,
                   say("'" + remedy.remedy + "': fit " + percent_text(remedy.fit) + ", ",
                       "「" + remedy.remedy + "」：切合程度 " + percent_text(remedy.fit) + "，") +
                       how,
                   share));
    }
    return scored(sum, std::move(evidence));
}

Measured measure_public_apology(const MeasureContext& context) {
    const AtFault fault = context.drill.at_fault;
    if (!context.storm() || (fault != AtFault::yes && fault != AtFault::partly))
        return no_occasion(say("the organisation was not at fault", "組織沒有過失"));
    const auto texts = published_texts(context.drill, {"holding", "full", "update", "press_release"});
    if (texts.empty())
        return missed(say("no official statement was published", "沒有發布任何官方聲明"),
                      context.crisis_start());
    const double full = context.parameter("full_strength");
    double best = -1;
    const TextRecord* best_text = nullptr;
    for (const TextRecord* text : texts) {
        const ToneResult& tone = text->tone;
        double share = 0;
        if (tone.elements.apology && !has(tone.flags, Flag::non_apology) && !tone.denies)
            // A formula ("we apologise for any inconvenience") earns half of what own words earn.
            share = ((tone.elements.acknowledge ? 1.0 : 0.0) +
                     std::min(full, static_cast<double>(tone.strengths.regret)) / full +
                     std::min(full, static_cast<double>(tone.strengths.responsibility)) / full) /
                    3;
        if (share > best) {
            best = share;
            best_text = text;
        }
    }
    if (best <= 0)
        return scored(0, {by_act(texts.front()->done, say("no statement apologises", "所有聲明都沒有道歉"))});
    const Strengths& strengths = best_text->tone.strengths;
    return scored(best,
                  {by_act(best_text->done,
                          say(best_text->tone.elements.acknowledge ? "names what happened"
                                                                   : "does not name what happened",
                              best_text->tone.elements.acknowledge ? "點明事件" : "沒有點明事件") +
                              say("; regret " + std::to_string(strengths.regret) + "/3, responsibility " +
                                      std::to_string(strengths.responsibility) + "/3",
                                  "；歉意 " + std::to_string(strengths.regret) + "/3，擔責 " +
                                      std::to_string(strengths.responsibility) + "/3"),
                          best, best_text->text)});
}

Measured measure_rebuilding(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const std::optional<SimTime> calm = context.calm_since();
    const auto& campaigns = context.drill.campaigns;
    if (campaigns.empty()) {
        const double quiet = context.parameter("quiet_hours");
        const std::string long_enough = number_text(quiet);
        if (!calm || (context.drill.end - *calm).hours() < quiet)
            return no_occasion(say("there were no " + long_enough + " hours of calm in which to rebuild",
                                   "平靜期不足 " + long_enough + " 小時，來不及重建形象"));
        return missed(say(long_enough + " hours of calm passed without rebuilding",
                          "平靜了 " + long_enough + " 小時，卻沒有著手重建形象"),
                      *calm);
    }
    const double peak = context.peak_anger_added();
    const double rest = context.drill.truth.empty() ? 0 : context.drill.truth.front().resting_anger;
    const double text_weight = context.parameter("text_weight");
    double sum = 0;
    std::vector<Evidence> evidence;
    for (const Campaign& campaign : campaigns) {
        const double heat = peak > 0 ? std::max(0.0, campaign.public_anger - rest) / peak : 0;
        // The peak may still lie ahead: whoever starts a campaign before the storm has calmed starts it while
        // angry.
        const bool before_peak = !calm || campaign.done.at < *calm;
        const double cool =
            falling_share(heat, context.parameter("heat_full"), context.parameter("heat_none"));
        const double timing = before_peak ? std::min(cool, context.parameter("early_most")) : cool;
        const double share = timing *
                             (1 - text_weight + text_weight * tone_share(context, campaign.text.tone.tone)) /
                             static_cast<double>(campaigns.size());
        sum += share;
        evidence.push_back(by_act(
            campaign.done,
            say(campaign.kind + " on " + campaign.platform + " at " + percent_text(heat) +
                    " of the peak of anger",
                campaign.platform + " 的 " + campaign.kind + "，當時民怨為高峰的 " + percent_text(heat)) +
                (timing <= 0 ? say(": it backfires", "：適得其反") : Bilingual{}),
            share));
    }
    return scored(sum, std::move(evidence));
}

Measured measure_watch_kept(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const std::optional<SimTime> calm = context.calm_since();
    if (!calm || *calm >= context.drill.end) return no_occasion(never_calm(context));
    if (context.drill.end - *calm < context.target_between(*calm, context.drill.end).target)
        return no_occasion(
            say("the drill ended before a report was due again", "演練在下一份報告到期前就結束"));
    const auto& reports = context.drill.situation_reports;
    const auto& queries = context.drill.queries;
    const bool reported = std::any_of(reports.begin(), reports.end(),
                                      [&](const SituationReport& r) { return r.done.at >= *calm; });
    const auto changed = std::find_if(queries.begin(), queries.end(), [&](const QueryChange& q) {
        return q.done.at > context.crisis_start();
    });
    if (!reported && changed == queries.end())
        return missed(say("after the calm nobody watched any more", "平息後就沒有人繼續監測"), *calm);
    const double often = context.parameter("cadence_weight");
    const double cadence = reported ? cadence_share(context, *calm, context.drill.end) : 0;
    std::vector<Evidence> evidence{
        by_truth(*calm,
                 say("reports covered " + percent_text(cadence) + " of the time after the calm",
                     "平息後，報告涵蓋 " + percent_text(cadence) + " 的時間"),
                 cadence * often)};
    if (changed != queries.end())
        evidence.push_back(by_act(changed->done,
                                  say("queries changed since the storm began", "危機開始後調整過監測關鍵字"),
                                  1 - often));
    else
        evidence.push_back(by_truth(
            *calm, say("the queries were never changed with the topic", "監測關鍵字沒有隨話題調整")));
    return scored(cadence * often + (changed != queries.end() ? 1 - often : 0), std::move(evidence));
}

} // namespace stormdrill::scoring
