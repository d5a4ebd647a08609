#pragma once
/// Where a text may be cut: by lines (UAX 14, with the strict rules for Chinese punctuation), by characters
/// as people see them (grapheme clusters: letter and accent, emoji and skin tone), and by words. ICU does the
/// work.

#include <cstddef>
#include <string_view>
#include <vector>

namespace stormdrill::gui {

/// For each index 0..size: may (or, after a line feed, must) a new line start there?
[[nodiscard]] std::vector<bool> line_break_opportunities(std::u32string_view text);

/// For each index 0..size: does a visible character start (or the text end) there?
[[nodiscard]] std::vector<bool> grapheme_boundaries(std::u32string_view text);

[[nodiscard]] std::size_t next_grapheme(std::u32string_view text, std::size_t index);
[[nodiscard]] std::size_t previous_grapheme(std::u32string_view text, std::size_t index);

/// Ctrl+Right: the end of the word at or after `index`; Ctrl+Left: the start of the word before `index`.
[[nodiscard]] std::size_t next_word(std::u32string_view text, std::size_t index);
[[nodiscard]] std::size_t previous_word(std::u32string_view text, std::size_t index);

/// Double click: begin and end of the word, the run of spaces or the punctuation mark that `index` is in.
struct WordRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};
[[nodiscard]] WordRange word_at(std::u32string_view text, std::size_t index);

} // namespace stormdrill::gui
