#include <algorithm>
#include <set>

#include "base/math.hpp"
#include "scoring/measures/judgement.hpp"
#include "scoring/measures/phases.hpp"
#include "scoring/measures/texts.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual no_complaints() {
    return say("nobody complained", "沒有人申訴");
}
Bilingual no_replies() {
    return say("no complaint was answered", "沒有回覆任何客訴");
}

/// The texts that say something of their own: one text sent to many counts once, for the first who got it.
std::set<const TextRecord*> own_words(const Transcript& drill, double same_text) {
    Repetitions repetitions(same_text);
    std::set<const TextRecord*> own;
    for (const TextRecord* text : complaint_replies(drill))
        if (!repetitions.repeated(*text)) own.insert(text);
    return own;
}

/// The first reply that counts; null when there is none.
const TextRecord* first_reply(const Complaint& complaint, const std::set<const TextRecord*>& own) {
    const TextRecord* first = nullptr;
    for (const TextRecord& text : complaint.replies)
        if (own.contains(&text) && (first == nullptr || text.done.at < first->done.at)) first = &text;
    return first;
}

/// Complaints that nobody took up, neither by a claim nor by an answer, within the clause's
/// `unclaimed_hours`.
struct Unclaimed {
    std::size_t number = 0;
    double share = 0; ///< of those that waited so long or could have
    const Complaint* longest = nullptr;
};
Unclaimed left_unclaimed(const MeasureContext& context) {
    const SimDuration allowed{static_cast<std::int64_t>(context.parameter("unclaimed_hours") * 3600)};
    Unclaimed out;
    SimDuration longest;
    std::size_t fair = 0;
    for (const Complaint& complaint : context.drill.complaints) {
        SimTime taken = context.drill.end;
        bool was_taken = false;
        const auto take = [&](SimTime at) {
            taken = std::min(taken, at);
            was_taken = true;
        };
        if (complaint.claimed) take(complaint.claimed->at);
        if (complaint.closed) take(complaint.closed->at);
        for (const TextRecord& reply : complaint.replies)
            take(reply.done.at);
        const SimDuration wait = taken - complaint.at;
        if (!was_taken && (wait <= allowed || complaint.answered_in_public_thread)) continue;
        ++fair;
        if (wait <= allowed) continue;
        ++out.number;
        if (out.longest == nullptr || wait > longest) {
            out.longest = &complaint;
            longest = wait;
        }
    }
    if (fair > 0) out.share = static_cast<double>(out.number) / static_cast<double>(fair);
    return out;
}

/// The time by which `share` of the sorted durations had come.
SimDuration quantile(const std::vector<SimDuration>& sorted, double share) {
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5);
    return sorted[std::min(at, sorted.size() - 1)];
}
} // namespace

Measured measure_reply_speed(const MeasureContext& context) {
    const auto& complaints = context.drill.complaints;
    if (complaints.empty()) return no_occasion(no_complaints());
    const auto own = own_words(context.drill, context.parameter("same_text"));
    const int level = context.level_between(complaints.front().at, context.drill.end);
    const TimeTarget target = *context.sop.target(context.clause.id, level);
    const double most = context.parameter("most_share");
    std::vector<SimDuration> answered;
    std::size_t fair = 0;
    const TextRecord* slowest = nullptr;
    SimDuration longest;
    for (const Complaint& complaint : complaints) {
        const TextRecord* reply = first_reply(complaint, own);
        // A complaint just before the end left no fair time to answer.
        if (reply == nullptr && context.drill.end - complaint.at < target.target) continue;
        ++fair;
        if (reply == nullptr) continue;
        const SimDuration wait = reply->done.at - complaint.at;
        if (slowest == nullptr || wait > longest) {
            slowest = reply;
            longest = wait;
        }
        answered.push_back(wait);
    }
    if (fair == 0)
        return no_occasion(say("every complaint came too late to be answered", "客訴都來得太晚，來不及回覆"));
    if (answered.empty()) return missed(no_replies(), complaints.front().at);
    std::sort(answered.begin(), answered.end());
    const std::string count = std::to_string(answered.size()) + "/" + std::to_string(fair);
    const SimTime end = context.drill.end;
    // Over all complaints, the unanswered waiting for ever: so the median exists only when half are answered.
    const std::size_t middle = (fair - 1) / 2;
    if (middle >= answered.size())
        return scored(
            0, {by_truth(end, say("only " + count +
                                      " complaints answered in own words: the median wait is without end",
                                  "只有 " + count + " 則客訴得到個別回覆：中位等待時間是無限久"))});
    const SimDuration median = answered[middle], ninety = quantile(answered, most);
    const double median_share = timing_share(median, target);
    const auto longer = [&](SimDuration d) {
        return SimDuration{
            static_cast<std::int64_t>(static_cast<double>(d.seconds) * context.parameter("most_factor"))};
    };
    const double ninety_share = timing_share(ninety, {longer(target.target), longer(target.limit)});
    const double median_weight = context.parameter("median_weight");
    std::vector<Evidence> evidence{
        by_truth(end,
                 say("median wait ", "中位等待時間 ") + duration_text(median) +
                     say(" over " + count + " answered (target ", "（已回覆 " + count + "，目標 ") +
                     duration_text(target.target) + say(")", "）"),
                 median_share * median_weight),
        by_truth(end,
                 say(percent_text(most) + " of the answers came within ", percent_text(most) + " 的回覆在 ") +
                     duration_text(ninety) + say("", " 內完成"),
                 ninety_share * (1 - median_weight))};
    if (slowest != nullptr)
        evidence.push_back(by_act(slowest->done, say("the slowest answer took ", "最慢的一則耗時 ") +
                                                     duration_text(answered.back())));
    return scored(median_share * median_weight + ninety_share * (1 - median_weight), std::move(evidence));
}

