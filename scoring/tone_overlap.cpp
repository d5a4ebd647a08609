#include "scoring/tone_overlap.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/utf8.hpp"
#include "scoring/tone_fold.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

/// Words that a complaint and any reply share without saying anything about the case.
constexpr std::array<std::string_view, 82> common_words{
    "about",    "after",     "again",   "also",   "anyone", "because", "been",   "before", "being", "could",
    "customer", "customers", "did",     "does",   "doing",  "each",    "else",   "even",   "ever",  "every",
    "from",     "going",     "have",    "having", "help",   "here",    "into",   "just",   "know",  "like",
    "look",     "made",      "make",    "many",   "more",   "most",    "much",   "must",   "need",  "never",
    "only",     "order",     "other",   "over",   "please", "product", "really", "reply",  "said",  "same",
    "should",   "some",      "someone", "sorry",  "still",  "such",    "sure",   "take",   "tell",  "than",
    "thank",    "thanks",    "that",    "their",  "them",   "then",    "there",  "these",  "they",  "this",
    "those",    "very",      "want",    "were",   "what",   "when",    "where",  "which",  "will",  "with",
    "would",    "your"};

/// Characters that carry grammar rather than a case.
constexpr std::u32string_view common_characters =
    U"的了是在我们你您他她它这那有不就也都会要说还没吗呢吧啊和与及或把被给让到去来对为很真太就才又再请谢什么"
    U"怎样么个一二三"
    U"次今天里上下时候后前你贵司客服产品订单公司问题可以能想看觉得知道已经因";

/// Different words for the same: a reply takes up "my dad" as "your father", "14 months" as "fourteen
/// months".
constexpr std::array<std::pair<std::string_view, std::string_view>, 42> same_words{{
    {"mum", "mother"},
    {"mom", "mother"},
    {"dad", "father"},
    {"daddy", "father"},
    {"gran", "grandmother"},
    {"nan", "grandmother"},
    {"grandma", "grandmother"},
    {"grandad", "grandfather"},
    {"grandpa", "grandfather"},
    {"kid", "child"},
    {"kids", "child"},
    {"children", "child"},
    {"son", "child"},
    {"daughter", "child"},
    {"baby", "child"},
    {"toddler", "child"},
    {"boy", "child"},
    {"girl", "child"},
    {"hubby", "husband"},
    {"pic", "photo"},
    {"pics", "photo"},
    {"picture", "photo"},
    {"pictures", "photo"},
    {"surgery", "operation"},
    {"puppy", "dog"},
    {"kitten", "cat"},
    {"fridge", "refrigerator"},
    {"phone", "telephone"},
    {"plane", "flight"},
    {"bike", "bicycle"},
    {"ten", "10"},
    {"eleven", "11"},
    {"twelve", "12"},
    {"fourteen", "14"},
    {"fifteen", "15"},
    {"twenty", "20"},
    {"thirty", "30"},
    {"forty", "40"},
    {"fifty", "50"},
    {"sixty", "60"},
    {"ninety", "90"},
    {"hundred", "100"},
}};

std::string united(std::string word) {
    for (const auto& [variant, common] : same_words)
        if (word == variant) return std::string(common);
    return word;
}

std::string stem(std::string word) {
    for (const std::string_view ending : {"ing", "ies", "ed", "es", "s"}) {
        if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            if (word.size() > 3 && word.back() == word[word.size() - 2]) word.pop_back(); // cancelled, cancel
            break;
        }
    }
    if (word.size() > 4 && word.ends_with("e")) word.pop_back();
    return word;
}

struct Vocabulary {
    std::set<std::string> identifiers;
    std::set<std::string> words;
    std::set<std::u32string> pairs;
    std::set<std::u32string> runs;
};

constexpr std::size_t run_length = 4;

Vocabulary vocabulary_of(std::string_view folded) {
    Vocabulary result;
    std::string token;
    const auto end_token = [&] {
        if (token.empty()) return;
        token = united(std::move(token));
        const bool has_digit = token.find_first_of("0123456789") != std::string::npos;
        if (has_digit && token.size() >= 2)
            result.identifiers.insert(token);
        else if (!has_digit && token.size() >= 4 &&
                 std::find(common_words.begin(), common_words.end(), token) == common_words.end())
            result.words.insert(stem(token));
        token.clear();
    };
    char32_t previous = 0;
    std::u32string run;
    for (const char32_t c : to_utf32(folded)) {
        if (is_han(c))
            run += c;
        else
            run.clear();
        if (run.size() > run_length) run.erase(0, 1);
        if (run.size() == run_length) result.runs.insert(run);
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'))
            token += static_cast<char>(c);
        else if (c != U'-' || token.empty())
            end_token();
        const bool carries = is_han(c) && common_characters.find(c) == std::u32string_view::npos;
        if (carries && previous != 0) result.pairs.insert({previous, c});
        previous = carries ? c : 0;
    }
    end_token();
    return result;
}

template <class T>
std::size_t common(const std::set<T>& a, const std::set<T>& b) {
    return static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const T& x) { return b.contains(x); }));
}

} // namespace

Overlap overlap_with(std::string_view folded_post, std::string_view folded_reply) {
    const Vocabulary post = vocabulary_of(folded_post);
    const Vocabulary reply = vocabulary_of(folded_reply);
    return {common(post.identifiers, reply.identifiers), common(post.words, reply.words),
            common(post.pairs, reply.pairs), common(post.runs, reply.runs)};
}

} // namespace stormdrill::scoring::tone_engine
