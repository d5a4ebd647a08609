#pragma once
/// Small words that the checks of acts share; for session_check.cpp and session_conduct.cpp.

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.hpp"
#include "base/utf8.hpp"

namespace stormdrill::drill {

/// Why an act cannot be done; none where it can.
using Refusal = std::optional<Bilingual>;

inline constexpr std::size_t longest_text = 5000; ///< code points

inline Refusal no(const std::string& en, const std::string& zh_TW) {
    return Bilingual{en, zh_TW};
}

inline bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

inline Refusal bad_text(const std::string& text, bool may_be_empty = false) {
    if (text.empty() && !may_be_empty) return no("The text is empty.", "內容是空的。");
    if (find_invalid_utf8(text)) return no("The text is not valid UTF-8.", "內容不是有效的 UTF-8 文字。");
    if (count_code_points(text) > longest_text)
        return no("The text is longer than 5,000 characters.", "內容超過 5,000 字。");
    return std::nullopt;
}

} // namespace stormdrill::drill
