#include <algorithm>
#include <cmath>

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
Bilingual never_calm() {
    return say("the anger never fell under a quarter of its peak", "民怨始終沒有降到高峰的四分之一以下");
}
} // namespace

Measured measure_damage_form(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const std::optional<SimTime> calm = context.calm_since();
    if (context.drill.damage_forms.empty()) {
        if (!calm) return no_occasion(never_calm());
        if (context.drill.end - *calm < context.target_between(*calm, context.drill.end).target &&
            !context.drill.finished)
            return no_occasion(say("the drill broke off before the form was due", "演練在表單到期前中斷"));
        return missed(say("no damage form was filed", "沒有提出損害評估"), *calm);
    }
    const DamageForm& form = context.drill.damage_forms.front();
    const double timing = calm ? context.timing(*calm, form.done.at) : 1;
    std::vector<Evidence> evidence{
        by_act(form.done,
               calm ? say("filed after the anger had calmed: ", "民怨平息後提出，耗時 ") +
                          duration_text(form.done.at - *calm)
                    : say("filed before the anger had calmed", "在民怨平息前就提出"),
               timing / 3)};
    const Truth& truth = form.truth;
    const double negative = static_cast<double>(truth.crisis_posts) * truth.negative_share;
    struct Figure {
        Bilingual name;
        double judged, truth, share;
        int decimals;
    };
    const auto media = static_cast<double>(truth.media_reports);
    const Figure figures[] = {
        {say("negative posts", "負面貼文"), form.negative_posts, negative,
         count_share(form.negative_posts, negative), 0},
        {say("media reports", "媒體報導"), form.media_reports, media,
         count_share(form.media_reports, media, 3), 0},
        {say("favourability", "好感度"), form.favourability, truth.favourability,
         falling_share(std::abs(form.favourability - truth.favourability), 0.05, 0.5), 2},
        {say("sales index", "銷售指數"), form.sales_index, truth.sales_index,
         falling_share(std::abs(form.sales_index - truth.sales_index), 1, 10), 1},
        {say("investor index", "投資人信心指數"), form.investor_index, truth.investor_index,
         falling_share(std::abs(form.investor_index - truth.investor_index), 1, 10), 1}};
    double sum = 0;
    for (const Figure& f : figures) {
        sum += f.share / 5;
        evidence.push_back(by_act(form.done,
                                  f.name + say(" judged " + number_text(f.judged, f.decimals) + ", true " +
                                                   number_text(f.truth, f.decimals),
                                               "估 " + number_text(f.judged, f.decimals) + "，實際 " +
                                                   number_text(f.truth, f.decimals)),
                                  f.share / 5 * 2 / 3));
    }
    return scored(timing / 3 + sum * 2 / 3, std::move(evidence));
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
        const bool due = remedy.due <= context.drill.end;
        const double kept = remedy.carried_out ? (*remedy.carried_out <= remedy.due ? 1.0 : 0.5)
                            : due              ? 0.0
                                               : 1.0;
        const double share = std::clamp(remedy.fit, 0.0, 1.0) * kept / static_cast<double>(remedies.size());
        sum += share;
        const Bilingual how = kept >= 1  ? (remedy.carried_out ? say("kept in time", "如期兌現")
                                                               : say("not due yet", "尚未到期"))
                              : kept > 0 ? say("kept late", "逾期才兌現")
                                         : say("not kept", "沒有兌現");
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
    double best = -1;
    const TextRecord* best_text = nullptr;
    for (const TextRecord* text : texts) {
        const ToneResult& tone = text->tone;
        double share = 0;
        if (tone.elements.apology && !has(tone.flags, Flag::non_apology) && !tone.denies)
            // A formula ("we apologise for any inconvenience") earns half of what own words earn.
            share = ((tone.elements.acknowledge ? 1.0 : 0.0) +
                     std::min(2.0, static_cast<double>(tone.strengths.regret)) / 2 +
                     std::min(2.0, static_cast<double>(tone.strengths.responsibility)) / 2) /
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
        if (!calm || context.drill.end - *calm < hours(24))
            return no_occasion(
                say("there was no day of calm in which to rebuild", "沒有足足一天的平靜期可以重建形象"));
        return missed(say("a day of calm passed without rebuilding", "平靜超過一天，卻沒有著手重建形象"),
                      *calm);
    }
    double peak = 0;
    for (const Truth& truth : context.drill.truth)
        peak = std::max(peak, truth.mean_anger);
    double sum = 0;
    std::vector<Evidence> evidence;
    for (const Campaign& campaign : campaigns) {
        const double heat = peak > 0 ? campaign.mean_anger / peak : 0;
        // The peak may still lie ahead: whoever starts a campaign before the storm has calmed starts it while
        // angry.
        const bool before_peak = !calm || campaign.done.at < *calm;
        const double timing =
            before_peak ? std::min(falling_share(heat, 0.25, 0.5), 0.5) : falling_share(heat, 0.25, 0.5);
        const double share = timing * (0.5 + 0.5 * tone_share(context, campaign.text.tone.tone)) /
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
    if (!calm || *calm >= context.drill.end) return no_occasion(never_calm());
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
    const double cadence = reported ? cadence_share(context, *calm, context.drill.end) : 0;
    std::vector<Evidence> evidence{
        by_truth(*calm,
                 say("reports covered " + percent_text(cadence) + " of the time after the calm",
                     "平息後，報告涵蓋 " + percent_text(cadence) + " 的時間"),
                 cadence / 2)};
    if (changed != queries.end())
        evidence.push_back(by_act(
            changed->done, say("queries changed since the storm began", "危機開始後調整過監測關鍵字"), 0.5));
    else
        evidence.push_back(by_truth(
            *calm, say("the queries were never changed with the topic", "監測關鍵字沒有隨話題調整")));
    return scored((cadence + (changed != queries.end() ? 1 : 0)) / 2, std::move(evidence));
}

} // namespace stormdrill::scoring
