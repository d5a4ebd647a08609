#include "scoring/tone_match.hpp"

#include <algorithm>
#include <compare>
#include <set>
#include <string_view>
#include <tuple>

#include "base/utf8.hpp"
#include "scoring/tone_key_words.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr int most_hits_per_pattern = 24; // in one sentence; more would only repeat

re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}

bool found(const std::unique_ptr<RE2>& condition, std::string_view where) {
    return condition != nullptr && RE2::PartialMatch(piece(where), *condition);
}

/// The conditions that a rule sets on the words around its match.
bool in_scope(const Rule& rule, std::string_view text, const Segments& segments, const Hit& hit) {
    if (rule.skip_if_quoted && segments.quoted(hit.span)) return false;
    const Span sentence = segments.sentences[hit.sentence];
    const std::string_view whole = text.substr(sentence.begin, sentence.end - sentence.begin);
    if (rule.needs != nullptr && !found(rule.needs, whole)) return false;
    if (found(rule.unless, whole)) return false;
    if (rule.unless_clause != nullptr || rule.unless_before != nullptr) {
        std::size_t begin = hit.span.begin; // of its words: a comma at its head belongs to the clause before
        while (begin + 1 < hit.span.end && !letter_begins(text, begin))
            ++begin;
        const Span first = segments.clause_of(begin);
        const Span last = segments.clause_of(hit.span.end > 0 ? hit.span.end - 1 : 0);
        if (found(rule.unless_clause, text.substr(first.begin, last.end - first.begin))) return false;
        if (found(rule.unless_before, text.substr(first.begin, begin - first.begin))) return false;
    }
    return !found(rule.unless_after, text.substr(hit.span.end, sentence.end - hit.span.end));
}

bool applies(const Rule& rule, const Circumstances& circumstances) {
    if (rule.only_in && *rule.only_in != circumstances.kind) return false;
    return !(rule.skip_if_innocent && circumstances.at_fault == AtFault::no);
}

/// A pattern that occurs in a sentence.
struct Candidate {
    std::size_t pattern = 0, sentence = 0;
    auto operator<=>(const Candidate&) const = default;
};

struct Letters {
    bool latin = false, han = false;
};

Letters letters_of(std::string_view part) {
    Letters found;
    for (const char32_t c : to_utf32(part)) {
        found.latin = found.latin || (c >= U'a' && c <= U'z');
        found.han = found.han || is_han(c);
    }
    return found;
}

std::string_view sentence_text(std::string_view text, const Segments& segments, std::size_t sentence) {
    const Span range = segments.sentences[sentence];
    return text.substr(range.begin, range.end - range.begin);
}

/// Ordered by pattern. Group after group over all sentences, not the other way round: an automaton that has
/// just run is still in the processor's cache.
std::vector<Candidate> candidates(const RuleSet& rules, std::string_view text, const Segments& segments) {
    std::vector<Letters> letters;
    for (std::size_t i = 0; i < segments.sentences.size(); ++i)
        letters.push_back(letters_of(sentence_text(text, segments, i)));
    std::vector<Candidate> result;
    std::vector<int> in_group;
    for (const PrefilterGroup& group : rules.prefilters)
        for (std::size_t i = 0; i < segments.sentences.size(); ++i) {
            if ((group.script == Script::latin && !letters[i].latin) ||
                (group.script == Script::han && !letters[i].han))
                continue;
            in_group.clear();
            if (!group.set->Match(piece(sentence_text(text, segments, i)), &in_group)) continue;
            for (const int id : in_group)
                result.push_back({group.patterns[static_cast<std::size_t>(id)], i});
        }
    std::sort(result.begin(), result.end());
    return result;
}

void match(const RuleSet& rules, std::string_view text, const Segments& segments, const Candidate& candidate,
           const Circumstances& circumstances, std::vector<Hit>& out) {
    const Pattern& pattern = rules.patterns[candidate.pattern];
    const Rule& rule = rules.rules[pattern.rule];
    if (!applies(rule, circumstances)) return;
    const std::size_t start = segments.sentences[candidate.sentence].begin;
    const std::string_view part = sentence_text(text, segments, candidate.sentence);
    std::size_t from = 0;
    re2::StringPiece match;
    for (int n = 0; n < most_hits_per_pattern && from <= part.size(); ++n) {
        if (!pattern.expression->Match(piece(part), from, part.size(), RE2::UNANCHORED, &match, 1)) break;
        const auto begin = static_cast<std::size_t>(match.data() - part.data());
        const Hit hit{
            pattern.rule, {start + begin, start + begin + match.size()}, candidate.sentence, rule.strength};
        if (match.size() > 0 && in_scope(rule, text, segments, hit)) out.push_back(hit);
        from = begin + std::max<std::size_t>(match.size(), 1);
    }
}

