#include <algorithm>
#include <map>
#include <set>

#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/roles.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_storm() {
    return say("there was no crisis", "沒有發生危機");
}
Bilingual nothing_published() {
    return say("no statement was published", "沒有發布任何聲明");
}
} // namespace

Measured measure_everyone_notified(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    if (context.drill.notifications.empty())
        return missed(say("nobody was notified", "沒有通報任何人"), context.crisis_start());
    const Done& notified = context.drill.notifications.front().done;
    const auto flag = std::find_if(context.drill.flags.begin(), context.drill.flags.end(),
                                   [](const FlagAct& f) { return f.right; });
    const bool flagged = flag != context.drill.flags.end() && flag->done.at <= notified.at;
    const SimTime from = flagged ? flag->done.at : context.crisis_start();
    SimTime last = notified.at;
    std::vector<Evidence> evidence;
    bool complete = true;
    for (const std::string& role : roles_in(context.drill.seats)) {
        if (role == notified.seat) continue;
        const auto& all = context.drill.acknowledgements;
        const auto found = std::find_if(all.begin(), all.end(), [&](const Acknowledgement& a) {
            return a.done.seat == role && a.done.at >= notified.at;
        });
        if (found == all.end()) {
            complete = false;
            evidence.push_back(
                by_act(notified, seat_text(role) + say(" never acknowledged", "始終沒有確認收到")));
            continue;
        }
        last = std::max(last, found->done.at);
        evidence.push_back(by_act(found->done, say("acknowledged ", "確認收到，距標記 ") +
                                                   duration_text(found->done.at - from) +
                                                   say(" after the flag", "")));
    }
    if (!complete) return scored(0, std::move(evidence));
    const double share = context.timing(from, last);
    evidence.insert(evidence.begin(), by_act(notified,
                                             say("everyone had acknowledged after ", "全員確認完畢，耗時 ") +
                                                 duration_text(last - from),
                                             share));
    return scored(share, std::move(evidence));
}

Measured measure_authority_kept(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    std::size_t published = 0, kept = 0;
    std::vector<Evidence> evidence;
    for (const Statement& statement : context.drill.statements) {
        if (!statement.published) continue;
        ++published;
        const bool wrong = std::any_of(statement.reviews.begin(), statement.reviews.end(),
                                       [](const Review& r) { return !r.had_authority; });
        if (!statement.bypassed && !wrong) ++kept;
        if (statement.bypassed)
            evidence.push_back(
                by_act(*statement.published, say("published without the approvals that the rule asks for",
                                                 "未取得規定的核准就發布")));
        for (const Review& review : statement.reviews)
            if (!review.had_authority)
                evidence.push_back(
                    by_act(review.done, say("decided without authority to do so", "沒有權限卻作出核決")));
    }
    if (published == 0) return missed(nothing_published(), context.crisis_start());
    const double share = static_cast<double>(kept) / static_cast<double>(published);
    const std::string count = std::to_string(kept) + "/" + std::to_string(published);
    evidence.insert(evidence.begin(),
                    by_truth(context.drill.end,
                             say(count + " statements with all approvals", "依規定核准的聲明 " + count),
                             share));
    const double cost = context.parameter("refused_act_cost");
    for (const RefusedAct& refused : context.drill.refused)
        evidence.push_back(by_act(refused.done,
                                  say("tried '" + refused.act + "' without the authority for it: refused",
                                      "沒有「" + refused.act + "」的權限，被系統擋下"),
                                  -cost));
    return scored(share - cost * static_cast<double>(context.drill.refused.size()), std::move(evidence));
}

