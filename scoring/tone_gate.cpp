#include "scoring/tone_gate.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/utf8.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

/// What can be counted in a text without understanding it.
struct Counts {
    std::size_t words = 0; ///< Latin words of letters
    std::size_t different_words = 0;
    std::size_t function_words = 0;
    std::size_t odd_words = 0;       ///< without a vowel, or with four consonants of the rarer kind in a row
    std::size_t stammered_words = 0; ///< the same word again: the the the
    std::size_t han = 0;
    std::size_t different_han = 0;
    std::size_t function_han = 0;
    std::size_t clauses = 0, headings = 0; ///< of Chinese; headings: of two to six characters
    std::size_t stammered_han = 0; ///< the same character again, or the same two: 卡卡卡, 嘿咻嘿咻
    std::size_t other_letters = 0; ///< bopomofo, kana …
    std::size_t broken_pairs = 0; ///< words that no sentence has one after the other: the of, because whereas
    std::size_t slips = 0;        ///< the the
    std::size_t list_marks = 0;   ///< / | + # · • - between words, as sentences have them rarely
    std::size_t symbols = 0;      ///< emoji and marks that are no punctuation of sentences
};

bool breaks(const RuleSet& rules, std::string_view first, std::string_view second) {
    const auto never = rules.weights.never_after.find(first);
    return never != rules.weights.never_after.end() && never->second.contains(second);
}

bool is_odd(std::string_view word) {
    std::size_t run = 0;
    std::size_t longest = 0;
    bool has_vowel = false;
    for (const char c : word) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        has_vowel = has_vowel || vowel;
        run = vowel ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    return (word.size() >= 4 && !has_vowel) || longest >= 5;
}

Counts count(const RuleSet& rules, std::string_view folded) {
    Counts counts;
    std::set<std::string, std::less<>> words;
    std::set<char32_t> characters;
    std::string word, word_before;
    std::u32string before; ///< the last three characters
    bool word_ended = false, marked = false;
    bool spaced = false;           ///< nothing but a space after the word before
    std::size_t clause_begins = 0; // so many Chinese characters were before it
    const auto end_clause = [&] {
        const std::size_t length = counts.han - clause_begins;
        if (length == 0) return;
        ++counts.clauses;
        if (length >= 2 && length <= 6) ++counts.headings;
        clause_begins = counts.han;
    };
    char32_t previous = 0;
    const auto end_word = [&] {
        if (word.empty()) return;
        ++counts.words;
        words.insert(word);
        if (word == word_before) ++counts.stammered_words;
        if (word == word_before && (word == "the" || word == "a"))
            ++counts.slips;
        else if (spaced && breaks(rules, word_before, word))
            ++counts.broken_pairs;
        if (rules.weights.english_function_words.contains(word))
            ++counts.function_words;
        else if (is_odd(word))
            ++counts.odd_words;
        word_before = std::move(word);
        word.clear();
        spaced = true;
    };
    for (const char32_t c : to_utf32(folded)) {
        if (is_han(c) || (c >= U'a' && c <= U'z')) {
            if (marked) ++counts.list_marks;
            word_ended = true;
            marked = false;
        } else if (c != U' ') {
            const bool dash = c == U'-' && previous == U' ';
            marked =
                word_ended && (dash || std::u32string_view(U"/|+#·•").find(c) != std::u32string_view::npos);
            word_ended = false;
        }
        previous = c;
        if (std::u32string_view(U",.;!?、。").find(c) != std::u32string_view::npos) end_clause();
        if (!is_han(c)) before.clear();
        const bool letter =
            (c >= U'a' && c <= U'z') || (c >= 0xdf && c <= 0x24f) || (c == U'\'' && !word.empty());
        if (letter) {
            if (c != U'\'') word += c < 0x80 ? static_cast<char>(c) : 'e';
            continue;
        }
        end_word();
        if (c != U' ') spaced = false;
        if (is_han(c)) {
            ++counts.han;
            characters.insert(c);
            if (rules.weights.chinese_function_characters.contains(c)) ++counts.function_han;
            const bool again = !before.empty() && before.back() == c;
            const bool pair = before.size() == 3 && before[1] == c && before[0] == before[2];
            if (again || pair) ++counts.stammered_han;
            if (before.size() == 3) before.erase(0, 1);
            before += c;
        } else if (c >= 0x3040 && c <= 0x31bf) {
            ++counts.other_letters;
        } else if (c >= 0x2190) {
            if (!is_cjk(c)) ++counts.symbols;
        }
    }
    end_word();
    end_clause();
    counts.different_words = words.size();
    counts.different_han = characters.size();
    return counts;
}

/// Share of the text's characters that rules know as key words only.
double key_word_share(const RuleSet& rules, std::string_view folded, const std::vector<Hit>& hits) {
    std::vector<bool> covered(folded.size(), false);
    for (const Hit& hit : hits)
        if (has_effect(rules.rules[hit.rule], Effect::key_word))
            for (std::size_t i = hit.span.begin; i < hit.span.end; ++i)
                covered[i] = true;
    std::size_t letters = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!letter_begins(folded, i)) continue;
        ++letters;
        if (covered[i]) ++known;
    }
    return letters == 0 ? 0.0 : static_cast<double>(known) / static_cast<double>(letters);
}

} // namespace

bool is_language(const RuleSet& rules, std::string_view folded, const std::vector<Hit>& hits) {
    if (any_has(rules, hits, Effect::to_the_scorer)) return false;
    const Counts n = count(rules, folded);
    if (n.words + n.han == 0) return false;
    // An English word weighs about as much as one and a half Chinese characters.
    const double size = static_cast<double>(n.words) * 1.5 + static_cast<double>(n.han);
    const double working = static_cast<double>(n.function_words) * 1.5 + static_cast<double>(n.function_han);
    const bool knows_a_word = !hits.empty() || working > 0;
    if (!knows_a_word) return false;
    if (n.odd_words * 4 > n.words && n.han < 10) return false;
    if (n.words >= 8 && (n.odd_words + n.stammered_words) * 4 > n.words && n.han < 10) return false;
    if (n.broken_pairs * 20 + n.slips * 5 >= std::max<std::size_t>(n.words, 20)) return false;
    if (n.other_letters > 2 && static_cast<double>(n.other_letters) > size * 0.1) return false;
    if (static_cast<double>(n.symbols) > size * 0.5 && n.symbols > 4) return false;
    if (n.words > 12 && n.different_words * 4 < n.words) return false;
    if (n.han > 24 && n.different_han * 5 < n.han) return false;
    if (n.stammered_han >= 4 && n.stammered_han * 4 > n.han) return false;
    if (n.list_marks >= 5 && static_cast<double>(n.list_marks) * 9 > size) return false;
    // 深表歉意,查明原因,全額退費 … headings, and nobody who speaks
    if (n.clauses >= 5 && n.headings == n.clauses && n.function_han * 8 <= n.han && n.words == 0)
        return false;
    if (size < 10) return true;
    const double expected = n.words * 3 > n.han * 2 ? 0.18 : 0.06;
    if (working < size * expected) return false;
    const double share = key_word_share(rules, folded, hits);
    return !(share > 0.5 && working < size * expected * 2);
}

} // namespace stormdrill::scoring::tone_engine
