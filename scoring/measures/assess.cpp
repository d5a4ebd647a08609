#include <algorithm>
#include <cstdlib>
#include <map>

#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/names.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
Bilingual never_assessed() {
    return say("no assessment was filed", "沒有提出任何風險研判");
}

/// Each step off takes the same.
double step_share(int judged, int truth, double step_cost) {
    return std::max(0.0, 1.0 - std::abs(judged - truth) * step_cost);
}

/// A harm on the form's scale of five: how many steps the figure fell by the end.
int harm_of(double fall, double step) {
    return 1 + static_cast<int>(std::clamp(fall / step, 0.0, 4.0));
}

struct JudgedHarm {
    Bilingual name;
    int judged, truth;
};

/// The three harms of an assessment against what the drill came to (features of the guide's damage: brand,
/// sales, investors).
std::vector<JudgedHarm> harms(const MeasureContext& context, const Assessment& a) {
    if (context.drill.truth.empty()) return {};
    const Truth& end = context.drill.truth.back();
    const double index = context.parameter("index_step");
    return {{say("brand", "品牌"), a.brand_harm, harm_of(-end.trust_change, context.parameter("trust_step"))},
            {say("sales", "銷售"), a.sales_harm, harm_of(100 - end.sales_index, index)},
            {say("investors", "投資人"), a.investor_harm, harm_of(100 - end.investor_index, index)}};
}

struct JudgedFigure {
    Bilingual name;
    Range range;
    double truth;
    double share;
};

std::vector<JudgedFigure> judge(const MeasureContext& context, const Assessment& a) {
    const double penalty = context.parameter("miss_penalty"), worst = context.parameter("worst_score");
    const auto count = [&](const Range& range, double truth) {
        return count_range_share(range, truth, penalty, worst);
    };
    const auto posts = static_cast<double>(a.truth.crisis_posts_last_hour);
    const auto reached = static_cast<double>(a.truth.reached_people);
    const auto media = static_cast<double>(a.truth.media_reports);
    return {{say("posts per hour", "每小時貼文"), a.posts_per_hour, posts, count(a.posts_per_hour, posts)},
            {say("growth", "成長倍數"), a.growth, a.truth.growth, count(a.growth, a.truth.growth)},
            {say("people reached", "觸及人數"), a.reached_people, reached, count(a.reached_people, reached)},
            {say("anger", "憤怒程度"), a.anger, a.truth.mean_anger,
             unit_range_share(a.anger, a.truth.mean_anger, penalty, context.parameter("worst_anger_score"))},
            {say("media reports", "媒體報導"), a.media_reports, media, count(a.media_reports, media)}};
}

/// Says something: enough of its ranges are so narrow that they would earn something, were they right. From
/// zero to infinity is always right and is no assessment.
bool says_something(const MeasureContext& context, const Assessment& a) {
    const auto narrow = [&](const Range& range, double share) {
        return range.low <= range.high && share > 0;
    };
    const auto count = [&](const Range& range) {
        return narrow(range, count_range_share(range, range.low, 0, context.parameter("worst_score")));
    };
    const int said =
        count(a.posts_per_hour) + count(a.growth) + count(a.reached_people) + count(a.media_reports) +
        narrow(a.anger, unit_range_share(a.anger, a.anger.low, 0, context.parameter("worst_anger_score")));
    return said >= context.parameter("least_figures");
}
Bilingual says_nothing() {
    return say("its ranges are so wide that they say nothing", "範圍寬到等於沒有判斷");
}

/// How well a strategy suits the kind of crisis: 1 what the scenario expects, `beside_share` beside the
/// point, 0 wrong (Coombs' situational crisis communication theory: rebuild where preventable, diminish where
/// an accident, deny or clarify where a victim).
double strategy_share(const MeasureContext& context, const std::string& strategy) {
    const Transcript& drill = context.drill;
    if (strategy.empty()) return 0;
    if (strategy == drill.expected_strategy) return 1;
    static const std::map<std::string, std::vector<std::string>> beside{
        {"preventable", {"explain"}},
        {"accident", {"explain", "apologise_remedy", "clarify", "bolster"}},
        {"victim", {"clarify", "explain", "bolster", "deny"}}};
    const auto cluster = beside.find(drill.cluster);
    if (cluster == beside.end()) return 0;
    const auto& neutral = cluster->second;
    return std::find(neutral.begin(), neutral.end(), strategy) != neutral.end()
               ? context.parameter("beside_share")
               : 0;
}

