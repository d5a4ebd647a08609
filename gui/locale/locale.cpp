#include "gui/locale/locale.hpp"

#include <set>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/yaml.hpp"

namespace stormdrill::gui {
namespace {

struct Words {
    std::string text;
    Location where;
};
using Table = std::map<std::string, Words, std::less<>>;

void collect(YamlMap map, const std::string& prefix, Table& table) {
    for (auto& entry : map.entries()) {
        const std::string key = prefix + entry.key;
        if (entry.value.is_map())
            collect(entry.value.map(), key + ".", table);
        else if (auto text = entry.value.text())
            table[key] = {*text, entry.value.where()};
    }
}

Table read(const std::filesystem::path& path, Diagnostics& diagnostics) {
    Table table;
    if (auto document = YamlDocument::parse(read_file(path), path.string(), diagnostics))
        collect(document->root(diagnostics).map(), {}, table);
    return table;
}

std::set<std::string> placeholders(const std::string& text) {
    std::set<std::string> names;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        if (const auto close = text.find('}', open); close != std::string::npos)
            names.insert(text.substr(open + 1, close - open - 1));
    return names;
}

void report_differences(const Table& table, const Table& other, const std::string& other_name,
                        Diagnostics& diagnostics) {
    for (const auto& [key, words] : table) {
        const auto it = other.find(key);
        if (it == other.end())
            diagnostics.add({Severity::error, words.where, key, "is missing in " + other_name, {}});
        else if (placeholders(words.text) != placeholders(it->second.text))
            diagnostics.add(
                {Severity::error, words.where, key, "has other placeholders than in " + other_name, {}});
    }
}

} // namespace

Locale::Locale(const std::filesystem::path& folder, Language language) : language_(language) {
    Diagnostics diagnostics;
    const Table en = read(folder / "en.yaml", diagnostics);
    const Table zh = read(folder / "zh-TW.yaml", diagnostics);
    if (!diagnostics.has_errors()) {
        report_differences(en, zh, "zh-TW.yaml", diagnostics);
        report_differences(zh, en, "en.yaml", diagnostics);
    }
    if (diagnostics.has_errors()) throw AuthorError(std::move(diagnostics));
    for (const auto& [key, words] : en)
        words_[key] = {words.text, zh.find(key)->second.text};
}

const Bilingual& Locale::both(std::string_view key) const {
    const auto it = words_.find(key);
    SD_ASSERT(it != words_.end() && "the key is in the locale files");
    return it->second;
}

const std::string& Locale::tr(std::string_view key) const {
    return both(key).in(language_);
}

std::string Locale::tr(std::string_view key, Arguments arguments) const {
    const std::string& words = tr(key);
    std::string result;
    for (std::size_t i = 0; i < words.size();) {
        const auto close = words[i] == '{' ? words.find('}', i) : std::string::npos;
        if (close == std::string::npos) {
            result += words[i++];
            continue;
        }
        const std::string_view name(words.data() + i + 1, close - i - 1);
        bool given = false;
        for (const auto& [argument, value] : arguments)
            if (argument == name) {
                result += value;
                given = true;
            }
        SD_ASSERT(given && "every placeholder is given");
        i = close + 1;
    }
    return result;
}

std::vector<std::string> Locale::keys() const {
    std::vector<std::string> result;
    for (const auto& [key, words] : words_)
        result.push_back(key);
    return result;
}

bool Locale::has(std::string_view key) const {
    return words_.find(key) != words_.end();
}

} // namespace stormdrill::gui
