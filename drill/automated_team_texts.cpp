#include "drill/automated_team_texts.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "drill/automated_team_plan.hpp"
#include "drill/slots.hpp"

namespace stormdrill::drill {

namespace {
constexpr Stream reply_draws = stream("drill.team.reply");

/// A sentence that asks for a particular the post does not give is left out: nobody likes "your order ".
constexpr char missing = '\x01';

bool ends_sentence(char32_t c) {
    return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'\n';
}

/// Sentences with their closing marks and the white space behind them; concatenated they give the text again.
std::vector<std::string> sentences(std::string_view text) {
    const std::u32string code = to_utf32(text);
    std::vector<std::string> out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const bool stop =
            code[i] == U'.' && (i + 1 == code.size() || code[i + 1] == U' ' || code[i + 1] == U'\n');
        if (!stop && !ends_sentence(code[i])) continue;
        std::size_t end = i + 1;
        while (end < code.size() && (code[end] == U' ' || code[end] == U'\n' || code[end] == U'」'))
            ++end;
        out.push_back(to_utf8(std::u32string_view(code).substr(from, end - from)));
        from = end;
        i = end - 1;
    }
    if (from < code.size()) out.push_back(to_utf8(std::u32string_view(code).substr(from)));
    return out;
}

std::string without_gaps(const std::string& text) {
    if (text.find(missing) == std::string::npos) return text;
    std::string out;
    for (const std::string& sentence : sentences(text)) {
        if (sentence.find(missing) == std::string::npos) out += sentence;
    }
    if (!out.empty()) return out;
    out = text;
    std::erase(out, missing);
    return out;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> quote_marks{
    {{"「「", "「"}, {"」」", "」"}, {"““", "“"}, {"””", "”"}}};

void trim(std::string& text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.pop_back();
}

/// The first half of one text and the second half of another.
std::string put_together(const std::vector<std::string>& texts, CounterRandom& random) {
    const auto any = [&] { return sentences(texts[random.below(static_cast<std::uint32_t>(texts.size()))]); };
    const std::vector<std::string> first = any();
    const std::vector<std::string> second = any();
    std::string out;
    const auto add = [&out](const std::string& sentence) {
        if (out.ends_with('.') || out.ends_with('!') || out.ends_with('?')) out += ' ';
        out += sentence;
    };
    for (std::size_t i = 0; i < (first.size() + 1) / 2; ++i)
        add(first[i]);
    for (std::size_t i = (second.size() + 1) / 2; i < second.size(); ++i)
        add(second[i]);
    return out;
}

/// How much of what a good answer needs is in it: an apology, whose fault it was, what is done.
int completeness(const std::string& text) {
    const std::string folded = fold_case(text);
    const auto has = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return folded.find(word) != std::string::npos; })
                   ? 1
                   : 0;
    };
    return has({"對不起", "抱歉", "道歉", "sorry", "apolog"}) +
           has({"我們的錯", "我們沒", "我們換線", "我們標示", "是我們", "我們的疏失", "our fault",
                "we did not", "our failure", "we let", "we got"}) +
           has({"費用", "退費", "退現金", "匯給", "匯款", "到府", "refund", "we pay", "bill", "collect"});
}

/// A complaint asks, too; only what is nothing but a question, and not about the writer's own, is answered as
/// one.
std::string_view about_of(std::string_view text) {
    const std::string folded = fold_case(text);
    const bool own = folded.find("我") != std::string::npos || folded.find("孩子") != std::string::npos ||
                     folded.find("my ") != std::string::npos || folded.find("our ") != std::string::npos ||
                     folded.find(" i ") != std::string::npos;
    const bool complains = own || sounds_like_harm(text) || sounds_like_trouble(text);
    return !complains && sounds_like_question(text) ? "question" : "complaint";
}
} // namespace

TeamPen::TeamPen(const scenarios::Scenario& scenario, TeamPlan plan, std::uint64_t seed)
    : scenario_(&scenario), plan_(plan), seed_(seed) {}

std::vector<const std::string*> TeamPen::choices(std::string_view purpose, std::string_view platform,
                                                 std::string_view about, Language language) const {
    std::vector<const std::string*> fitting, general;
    for (const scenarios::TeamText& text : scenario_->team_texts) {
        if (text.team != text_team(plan_) || text.purpose != purpose || text.text.in(language).empty())
            continue;
        if (!text.platform.empty() && text.platform != platform) continue;
        if (!text.about.empty() && text.about != about) continue;
        const bool exact = !text.platform.empty() || !text.about.empty();
        (exact ? fitting : general).push_back(&text.text.in(language));
    }
    return fitting.empty() ? general : fitting;
}

bool TeamPen::has(std::string_view purpose) const {
    return std::any_of(scenario_->team_texts.begin(), scenario_->team_texts.end(),
                       [&](const scenarios::TeamText& text) {
                           return text.team == text_team(plan_) && text.purpose == purpose;
                       });
}

