#pragma once
/// The two languages of the product, which are equals everywhere.

#include <optional>
#include <string>
#include <string_view>

namespace stormdrill {

enum class Language { en, zh_TW };

/// `en` or `zh-TW`.
[[nodiscard]] std::string_view language_code(Language language);
[[nodiscard]] std::optional<Language> parse_language(std::string_view code);

/// A text that exists in both languages. Never filled from one to the other by the program.
struct Bilingual {
    std::string en;
    std::string zh_TW;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::en ? en : zh_TW;
    }
    bool operator==(const Bilingual&) const = default;
};

} // namespace stormdrill
