#include "base/language.hpp"

namespace stormdrill {

std::string_view language_code(Language language) {
    return language == Language::en ? "en" : "zh-TW";
}

std::optional<Language> parse_language(std::string_view code) {
    if (code == "en") return Language::en;
    if (code == "zh-TW") return Language::zh_TW;
    return std::nullopt;
}

} // namespace stormdrill
