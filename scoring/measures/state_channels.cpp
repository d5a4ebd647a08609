#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "scoring/measures/channels.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
Bilingual no_statement() {
    return say("no official statement was published", "沒有發布任何官方聲明");
}

/// How much of the shorter text's pairs of neighbouring characters the other one holds too (Dice), [0, 1].
double likeness(const std::string& a, const std::string& b) {
    const auto pairs = [](const std::string& text) {
        const std::u32string points = to_utf32(text);
        std::vector<std::uint64_t> out;
        for (std::size_t i = 0; i + 1 < points.size(); ++i)
            out.push_back((static_cast<std::uint64_t>(points[i]) << 32) |
                          static_cast<std::uint64_t>(points[i + 1]));
        std::sort(out.begin(), out.end());
        return out;
    };
    if (a == b) return 1;
    const auto x = pairs(a), y = pairs(b);
    if (x.empty() || y.empty()) return 0;
    std::vector<std::uint64_t> common;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(x.size() + y.size());
}

/// The variants that stand on platforms, not on the website or with the press.
std::vector<const TextRecord*> platform_texts(const Transcript& drill, const Statement& statement) {
    std::vector<const TextRecord*> texts;
    for (const TextRecord& text : statement.variants)
        if (std::find(drill.platforms.begin(), drill.platforms.end(), text.channel) != drill.platforms.end())
            texts.push_back(&text);
    return texts;
}

/// 1 within the lengths that suit the platform, falling to 0 at half the least and at twice the most.
double length_share(const PlatformProfile& profile, std::size_t code_points) {
    const double length = static_cast<double>(code_points),
                 least = static_cast<double>(profile.fitting_length_min),
                 most = static_cast<double>(profile.fitting_length_max);
    if (length < least) return falling_share(least - length, 0, least / 2);
    if (length > most) return falling_share(length - most, 0, std::max(most, 1.0));
    return 1;
}
} // namespace

Measured measure_channels(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto first = first_statement_by_channel(context.drill);
    if (first.empty()) return missed(no_statement(), context.crisis_start());
    std::vector<Evidence> evidence;
    double reached = 0, possible = 0;
    const auto part = [&](double weight, double share, Evidence item) {
        possible += weight;
        reached += weight * share;
        item.points = weight * share;
        evidence.push_back(std::move(item));
    };
    const auto stands = [&](const std::string& channel) { return first.contains(channel); };
    const SimTime end = context.drill.end;

    const double on_burning = context.parameter("burning_weight"),
                 burning_first = context.parameter("burning_first_weight");
    const std::string& burning = context.drill.burning_platform;
    if (!burning.empty()) {
        if (stands(burning)) {
            const Done& there = first.at(burning);
            part(on_burning, 1,
                 by_act(there, say("a statement on the burning platform, " + burning,
                                   "起火平台 " + burning + " 有發聲明")));
            const bool earlier_elsewhere = std::any_of(
                first.begin(), first.end(), [&](const auto& entry) { return entry.second.at < there.at; });
            part(burning_first, earlier_elsewhere ? 0 : 1,
                 by_act(there, earlier_elsewhere
                                   ? say("other channels came before it", "比其他管道晚")
                                   : say("no other channel came before it", "沒有比其他管道晚")));
        } else {
            part(on_burning, 0,
                 by_truth(end, say("nothing on the burning platform, " + burning,
                                   "起火平台 " + burning + " 沒有聲明")));
            part(burning_first, 0, by_truth(end, say("so it was not the first", "因此也談不上優先")));
        }
    }
    double all = 0, covered = 0;
    std::vector<std::string> lacking;
    for (const AffectedPlatform& platform : affected_platforms(context.drill)) {
        if (platform.id == burning) continue;
        all += platform.reached;
        if (stands(platform.id))
            covered += platform.reached;
        else
            lacking.push_back(platform.id);
    }
    if (all > 0)
        part(context.parameter("others_weight"), covered / all,
             by_truth(end, lacking.empty()
                               ? say("every other affected platform has one", "其他受影響平台都有聲明")
                               : say("without a statement: " + join(lacking, ", "),
                                     "沒有聲明的平台：" + join(lacking, "、"))));
    part(context.parameter("website_weight"), stands("website") ? 1 : 0,
         by_truth(end, stands("website") ? say("on the website", "官網有刊登")
                                         : say("not on the website", "官網沒有刊登")));
    const bool release =
        stands("press") ||
        std::any_of(context.drill.statements.begin(), context.drill.statements.end(),
                    [](const Statement& s) { return s.published && s.kind == "press_release"; });
    part(context.parameter("release_weight"), release ? 1 : 0,
         by_truth(end, release ? say("a press release went out", "有發新聞稿")
                               : say("no press release", "沒有發新聞稿")));
    if (possible <= 0) return no_occasion(say("the SOP asks for no channel", "SOP 未要求任何管道"));
    for (Evidence& item : evidence)
        item.points /= possible;
    return scored(reached / possible, std::move(evidence));
}

Measured measure_platform_variants(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const double differ_weight = context.parameter("differ_weight");
    double sum = 0;
    int counted = 0;
    bool any = false;
    std::vector<Evidence> evidence;
    const bool several_burn = affected_platforms(context.drill).size() > 1;
    for (const Statement& statement : context.drill.statements) {
        if (!statement.published || statement.variants.empty()) continue;
        any = true;
        // A holding statement is a line for everybody; the full one has to be adapted.
        if (statement.kind == "holding" || !several_burn) continue;
        const auto texts = platform_texts(context.drill, statement);
        if (texts.empty()) continue; // a press release, or the website alone
        double fit = 0;
        int judged = 0;
        for (const TextRecord* text : texts) {
            const PlatformProfile* profile = profile_of(context.drill, text->channel);
            if (profile == nullptr) continue;
            ++judged;
            const std::size_t length = count_code_points(text->text);
            fit += length_share(*profile, length);
            const std::string want = std::to_string(profile->fitting_length_min) + "–" +
                                     std::to_string(profile->fitting_length_max);
            evidence.push_back(
                by_act(text->done,
                       say(text->channel + ": " + std::to_string(length) + " characters, fitting are " + want,
                           text->channel + "：" + std::to_string(length) + " 字，適合 " + want + " 字")));
        }
        double different = 0;
        int pairs = 0;
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                ++pairs;
                different += falling_share(likeness(texts[i]->text, texts[j]->text),
                                           context.parameter("alike_full"), context.parameter("alike_none"));
            }
        const double differ = pairs > 0 ? different / pairs : 0;
        evidence.push_back(by_act(*statement.published,
                                  pairs == 0 ? say("one text for one channel only; nothing was adapted",
                                                   "只在一個管道發一則，沒有調整版本")
                                  : differ >= 0.5
                                      ? say("the variants differ", "各平台版本有所不同")
                                      : say("the same text was pasted everywhere", "到處貼同一段文字"),
                                  differ * differ_weight));
        sum += judged > 0 ? differ * differ_weight + fit / judged * (1 - differ_weight) : differ;
        ++counted;
    }
    if (!any) return missed(no_statement(), context.crisis_start());
    if (counted == 0)
        return no_occasion(several_burn ? say("only holding statements went out", "只發了初步聲明")
                                        : say("one platform only was affected", "只有一個平台受影響"));
    for (Evidence& item : evidence)
        item.points /= counted;
    return scored(sum / counted, std::move(evidence));
}

} // namespace stormdrill::scoring