/// Whether a text does what the strategy says.
bool follows(const TextRecord& text, const std::string& strategy) {
    const ToneResult& tone = text.tone;
    if (strategy == "apologise_remedy")
        return (tone.strengths.regret >= 1 || tone.strengths.responsibility >= 1) && tone.elements.solution &&
               !tone.denies;
    if (strategy == "explain" || strategy == "clarify") return tone.elements.explanation;
    if (strategy == "deny") return tone.denies;
    return tone.is_language; // bolster: whatever speaks well of the house
}

/// The strategy that held when something was published.
const Assessment* in_force(const Transcript& drill, SimTime at) {
    const Assessment* found = nullptr;
    for (const Assessment& assessment : drill.assessments)
        if (assessment.done.at <= at) found = &assessment;
    return found;
}
} // namespace

Measured measure_assessment_quality(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto& assessments = context.drill.assessments;
    if (assessments.empty()) return missed(never_assessed(), context.crisis_start());
    const auto first = std::find_if(assessments.begin(), assessments.end(),
                                    [&](const Assessment& a) { return says_something(context, a); });
    const bool judged_at_all = first != assessments.end();
    SimTime from = context.crisis_start();
    const auto flag = std::find_if(context.drill.flags.begin(), context.drill.flags.end(),
                                   [](const FlagAct& f) { return f.right; });
    const bool flagged =
        judged_at_all && flag != context.drill.flags.end() && flag->done.at <= first->done.at;
    if (flagged) from = flag->done.at;
    const double timing = judged_at_all ? context.timing(from, first->done.at) : 0;
    double timing_weight = context.parameter("timing_weight"),
           range_weight = context.parameter("range_weight"), level_weight = context.parameter("level_weight"),
           harm_weight = context.parameter("harm_weight");
    const double all = timing_weight + range_weight + level_weight + harm_weight;
    for (double* weight : {&timing_weight, &range_weight, &level_weight, &harm_weight})
        *weight = all > 0 ? *weight / all : 0.25;
    std::vector<Evidence> evidence;
    if (judged_at_all) {
        evidence.push_back(by_act(first->done,
                                  (flagged ? say("first assessment after the flag: ", "標記後首次研判耗時 ")
                                           : say("first assessment after the first crisis post: ",
                                                 "距第一則危機貼文，首次研判耗時 ")) +
                                      duration_text(first->done.at - from),
                                  timing * timing_weight));
    }
    double reached = timing * timing_weight;
    const double number = static_cast<double>(assessments.size());
    const auto gain = [&](const Assessment& assessment, Bilingual text, double points) {
        reached += points;
        evidence.push_back(by_act(assessment.done, std::move(text), points));
    };
    for (const Assessment& assessment : assessments) {
        if (!says_something(context, assessment))
            evidence.push_back(by_act(assessment.done, says_nothing(), 0));
        const auto judged = judge(context, assessment);
        for (const JudgedFigure& f : judged) {
            const int decimals = f.truth < 10 ? 1 : 0;
            const std::string range =
                number_text(f.range.low, decimals) + "–" + number_text(f.range.high, decimals);
            const std::string truth = number_text(f.truth, decimals);
            gain(assessment,
                 f.name + say(" judged " + range + ", true " + truth, "估 " + range + "，實際 " + truth),
                 f.share / static_cast<double>(judged.size()) / number * range_weight);
        }
        gain(assessment,
             say("level " + std::to_string(assessment.level) + ", by the SOP's rule " +
                     std::to_string(assessment.truth.level),
                 "研判第 " + std::to_string(assessment.level) + " 級，依 SOP 規則應為第 " +
                     std::to_string(assessment.truth.level) + " 級"),
             step_share(assessment.level, assessment.truth.level, context.parameter("level_step_cost")) /
                 number * level_weight);
        for (const JudgedHarm& harm : harms(context, assessment)) {
            const std::string said = std::to_string(harm.judged), came = std::to_string(harm.truth);
            gain(assessment,
                 say("harm to ", "對") + harm.name +
                     say(" judged " + said + " of 5, in the end " + came,
                         "的傷害估 " + said + "（滿分 5），結果為 " + came),
                 step_share(harm.judged, harm.truth, context.parameter("harm_step_cost")) / 3 / number *
                     harm_weight);
        }
    }
    return scored(reached, std::move(evidence));
}