constexpr std::size_t fewest_bare_words = 5; // key words, before a text can be bare
constexpr double bare_text_share = 0.75;     // of the letters that are no grammar

/// "We acknowledge the problem, apologise and take preventive measures on 1 May": sentences, but made of the
/// names of moves only. Credit needs an object: who, what, where.
bool names_moves_only(const RuleSet& rules, std::string_view text, const std::vector<Hit>& hits) {
    std::vector<bool> known(text.size(), false);
    std::set<std::string_view> words;
    for (const Hit& hit : hits) {
        if (rules.rules[hit.rule].effect != Effect::key_word) continue;
        words.insert(text.substr(hit.span.begin, hit.span.end - hit.span.begin));
        std::fill(known.begin() + static_cast<std::ptrdiff_t>(hit.span.begin),
                  known.begin() + static_cast<std::ptrdiff_t>(hit.span.end), true);
    }
    if (words.size() < fewest_bare_words) return false;
    double named = 0, other = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (!letter_begins(text, i)) {
            ++i;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        std::size_t end = i + 1;
        if (byte < 0x80) {
            while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '\''))
                ++end;
        } else {
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
                ++end;
        }
        const std::string_view word = text.substr(i, end - i);
        const bool grammar = byte < 0x80
                                 ? rules.weights.english_function_words.contains(word)
                                 : rules.weights.chinese_function_characters.contains(to_utf32(word).front());
        if (!grammar) (known[i] ? named : other) += 1;
        i = end;
    }
    return named >= bare_text_share * (named + other);
}

void drop_key_word_lists(const RuleSet& rules, std::string_view text, const Segments& segments,
                         std::vector<Hit>& hits) {
    if (names_moves_only(rules, text, hits))
        std::erase_if(hits, [&](const Hit& hit) {
            const Rule& rule = rules.rules[hit.rule];
            const bool nice = rule.effect == Effect::manner && rule.worth[0] + rule.worth[1] > 0;
            return is_move(rule.effect) || rule.effect == Effect::event || rule.effect == Effect::concrete ||
                   nice;
        });
    const std::vector<Span> lists = key_word_lists(rules, text, segments, hits);
    std::erase_if(hits, [&](const Hit& hit) {
        const Effect effect = rules.rules[hit.rule].effect;
        if (effect == Effect::key_word || effect == Effect::to_the_scorer) return false;
        return std::any_of(lists.begin(), lists.end(), [&](const Span& list) {
            return list.contains(hit.span.begin) ||
                   (hit.span.begin < list.begin && hit.span.end > list.begin);
        });
    });
}

} // namespace

bool letter_begins(std::string_view folded, std::size_t at) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    if (byte < 0x80) return byte >= 'a' && byte <= 'z';
    const bool cjk_mark = folded.substr(at, 2) == "\xe3\x80"; // 、。「」
    return (byte & 0xc0) != 0x80 && !cjk_mark;
}

bool has_effect(const Rule& rule, Effect effect) {
    return rule.effect == effect || std::find(rule.also.begin(), rule.also.end(), effect) != rule.also.end();
}

bool any_has(const RuleSet& rules, const std::vector<Hit>& hits, Effect effect) {
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return has_effect(rules.rules[hit.rule], effect); });
}

std::vector<Hit> find_candidates(const RuleSet& rules, const FoldedText& text, const Segments& segments,
                                 const Circumstances& circumstances) {
    std::vector<Hit> hits;
    for (const Candidate& candidate : candidates(rules, text.text, segments))
        match(rules, text.text, segments, candidate, circumstances, hits);
    drop_key_word_lists(rules, text.text, segments, hits);
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return std::tie(a.span.begin, a.span.end, a.rule) < std::tie(b.span.begin, b.span.end, b.rule);
    });
    return hits;
}

} // namespace stormdrill::scoring::tone_engine
