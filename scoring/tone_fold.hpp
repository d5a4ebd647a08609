#pragma once
/// What is typed, folded for matching only: NFKC, case folded, Traditional characters as Simplified, one kind
/// of quote and dash, white space collapsed, words typed in haste spelled out. Every byte of the folded text
/// knows the code point it came from.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stormdrill::scoring::tone_engine {

struct FoldedText {
    std::string text;
    /// For each byte of `text`: index of the code point as typed; one more entry for the end.
    std::vector<std::uint32_t> origin;
};

/// Whether the code point is written without spaces (Han, kana, bopomofo, CJK punctuation).
[[nodiscard]] bool is_cjk(char32_t code_point);
[[nodiscard]] bool is_han(char32_t code_point);

class Folder {
public:
    /// Builds the table of Traditional to Simplified from OpenCC's t2s. Throws OperatorError when its data is
    /// missing.
    Folder();

    [[nodiscard]] FoldedText fold(std::string_view typed) const;

    /// A regular expression of a rule file: only the characters are converted, nothing is collapsed.
    [[nodiscard]] std::string fold_pattern(std::string_view pattern) const;

private:
    [[nodiscard]] char32_t simplify(char32_t code_point) const;

    std::vector<char32_t> simplified_; // from U+3400 to U+9FFF
};

} // namespace stormdrill::scoring::tone_engine
