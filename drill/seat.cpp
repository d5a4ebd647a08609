#include "drill/seat.hpp"

#include <algorithm>

namespace stormdrill::drill {

namespace {
struct SeatText {
    Seat seat;
    std::string_view id;
    Bilingual title;
    Bilingual card;
};

const std::array<SeatText, 8>& seat_texts() {
    static const std::array<SeatText, 8> texts{{
        {Seat::pr,
         "pr",
         {"PR", "公關"},
         {"Writes and publishes the official statements, answers the press together with the lead, keeps "
          "every channel "
          "saying the same. May draft, publish what is approved, reply, and answer journalists.",
          "撰寫並發布官方聲明，與發言人一起回應媒體，確保各平台說法一致。可以起草聲明、發布已核准的聲明、回覆"
          "網友、回應記者。"}},
        {Seat::marketing,
         "marketing",
         {"Marketing", "行銷"},
         {"Knows the platforms and the brand's voice, watches how the mood moves, adapts statements to each "
          "platform, "
          "stops and starts campaigns. May draft, reply, remove posts that break the rules, and run "
          "campaigns.",
          "最了解各平台與品牌語氣，留意輿情走向，把聲明改寫成適合各平台的版本，決定活動的暫停與重啟。可以起草"
          "聲明、回覆網友、"
          "移除違規貼文、執行品牌活動。"}},
        {Seat::service,
         "service",
         {"Customer service", "客服"},
         {"Answers the people who complain, those who were harmed first, each to her own case; contacts the "
          "affected one "
          "by one and offers compensation. May reply, reach out, and promise remedies.",
          "回覆每一位提出問題的顧客，受影響的人優先，針對個案回答；主動聯繫受影響的人並提出補償。可以回覆網友"
          "、主動聯繫、承諾補救措施。"}},
        {Seat::legal,
         "legal",
         {"Legal", "法務"},
         {"Checks statements against the facts and the law, quickly. May review drafts (approve, ask for a "
          "change, "
          "escalate), but neither publish nor reply.",
          "儘速核對聲明內容是否符合事實與法律。可以審閱草稿（核准、要求修改、往上呈報），不可發布或回覆。"}},
        {Seat::lead,
         "lead",
         {"Lead and spokesperson", "總指揮／發言人"},
         {"Carries the responsibility: decides level and strategy, gives the last approval, speaks to the "
          "press. May do "
          "all that the team may.",
          "負最終責任：決定危機等級與策略、做最後核准、面對媒體。團隊可做的事都可以做。"}},
        {Seat::facilitator,
         "facilitator",
         {"Facilitator", "主持人"},
         {"Conducts the drill: clock, injects, pressure.", "主持演練：控制時間、事件與壓力。"}},
        {Seat::evaluator,
         "evaluator",
         {"Evaluator", "評核員"},
         {"Notes and rates; may overrule a finding of the program.", "記錄並評分；可以推翻程式的判定。"}},
        {Seat::observer, "observer", {"Observer", "觀察員"}, {"Looks on.", "旁觀。"}},
    }};
    return texts;
}

const SeatText& text_of(Seat seat) {
    return seat_texts()[static_cast<std::size_t>(seat)];
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}
} // namespace

std::string_view seat_id(Seat seat) {
    return text_of(seat).id;
}
const Bilingual& seat_title(Seat seat) {
    return text_of(seat).title;
}
const Bilingual& role_card(Seat seat) {
    return text_of(seat).card;
}

std::optional<Seat> parse_seat(std::string_view id) {
    for (const SeatText& text : seat_texts()) {
        if (text.id == id) return text.seat;
    }
    return std::nullopt;
}

bool has_authority(Seat seat, std::string_view act) {
    if (one_of(act, {"fire_inject", "skip_inject", "hold_inject", "release_inject", "edit_inject",
                     "write_inject", "speak_as", "nudge", "pressure"}))
        return seat == Seat::facilitator;
    if (one_of(act, {"overrule", "rate", "observation"}))
        return seat == Seat::facilitator || seat == Seat::evaluator;
    if (seat > Seat::lead) return false;
    if (seat == Seat::lead) return true;
    if (act == "publish") return seat == Seat::pr;
    if (act == "draft") return seat == Seat::pr || seat == Seat::marketing;
    if (act == "review") return seat == Seat::legal;
    if (one_of(act, {"reply", "claim", "assign", "close"})) return seat != Seat::legal;
    if (act == "press_answer") return seat == Seat::pr;
    if (act == "remove_post") return seat == Seat::marketing || seat == Seat::service;
    if (act == "outreach" || act == "remedy") return seat == Seat::service;
    if (act == "campaign") return seat == Seat::marketing;
    return true; // everybody prepares, listens, reports, assesses, notifies, talks and learns
}

std::vector<Seat> default_approvers(int level) {
    if (level >= 3) return {Seat::legal, Seat::lead};
    return {Seat::legal};
}

} // namespace stormdrill::drill
