// What single acts changed: bars with a sign, and the strongest pairs.

#include <algorithm>
#include <cmath>

#include "scoring/report/acts.hpp"
#include "scoring/report/chart.hpp"
#include "scoring/report/html.hpp"
#include "scoring/report/sections.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::scoring {

namespace {
constexpr std::size_t reached_people = 0, anger_person_hours = 1, trust_change = 5; // outcome_figure_names()
constexpr std::size_t rows_at_first_sight = 10;
/// Of the drill's anger; what changes less is called no clear effect. Acts that hardly anybody meets move it
/// by up to 2.5 % either way (the allergen with the good team, 100,000 people, remedies and single answers):
/// once anything differs, other people come to talk.
constexpr double clear_effect = 0.03;

std::string signed_text(double value, int decimals) {
    const std::string text = number_text(value, decimals);
    if (text.starts_with("-")) return "−" + text.substr(1);
    return value > 0 && text != number_text(0, decimals) ? "+" + text : text;
}

/// Left of the middle: people were calmer for it; right of it: angrier.
std::string bar(double effect, double largest, bool clear) {
    constexpr double half = 70, height = 12;
    const double width = largest > 0 ? std::min(1.0, std::abs(effect) / largest) * half : 0;
    const double left = effect < 0 ? half - width : half;
    return "<svg class=\"effect\" viewBox=\"0 0 140 12\" aria-hidden=\"true\"><rect x=\"" + coordinate(left) +
           "\" y=\"1\" width=\"" + coordinate(width) + "\" height=\"" + coordinate(height - 2) +
           "\" rx=\"2\" fill=\"" +
           (!clear       ? "#94A3B8"
            : effect < 0 ? "#047857"
                         : "#BE123C") +
           "\"/><path d=\"M70 0V12\" stroke=\"#64748B\" stroke-width=\"1\"/></svg>";
}

Bilingual what_was_done(const LeftOutAct& act, const std::vector<ActEntry>& acts) {
    if (act.act == "reply") {
        const std::string count = std::to_string(act.lines.size());
        if (act.lines.size() == 1) return say("1 reply", "1 則回覆");
        return say(count + " replies until " + format_clock(act.to),
                   count + " 則回覆（至 " + format_clock(act.to) + "）");
    }
    for (const ActEntry& entry : acts) {
        if (!act.lines.empty() && entry.line == act.lines.front()) return entry.text;
    }
    return say(act.act);
}

class EffectsOfActs {
public:
    EffectsOfActs(const Outcome& outcome, const Transcript& drill)
        : outcome_(outcome), acts_(list_acts(drill)) {
        for (std::size_t i = 0; i < left_out().acts.size(); ++i) {
            order_.push_back(i);
            largest_ = std::max(largest_, std::abs(anger(left_out().acts[i].without)));
        }
        std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            return std::abs(anger(left_out().acts[a].without)) > std::abs(anger(left_out().acts[b].without));
        });
    }

    [[nodiscard]] std::string html() const {
        std::string out =
            "<h3 style=\"margin-top:20px\">" + both(say("What each act changed", "每個行動改變了什麼")) +
            "</h3>\n<p class=\"small muted\">" +
            both(say(
                "Your drill beside the same drill with the same luck and without that one act. Bars show "
                "anger, in person-hours: to the left, people were calmer for it; to the right, angrier. "
                "Differences below 3 % of the drill's anger may be chance.",
                "把整場演練在同樣的運氣下重跑一次，只拿掉那一個行動，再與原本的結果相比。長條代表憤怒人時："
                "往左表示民眾因此較平靜，往右表示更憤怒。差距小於整場憤怒人時的 3%，可能只是偶然。")) +
            "</p>\n" + table(0, rows_at_first_sight);
        if (order_.size() > rows_at_first_sight) {
            const std::string more = std::to_string(order_.size() - rows_at_first_sight);
            out += "<details class=\"more\"><summary class=\"small muted\">" +
                   both(say(more + " more, with smaller effects", "另外 " + more + " 個影響較小的行動")) +
                   "</summary>" + table(rows_at_first_sight, order_.size()) + "</details>\n";
        }
        return out + notes() + pairs();
    }

