/// Scores a file of labelled texts (the format of the labelling guide: one JSON object a line) and prints how
/// far the scorer agrees with the labels. Built, not run by ctest: the file is an argument.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "scoring/tone.hpp"
#include "scoring/tone_aggregate.hpp"
#include "scoring/tone_measure.hpp"
#include "tests/correlation.hpp"

using namespace stormdrill::scoring;
using stormdrill::correlation;

namespace {

struct Labelled {
    std::string id;
    std::string language;
    double tone = 0;
    nlohmann::json labels;
    TextInput input;
    ToneResult result;
};

AtFault parse_fault(const std::string& word) {
    return word == "yes"      ? AtFault::yes
           : word == "no"     ? AtFault::no
           : word == "partly" ? AtFault::partly
                              : AtFault::unknown;
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        double below = 0, equal = 0;
        for (const double v : values) {
            below += v < values[i] ? 1 : 0;
            equal += v == values[i] ? 1 : 0;
        }
        result[i] = below + (equal + 1) / 2;
    }
    return result;
}

struct Tally {
    int hit = 0, wrong = 0, missed = 0;
    void add(bool label, bool said) {
        hit += label && said;
        wrong += !label && said;
        missed += label && !said;
    }
    [[nodiscard]] double f1() const { return hit == 0 ? 0 : 2.0 * hit / (2.0 * hit + wrong + missed); }
    [[nodiscard]] int positives() const { return hit + missed; }
};

std::array<bool, 5> element_list(const Elements& e) {
    return {e.acknowledge, e.apology, e.explanation, e.solution, e.prevention};
}
constexpr std::array<const char*, 5> element_names{"acknowledge", "apology", "explanation", "solution",
                                                   "prevention"};

void print_agreement(const std::string& name, const std::vector<Labelled>& texts, auto&& wanted) {
    std::vector<double> label, score;
    double error = 0;
    int near = 0;
    for (const Labelled& text : texts) {
        if (!wanted(text)) continue;
        label.push_back(text.tone);
        score.push_back(text.result.tone);
        const double off = std::abs(text.tone - text.result.tone);
        error += off;
        near += off <= 15 ? 1 : 0;
    }
    if (label.size() < 3) return;
    const double n = static_cast<double>(label.size());
    std::cout << name << ": n " << label.size() << "  Pearson " << correlation(label, score) << "  Spearman "
              << correlation(ranks(label), ranks(score)) << "  MAE " << error / n
              << "  within 15: " << near / n << '\n';
}

void print_tally(const std::string& name, const Tally& tally) {
    std::cout << "  " << name << ": F1 " << tally.f1() << "  hit " << tally.hit << "  wrong " << tally.wrong
              << "  missed " << tally.missed << '\n';
}

void print_text(const Labelled& text) {
    std::cout << text.id << ' ' << text.language << "  label " << text.tone << "  scored " << text.result.tone
              << '\n';
    for (std::size_t i = 0; i < flag_count; ++i) {
        const auto flag = static_cast<Flag>(i);
        const std::string name(flag_name(flag));
        const bool label = text.labels["flags"][name].get<bool>();
        if (label != has(text.result.flags, flag))
            std::cout << "    " << (label ? "missed " : "wrong ") << name << '\n';
    }
    if (text.labels["elements"].is_object()) {
        const auto found = element_list(text.result.elements);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool label = text.labels["elements"][element_names[i]].get<bool>();
            if (label != found[i])
                std::cout << "    " << (label ? "missed " : "wrong ") << element_names[i] << '\n';
        }
    }
    const std::u32string typed = stormdrill::to_utf32(text.input.text);
    for (const Finding& finding : text.result.findings)
        if (finding.points != 0)
            std::cout << "    " << finding.points << ' ' << finding.rule << "  "
                      << stormdrill::to_utf8(typed.substr(finding.start, finding.end - finding.start))
                      << '\n';
}

