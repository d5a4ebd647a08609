/// The desk that looks after the press, those who were harmed, and what comes after the storm.

#include <algorithm>
#include <array>

#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
/// Affected people reached by the hours after the onset, while the target is six hours.
struct Wave {
    std::int64_t minutes_after;
    double share;
};
constexpr std::array waves{Wave{75, 0.25}, Wave{150, 0.25}, Wave{225, 0.2}, Wave{300, 0.2}, Wave{480, 0.08}};

void answer_press(TeamScene& scene) {
    if (!scene.sheet.press || !scene.memory.onset || !scene.on_round(minutes(2))) return;
    const auto seat = scene.roster.who(AnswerPress::name, {Seat::pr, Seat::lead});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    for (const InboxItem& item : view.inbox()) {
        if (item.outlet.empty() || item.answered || scene.memory.calls.contains(item.id)) continue;
        const SimDuration allowed = item.deadline ? *item.deadline - item.at : hours(2);
        const auto share = static_cast<double>(allowed.seconds) * *scene.sheet.press;
        if (scene.now() < item.at + seconds(static_cast<std::int64_t>(share))) continue;
        const auto turn = static_cast<std::uint32_t>(scene.memory.calls.size());
        AnswerPress answer{
            item.id,
            scene.pen.statement({.purpose = "press_answer", .language = scene.language, .turn = turn}),
            {}};
        scene.memory.calls.insert(item.id);
        if (answer.text.empty()) continue;
        answer.facts = TeamPen::facts_told(answer.text, view.facts());
        scene.want(*seat, std::move(answer));
    }
}

/// What the team's own text offers: the highest sum of money in it, or a few thousand (in TWD; about a week's
/// food).
std::int64_t offered(const std::string& text) {
    std::int64_t highest = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') continue;
        std::int64_t amount = 0;
        std::size_t end = i;
        for (; end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == ','); ++end) {
            if (text[end] != ',' && amount < 10'000'000) amount = amount * 10 + (text[end] - '0');
        }
        const std::string_view behind = std::string_view(text).substr(end, 5);
        const std::string_view before = std::string_view(text).substr(i >= 5 ? i - 5 : 0, i >= 5 ? 5 : i);
        const bool money =
            behind.find("元") != std::string_view::npos || before.find("TWD") != std::string_view::npos ||
            before.find("USD") != std::string_view::npos || before.find("NT$") != std::string_view::npos ||
            before.find('$') != std::string_view::npos;
        if (money) highest = std::max(highest, amount);
        i = end;
    }
    return highest;
}

std::int64_t usual_offer(const std::string& currency) {
    if (currency == "USD" || currency == "EUR" || currency == "GBP") return 70;
    if (currency == "JPY") return 9000;
    return currency == "CNY" ? 450 : 2000;
}

void reach_out(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (!scene.sheet.outreach || static_cast<std::size_t>(memory.outreaches) >= waves.size()) return;
    const Wave& wave = waves[static_cast<std::size_t>(memory.outreaches)];
    if (!scene.due(minutes(wave.minutes_after))) return;
    const auto seat = scene.roster.who(Outreach::name, {Seat::service, Seat::lead, Seat::pr});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    const auto turn = static_cast<std::uint32_t>(memory.outreaches);
    Outreach act;
    act.text = scene.pen.statement({.purpose = "outreach", .language = scene.language, .turn = turn});
    if (act.text.empty()) return;
    act.share = wave.share;
    const std::string first = scene.pen.statement({.purpose = "outreach", .language = scene.language});
    act.compensation = std::max(offered(act.text), offered(first));
    if (act.compensation == 0) act.compensation = usual_offer(view.currency());
    ++memory.outreaches;
    scene.want(*seat, std::move(act));
}

/// Words that tell a remedy which meets the harm from one that only sells.
int worth(const std::string& text) {
    constexpr std::array meets{"退費",    "退款", "回收",  "下架",    "醫藥費", "就醫",
                               "檢驗",    "稽核", "改善",  "專線",    "refund", "recall",
                               "medical", "test", "audit", "improve", "hotline"};
    constexpr std::array sells{"折價",   "優惠",     "抽獎",    "贈品",   "禮盒",
                               "coupon", "discount", "voucher", "raffle", "gift"};
    const std::string folded = fold_case(text);
    const auto hits = [&](const auto& words) {
        return std::count_if(words.begin(), words.end(),
                             [&](const char* word) { return folded.find(word) != std::string::npos; });
    };
    return static_cast<int>(hits(meets) - 3 * hits(sells));
}

void promise_remedies(TeamScene& scene) {
    if (!scene.sheet.remedies || scene.memory.remedies) return;
    if (!scene.due(*scene.sheet.statement + minutes(30))) return;
    const auto seat = scene.roster.who(PromiseRemedy::name, {Seat::lead, Seat::service, Seat::pr});
    if (!seat) return;
    scene.memory.remedies = true;
    const SeatView view = scene.view(*seat);
    std::int64_t money = view.money_left() * 7 / 10; // the rest is for those who were harmed
    std::vector<Choice> choices = view.remedies();
    std::stable_sort(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
        return worth(a.text.en + a.text.zh_TW) > worth(b.text.en + b.text.zh_TW);
    });
    std::int64_t due = 6;
    for (const Choice& choice : choices) {
        if (worth(choice.text.en + choice.text.zh_TW) <= 0 || choice.cost > money) continue;
        money -= choice.cost;
        scene.want(*seat, PromiseRemedy{choice.id, due});
        due += 4;
    }
}

void rebuild(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (!scene.sheet.rebuilds || memory.rebuilt || !memory.calm_since || !scene.due(hours(30))) return;
    if (scene.now() < *memory.calm_since + hours(2)) return;
    const auto seat = scene.roster.who(LaunchCampaign::name, {Seat::marketing, Seat::pr});
    const auto first = scene.view().post(memory.first_post);
    if (!seat || !first) return;
    memory.rebuilt = true;
    LaunchCampaign campaign;
    campaign.kind = "staff_story";
    campaign.platform = scene.view(*seat).platforms()[first->platform].id;
    campaign.text = scene.pen.statement(
        {.purpose = "campaign", .platform = campaign.platform, .language = scene.language});
    if (!campaign.text.empty()) scene.want(*seat, std::move(campaign));
}

void assess_damage(TeamScene& scene) {
    TeamMemory& memory = scene.memory;
    if (!scene.sheet.damage_form || memory.damage_filed || !scene.on_round(minutes(10))) return;
    const SeatView view = scene.view();
    const bool calm =
        memory.calm_since && scene.now() >= *memory.calm_since + hours(1) && scene.due(hours(12));
    if (!calm && scene.now() < view.end() - minutes(90)) return;
    const auto seat = scene.roster.who(AssessDamage::name, {Seat::marketing, Seat::pr, Seat::lead});
    if (!seat) return;
    memory.damage_filed = true;
    AssessDamage form;
    form.negative_posts = memory.negative_posts;
    form.media_reports = static_cast<double>(view.headlines(500).size());
    form.favourability = -0.1;
    form.sales_index = 98;
    form.investor_index = 95;
    form.groups = {"customers", "affected", "prospects", "shareholders", "employees"};
    scene.want(*seat, std::move(form));
}
} // namespace

void look_after(TeamScene& scene) {
    answer_press(scene);
    if (!scene.memory.onset) return;
    reach_out(scene);
    promise_remedies(scene);
    rebuild(scene);
    assess_damage(scene);
}

} // namespace stormdrill::drill
