#include "scoring/tone_key_words.hpp"

#include <algorithm>
#include <set>

namespace stormdrill::scoring::tone_engine {

namespace {

constexpr std::size_t fewest_in_clauses = 4; // key words in a row of clauses, to be a list
constexpr double bare_share = 0.75;          // of a clause's letters
constexpr std::size_t fewest_in_run = 5; // different key words one after the other, whatever stands around

constexpr std::string_view list_comma = "、";

/// Clauses, cut at the comma of Chinese lists as well.
std::vector<Span> list_items(std::string_view text, const Segments& segments) {
    std::vector<Span> items;
    for (Span clause : segments.clauses) {
        const std::string_view all = text.substr(0, clause.end);
        for (std::size_t at = all.find(list_comma, clause.begin); at != std::string_view::npos;
             at = all.find(list_comma, clause.begin)) {
            items.push_back({clause.begin, at + list_comma.size()});
            clause.begin = at + list_comma.size();
        }
        if (clause.begin < clause.end) items.push_back(clause);
    }
    return items;
}

std::vector<Span> key_words(const RuleSet& rules, const std::vector<Hit>& hits) {
    std::vector<Span> words;
    for (const Hit& hit : hits)
        if (rules.rules[hit.rule].effect == Effect::key_word) words.push_back(hit.span);
    std::sort(words.begin(), words.end(), [](const Span& a, const Span& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    return words;
}

/// Clauses that hold key words and next to nothing else. A list runs on over the end of a sentence only when
/// the sentence is nothing but list: "… thank you for your patience." before one is not part of it.
class BareClauses {
public:
    BareClauses(std::string_view text, const Segments& segments, const std::vector<Span>& words)
        : text_(text), covered_(text.size(), false), starts_(text.size(), false) {
        for (const Span& word : words) {
            starts_[word.begin] = true;
            std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(word.begin),
                      covered_.begin() + static_cast<std::ptrdiff_t>(word.end), true);
        }
        for (const Span& item : list_items(text, segments))
            add(item, segments.sentence_of(item.begin));
        end_run();
    }
    [[nodiscard]] const std::vector<Span>& lists() const { return lists_; }

private:
    void add(const Span& clause, std::size_t sentence) {
        std::size_t letters = 0, known = 0, begun = 0, first_word = clause.end;
        for (std::size_t i = clause.begin; i < clause.end; ++i) {
            if (!letter_begins(text_, i)) continue;
            ++letters;
            if (covered_[i]) ++known;
            if (starts_[i]) ++begun;
            if (starts_[i]) first_word = std::min(first_word, i);
        }
        if (letters == 0) return;
        const bool bare = static_cast<double>(known) >= bare_share * static_cast<double>(letters);
        if (!bare || (sentence != sentence_ && !wholly_)) end_run();
        if (sentence != sentence_) wholly_ = true;
        sentence_ = sentence;
        wholly_ = wholly_ && known == letters;
        if (!bare) return;
        if (words_ == 0) run_.begin = first_word;
        run_.end = clause.end;
        words_ += begun;
    }
    void end_run() {
        if (words_ >= fewest_in_clauses) lists_.push_back(run_);
        words_ = 0;
    }

    std::string_view text_;
    std::vector<bool> covered_, starts_;
    std::vector<Span> lists_;
    Span run_;
    std::size_t words_ = 0;
    std::size_t sentence_ = 0;
    bool wholly_ = true; ///< the sentence so far is nothing but key words
};

/// Whether only spaces, marks of lists and emoji part two key words.
bool only_listed(std::string_view between) {
    for (std::size_t length = 0; !between.empty(); between.remove_prefix(length)) {
        const auto first = static_cast<unsigned char>(between.front());
        length = between.starts_with(list_comma)                                        ? list_comma.size()
                 : std::string_view(" ,/+|").find(between.front()) != std::string::npos ? 1
                 : first >= 0xf0 && between.size() >= 4                                 ? 4
                                                                                        : 0;
        if (length == 0) return false;
    }
    return true;
}

/// Key words one after the other, glued to whatever stands before and behind.
std::vector<Span> runs(std::string_view text, const std::vector<Span>& words) {
    std::vector<Span> lists;
    Span run;
    std::set<std::string_view> different;
    const auto end_run = [&] {
        if (different.size() >= fewest_in_run) lists.push_back(run);
        different.clear();
    };
    for (const Span& word : words) {
        if (!different.empty() && word.begin < run.end) continue; // inside the one before
        const bool goes_on = !different.empty() && only_listed(text.substr(run.end, word.begin - run.end));
        if (!goes_on) end_run();
        if (different.empty()) run.begin = word.begin;
        if (different.empty() || word.begin > run.end) // else the rest of one item: 预防 and 措施
            different.insert(text.substr(word.begin, word.end - word.begin));
        run.end = word.end;
    }
    end_run();
    return lists;
}

} // namespace

std::vector<Span> key_word_lists(const RuleSet& rules, std::string_view text, const Segments& segments,
                                 const std::vector<Hit>& hits) {
    const std::vector<Span> words = key_words(rules, hits);
    // A run may be glued to a sentence; where there is none, whole clauses tell.
    const std::vector<Span> glued = runs(text, words);
    return glued.empty() ? BareClauses(text, segments, words).lists() : glued;
}

FoldedText without(const FoldedText& text, const std::vector<Span>& parts) {
    FoldedText out;
    std::size_t from = 0;
    const auto keep_to = [&](std::size_t end) {
        out.text += text.text.substr(from, end - from);
        out.origin.insert(out.origin.end(), text.origin.begin() + static_cast<std::ptrdiff_t>(from),
                          text.origin.begin() + static_cast<std::ptrdiff_t>(end));
    };
    for (const Span& part : parts) {
        keep_to(part.begin);
        from = part.end;
    }
    if (text.text.find_first_not_of(" .,", from) == std::string::npos)
        from = text.text.size(); // the list's own
    keep_to(text.text.size());
    if (from == text.text.size())
        while (!out.text.empty() && out.text.back() == ' ') {
            out.text.pop_back();
            out.origin.pop_back();
        }
    out.origin.push_back(text.origin.back());
    return out;
}

} // namespace stormdrill::scoring::tone_engine
