// May it be done? Every refusal says why, in both languages.

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "drill/refusal.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::int64_t longest_time_out = 24 * 60; // minutes
constexpr std::int64_t latest_due = 10 * 365 * 24; // hours

/// Looks at every field of an act, whatever the act is.
struct FieldCheck {
    Refusal bad;

    template <class T>
    void look(const T& value) {
        if (bad) return;
        if constexpr (std::is_same_v<T, std::string>) {
            bad = bad_text(value, true);
        } else if constexpr (std::is_floating_point_v<T>) {
            if (!std::isfinite(value)) bad = no("A figure is not a number.", "有欄位填的不是數字。");
        } else if constexpr (requires { value.has_value(); }) {
            if (value) look(*value);
        } else if constexpr (requires { value.begin(); }) {
            for (const auto& item : value)
                look(item);
        } else if constexpr (!std::is_arithmetic_v<T>) {
            T::fields(value, [this](const char*, const auto& member) { this->look(member); });
        }
    }
};

/// When an act may be done, apart from who may do it.
bool stage_allows(Stage stage, std::string_view act) {
    static constexpr std::array<std::string_view, 8> readiness{
        "accept_role", "notification_tree", "decision_rule", "query", "alert", "template", "risk", "prepare"};
    const bool prepares = std::find(readiness.begin(), readiness.end(), act) != readiness.end();
    const bool learns = act == "lessons" || act == "improvement_plan" || act == "overrule";
    const bool talks = act == "chat" || act == "decision";
    const bool looks_ahead = one_of(act, {"hold_inject", "release_inject", "edit_inject"});
    if (act == "rate") return stage != Stage::readiness;
    switch (stage) {
    case Stage::readiness:
        return prepares || talks || looks_ahead;
    case Stage::running:
        return !learns && (!prepares || act == "query" || act == "alert" || act == "template");
    case Stage::learning:
        if (act == "observation") return true;
        [[fallthrough]];
    case Stage::finished:
        return learns || talks;
    }
    return false;
}
} // namespace

/// What no line of the log could hold, and so no seat may do: text that is not UTF-8 or endless, figures that
/// are no numbers.
Refusal Session::malformed(const Act& act) {
    FieldCheck check;
    std::visit([&](const auto& a) { check.look(a); }, act);
    return check.bad;
}