/// One line of JSON: what the verdicts weigh of it (what is 0 left out), its labels and the flags that it
/// has without them.
void print_measures(const Labelled& text) {
    using namespace tone_engine;
    nlohmann::ordered_json out{{"id", text.id}, {"is_language", text.result.is_language}};
    const Measures measures = measure(*text.result.basis, standing(*text.result.basis, {}));
    for (std::size_t i = 0; i < measures.size(); ++i)
        if (measures[i] != 0) out["measures"][std::string(measure_name(i))] = measures[i];
    out["labels"] = text.labels["flags"];
    ToneBasis without_verdicts = *text.result.basis;
    without_verdicts.verdicts.clear();
    const auto flags = sum_up(without_verdicts).result.flags;
    for (std::size_t i = 0; i < flag_count; ++i)
        out["flags"][std::string(flag_name(static_cast<Flag>(i)))] = bool(flags[i]);
    std::cout << out.dump() << '\n';
}

std::vector<Labelled> read(const char* path, const ToneScorer& scorer) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string(path) + ": cannot open");
    std::vector<Labelled> texts;
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        Labelled text;
        text.labels = nlohmann::json::parse(line);
        text.id = text.labels["id"].get<std::string>();
        text.language = text.labels["lang"].get<std::string>();
        text.tone = text.labels["tone"].get<double>();
        text.input = {text.labels["kind"] == "reply" ? TextKind::reply : TextKind::statement,
                      parse_fault(text.labels["at_fault"].get<std::string>()),
                      text.labels["context"].get<std::string>(),
                      text.labels["text"].get<std::string>(),
                      {}};
        text.result = scorer.score(text.input);
        texts.push_back(std::move(text));
    }
    return texts;
}

void report(const std::vector<Labelled>& texts) {
    print_agreement("all", texts, [](const Labelled&) { return true; });
    print_agreement("tone 20-90", texts, [](const Labelled& t) { return t.tone >= 20 && t.tone <= 90; });
    print_agreement("English", texts, [](const Labelled& t) { return t.language == "en"; });
    print_agreement("Chinese", texts, [](const Labelled& t) { return t.language.starts_with("zh"); });

    std::array<Tally, 3> bands;
    std::array<Tally, 5> elements;
    std::array<Tally, flag_count> flags;
    for (const Labelled& text : texts) {
        for (std::size_t i = 0; i < bands.size(); ++i)
            bands[i].add(text.labels["band"] == std::string(band_name(static_cast<Band>(i))),
                         text.result.band == static_cast<Band>(i));
        for (std::size_t i = 0; i < flag_count; ++i)
            flags[i].add(text.labels["flags"][std::string(flag_name(static_cast<Flag>(i)))].get<bool>(),
                         text.result.flags[i]);
        if (!text.labels["elements"].is_object()) continue;
        const auto found = element_list(text.result.elements);
        for (std::size_t i = 0; i < found.size(); ++i)
            elements[i].add(text.labels["elements"][element_names[i]].get<bool>(), found[i]);
    }
    std::cout << "band macro-F1 " << (bands[0].f1() + bands[1].f1() + bands[2].f1()) / 3 << "\nelements\n";
    double sum = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        print_tally(element_names[i], elements[i]);
        sum += elements[i].f1() / 5;
    }
    std::cout << "  macro-F1 " << sum << "\nflags\n";
    for (std::size_t i = 0; i < flag_count; ++i)
        print_tally(std::string(flag_name(static_cast<Flag>(i))), flags[i]);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::cerr << "usage: tone_evaluation RULES_FOLDER LABELLED.jsonl [--each|--measures]\n";
        return 2;
    }
    try {
        const ToneScorer scorer = ToneScorer::load(argv[1]);
        const std::vector<Labelled> texts = read(argv[2], scorer);
        const std::string_view how = argc == 4 ? argv[3] : "";
        for (const Labelled& text : texts)
            how == "--measures" ? print_measures(text) : how == "--each" ? print_text(text) : void();
        if (how != "--measures") report(texts);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
    return 0;
}
