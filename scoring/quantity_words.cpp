#include "scoring/quantity_words.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace stormdrill::scoring::tone_engine {

namespace {

/// A list of expressions as one: Latin ones at word boundaries, since Chinese has none.
/// `adjoining`: they stand right before what follows.
std::unique_ptr<RE2> read_expressions(YamlMap& map, const std::string& key, const Folder& folder,
                                      bool adjoining = false) {
    std::string latin, other;
    for (const YamlValue& item : map.list(key, 1)) {
        const auto text = item.text();
        if (!text) continue;
        const std::string folded = folder.fold_pattern(*text);
        if (!RE2(folded, RE2::Quiet).ok()) {
            item.error("not a regular expression: " + RE2(folded, RE2::Quiet).error());
            continue;
        }
        const bool is_latin =
            std::any_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
            std::none_of(folded.begin(), folded.end(), [](char c) { return (c & 0x80) != 0; });
        std::string& out = is_latin ? latin : other;
        out += (out.empty() ? "" : "|") + folded;
    }
    std::string all = latin.empty() ? "" : "\\b(?:" + latin + ")\\b";
    if (!other.empty()) all += (all.empty() ? "" : "|") + other;
    if (adjoining) all = "(?:" + all + ")\\s*$";
    RE2::Options options(RE2::Quiet);
    options.set_dot_nl(true);
    return std::make_unique<RE2>(all, options);
}

void read_units(YamlMap& top, QuantityWords& words, const Folder& folder) {
    const auto units = top.required("units");
    if (!units) return;
    for (const YamlMap::Entry& unit : units->map().entries()) {
        for (const YamlValue& item : unit.value.list(1)) {
            const auto word = item.text(1, 40);
            if (!word) continue;
            const auto [at, is_new] = words.units.emplace(folder.fold(*word).text, unit.key);
            if (!is_new) item.error("'" + *word + "' counts '" + at->second + "' already");
        }
    }
}

void read_happenings(YamlMap& top, QuantityWords& words, const Folder& folder) {
    const auto happenings = top.required("happenings");
    if (!happenings) return;
    for (const YamlMap::Entry& entry : happenings->map().entries()) {
        YamlMap map = entry.value.map();
        Happening happening;
        happening.id = entry.key;
        happening.words = read_expressions(map, "words", folder);
        map.read_optional("grows", happening.grows);
        map.read_optional("compared", happening.compared);
        map.read_optional("dated", happening.dated);
        map.finish();
        words.happenings.push_back(std::move(happening));
    }
}

} // namespace

QuantityWords read_quantity_words(YamlMap top, const Folder& folder) {
    QuantityWords words;
    read_units(top, words, folder);
    for (const YamlValue& item : top.list("counters", 1))
        if (const auto word = item.text(1, 10)) words.counters.insert(folder.fold(*word).text);
    read_happenings(top, words, folder);
    const auto read = [&](const char* key, std::unique_ptr<RE2>& out) {
        out = read_expressions(top, key, folder);
    };
    read("ratio", words.ratio);
    words.part = read_expressions(top, "part", folder, true);
    read("negator", words.negator);
    read("about", words.about);
    read("about_after", words.about_after);
    read("at_least", words.at_least);
    read("at_most", words.at_most);
    read("not_said", words.not_said);
    read("unconfirmed", words.unconfirmed);
    read("reported", words.reported);
    read("matter", words.matter);
    read("other_times", words.other_times);
    read("confirmed", words.confirmed);
    read("corrects", words.corrects);
    read("affected", words.affected);
    read("unaffected", words.unaffected);
    top.finish();
    return words;
}

} // namespace stormdrill::scoring::tone_engine
