/// How a member of an automated team reads a post: the free functions of automated_team_texts.hpp.

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "drill/automated_team_texts.hpp"

namespace stormdrill::drill {

namespace {
constexpr std::array trouble{
    "過敏",   "送醫",    "急診",       "住院",       "不舒服",       "中毒",     "過期",     "異物",
    "退費",   "退款",    "客訴",       "投訴",       "抵制",         "爆料",     "隱瞞",     "離譜",
    "誇張",   "傻眼",    "出事",       "下架",       "回收",         "外洩",     "起火",     "受傷",
    "拒買",   "危險",    "檢舉",       "消保",       "沒標",         "腫",       "起疹",     "紅疹",
    "生氣",   "道歉",    "賠",         "騙",         "allerg",       "hospital", "sick",     "rash",
    "swell",  "swollen", "refund",     "recall",     "unsafe",       "boycott",  "complain", "poison",
    "injur",  "scam",    "disgust",    "angry",      "outrage",      "lied",     "hiding",   "danger",
    "leaked", "expired", "not listed", "undeclared", "unacceptable", "ambulance"};
constexpr std::array harm{"過敏",      "送醫",     "急診",   "住院",    "不舒服", "中毒",    "受傷",
                          "腫",        "起疹",     "紅疹",   "喘",      "吐",     "拉肚子",  "休克",
                          "allerg",    "hospital", "sick",   "rash",    "swell",  "swollen", "injur",
                          "ambulance", "vomit",    "poison", "anaphyl", "hives"};
constexpr std::array questions{"？",     "?",    "嗎",     "請問",  "怎麼",
                               "是不是", "哪裡", "how do", "can i", "what about"};

template <class List>
bool holds_any(std::string_view text, const List& words) {
    const std::string folded = fold_case(text);
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return folded.find(word) != std::string::npos; });
}

bool is_chinese(char32_t c) {
    return c >= 0x3400 && c <= 0x9fff;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// Emoji and their joiners: nobody repeats them back to a person who was hurt.
bool is_picture(char32_t c) {
    return c >= 0x1f000 || (c >= 0x2600 && c <= 0x27bf) || c == 0xfe0f || c == 0x200d;
}
bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

bool ends_clause(char32_t c) {
    return c == U'，' || c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U',' || c == U'.' ||
           c == U'!' || c == U'?' || c == U';' || c == U'\n' || c == U'…';
}
/// The clauses of a text without hashtags and mentions, each at least `shortest` long: shorter ones go with
/// the next.
std::vector<std::u32string> clauses(std::string_view text, std::size_t shortest, bool chinese) {
    const std::u32string code = to_utf32(text);
    std::vector<std::u32string> out(1);
    for (std::size_t i = 0; i < code.size(); ++i) {
        std::u32string& clause = out.back();
        if (is_picture(code[i])) continue;
        if (code[i] == U'#' || code[i] == U'@') {
            while (i < code.size() && code[i] != U' ' && code[i] != U'\n')
                ++i;
        } else if (ends_clause(code[i])) {
            if (clause.size() >= shortest)
                out.emplace_back();
            else if (!clause.empty())
                clause += chinese ? U"，" : U", ";
        } else if (code[i] != U' ' || (!clause.empty() && clause.back() != U' ')) {
            clause += code[i];
        }
    }
    for (std::u32string& clause : out) {
        while (!clause.empty() && (clause.back() == U' ' || clause.back() == U'，' || clause.back() == U','))
            clause.pop_back();
    }
    if (out.back().size() < shortest && out.size() > 1) out.pop_back();
    return out;
}
} // namespace

std::string fold_case(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

Language language_of(std::string_view text) {
    const std::u32string code = to_utf32(text);
    return std::any_of(code.begin(), code.end(), is_chinese) ? Language::zh_TW : Language::en;
}

bool sounds_like_trouble(std::string_view text) {
    return holds_any(text, trouble);
}
bool sounds_like_harm(std::string_view text) {
    return holds_any(text, harm);
}
bool sounds_like_question(std::string_view text) {
    return holds_any(text, questions);
}

std::string short_quote(std::string_view text) {
    const bool chinese = language_of(text) == Language::zh_TW;
    const std::size_t shortest = chinese ? 6 : 18;
    const std::size_t longest = chinese ? 24 : 70;
    std::u32string best;
    int best_worth = -1;
    for (std::u32string& clause : clauses(text, shortest, chinese)) {
        const std::string words = to_utf8(clause);
        const int worth = sounds_like_harm(words) ? 2 : sounds_like_trouble(words) ? 1 : 0;
        if (worth <= best_worth) continue;
        best_worth = worth;
        best = std::move(clause);
    }
    if (best.size() > longest) {
        best.resize(longest);
        const std::size_t space = best.find_last_of(U' ');
        if (!chinese && space != std::u32string::npos) best.resize(space);
        best += U"…";
    }
    if (best.empty()) return "";
    return chinese ? "「" + to_utf8(best) + "」" : "“" + to_utf8(best) + "”";
}

std::string find_number(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i])) continue;
        std::size_t from = i, to = i, digits = 0;
        while (to < text.size() && (is_digit(text[to]) || text[to] == '-'))
            digits += is_digit(text[to++]) ? 1U : 0U;
        while (from > 0 && (is_upper(text[from - 1]) || text[from - 1] == '-'))
            --from;
        while (to > from && text[to - 1] == '-')
            --to;
        if (digits >= 5) return std::string(text.substr(from, to - from));
        i = to;
    }
    return "";
}

std::set<std::string> words_of(std::string_view text) {
    std::set<std::string> out;
    const std::u32string code = to_utf32(fold_case(text));
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (is_chinese(code[i]) && i + 1 < code.size() && is_chinese(code[i + 1])) {
            out.insert(to_utf8(code.substr(i, 2)));
        }
        if (!is_letter(code[i])) continue;
        std::size_t end = i;
        while (end < code.size() && is_letter(code[end]))
            ++end;
        if (end - i >= 4 || code[i] <= U'9') out.insert(to_utf8(code.substr(i, end - i)));
        i = end - 1;
    }
    return out;
}

double shared_wording(std::string_view text, std::string_view fact) {
    const auto of_fact = words_of(fact);
    if (of_fact.empty()) return 0;
    const auto of_text = words_of(text);
    const auto shared = std::count_if(of_fact.begin(), of_fact.end(),
                                      [&](const auto& unit) { return of_text.contains(unit); });
    return static_cast<double>(shared) / static_cast<double>(of_fact.size());
}

} // namespace stormdrill::drill