Measured measure_complaints_answered(const MeasureContext& context) {
    const auto& complaints = context.drill.complaints;
    if (complaints.empty()) return no_occasion(no_complaints());
    const auto own = own_words(context.drill, context.parameter("same_text"));
    double all = 0, reached = 0;
    std::size_t answered = 0, affected = 0, affected_answered = 0, copies = 0;
    const Complaint* heaviest = nullptr;
    double heaviest_weight = 0;
    for (const Complaint& complaint : complaints) {
        const double weight =
            (context.parameter("least_harm") + complaint.harm) *
            (1 + exact_log10(1 + static_cast<double>(std::max<std::int64_t>(complaint.reach, 0)))) *
            (complaint.from_affected ? context.parameter("affected_factor") : 1);
        const bool good = first_reply(complaint, own) != nullptr || complaint.answered_in_public_thread;
        all += weight;
        if (good) reached += weight;
        answered += good ? 1u : 0u;
        affected += complaint.from_affected ? 1u : 0u;
        affected_answered += complaint.from_affected && good ? 1u : 0u;
        copies += !good && !complaint.replies.empty() ? 1u : 0u;
        if (!good && weight > heaviest_weight) {
            heaviest = &complaint;
            heaviest_weight = weight;
        }
    }
    const bool tried = std::any_of(complaints.begin(), complaints.end(), [](const Complaint& c) {
        return !c.replies.empty() || c.answered_in_public_thread;
    });
    if (!tried) return missed(no_replies(), complaints.front().at);
    if (all <= 0)
        return no_occasion(say("no complaint has any weight in this SOP", "依此 SOP，所有客訴權重皆為零"));
    const double share = reached / all;
    const SimTime end = context.drill.end;
    const std::string count = std::to_string(answered) + "/" + std::to_string(complaints.size());
    std::vector<Evidence> evidence{
        by_truth(end, say(count + " complaints answered", "已回覆客訴 " + count), share)};
    if (affected > 0) {
        const std::string of = std::to_string(affected_answered) + "/" + std::to_string(affected);
        evidence.push_back(by_truth(end, say(of + " of them from affected people", "其中受影響者 " + of)));
    }
    if (copies > 0)
        evidence.push_back(
            by_truth(end, say(std::to_string(copies) + " got only a text already sent to others",
                              "有 " + std::to_string(copies) + " 則只收到貼給別人的同一段文字")));
    const Unclaimed unclaimed = left_unclaimed(context);
    const double cost = unclaimed.share * context.parameter("unclaimed_cost");
    if (unclaimed.number > 0)
        evidence.push_back(by_truth(unclaimed.longest->at,
                                    say(std::to_string(unclaimed.number) + " complaints waited longer than " +
                                            number_text(context.parameter("unclaimed_hours"), 1) +
                                            " h before anybody took them up; the longest: ",
                                        std::to_string(unclaimed.number) + " 則客訴超過 " +
                                            number_text(context.parameter("unclaimed_hours"), 1) +
                                            " 小時無人認領；等最久的是：") +
                                        say(unclaimed.longest->author),
                                    -cost));
    if (heaviest != nullptr)
        evidence.push_back(by_truth(
            heaviest->at, say("the weightiest left alone: " + heaviest->author + " on " + heaviest->platform +
                                  ", seen by " + number_text(static_cast<double>(heaviest->reach)),
                              "最不該漏掉的一則：" + heaviest->platform + " 的 " + heaviest->author + "，" +
                                  number_text(static_cast<double>(heaviest->reach)) + " 人看過")));
    return scored(share - cost, std::move(evidence));
}