private:
    [[nodiscard]] const LeftOut& left_out() const { return outcome_.left_out; }
    [[nodiscard]] double anger(const OutcomeFigures& without) const {
        return outcome_.effect(without, anger_person_hours);
    }
    [[nodiscard]] bool clear(double effect) const {
        return std::abs(effect) >= clear_effect * figure(outcome_.own.per_seed.front(), anger_person_hours);
    }

    [[nodiscard]] std::string row(const LeftOutAct& act) const {
        const double effect = anger(act.without);
        std::string out = "<tr><td class=\"nowrap\">" + format_clock(act.from) + "</td><td>" +
                          both(seat_text(act.seat)) + "</td><td>" + both(what_was_done(act, acts_)) +
                          "</td><td>" + bar(effect, largest_, clear(effect)) + "</td><td class=\"right\">" +
                          signed_text(effect, 0);
        if (!clear(effect))
            out += "<br><span class=\"tiny muted\">" + both(say("no clear effect", "影響不明顯")) + "</span>";
        return out + "</td><td class=\"right\">" +
               signed_text(outcome_.effect(act.without, reached_people), 0) + "</td><td class=\"right\">" +
               signed_text(outcome_.effect(act.without, trust_change), 3) + "</td></tr>\n";
    }

    [[nodiscard]] std::string table(std::size_t from, std::size_t to) const {
        std::string out = "<table class=\"effects\"><thead><tr><th>" + both(say("Time", "時間")) +
                          "</th><th>" + both(say("Who", "角色")) + "</th><th>" + both(say("What", "行動")) +
                          "</th><th></th><th class=\"right\">" +
                          both(say("Anger, person-hours", "憤怒人時")) + "</th><th class=\"right\">" +
                          both(say("People reached", "觸及人數")) + "</th><th class=\"right\">" +
                          both(say("Trust", "信任")) + "</th></tr></thead><tbody>\n";
        for (std::size_t i = from; i < std::min(to, order_.size()); ++i)
            out += row(left_out().acts[order_[i]]);
        return out + "</tbody></table>\n";
    }

    [[nodiscard]] std::string notes() const {
        Bilingual text;
        if (left_out().not_tried > 0) {
            const std::string count = std::to_string(left_out().not_tried);
            text = say(count + " further bundles of replies, which fewer people saw, were not looked at. ",
                       "另有 " + count + " 批較少人看到的回覆未納入比較。");
        }
        const auto most =
            std::max_element(left_out().acts.begin(), left_out().acts.end(),
                             [](const LeftOutAct& a, const LeftOutAct& b) { return a.lost < b.lost; });
        if (most != left_out().acts.end() && most->lost > 0) {
            const std::string lost = std::to_string(most->lost);
            text =
                text + say("Without an act other people write; later replies to posts that are not there "
                           "then fall away, too (at most " +
                               lost + ").",
                           "少了某個行動，發文的人也會不同；後來回覆的貼文若因此不存在，該則回覆也會一併略過"
                           "（最多 " +
                               lost + " 則）。");
        }
        return text.en.empty() ? "" : "<p class=\"tiny muted\">" + both(text) + "</p>\n";
    }

    [[nodiscard]] std::string pairs() const {
        if (left_out().pairs.empty()) return {};
        std::string out = "<h3 style=\"margin-top:20px\">" +
                          both(say("The strongest acts, two at a time", "影響最大的行動，兩兩相比")) +
                          "</h3>\n<table class=\"effects\"><thead><tr><th>" +
                          both(say("Two acts", "兩個行動")) + "</th><th class=\"right\">" +
                          both(say("One by one", "個別相加")) + "</th><th class=\"right\">" +
                          both(say("Both", "兩者合計")) + "</th><th></th></tr></thead><tbody>\n";
        for (const LeftOutPair& pair : left_out().pairs) {
            const LeftOutAct& a = left_out().acts[pair.first];
            const LeftOutAct& b = left_out().acts[pair.second];
            const double alone = anger(a.without) + anger(b.without), together = anger(pair.without);
            out += "<tr><td>" + format_clock(a.from) + " " + both(what_was_done(a, acts_)) + "<br>" +
                   format_clock(b.from) + " " + both(what_was_done(b, acts_)) + "</td><td class=\"right\">" +
                   signed_text(alone, 0) + "</td><td class=\"right\">" + signed_text(together, 0) +
                   "</td><td>" + together_chip(alone, together) + "</td></tr>\n";
        }
        return out + "</tbody></table>\n";
    }

    [[nodiscard]] std::string together_chip(double alone, double together) const {
        if (!clear(together - alone)) return chip("none", say("each on its own", "互不影響"));
        return together < alone ? chip("good", say("stronger together", "相輔相成"))
                                : chip("fair", say("they overlap", "效果重疊"));
    }

    const Outcome& outcome_;
    std::vector<ActEntry> acts_;
    std::vector<std::size_t> order_; ///< indices into LeftOut::acts, the strongest first
    double largest_ = 0;
};
} // namespace

std::string effects_of_acts(const Outcome& outcome, const Transcript& drill) {
    return outcome.left_out.acts.empty() ? "" : EffectsOfActs(outcome, drill).html();
}

} // namespace stormdrill::scoring