Measured measure_strategy_fit(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto& assessments = context.drill.assessments;
    if (assessments.empty())
        return missed(say("no strategy was chosen", "沒有選定任何回應策略"), context.crisis_start());
    const double number = static_cast<double>(assessments.size());
    const double choice_weight = context.parameter("choice_weight");
    double chosen = 0;
    std::vector<Evidence> evidence;
    for (const Assessment& assessment : assessments) {
        const double fit = strategy_share(context, assessment.strategy);
        const int off = assessment.level - assessment.truth.level;
        const double level = std::max(0.0, 1.0 - std::abs(off) * context.parameter("level_error_cost"));
        chosen += fit * level / number;
        const Bilingual reaction = off > 0   ? say("; over-reaction", "；反應過度")
                                   : off < 0 ? say("; under-reaction", "；反應不足")
                                             : Bilingual{};
        evidence.push_back(by_act(assessment.done,
                                  say("strategy: ", "策略：") + strategy_text(assessment.strategy) +
                                      say("; fitting: ", "；應為：") +
                                      strategy_text(context.drill.expected_strategy) + reaction,
                                  fit * level / number * choice_weight));
    }
    double followed = 0;
    const auto statements = published_texts(context.drill, {"full", "update", "press_release"});
    for (const TextRecord* text : statements) {
        const Assessment* strategy = in_force(context.drill, text->done.at);
        const bool good = strategy != nullptr && follows(*text, strategy->strategy);
        if (good) followed += 1.0 / static_cast<double>(statements.size());
        if (!good)
            evidence.push_back(
                by_act(text->done,
                       strategy == nullptr
                           ? say("published before any strategy was chosen", "選定策略之前就發布")
                           : say("the text does not follow the strategy chosen", "內容沒有照選定的策略寫")));
    }
    if (statements.empty())
        evidence.push_back(by_truth(
            context.drill.end, say("no full statement followed the strategy", "選定策略後沒有發布完整聲明")));
    return scored(chosen * choice_weight + followed * (1 - choice_weight), std::move(evidence));
}

Measured measure_reassessment(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    double sum = 0;
    int turns = 0, answered = 0;
    std::vector<Evidence> evidence;
    for (const Turn& turn : context.drill.turns) {
        if (turn.at < context.crisis_start()) continue;
        const auto& all = context.drill.assessments;
        const auto next = std::find_if(all.begin(), all.end(), [&](const Assessment& a) {
            return a.done.at >= turn.at && says_something(context, a);
        });
        const bool done = next != all.end();
        // A turn just before the end left no fair time to react.
        if (!done && context.drill.end - turn.at < context.target_between(turn.at, context.drill.end).target)
            continue;
        ++turns;
        const Bilingual what =
            turn.kind == "fact"    ? say("new fact '" + turn.what + "'", "新事實「" + turn.what + "」")
            : turn.kind == "level" ? say("level " + turn.what, "級別 " + turn.what)
                                   : say("volume doubled to " + turn.what + " posts per hour",
                                         "聲量倍增至每小時 " + turn.what + " 則");
        if (!done) {
            evidence.push_back(by_truth(turn.at, what + say(": never re-assessed", "：之後沒有重新研判")));
            continue;
        }
        ++answered;
        const double share = context.timing(turn.at, next->done.at);
        sum += share;
        evidence.push_back(by_act(next->done,
                                  what + say(": re-assessed after ", "：重新研判耗時 ") +
                                      duration_text(next->done.at - turn.at),
                                  share));
    }
    if (turns == 0) return no_occasion(say("the storm took no turn", "情勢沒有轉折"));
    if (answered == 0) return {ClauseStatus::missed, 0, std::move(evidence)};
    for (Evidence& item : evidence)
        item.points /= turns;
    return scored(sum / turns, std::move(evidence));
}

} // namespace stormdrill::scoring