Refusal Session::refuse(Seat seat, const Act& act) const {
    const std::string_view name = act_name(act);
    if (!has_authority(seat, name)) {
        return no("This seat has no authority for that.", "這個席次沒有這項權限。");
    }
    if (!stage_allows(stage_, name))
        return no("Not at this stage of the drill.", "演練的這個階段不能這麼做。");

    const auto unknown_post = [&](std::uint32_t post) -> Refusal {
        if (!world_->exists(sim::PostId(post))) return no("There is no such post.", "沒有這則貼文。");
        return std::nullopt;
    };
    const auto unknown_facts = [&](const std::vector<std::string>& facts) -> Refusal {
        for (const std::string& id : facts) {
            const scenarios::Fact* fact = scenario().fact(id);
            if (fact == nullptr || SimTime{} + fact->company_knows > now_) {
                return no("The fact '" + id + "' is not on the fact board.", "事實板上沒有「" + id + "」。");
            }
        }
        return std::nullopt;
    };
    const auto bad_seats = [&](const std::vector<std::string>& ids) -> Refusal {
        for (const std::string& id : ids) {
            const auto known = parse_seat(id);
            if (!known || *known > Seat::lead)
                return no("There is no seat '" + id + "'.", "沒有「" + id + "」這個席次。");
        }
        return std::nullopt;
    };
    const auto unknown_platform = [&](const std::string& id) -> Refusal {
        if (scenario().platform_index(id) >= scenario().platforms.size()) {
            return no("There is no platform '" + id + "' in this drill.", "這次演練沒有「" + id + "」平台。");
        }
        return std::nullopt;
    };
    const auto out_of_money = [&](double cost) -> Refusal { // an offer may be beyond all integers
        if (static_cast<double>(money_spent_) + std::floor(cost) >
            static_cast<double>(scenario().budget.money)) {
            return no("The budget does not allow it.", "預算不足。");
        }
        return std::nullopt;
    };

    struct Check {
        const Session& s;
        Seat seat;
        decltype(unknown_post)& post;
        decltype(unknown_facts)& facts;
        decltype(bad_seats)& seats;
        decltype(unknown_platform)& platform;
        decltype(out_of_money)& money;

        Refusal operator()(const AcceptRole& a) const {
            return a.deputy.empty() ? std::nullopt : seats({a.deputy});
        }
        Refusal operator()(const NotificationTree& a) const {
            for (const std::string& link : a.links) {
                const std::size_t arrow = link.find('>');
                if (arrow == std::string::npos)
                    return no("A link is written 'pr>service'.", "通報關係要寫成「pr>service」。");
                if (const auto bad = seats({link.substr(0, arrow), link.substr(arrow + 1)})) return bad;
            }
            return std::nullopt;
        }
        Refusal operator()(const DecisionRule& a) const {
            if (a.level < 1 || a.level > 4) return no("Levels run from 1 to 4.", "等級是 1 到 4。");
            if (a.time_out_minutes < 0)
                return no("The time-out cannot be negative.", "逾時分鐘數不能是負數。");
            if (a.time_out_minutes > longest_time_out)
                return no("The time-out is a day at most.", "逾時最長一天。");
            if (a.approvers.empty()) return no("Name at least one approver.", "至少要有一位核准人。");
            if (!a.deputy.empty()) {
                if (const auto bad = seats({a.deputy})) return bad;
            }
            return seats(a.approvers);
        }
        Refusal operator()(const SetQuery& a) const {
            if (a.terms.empty()) return no("A query needs at least one term.", "至少要有一個關鍵字。");
            if (a.terms.size() > 60) return no("At most 60 terms.", "關鍵字最多 60 個。");
            for (const std::string& term : a.terms) {
                if (const auto bad = bad_text(term)) return bad;
            }
            for (const std::string& id : a.platforms) {
                if (const auto bad = platform(id)) return bad;
            }
            return std::nullopt;
        }
        Refusal operator()(const SetAlert& a) const {
            if (a.watch_hours < 0 || a.watch_hours > 24)
                return no("A day has 24 hours.", "一天只有 24 小時。");
            return std::nullopt;
        }
        Refusal operator()(const ShelveTemplate& a) const { return bad_text(a.text); }
        Refusal operator()(const RegisterRisk& a) const {
            const auto& risks = s.scenario().risks;
            if (std::none_of(risks.begin(), risks.end(), [&](const auto& r) { return r.id == a.risk; })) {
                return no("There is no risk '" + a.risk + "'.", "沒有「" + a.risk + "」這項風險。");
            }
            if (a.likelihood < 1 || a.likelihood > 5 || a.impact < 1 || a.impact > 5) {
                return no("Likelihood and impact run from 1 to 5.", "可能性與衝擊是 1 到 5。");
            }
            return std::nullopt;
        }
        Refusal operator()(const Prepare& a) const {
            std::int64_t cost = 0;
            for (const std::string& id : a.measures) {
                const auto& known = s.scenario().preparation;
                const auto found =
                    std::find_if(known.begin(), known.end(), [&](const auto& m) { return m.id == id; });
                if (found == known.end())
                    return no("There is no measure '" + id + "'.", "沒有「" + id + "」這項準備。");
                if (!s.measures_.contains(id)) cost += found->cost;
            }
            if (s.readiness_spent_ + cost > s.scenario().budget.readiness) {
                return no("The readiness budget does not allow it.", "準備預算不足。");
            }
            return std::nullopt;
        }
        Refusal operator()(const OpenPlatform& a) const { return platform(a.platform); }
        Refusal operator()(const SeePosts& a) const {
            for (const std::uint32_t id : a.posts) {
                if (const auto bad = post(id)) return bad;
            }
            return std::nullopt;
        }
        Refusal operator()(const FlagPost& a) const {
            if (const auto bad = post(a.post)) return bad;
            if (s.flagged_.contains(a.post)) return no("Flagged already.", "已經標記過了。");
            return std::nullopt;
        }
        Refusal operator()(const TagPost& a) const {
            if (!one_of(a.tag,
                        {"complaint", "question", "rumour", "media", "influencer", "praise", "other"})) {
                return no("There is no tag '" + a.tag + "'.", "沒有「" + a.tag + "」這個標籤。");
            }
            return post(a.post);
        }
        Refusal operator()(const ReportSituation& a) const {
            if (a.mood < -2 || a.mood > 2 || a.negative_share < 0 || a.negative_share > 1 ||
                a.posts_per_hour < 0 || a.reached_people < 0) {
                return no("A figure of the report is out of its range.", "報告中的數字超出範圍。");
            }
            return bad_text(a.summary, true);
        }
        Refusal operator()(const Assess& a) const {
            if (a.level < 1 || a.level > 4) return no("Levels run from 1 to 4.", "等級是 1 到 4。");
            if (!one_of(a.strategy, {"deny", "clarify", "explain", "apologise_remedy", "bolster"})) {
                return no("Choose a strategy.", "請選擇策略。");
            }
            const bool ordered = a.posts_per_hour_low <= a.posts_per_hour_high &&
                                 a.growth_low <= a.growth_high &&
                                 a.reached_people_low <= a.reached_people_high &&
                                 a.anger_low <= a.anger_high && a.media_reports_low <= a.media_reports_high &&
                                 a.posts_per_hour_low >= 0 && a.growth_low >= 0 &&
                                 a.reached_people_low >= 0 && a.anger_low >= 0 && a.media_reports_low >= 0;
            if (!ordered) return no("A range runs from its lower to its higher end.", "範圍要由小到大填寫。");
            for (const std::int64_t harm : {a.brand_harm, a.sales_harm, a.investor_harm}) {
                if (harm < 1 || harm > 5) return no("Harms run from 1 to 5.", "傷害程度是 1 到 5。");
            }
            return std::nullopt;
        }
        Refusal operator()(const Notify& a) const {
            if (a.seats.empty()) return no("Name whom to notify.", "請選擇要通報的席次。");
            return seats(a.seats);
        }
        Refusal operator()(const Acknowledge&) const {
            if (!s.members_.at(seat).notified)
                return no("Nobody has notified this seat yet.", "還沒有人通報這個席次。");
            if (s.members_.at(seat).acknowledged) return no("Acknowledged already.", "已經確認過了。");
            return std::nullopt;
        }
        Refusal operator()(const Chat& a) const { return bad_text(a.text); }
        Refusal operator()(const RecordDecision& a) const { return bad_text(a.text); }
        Refusal operator()(const Draft& a) const {
            if (!one_of(a.kind, {"holding", "full", "update", "press_release"})) {
                return no("Choose the kind of statement.", "請選擇聲明的種類。");
            }
            if (a.statement == 0 || a.statement > s.statements_.size() + 1) {
                return no("There is no statement of this number.", "沒有這個編號的聲明。");
            }
            if (a.anew.value_or(false) && a.statement <= s.statements_.size()) {
                return no("Somebody else has just sent a draft; send yours once more.",
                          "剛好有人先送出另一份草稿，請再送出一次。");
            }
            if (a.statement <= s.statements_.size() && s.statements_[a.statement - 1].view.published_at) {
                return no("This statement is published; write an update.", "這份聲明已經發布，請另寫更新。");
            }
            if (a.variants.empty()) return no("Choose at least one channel.", "至少要選一個平台。");
            for (const StatementVariant& variant : a.variants) {
                if (variant.channel != "website" && variant.channel != "press") {
                    if (const auto bad = platform(variant.channel)) return bad;
                    const auto& p = s.scenario().platforms[s.scenario().platform_index(variant.channel)];
                    if (!p.organisation_has_account) {
                        return no("The organisation has no account on " + p.name.en + ".",
                                  "公司在" + p.name.zh_TW + "沒有官方帳號。");
                    }
                }
                if (const auto bad = bad_text(variant.text)) return bad;
            }
            return facts(a.facts);
        }
        Refusal operator()(const ReviewStatement& a) const {
            if (a.statement == 0 || a.statement > s.statements_.size()) {
                return no("There is no statement of this number.", "沒有這個編號的聲明。");
            }
            const StatementState& statement = s.statements_[a.statement - 1];
            if (statement.view.published_at)
                return no("This statement is published already.", "這份聲明已經發布了。");
            if (!one_of(a.decision, {"approve", "change", "escalate"}))
                return no("Choose a decision.", "請選擇決定。");
            if (statement.view.author == seat && a.decision == "approve") {
                return no("Nobody approves what she wrote herself.", "不能核准自己寫的聲明。");
            }
            return bad_text(a.comment, true);
        }
        Refusal operator()(const Publish& a) const {
            if (a.statement == 0 || a.statement > s.statements_.size()) {
                return no("There is no statement of this number.", "沒有這個編號的聲明。");
            }
            const StatementState& statement = s.statements_[a.statement - 1];
            if (statement.view.published_at)
                return no("This statement is published already.", "這份聲明已經發布了。");
            if (!a.without_approval && !s.approved(statement)) {
                return no("Approvals are missing.", "還沒有取得全部核准。");
            }
            return std::nullopt;
        }
        Refusal operator()(const Claim& a) const {
            const Mention* m = s.mention(a.post);
            if (m == nullptr) return no("This post is not in the queue.", "這則貼文不在待處理清單。");
            if (m->claimed_by && *m->claimed_by != seat)
                return no("Another seat has claimed it.", "已經有其他席次認領。");
            return std::nullopt;
        }
        Refusal operator()(const Assign& a) const {
            if (s.mention(a.post) == nullptr)
                return no("This post is not in the queue.", "這則貼文不在待處理清單。");
            return seats({a.seat});
        }
        Refusal operator()(const Reply& a) const {
            if (const auto bad = post(a.post)) return bad;
            const sim::Post p = s.world_->post(sim::PostId(a.post));
            if (p.removed) return no("This post has been removed.", "這則貼文已被移除。");
            const auto& where = s.scenario().platforms[p.platform];
            if (!where.organisation_has_account) {
                return no("The organisation has no account on " + where.name.en + ".",
                          "公司在" + where.name.zh_TW + "沒有官方帳號。");
            }
            if (const auto bad = bad_text(a.text)) return bad;
            return facts(a.facts);
        }
        Refusal operator()(const CloseMention& a) const {
            if (s.mention(a.post) == nullptr)
                return no("This post is not in the queue.", "這則貼文不在待處理清單。");
            return bad_text(a.reason, true);
        }
        Refusal operator()(const RemovePost& a) const {
            if (!one_of(a.reason, {"criticism", "threat", "personal_data", "spam"})) {
                return no("Choose a reason.", "請選擇原因。");
            }
            if (const auto bad = post(a.post)) return bad;
            const sim::Post p = s.world_->post(sim::PostId(a.post));
            if (p.removed) return no("This post has been removed already.", "這則貼文已經移除了。");
            if (!p.author.valid())
                return no("Only posts of the public can be hidden.", "只能隱藏網友的貼文。");
            return std::nullopt;
        }
        Refusal operator()(const AnswerPress& a) const {
            const auto found = std::find_if(s.inbox_.begin(), s.inbox_.end(),
                                            [&](const Inbox& i) { return i.item.id == a.call; });
            if (found == s.inbox_.end() || found->item.kind == "notice") {
                return no("There is no such call or mail.", "沒有這通來電或信件。");
            }
            if (found->item.answered) return no("Answered already.", "已經回覆過了。");
            if (const auto bad = bad_text(a.text)) return bad;
            return facts(a.facts);
        }
        Refusal operator()(const Outreach& a) const {
            if (!(a.share > 0 && a.share <= 1)) return no("The share runs from 0 to 1.", "比例是 0 到 1。");
            if (s.affected_contacted_ + a.share > 1.000001)
                return no("That many are not left.", "剩下的人沒有那麼多。");
            if (a.compensation < 0) return no("The offer cannot be negative.", "補償金額不能是負數。");
            const double cost =
                a.share * s.world_->measures().affected_people * static_cast<double>(a.compensation);
            if (const auto bad = money(cost)) return bad;
            return bad_text(a.text);
        }
        Refusal operator()(const LaunchCampaign& a) const {
            if (!one_of(a.kind, {"brand_story", "staff_story", "charity", "influencer"})) {
                return no("Choose the kind of campaign.", "請選擇活動種類。");
            }
            if (const auto bad = platform(a.platform)) return bad;
            return bad_text(a.text);
        }
        Refusal operator()(const PromiseRemedy& a) const {
            const auto& known = s.scenario().remedies;
            const auto found =
                std::find_if(known.begin(), known.end(), [&](const auto& r) { return r.id == a.remedy; });
            if (found == known.end())
                return no("There is no remedy '" + a.remedy + "'.", "沒有「" + a.remedy + "」這項補救措施。");
            for (const Remedy& promised : s.remedies_) {
                if (promised.id == a.remedy) return no("Promised already.", "已經承諾過了。");
            }
            if (a.due_hours < 0) return no("A date lies ahead.", "期限必須在之後。");
            if (a.due_hours > latest_due)
                return no("A date lies ahead, at most ten years.", "期限最遠十年。");
            return money(static_cast<double>(found->cost));
        }
        Refusal operator()(const AssessDamage& a) const {
            for (const std::string& group : a.groups) {
                if (!one_of(group, {"customers", "prospects", "shareholders", "affected", "employees"})) {
                    return no("There is no group '" + group + "'.", "沒有「" + group + "」這個群體。");
                }
            }
            return std::nullopt;
        }
        Refusal operator()(const FileLessons& a) const {
            std::vector<std::string> ids = a.causes;
            if (!a.root_cause.empty()) ids.push_back(a.root_cause);
            for (const std::string& id : ids) {
                const auto& known = s.scenario().causes;
                if (std::none_of(known.begin(), known.end(), [&](const auto& c) { return c.id == id; })) {
                    return no("There is no cause '" + id + "'.", "沒有「" + id + "」這個原因。");
                }
            }
            for (const std::string& answer : a.answers) {
                if (const auto bad = bad_text(answer, true)) return bad;
            }
            return std::nullopt;
        }
        Refusal operator()(const PlanImprovement& a) const {
            if (a.items.empty()) return no("The plan is empty.", "計畫是空的。");
            for (const Improvement& item : a.items) {
                if (s.setup_.sop->clause(item.clause) == nullptr) {
                    return no("There is no clause '" + item.clause + "'.",
                              "沒有「" + item.clause + "」這一條。");
                }
                if (const auto bad = bad_text(item.action)) return bad;
            }
            return std::nullopt;
        }
        // What they name is looked at by refuse_evaluation(), for a log without a session as well.
        Refusal operator()(const OverruleFinding& a) const { return bad_text(a.note, true); }
        Refusal operator()(const Rate& a) const { return bad_text(a.note, true); }
        Refusal operator()(const Observe& a) const {
            if (!a.inject.empty() && find_inject(s.injects_, a.inject) == nullptr)
                return no("There is no inject '" + a.inject + "'.", "沒有「" + a.inject + "」這個事件。");
            return std::nullopt;
        }
        // session_conduct.cpp
        Refusal operator()(const FireInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const SkipInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const HoldInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const ReleaseInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const EditInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const WriteInject& a) const { return s.refuse_one(a); }
        Refusal operator()(const SpeakAs& a) const { return s.refuse_one(a); }
        Refusal operator()(const Nudge& a) const { return s.refuse_one(a); }
        Refusal operator()(const TurnPressure& a) const { return s.refuse_one(a); }
    };
    return std::visit(
        Check{*this, seat, unknown_post, unknown_facts, bad_seats, unknown_platform, out_of_money}, act);
}

} // namespace stormdrill::drill
