#pragma once
/// The words of the window, in both languages, from en.yaml and zh-TW.yaml: nested mappings, keys joined by
/// dots
/// (`publish.confirm`). Placeholders are `{name}`.

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"

namespace stormdrill::gui {

class Locale {
public:
    /// Reads `folder`/en.yaml and `folder`/zh-TW.yaml. Throws AuthorError when a file is faulty, or when the
    /// two differ in their keys or in a key's placeholders.
    explicit Locale(const std::filesystem::path& folder, Language language = Language::zh_TW);

    void set_language(Language language) { language_ = language; }
    [[nodiscard]] Language language() const { return language_; }
    /// The words for `key`; an unknown key is a programmer's error (SD_ASSERT).
    [[nodiscard]] const std::string& tr(std::string_view key) const;
    /// In both languages: for what is kept and shown later.
    [[nodiscard]] const Bilingual& both(std::string_view key) const;
    using Arguments = std::initializer_list<std::pair<std::string_view, std::string>>;
    /// `tr("left", {{"count", "3"}})`; every placeholder of the words must be given.
    [[nodiscard]] std::string tr(std::string_view key, Arguments arguments) const;
    [[nodiscard]] std::vector<std::string> keys() const;
    [[nodiscard]] bool has(std::string_view key) const;

private:
    std::map<std::string, Bilingual, std::less<>> words_;
    Language language_;
};

} // namespace stormdrill::gui
