#include "scoring/report/acts.hpp"

#include <algorithm>
#include <array>

#include "scoring/names.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
Bilingual channel_list(const Statement& statement) {
    std::vector<std::string> en, zh_TW;
    for (const TextRecord& text : statement.variants) {
        const Bilingual name = channel_text(text.channel);
        en.push_back(name.en);
        zh_TW.push_back(name.zh_TW);
    }
    return say(join(en, ", "), join(zh_TW, "、"));
}
} // namespace

const Bilingual& act_kind_text(ActKind kind) {
    static const std::array<Bilingual, 7> names{{{"Event", "事件"},
                                                 {"Listening", "監控"},
                                                 {"Judging", "研判"},
                                                 {"Team", "內部"},
                                                 {"Speaking", "對外發言"},
                                                 {"Reply", "回覆"},
                                                 {"Form", "表單"}}};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<ActEntry> list_acts(const Transcript& drill) {
    std::vector<ActEntry> acts;
    const auto add = [&](const Done& done, ActKind kind, Bilingual text) {
        acts.push_back({done.at, kind, done.seat, done.line, std::move(text)});
    };
    const auto event = [&](SimTime at, Bilingual text) {
        acts.push_back({at, ActKind::event, {}, 0, std::move(text)});
    };

    if (drill.first_crisis_post) event(*drill.first_crisis_post, say("first crisis post", "第一則危機貼文"));
    if (drill.alert_fired) event(*drill.alert_fired, say("the alert fires", "警報響起"));
    for (const Turn& turn : drill.turns)
        event(turn.at, turn.kind == "fact"    ? say("new fact: " + turn.what, "新事實：" + turn.what)
                       : turn.kind == "level" ? say("level " + turn.what, "級別 " + turn.what)
                                              : say("volume doubled: " + turn.what + " posts per hour",
                                                    "聲量倍增：每小時 " + turn.what + " 則"));
    for (const InjectRecord& inject : drill.injects)
        event(inject.at, inject.title);
    for (const QueryChange& query : drill.queries)
        add(query.done, ActKind::listen,
            say("listening query, " + std::to_string(query.terms) + " terms",
                "設定監控查詢，" + std::to_string(query.terms) + " 個詞"));
    for (const FlagAct& flag : drill.flags)
        add(flag.done, ActKind::listen,
            flag.right
                ? say("flags a crisis post on " + flag.platform, "標記 " + flag.platform + " 的危機貼文")
                : say("flags a post that is not about it", "誤標無關貼文"));
    for (const SituationReport& report : drill.situation_reports)
        add(report.done, ActKind::judge, say("situation report", "情勢報告"));
    for (const Assessment& assessment : drill.assessments)
        add(assessment.done, ActKind::judge,
            say("assessment: level " + std::to_string(assessment.level) + ", ",
                "風險研判：第 " + std::to_string(assessment.level) + " 級，") +
                strategy_text(assessment.strategy));
    for (const Notification& notification : drill.notifications)
        add(notification.done, ActKind::team, say("notifies the team", "通報團隊"));
    for (const Acknowledgement& acknowledgement : drill.acknowledgements)
        add(acknowledgement.done, ActKind::team, say("acknowledges", "確認收到"));
    for (const Statement& statement : drill.statements) {
        const Bilingual name = statement_kind_text(statement.kind);
        add(statement.drafted, ActKind::team, say("drafts: ", "草擬：") + name);
        for (const Review& review : statement.reviews)
            add(review.done, ActKind::team, say("review: ", "審稿：") + decision_text(review.decision));
        if (statement.published) {
            add(*statement.published, ActKind::speak,
                say("publishes: ", "發布：") + name + say(" on ", "（") + channel_list(statement) +
                    say("", "）"));
        }
    }
    for (const Complaint& complaint : drill.complaints)
        for (const TextRecord& text : complaint.replies)
            add(text.done, ActKind::reply, say("replies to " + complaint.author, "回覆 " + complaint.author));
    for (const TextRecord& text : drill.other_replies)
        add(text.done, ActKind::reply, say("replies on " + text.channel, "在 " + text.channel + " 回覆"));
    for (const Removal& removal : drill.removals)
        add(removal.done, ActKind::speak,
            say("removes a post: ", "移除貼文：") + removal_reason_text(removal.true_reason));
    for (const PressCall& call : drill.press_calls) {
        event(call.at, say("the press calls: ", "媒體來電：") + call.title);
        if (call.answer) add(call.answer->done, ActKind::speak, say("answers the press", "回覆媒體"));
    }
    for (const Outreach& outreach : drill.outreach)
        add(outreach.done, ActKind::speak,
            say("contacts " + percent_text(outreach.share) + " of the affected",
                "聯繫 " + percent_text(outreach.share) + " 受影響者"));
    for (const Campaign& campaign : drill.campaigns)
        add(campaign.done, ActKind::speak, say("campaign: " + campaign.kind, "形象活動：" + campaign.kind));
    for (const RemedyPromise& remedy : drill.remedies)
        add(remedy.done, ActKind::form, say("promises: " + remedy.remedy, "承諾補救：" + remedy.remedy));
    for (const DamageForm& form : drill.damage_forms)
        add(form.done, ActKind::form, say("damage form", "損害評估表"));
    for (const Lessons& lessons : drill.lessons)
        add(lessons.done, ActKind::form, say("review of causes", "成因檢討"));
    for (const ImprovementPlan& plan : drill.plans)
        add(plan.done, ActKind::form, say("improvement plan", "改善計畫"));
    std::stable_sort(acts.begin(), acts.end(), [](const ActEntry& a, const ActEntry& b) {
        return a.at != b.at ? a.at < b.at : a.line < b.line;
    });
    return acts;
}

} // namespace stormdrill::scoring
