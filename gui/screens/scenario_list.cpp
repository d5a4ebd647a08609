#include "gui/screens/scenario_list.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/yaml.hpp"

namespace stormdrill::gui {

namespace {

/// Reads the two texts and leaves everything else to the loader.
bool read_entry(ScenarioEntry& entry) {
    Diagnostics diagnostics;
    const auto document =
        YamlDocument::parse(read_file(entry.file), entry.file.filename().string(), diagnostics);
    if (document) {
        YamlMap top = document->root(diagnostics).map();
        const auto title = top.optional("title");
        if (!title) return false;
        entry.title = title->bilingual().value_or(Bilingual{});
        top.read("summary", entry.summary);
    }
    if (diagnostics.has_errors()) {
        entry.fault = diagnostics.format();
        const std::string name = entry.file.filename().string();
        if (entry.title.en.empty()) entry.title = {name, name};
    }
    return true;
}

} // namespace

std::vector<ScenarioEntry> list_scenarios(const std::filesystem::path& folder) {
    std::vector<ScenarioEntry> entries;
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored)) {
        if (file.path().extension() != ".yaml") continue;
        ScenarioEntry entry;
        entry.file = file.path();
        if (read_entry(entry)) entries.push_back(std::move(entry));
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.file.filename() < b.file.filename(); });
    return entries;
}

} // namespace stormdrill::gui
