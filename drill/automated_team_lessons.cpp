/// The forms of the learn phase: what lay behind the crisis, and what will be done by whom and when.

#include <algorithm>
#include <array>
#include <string_view>

#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
bool holds_one(const std::string& folded, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

/// A cause that the facts on the board speak of, and that does not put it on others.
double likely(const Choice& cause, const std::vector<FactView>& facts) {
    double told = 0;
    for (const FactView& fact : facts) {
        const double shared = (shared_wording(fact.text.zh_TW, cause.text.zh_TW) +
                               shared_wording(fact.text.en, cause.text.en)) /
                              2;
        told = std::max(told, shared);
    }
    const std::string folded = fold_case(cause.text.en + cause.text.zh_TW);
    const bool others = holds_one(folded, {"supplier", "worker was", "somebody", "influencer", "shop mixed",
                                           "competitor", "供應商", "臨時工", "有人", "網紅", "同業"});
    return told - (others ? 0.6 : 0.0);
}

/// Rules that let it happen lie deeper than the acts that made it happen.
double deep(const Choice& cause) {
    const std::string folded = fold_case(cause.text.en + cause.text.zh_TW);
    double sum = 0;
    for (const std::string_view word :
         {"nothing stopped", "needed no", "rested on", "no rule", "procedure", "process", "system", "只靠",
          "鎖定", "制度", "流程", "也不必", "沒有規定", "系統"}) {
        sum += folded.find(word) != std::string::npos ? 1 : 0;
    }
    return sum;
}

struct Answer {
    std::array<std::string_view, 6> about; ///< words of the question; empty ends
    Bilingual text;
};

const std::array<Answer, 6>& answers() {
    static const std::array<Answer, 6> list{{
        {{"how long", "first post", "多久", "看見", "", ""},
         {"The watch saw the first post within minutes and flagged it; pr and service read it first. At "
          "night the watch "
          "was thinner, and that is where minutes were lost.",
          "值班同仁幾分鐘內就看到第一篇貼文並標記，最先看到的是公關和客服；夜間人手較少，時間是在那裡流失的"
          "。"}},
        {{"decision", "waited", "approv", "卡", "決定", "核准"},
         {"The first statement waited for the legal review. Two people checked the same figures one after "
          "the other; next "
          "time they check side by side, with a time-out.",
          "第一版聲明等法務審閱最久，兩個人先後核對同一批數字。下次改成同步核對，並訂逾時由代理人決定。"}},
        {{"contradict", "sentence", "facts later", "打臉", "哪一句", ""},
         {"None was contradicted, because we left out what was not confirmed. Where we did not know, we said "
          "by when we "
          "would know.",
          "沒有，因為未證實的事我們沒有寫；還不知道的，就說明什麼時候會知道。"}},
        {{"families", "affected", "hear first", "customers", "受影響", "消息"},
         {"Many heard it on the network before our call came. Contact of those who were harmed has to start "
          "with the first "
          "notice, not after the full statement.",
          "很多家庭是先在網路上看到，才接到我們的電話。聯絡受影響的人應該從通報那一刻就開始，不能等到完整聲明"
          "之後。"}},
        {{"alarm", "why did", "warning", "為什麼", "警訊", ""},
         {"The warning was there and had no way up: it was filed by subject and not by danger. Reports about "
          "health now go "
          "to a manager within ten minutes.",
          "警訊其實出現過，只是沒有往上報的路：紀錄按主題歸檔，沒有按危險程度分級。之後只要和身體健康有關，十"
          "分鐘內要到主管手上。"}},
        {{"who will", "by which day", "before the next", "誰要", "下次", "完成"},
         {"Each item of the improvement plan names an owner and a day; the lead checks all of them two weeks "
          "before the next "
          "rehearsal.",
          "改善計畫每一項都寫明負責人和日期，總負責人在下次演練前兩週逐項檢查。"}},
    }};
    return list;
}

const Bilingual& answer_to(const Bilingual& question) {
    const std::string folded = fold_case(question.en + question.zh_TW);
    const Answer* best = &answers().back();
    std::ptrdiff_t most = 0;
    for (const Answer& answer : answers()) {
        const auto hits = std::count_if(answer.about.begin(), answer.about.end(), [&](std::string_view word) {
            return !word.empty() && folded.find(word) != std::string::npos;
        });
        if (hits > most) {
            most = hits;
            best = &answer;
        }
    }
    return best->text;
}

void file_review(TeamScene& scene) {
    const auto seat = scene.roster.who(FileLessons::name, {Seat::lead, Seat::pr, Seat::legal});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    const std::vector<FactView> facts = view.facts();
    FileLessons form;
    double deepest = -1;
    for (const Choice& cause : view.causes()) {
        const double depth = deep(cause);
        if (likely(cause, facts) < 0.2 && depth < 2) continue;
        form.causes.push_back(cause.id);
        if (depth > deepest) {
            deepest = depth;
            form.root_cause = cause.id;
        }
    }
    for (const Bilingual& question : view.lesson_questions()) {
        form.answers.push_back(answer_to(question).in(scene.language));
    }
    scene.want(*seat, std::move(form));
}

struct Plan {
    std::string_view clause;
    Bilingual action;
    Seat owner;
    Bilingual due;
};

/// What even a good team finds wanting, clause by clause.
const std::array<Plan, 6>& plans() {
    static const std::array<Plan, 6> list{{
        {"A1",
         {"Practise estimating reach and anger with ranges, on the records of past storms, once a month.",
          "每個月拿過去的事件紀錄練習估觸及與憤怒的區間。"},
         Seat::lead,
         {"in 30 days, then monthly", "30 天內開始，之後每月一次"}},
        {"P4",
         {"Review the listening query with customer service each quarter and add the words people really "
          "use.",
          "每季和客服一起檢視監控關鍵字，補上民眾真正的用語。"},
         Seat::pr,
         {"in 14 days", "14 天內"}},
        {"D4",
         {"Read thirty posts a round for their mood before a situation report goes out.",
          "情勢報告送出前，每一輪至少讀三十則貼文判斷情緒。"},
         Seat::marketing,
         {"from the next duty roster on", "下一期值班表起"}},
        {"R1",
         {"Call in a second reply shift as soon as open complaints wait for an hour.",
          "客訴等超過一小時，就啟動第二班回覆人力。"},
         Seat::service,
         {"in 21 days", "21 天內"}},
        {"S6",
         {"Keep an outline of a statement for each platform, with its length and form of address.",
          "各平台備一份聲明骨架，寫明長度與口吻。"},
         Seat::pr,
         {"in 30 days", "30 天內"}},
        {"V1",
         {"Draw favourability, sales and share price into one sheet every evening of a crisis.",
          "危機期間每晚把好感度、銷售與股價匯成一張表。"},
         Seat::marketing,
         {"in 45 days", "45 天內"}},
    }};
    return list;
}

void plan_improvement(TeamScene& scene) {
    const auto seat = scene.roster.who(PlanImprovement::name, {Seat::lead, Seat::pr, Seat::legal});
    if (!seat) return;
    const std::vector<Choice> clauses = scene.view(*seat).clauses();
    PlanImprovement form;
    for (const Plan& plan : plans()) {
        const bool known = std::any_of(clauses.begin(), clauses.end(),
                                       [&](const Choice& clause) { return clause.id == plan.clause; });
        if (!known) continue;
        form.items.push_back({std::string(plan.clause), plan.action.in(scene.language),
                              seat_title(plan.owner).in(scene.language), plan.due.in(scene.language)});
    }
    if (!form.items.empty()) scene.want(*seat, std::move(form));
}
} // namespace

void file_lessons(TeamScene& scene) {
    if (!scene.sheet.lessons) return;
    file_review(scene);
    plan_improvement(scene);
}

} // namespace stormdrill::drill
