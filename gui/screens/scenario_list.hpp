#pragma once
/// The scenarios of a folder, as far as the start screen shows them.

#include <filesystem>
#include <string>
#include <vector>

#include "base/language.hpp"

namespace stormdrill::gui {

struct ScenarioEntry {
    std::filesystem::path file;
    Bilingual title, summary;
    std::string fault; ///< why it cannot be played; empty when it can (the loader checks the rest)
};

/// Every *.yaml of `folder` that has a title and a summary, by file name; faulty ones with their fault. Files
/// that are no scenario at all (no `title`) are left out.
[[nodiscard]] std::vector<ScenarioEntry> list_scenarios(const std::filesystem::path& folder);

} // namespace stormdrill::gui
