/// What a team does before the clock starts: roles, notification tree, decision rule, listening, templates,
/// risks and the measures that its budget buys.

#include <algorithm>
#include <array>
#include <string_view>

#include "drill/automated_team_mind.hpp"

namespace stormdrill::drill {

namespace {
using Readiness = PlanSheet::Readiness;

template <class Words>
std::int64_t hits(const Bilingual& text, const Words& words) {
    const std::string folded = fold_case(text.en + " " + text.zh_TW);
    return std::count_if(words.begin(), words.end(),
                         [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

void accept_roles(TeamScene& scene) {
    for (const Seat seat : scene.roster.own()) {
        if (!has_authority(seat, AcceptRole::name)) continue;
        const Seat deputy = seat == Seat::lead ? Seat::pr : seat == Seat::pr ? Seat::marketing : Seat::lead;
        scene.want(seat, AcceptRole{std::string(seat_id(deputy))});
    }
}

void set_rules(TeamScene& scene) {
    if (const auto seat = scene.roster.who(NotificationTree::name, {Seat::lead, Seat::pr})) {
        scene.want(*seat,
                   NotificationTree{{"service>pr", "pr>lead", "pr>legal", "lead>marketing", "lead>service"}});
    }
    if (const auto seat = scene.roster.who(DecisionRule::name, {Seat::lead})) {
        scene.want(*seat, DecisionRule{1, {"legal"}, 15, "lead"});
        scene.want(*seat, DecisionRule{3, {"legal", "lead"}, 15, "pr"});
    }
}

void set_listening(TeamScene& scene) {
    const auto seat = scene.roster.who(SetQuery::name, {Seat::pr, Seat::marketing});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    SetQuery query;
    query.terms = view.suggested_keywords();
    for (const PlatformView& platform : view.platforms())
        query.platforms.push_back(platform.id);
    scene.want(*seat, std::move(query));
    if (scene.sheet.readiness == Readiness::brand_words || !has_authority(*seat, SetAlert::name)) return;
    const bool full = scene.sheet.readiness == Readiness::full;
    scene.want(*seat, full ? SetAlert{5, 2, 0.4, 24} : SetAlert{20, 3, 0.6, 14});
}

void shelve_templates(TeamScene& scene) {
    const auto seat = scene.roster.who(ShelveTemplate::name, {Seat::service, Seat::pr});
    if (!seat) return;
    std::size_t shelved = 0;
    for (const auto& [kind, text] : scene.pen.reply_patterns(scene.language)) {
        if (scene.sheet.readiness == Readiness::basic && shelved++ == 2) return;
        scene.want(*seat, ShelveTemplate{kind, text});
    }
}

/// Risks that lie in how the house works, by its own description; not those that may befall anybody.
void register_risks(TeamScene& scene) {
    constexpr std::array<std::string_view, 24> own{
        "產線",   "客訴",     "品質",    "檢查",  "內部", "員工",      "排程",    "夜間",
        "假日",   "趕工",     "供應",    "個資",  "line", "complaint", "quality", "check",
        "inside", "employee", "schedul", "night", "rush", "supplier",  "process", "watch"};
    const auto seat =
        scene.roster.who(RegisterRisk::name, {Seat::legal, Seat::lead, Seat::service, Seat::pr});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    const std::string house = view.briefing().zh_TW + view.role_briefing().zh_TW;
    std::vector<std::pair<double, std::string>> ranked;
    for (const Choice& risk : view.risks()) {
        const double score =
            static_cast<double>(hits(risk.text, own)) + 4 * shared_wording(house, risk.text.zh_TW);
        ranked.emplace_back(score, risk.id);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    ranked.resize(std::min<std::size_t>(ranked.size(), 6));
    for (const auto& [score, id] : ranked) {
        if (score >= 1) scene.want(*seat, RegisterRisk{id, 4, 4});
    }
}

/// One measure each of what scores apart: quality and staff rules, goodwill, listening; then whatever the
/// budget takes.
void buy_measures(TeamScene& scene) {
    constexpr std::array<std::string_view, 10> rules{"客訴",      "申訴",     "守則",   "稽核",  "品管",
                                                     "complaint", "speak-up", "policy", "audit", "quality"};
    constexpr std::array<std::string_view, 8> goodwill{"社區",          "合作",      "公益",    "參觀",
                                                       "neighbourhood", "work with", "charity", "open day"};
    constexpr std::array<std::string_view, 6> listening{"監測",      "監看",  "警報",
                                                        "listening", "watch", "alert"};
    const auto seat = scene.roster.who(Prepare::name, {Seat::lead, Seat::pr});
    if (!seat) return;
    const SeatView view = scene.view(*seat);
    std::vector<Choice> offers = view.preparation_measures();
    std::int64_t budget = view.readiness_left();
    Prepare bought;
    const auto buy = [&](const Choice& choice) {
        const bool has =
            std::find(bought.measures.begin(), bought.measures.end(), choice.id) != bought.measures.end();
        if (has || choice.cost > budget) return;
        budget -= choice.cost;
        bought.measures.push_back(choice.id);
    };
    for (const Choice& offer : offers) {
        if (hits(offer.text, rules) > 0) buy(offer);
    }
    std::stable_sort(offers.begin(), offers.end(),
                     [](const Choice& a, const Choice& b) { return a.cost > b.cost; });
    for (const Choice& offer : offers) {
        if (hits(offer.text, goodwill) > 0) buy(offer);
    }
    for (const Choice& offer : offers) {
        if (hits(offer.text, listening) > 0) buy(offer);
    }
    for (const Choice& offer : offers)
        buy(offer);
    if (!bought.measures.empty()) scene.want(*seat, std::move(bought));
}
} // namespace

void get_ready(TeamScene& scene) {
    const Readiness readiness = scene.sheet.readiness;
    if (readiness == Readiness::none) return;
    accept_roles(scene);
    set_listening(scene);
    if (readiness == Readiness::brand_words) return;
    set_rules(scene);
    shelve_templates(scene);
    if (readiness != Readiness::full) return;
    register_risks(scene);
    buy_measures(scene);
}

} // namespace stormdrill::drill