Measured measure_reply_truth(const MeasureContext& context) {
    if (context.drill.complaints.empty()) return no_occasion(no_complaints());
    const auto replies = complaint_replies(context.drill);
    if (replies.empty()) return missed(no_replies(), context.drill.complaints.front().at);
    std::vector<Evidence> evidence;
    std::size_t wrong = 0;
    double lost = 0; // in replies
    const double all = static_cast<double>(replies.size());
    for (const TextRecord* reply : replies) {
        std::vector<std::string> others = reply->contradicted_facts; // ticked, or denied without naming them
        const FactFinding* worst = nullptr;
        for (const FactFinding& finding : reply->fact_findings) {
            if (finding.rule == "fact.earlier") continue;
            std::erase(others, finding.fact);
            if (!stands(*reply, finding)) continue;
            if (worst == nullptr || worst->rule == "fact.ahead") worst = &finding;
        }
        if (worst == nullptr && others.empty()) continue;
        ++wrong;
        const bool only_ahead = others.empty() && worst->rule == "fact.ahead";
        const double one = only_ahead ? context.parameter("speculation_cost") : 1;
        lost += one;
        if (worst != nullptr)
            evidence.push_back(
                by_act(reply->done, fact_finding_text(context.drill, *worst), -one / all, worst->said));
        else
            evidence.push_back(by_act(
                reply->done, say("contradicts: " + join(others, ", "), "違反事實：" + join(others, "、")),
                -one / all, reply->text));
    }
    const double share = 1.0 - lost / all;
    const std::string count = std::to_string(replies.size() - wrong) + "/" + std::to_string(replies.size());
    evidence.insert(evidence.begin(),
                    by_truth(context.drill.end,
                             say(count + " replies agree with the facts", "符合事實的回覆 " + count), share));
    return scored(share, std::move(evidence));
}

Measured measure_reply_tone(const MeasureContext& context) {
    if (context.drill.complaints.empty()) return no_occasion(no_complaints());
    const auto replies = complaint_replies(context.drill);
    if (replies.empty()) return missed(no_replies(), context.drill.complaints.front().at);
    const auto own = own_words(context.drill, context.parameter("same_text"));
    double sum = 0;
    const TextRecord* best = nullptr;
    const TextRecord* worst = nullptr;
    for (const TextRecord* reply : replies) {
        if (!own.contains(reply)) continue;
        sum += tone_share(context, reply->tone.tone);
        if (best == nullptr || reply->tone.tone > best->tone.tone) best = reply;
        if (worst == nullptr || reply->tone.tone < worst->tone.tone) worst = reply;
    }
    const double share = sum / static_cast<double>(replies.size());
    std::vector<Evidence> evidence{by_truth(context.drill.end,
                                            say(std::to_string(replies.size()) + " replies, " +
                                                    std::to_string(own.size()) + " in words of their own",
                                                "共 " + std::to_string(replies.size()) + " 則回覆，其中 " +
                                                    std::to_string(own.size()) + " 則用自己的話"),
                                            share)};
    if (best != nullptr)
        evidence.push_back(by_act(best->done,
                                  say("best tone: " + std::to_string(best->tone.tone),
                                      "語氣最好：" + std::to_string(best->tone.tone) + " 分"),
                                  0, best->text));
    if (worst != nullptr && worst != best)
        evidence.push_back(by_act(worst->done,
                                  say("worst tone: " + std::to_string(worst->tone.tone),
                                      "語氣最差：" + std::to_string(worst->tone.tone) + " 分"),
                                  0, worst->text));
    return scored(share, std::move(evidence));
}

Measured measure_reply_personal(const MeasureContext& context) {
    if (context.drill.complaints.empty()) return no_occasion(no_complaints());
    const auto replies = complaint_replies(context.drill);
    if (replies.empty()) return missed(no_replies(), context.drill.complaints.front().at);
    const auto own = own_words(context.drill, context.parameter("same_text"));
    const double own_case = context.parameter("own_case_weight");
    double sum = 0;
    std::size_t personal = 0, stock = 0;
    const TextRecord* most_alike = nullptr;
    for (const TextRecord* reply : replies) {
        const bool canned = has(reply->tone.flags, Flag::canned) || !own.contains(reply);
        if (canned) {
            ++stock;
            if (most_alike == nullptr) most_alike = reply;
            continue;
        }
        const bool addressed = has(reply->tone.flags, Flag::personalised);
        personal += addressed ? 1u : 0u;
        // A little alike is a shared style; nearly alike is the same reply again.
        const double different = falling_share(reply->similarity, context.parameter("alike_full"),
                                               context.parameter("alike_none"));
        sum += (addressed ? own_case : 0) + different * (1 - own_case);
    }
    const double share = sum / static_cast<double>(replies.size());
    const std::string of = "/" + std::to_string(replies.size());
    std::vector<Evidence> evidence{by_truth(
        context.drill.end,
        say(std::to_string(personal) + of + " address the person's own case; " + std::to_string(stock) + of +
                " stock replies",
            "回應個別狀況 " + std::to_string(personal) + of + "；罐頭回覆 " + std::to_string(stock) + of),
        share)};
    if (most_alike != nullptr)
        evidence.push_back(by_act(most_alike->done, say("stock reply", "罐頭回覆"), 0, most_alike->text));
    return scored(share, std::move(evidence));
}

} // namespace stormdrill::scoring
