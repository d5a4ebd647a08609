#include "gui/text/boundaries.hpp"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;
using Factory = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

// `lb=strict` keeps small kana, iteration marks and closing punctuation off the start of a line.
Iterator make(Factory factory) {
    UErrorCode status = U_ZERO_ERROR;
    Iterator iterator(factory(icu::Locale("zh_TW@lb=strict"), status));
    if (U_FAILURE(status) != 0 || !iterator)
        throw OperatorError("ICU has no break rules; install the Debian package libicu-dev (with its data)");
    return iterator;
}

std::vector<bool> boundaries(icu::BreakIterator& iterator, std::u32string_view text) {
    icu::UnicodeString utf16;
    std::vector<std::size_t> index_of; // UTF-16 offset -> code point index
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto before = utf16.length();
        utf16.append(static_cast<UChar32>(text[i]));
        for (auto k = before; k < utf16.length(); ++k)
            index_of.push_back(i);
    }
    index_of.push_back(text.size());
    std::vector<bool> result(text.size() + 1, false);
    iterator.setText(utf16);
    for (std::int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next())
        result[index_of[static_cast<std::size_t>(at)]] = true;
    return result;
}

std::vector<bool> word_boundaries(std::u32string_view text) {
    static thread_local const Iterator iterator = make(&icu::BreakIterator::createWordInstance);
    return boundaries(*iterator, text);
}

bool is_word_character(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

} // namespace

std::vector<bool> line_break_opportunities(std::u32string_view text) {
    static thread_local const Iterator iterator = make(&icu::BreakIterator::createLineInstance);
    return boundaries(*iterator, text);
}

std::vector<bool> grapheme_boundaries(std::u32string_view text) {
    static thread_local const Iterator iterator = make(&icu::BreakIterator::createCharacterInstance);
    return boundaries(*iterator, text);
}

std::size_t next_grapheme(std::u32string_view text, std::size_t index) {
    if (index >= text.size()) return text.size();
    // A cluster is short: a window of 32 code points is always enough to find its end.
    const std::u32string_view rest = text.substr(index, 32);
    const auto ends = grapheme_boundaries(rest);
    for (std::size_t i = 1; i < ends.size(); ++i)
        if (ends[i]) return index + i;
    return text.size();
}

std::size_t previous_grapheme(std::u32string_view text, std::size_t index) {
    if (index == 0) return 0;
    const std::size_t from = index > 32 ? index - 32 : 0;
    const auto ends = grapheme_boundaries(text.substr(from, index - from));
    for (std::size_t i = index - from; i-- > 0;)
        if (ends[i]) return from + i;
    return from;
}

std::size_t next_word(std::u32string_view text, std::size_t index) {
    const auto ends = word_boundaries(text);
    for (std::size_t i = index + 1; i <= text.size(); ++i)
        if (ends[i] && is_word_character(text[i - 1])) return i;
    return text.size();
}

std::size_t previous_word(std::u32string_view text, std::size_t index) {
    const auto ends = word_boundaries(text);
    for (std::size_t i = index; i-- > 0;)
        if (ends[i] && is_word_character(text[i])) return i;
    return 0;
}

WordRange word_at(std::u32string_view text, std::size_t index) {
    if (text.empty()) return {};
    index = std::min(index, text.size() - 1);
    const auto ends = word_boundaries(text);
    WordRange range{index, index + 1};
    while (range.begin > 0 && !ends[range.begin])
        --range.begin;
    while (range.end < text.size() && !ends[range.end])
        ++range.end;
    return range;
}

} // namespace stormdrill::gui
