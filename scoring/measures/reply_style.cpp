#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

Measured measure_reply_attacks(const MeasureContext& context) {
    auto replies = complaint_replies(context.drill);
    for (const TextRecord& text : context.drill.other_replies)
        replies.push_back(&text);
    if (replies.empty())
        return context.drill.complaints.empty() ? no_occasion(say("nobody complained", "沒有人申訴"))
                                                : missed(say("no complaint was answered", "沒有回覆任何客訴"),
                                                         context.drill.complaints.front().at);
    std::vector<Evidence> evidence;
    for (const TextRecord* reply : replies)
        for (const Flag flag : {Flag::attack, Flag::argumentative, Flag::humour_misfire})
            if (has(reply->tone.flags, flag)) {
                std::string phrase = first_phrase(*reply, context.clause.stands_for, false);
                evidence.push_back(by_act(reply->done, flag_text(flag), 0,
                                          phrase.empty() ? reply->text : std::move(phrase)));
            }
    const double hits = static_cast<double>(evidence.size());
    if (evidence.empty())
        return scored(1, {by_truth(context.drill.end,
                                   say("no hit in " + std::to_string(replies.size()) + " replies",
                                       std::to_string(replies.size()) + " 則回覆都沒有出現"),
                                   1)});
    return scored(context.parameter("cap") - (hits - 1) * context.parameter("further_hit_cost"),
                  std::move(evidence));
}

Measured measure_one_style(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(say("there was no crisis", "沒有發生危機"));
    const auto texts = all_texts(context.drill);
    if (texts.empty())
        return missed(say("the organisation said nothing", "組織沒有對外說任何話"), context.crisis_start());
    // Five features of register, each in [0, 1], averaged per seat.
    constexpr std::size_t features = 5;
    const std::array<Bilingual, features> names{{{"tone", "語氣"},
                                                 {"officialese", "官腔"},
                                                 {"empathy", "同理心"},
                                                 {"personal address", "針對個案"},
                                                 {"contact given", "聯絡方式"}}};
    struct Register {
        std::array<double, features> sum{};
        int texts = 0;
    };
    std::map<std::string, Register> seats;
    for (const TextRecord* text : texts) {
        Register& seat = seats[text->done.seat];
        const auto flag = [&](Flag f) { return has(text->tone.flags, f) ? 1.0 : 0.0; };
        const std::array<double, features> values{text->tone.tone / 100.0, flag(Flag::legalese),
                                                  flag(Flag::empathy), flag(Flag::personalised),
                                                  flag(Flag::contact_channel)};
        for (std::size_t i = 0; i < features; ++i)
            seat.sum[i] += values[i];
        ++seat.texts;
    }
    // One text shows no style.
    std::erase_if(seats, [](const auto& entry) { return entry.second.texts < 2; });
    if (seats.size() < 2)
        return no_occasion(
            say("fewer than two seats wrote two texts or more", "寫過兩則以上文字的席位不到兩個"));
    double spread = 0;
    std::vector<Evidence> evidence;
    for (std::size_t i = 0; i < features; ++i) {
        double low = 1, high = 0;
        for (const auto& [id, seat] : seats) {
            low = std::min(low, seat.sum[i] / seat.texts);
            high = std::max(high, seat.sum[i] / seat.texts);
        }
        spread += (high - low) / features;
        evidence.push_back(by_truth(context.drill.end,
                                    names[i] + say(": " + percent_text(high - low) + " apart between seats",
                                                   "：各席位相差 " + percent_text(high - low))));
    }
    const double share =
        falling_share(spread, context.parameter("spread_full"), context.parameter("spread_none"));
    evidence.insert(evidence.begin(), by_truth(context.drill.end,
                                               say("register spreads by " + percent_text(spread),
                                                   "風格差距 " + percent_text(spread)),
                                               share));
    return scored(share, std::move(evidence));
}

Measured measure_nothing_hidden(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(say("there was no crisis", "沒有發生危機"));
    std::vector<Evidence> evidence;
    double share = 1;
    for (const Removal& removal : context.drill.removals) {
        const bool hidden = removal.true_reason == "criticism";
        if (hidden) share -= context.parameter("removal_cost");
        const std::string post = std::to_string(removal.post);
        evidence.push_back(
            by_act(removal.done,
                   hidden ? say("removed criticism (post " + post + ", reason given: " + removal.reason + ")",
                                "刪除批評（貼文 " + post + "，所稱理由：" + removal.reason + "）")
                          : say("rightly removed post " + post + " (" + removal.true_reason + ")",
                                "正當移除貼文 " + post + "（" + removal.true_reason + "）"),
                   hidden ? -context.parameter("removal_cost") : 0));
    }
    if (evidence.empty()) {
        // Whoever never came near the public neither hid nor stood anything.
        if (complaint_replies(context.drill).empty() && context.drill.other_replies.empty())
            return no_occasion(
                say("nobody of the team dealt with the public's posts", "團隊沒有處理過任何公眾貼文"));
        evidence.push_back(by_truth(context.drill.end, say("no post was removed", "沒有刪除任何貼文"), 1));
    }
    return scored(share, std::move(evidence));
}

} // namespace stormdrill::scoring
