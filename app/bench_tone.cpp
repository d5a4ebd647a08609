#include "app/bench_tone.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "app/bench_clock.hpp"
#include "base/diagnostics.hpp"
#include "base/random.hpp"
#include "base/utf8.hpp"
#include "scoring/tone.hpp"

namespace stormdrill::app {

namespace {
constexpr Stream text_draws = stream("bench.tone.text");
constexpr double words_per_character = 0.6; ///< running Chinese text has about 1.7 characters a word

bool is_chinese(const std::string& text) {
    const std::u32string all = to_utf32(text);
    return std::any_of(all.begin(), all.end(), [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
}

double words_in(const std::string& text) {
    if (is_chinese(text)) return words_per_character * static_cast<double>(count_code_points(text));
    return 1.0 + static_cast<double>(std::count(text.begin(), text.end(), ' '));
}

std::string text_of(const std::vector<std::string>& sentences, unsigned words, CounterRandom& random) {
    std::string text;
    for (double so_far = 0; so_far < words;) {
        const std::string& next = sentences[random.below(static_cast<std::uint32_t>(sentences.size()))];
        so_far += words_in(next);
        text += next + ' ';
    }
    return text;
}
} // namespace

void bench_tone(const BenchToneArguments& arguments, std::ostream& out) {
    const auto ms_since = [](double start) { return 1000 * (thread_cpu_s() - start); };
    double start = thread_cpu_s();
    const scoring::ToneScorer scorer = scoring::ToneScorer::load(arguments.rules);
    out << "load_cpu_ms: " << ms_since(start) << '\n';
    if (arguments.warm_up) {
        start = thread_cpu_s();
        scorer.warm_up();
        out << "warm_up_cpu_ms: " << ms_since(start) << '\n';
    }
    std::vector<std::string> english, chinese;
    for (const std::string& example : scorer.examples())
        (is_chinese(example) ? chinese : english).push_back(example);
    if (english.empty() || chinese.empty())
        throw OperatorError(arguments.rules.string() + ": the rules have no examples in both languages");

    std::vector<double> costs;
    double first = 0;
    for (unsigned i = 0; i < arguments.texts; ++i) {
        CounterRandom random(arguments.seed, text_draws, i);
        const std::string text = text_of(i % 2 == 0 ? english : chinese, arguments.words, random);
        start = thread_cpu_s();
        static_cast<void>(scorer.score({scoring::TextKind::statement, scoring::AtFault::yes, {}, text, {}}));
        costs.push_back(ms_since(start));
        if (i < 20) first = std::max(first, costs.back());
    }
    std::sort(costs.begin(), costs.end());
    const auto quantile = [&](double q) {
        return costs[static_cast<std::size_t>(q * static_cast<double>(costs.size() - 1))];
    };
    out << "texts: " << costs.size() << "\nlongest_of_first_20_cpu_ms: " << first
        << "\np50_cpu_ms: " << quantile(0.5) << "\np99_cpu_ms: " << quantile(0.99)
        << "\nlongest_cpu_ms: " << costs.back() << '\n';
}

} // namespace stormdrill::app