std::string TeamPen::find_listed(std::string_view slot, std::string_view text, Language language) const {
    const auto list =
        scenario_->word_lists.find(std::string(slot) + (language == Language::en ? "s_en" : "s_zh"));
    if (list == scenario_->word_lists.end()) return "";
    std::string_view longest;
    for (const std::string& word : list->second) {
        if (word.size() > longest.size() && text.find(word) != std::string_view::npos) longest = word;
    }
    return std::string(longest);
}

std::string TeamPen::filled(std::string_view text, const PostView* post, Language language) const {
    const auto word = [&](std::string_view slot) -> std::string {
        if (slot == "brand") return scenario_->company.short_name.in(language);
        if (slot == "product") return scenario_->company.product.in(language);
        std::string found;
        if (post != nullptr) {
            if (slot == "name")
                found = post->author;
            else if (slot == "complaint")
                found = short_quote(post->text);
            else if (slot == "number")
                found = find_number(post->text);
            else
                found = find_listed(slot, post->text, language);
            if (found.empty() && slot == "item") found = scenario_->company.product.in(language);
        }
        return found.empty() ? std::string(1, missing) : found;
    };
    std::string out = fill_slots(text, word);
    for (const auto& [doubled, single] : quote_marks) { // where the text quotes already
        for (std::size_t at = out.find(doubled); at != std::string::npos; at = out.find(doubled, at)) {
            out.replace(at, doubled.size(), single);
        }
    }
    return out;
}

std::vector<std::string> TeamPen::subjects(std::string_view purpose) const {
    std::vector<std::string> out;
    for (const scenarios::TeamText& text : scenario_->team_texts) {
        if (text.team != text_team(plan_) || text.purpose != purpose || text.about.empty()) continue;
        if (std::find(out.begin(), out.end(), text.about) == out.end()) out.push_back(text.about);
    }
    return out;
}

std::string TeamPen::statement(const Wanted& wanted) const {
    auto texts = choices(wanted.purpose, wanted.platform, wanted.about, wanted.language);
    if (texts.empty()) {
        const std::string* longest = nullptr;
        for (const scenarios::TeamText& text : scenario_->team_texts) {
            if (text.team != text_team(plan_) || text.purpose != wanted.purpose || text.about != wanted.about)
                continue;
            const std::string& words = text.text.in(wanted.language);
            if (longest == nullptr || words.size() > longest->size()) longest = &words;
        }
        if (longest == nullptr) return "";
        texts.push_back(longest);
    }
    std::vector<std::string> kept =
        sentences(without_gaps(filled(*texts[wanted.turn % texts.size()], nullptr, wanted.language)));
    const auto length = [&kept] {
        std::size_t sum = 0;
        for (const std::string& sentence : kept)
            sum += count_code_points(sentence);
        return static_cast<std::int64_t>(sum);
    };
    while (kept.size() > 2 && length() > wanted.longest)
        kept.erase(kept.end() - 2);
    std::string out;
    for (const std::string& sentence : kept)
        out += sentence;
    trim(out);
    return out;
}

std::string TeamPen::reply(const PostView& post, bool personal) const {
    const Language language = language_of(post.text);
    const auto texts = choices("reply", "", about_of(post.text), language);
    if (texts.empty()) return "";
    CounterRandom random(seed_, reply_draws, post.id);
    std::string out;
    if (!personal) {
        out = without_gaps(filled(*texts.front(), &post, language));
    } else {
        std::vector<std::string> ready;
        for (const std::string* text : texts)
            ready.push_back(without_gaps(filled(*text, &post, language)));
        for (int draft = 0; draft < 4; ++draft) { // reads over what it wrote, and sends the best
            std::string other = put_together(ready, random);
            if (draft == 0 || completeness(other) > completeness(out)) out = std::move(other);
        }
    }
    trim(out);
    return out;
}

std::vector<std::pair<std::string, std::string>> TeamPen::reply_patterns(Language language) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string& kind : subjects("reply")) {
        const auto texts = choices("reply", "", kind, language);
        if (!texts.empty()) out.emplace_back(kind, *texts.front());
    }
    return out;
}

std::vector<std::string> TeamPen::facts_told(const std::string& text, const std::vector<FactView>& facts) {
    std::vector<std::string> told;
    for (const FactView& fact : facts) {
        const std::string head = fold_case(fact.text.en.substr(0, 12) + fact.text.zh_TW.substr(0, 24));
        const bool doubtful =
            head.find("unproven") != std::string::npos || head.find("false") != std::string::npos ||
            head.find("未證實") != std::string::npos || head.find("不實") != std::string::npos;
        if (doubtful) continue;
        if (shared_wording(text, fact.text.in(language_of(text))) >= 0.45) told.push_back(fact.id);
    }
    return told;
}

} // namespace stormdrill::drill