Measured measure_approval_speed(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    double sum = 0;
    int counted = 0;
    std::vector<Evidence> evidence;
    for (const Statement& statement : context.drill.statements) {
        const std::optional<Done>& approved = statement.approved ? statement.approved : statement.published;
        const SimTime until = approved ? approved->at : context.drill.end;
        if (!approved &&
            until - statement.drafted.at < context.target_between(statement.drafted.at, until).target)
            continue;
        ++counted;
        if (!approved || statement.bypassed) {
            evidence.push_back(
                by_act(statement.drafted, !approved ? say("drafted and never approved", "草擬後始終沒有核准")
                                                    : say("published without approval", "未經核准就發布")));
            continue;
        }
        const auto loops = std::count_if(statement.reviews.begin(), statement.reviews.end(),
                                         [](const Review& r) { return r.decision == "change"; });
        const double cost = std::max(0.0, static_cast<double>(loops) - context.parameter("free_loops")) *
                            context.parameter("loop_cost");
        const double share = std::max(0.0, context.timing(statement.drafted.at, approved->at) - cost);
        sum += share;
        evidence.push_back(by_act(*approved,
                                  say("approved ", "從草擬到核准 ") +
                                      duration_text(approved->at - statement.drafted.at) +
                                      say(" after the draft, " + std::to_string(loops) + " loops",
                                          "，退回修改 " + std::to_string(loops) + " 次"),
                                  share));
    }
    if (counted == 0)
        return missed(say("no statement was ever drafted", "沒有草擬任何聲明"), context.crisis_start());
    for (Evidence& item : evidence)
        item.points /= counted;
    return scored(sum / counted, std::move(evidence));
}

Measured measure_one_voice(const MeasureContext& context) {
    if (!context.storm()) return no_occasion(no_storm());
    const auto texts = all_texts(context.drill);
    if (texts.empty())
        return missed(say("the organisation said nothing", "組織沒有對外說任何話"), context.crisis_start());
    if (texts.size() < 2)
        return no_occasion(say("one text alone cannot contradict itself", "只有一則訊息，無從比對是否一致"));
    std::vector<Evidence> evidence;
    std::map<std::string, std::pair<double, int>> tone_by_seat;
    double cost = 0;
    const double one = context.parameter("contradiction_cost");
    std::set<std::size_t> taken_back; // lines of the earlier texts
    for (const TextRecord* text : texts) {
        auto& [sum, number] = tone_by_seat[text->done.seat];
        sum += text->tone.tone;
        ++number;
        if (!text->contradicts_earlier) continue;
        if (!text->facts_checked) { // logs of older programs name no phrase
            cost += one;
            evidence.push_back(by_act(
                text->done, say("contradicts what the team said before", "與團隊先前的說法矛盾"), -one));
            continue;
        }
        for (const FactFinding& finding : text->fact_findings) {
            if (finding.rule != "fact.earlier" || !stands(*text, finding)) continue;
            // Many replies may differ from one old text: that is one change of mind.
            if (!taken_back.insert(finding.earlier_line).second) continue;
            cost += one;
            evidence.push_back(
                by_act(text->done, fact_finding_text(context.drill, finding), -one, finding.said));
        }
    }
    for (const Complaint& complaint : context.drill.complaints) {
        if (!complaint.answered_by_two_seats) continue;
        const double twice = context.parameter("double_answer_cost");
        cost += twice;
        evidence.push_back(
            by_act(complaint.replies.back().done,
                   say("a second seat answered " + complaint.author + ", who had an answer already",
                       complaint.author + " 已有人回覆，另一席位又回一次"),
                   -twice, complaint.replies.back().text));
    }
    const double consistent = std::max(0.0, 1.0 - cost), drift_weight = context.parameter("drift_weight");
    if (tone_by_seat.size() < 2) {
        evidence.push_back(
            by_truth(context.drill.end, say("one seat wrote everything", "所有文字都出自同一席位")));
        return scored(consistent, std::move(evidence));
    }
    double low = 100, high = 0;
    for (const auto& [seat, tone] : tone_by_seat) {
        low = std::min(low, tone.first / tone.second);
        high = std::max(high, tone.first / tone.second);
    }
    const double drift =
        falling_share(high - low, context.parameter("drift_full"), context.parameter("drift_none"));
    evidence.push_back(by_truth(context.drill.end,
                                say("tone differs by " + number_text(high - low) + " points between seats",
                                    "各席位的語氣分數相差 " + number_text(high - low) + " 分"),
                                drift * drift_weight));
    return scored(consistent * (1 - drift_weight) + drift * drift_weight, std::move(evidence));
}

} // namespace stormdrill::scoring
