#include "scoring/tone_segment.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::array<std::string_view, 17> abbreviations{"fig", "sec", "art", "tel", "mr",  "mrs",
                                                         "ms",  "dr",  "st",  "no",  "vs",  "e.g",
                                                         "i.e", "inc", "ltd", "co",  "prof"};

/// Words that open a clause against what was just said.
constexpr std::array<std::string_view, 10> contrasts{" but ", " however", " although ", " though ", "不过",
                                                     "但",    "然而",     "可是",       "惟",       "只是"};

bool starts_with_at(std::string_view text, std::size_t position, std::string_view what) {
    return text.substr(position, what.size()) == what;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether the full stop at `position` ends a sentence: not in 8.4, care@firm.example, Dr. Lee or J. Doe.
bool full_stop_ends(std::string_view text, std::size_t position) {
    const std::size_t next = position + 1;
    if (next < text.size() && (is_word_byte(text[next]) || text[next] == '/')) return false;
    std::size_t begin = position;
    while (begin > 0 && (is_word_byte(text[begin - 1]) || text[begin - 1] == '.'))
        --begin;
    const std::string_view word = text.substr(begin, position - begin);
    if (next >= text.size()) return true;
    if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z' && word[0] != 'i') return false;
    return std::find(abbreviations.begin(), abbreviations.end(), word) == abbreviations.end();
}

/// Length of the sentence end at `position`, or 0.
std::size_t sentence_end_length(std::string_view text, std::size_t position) {
    if (starts_with_at(text, position, "。")) return std::string_view("。").size();
    const char c = text[position];
    if (c == '!' || c == '?') return 1;
    return c == '.' && full_stop_ends(text, position) ? 1 : 0;
}

/// Closing marks, spaces and further ends that belong to the sentence just ended.
std::size_t skip_tail(std::string_view text, std::size_t position) {
    while (position < text.size()) {
        if (text[position] == ' ' || text[position] == ')' || text[position] == '.')
            ++position;
        else if (starts_with_at(text, position, "」"))
            position += std::string_view("」").size();
        else if (const std::size_t length = sentence_end_length(text, position))
            position += length;
        else
            break;
    }
    return position;
}

std::vector<Span> split_sentences(std::string_view text) {
    std::vector<Span> result;
    std::size_t begin = 0;
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t length = sentence_end_length(text, position);
        if (length == 0) {
            ++position;
            continue;
        }
        position = skip_tail(text, position + length);
        result.push_back({begin, position});
        begin = position;
    }
    if (begin < text.size()) result.push_back({begin, text.size()});
    return result;
}

/// A sentence without the spaces that only part it from the next.
std::string_view trimmed(std::string_view text, Span sentence) {
    std::string_view part = text.substr(sentence.begin, sentence.end - sentence.begin);
    while (!part.empty() && part.back() == ' ')
        part.remove_suffix(1);
    return part;
}

constexpr std::size_t shortest_repetition = 11; // bytes; "I'm sorry." may well end another sentence

/// Without a sentence of before that is glued to its end, as where a text whose last sentence has no full
/// stop is doubled.
Span without_repeated_end(std::string_view text, Span sentence, const std::set<std::string_view>& seen) {
    const std::string_view all = trimmed(text, sentence);
    const std::size_t half = all.size() / 2;
    if (half >= shortest_repetition && all.substr(0, half) == all.substr(all.size() - half))
        return {sentence.begin, sentence.begin + half};
    for (const std::string_view earlier : seen) {
        if (earlier.size() < shortest_repetition || earlier.size() >= all.size() || !all.ends_with(earlier))
            continue;
        const std::size_t before = all.size() - earlier.size();
        const bool word_begins = all[before - 1] == ' ' || static_cast<unsigned char>(all[before]) >= 0x80;
        if (word_begins) return {sentence.begin, sentence.begin + before};
    }
    return sentence;
}

/// Whether the same words stand in `before`, from the beginning of a word on.
bool said_before(std::string_view before, std::string_view words) {
    if (words.empty()) return true;
    for (std::size_t at = before.find(words); at != std::string_view::npos; at = before.find(words, at + 1))
        if (at == 0 || !is_word_byte(before[at - 1]) || !is_word_byte(words.front())) return true;
    return false;
}

/// Sorts the sentences into those that are new and what is said again.
void sort_out_repetitions(std::string_view text, const std::vector<Span>& sentences, Segments& out) {
    std::set<std::string_view> seen;
    for (const Span& sentence : sentences) {
        const Span fresh = without_repeated_end(text, sentence, seen);
        const std::string_view words = trimmed(text, fresh);
        const bool again = said_before(text.substr(0, fresh.begin), words);
        if (!again) {
            seen.insert(words);
            out.sentences.push_back(fresh);
        }
        if (again || fresh.end < sentence.end)
            out.repeated.push_back({again ? sentence.begin : fresh.end, sentence.end});
    }
}

bool clause_ends_before(std::string_view text, std::size_t position) {
    return std::any_of(contrasts.begin(), contrasts.end(),
                       [&](std::string_view word) { return starts_with_at(text, position, word); });
}

bool clause_ends_after(std::string_view text, std::size_t position) {
    const char c = text[position];
    const bool in_number = position > 0 && position + 1 < text.size() && is_word_byte(text[position - 1]) &&
                           text[position + 1] >= '0' && text[position + 1] <= '9';
    if (c == ';') return true;
    if (c == ',' || c == ':') return !in_number;
    return c == '-' && position > 0 && text[position - 1] == ' ';
}

void split_clauses(std::string_view text, Span sentence, std::vector<Span>& out) {
    std::size_t begin = sentence.begin;
    for (std::size_t position = sentence.begin; position < sentence.end; ++position) {
        if (position > begin && clause_ends_before(text, position)) {
            out.push_back({begin, position});
            begin = position;
        }
        if (clause_ends_after(text, position)) {
            out.push_back({begin, position + 1});
            begin = position + 1;
        }
    }
    if (begin < sentence.end) out.push_back({begin, sentence.end});
}

std::vector<Span> find_quotations(std::string_view text) {
    std::vector<Span> result;
    const std::string_view open = "「";
    const std::string_view close = "」";
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
        const std::size_t end = text.find(close, at);
        if (end == std::string_view::npos) break;
        result.push_back({at + open.size(), end});
    }
    std::size_t at = text.find('"');
    while (at != std::string_view::npos) {
        const std::size_t end = text.find('"', at + 1);
        if (end == std::string_view::npos) break;
        result.push_back({at + 1, end});
        at = text.find('"', end + 1);
    }
    return result;
}

} // namespace

std::size_t Segments::sentence_of(std::size_t position) const {
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (sentences[i].contains(position)) return i;
    return sentences.empty() ? 0 : sentences.size() - 1;
}

Span Segments::clause_of(std::size_t position) const {
    for (const Span& clause : clauses)
        if (clause.contains(position)) return clause;
    return {position, position};
}

bool Segments::quoted(Span span) const {
    return std::any_of(quotations.begin(), quotations.end(), [&](const Span& quotation) {
        return quotation.begin <= span.begin && span.end <= quotation.end;
    });
}

bool has_contrast(std::string_view part) {
    return std::any_of(contrasts.begin(), contrasts.end(),
                       [&](std::string_view word) { return part.find(word) != std::string_view::npos; });
}

Segments segment(std::string_view folded) {
    Segments result;
    sort_out_repetitions(folded, split_sentences(folded), result);
    for (const Span& sentence : result.sentences)
        split_clauses(folded, sentence, result.clauses);
    result.quotations = find_quotations(folded);
    return result;
}

} // namespace stormdrill::scoring::tone_engine
