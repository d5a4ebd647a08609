#pragma once
/// Sentences and clauses of a folded text. Own rules instead of ICU's sentence breaker: that one needs
/// capital letters, which folding removes, and splits "Dr. Lee".

#include <cstddef>
#include <string_view>
#include <vector>

namespace stormdrill::scoring::tone_engine {

/// Half-open range of bytes in the folded text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool contains(std::size_t position) const { return position >= begin && position < end; }
    bool operator==(const Span&) const = default;
};

struct Segments {
    /// Each different sentence once: saying a thing twice says nothing more.
    std::vector<Span> sentences;
    /// What is left out of them, in order.
    std::vector<Span> repeated;
    /// Cut at comma, semicolon, colon, dash and before but / however / 但 / 不過 / 惟 …; clauses tile the
    /// sentences.
    std::vector<Span> clauses;
    /// Inside quotation marks, marks excluded.
    std::vector<Span> quotations;

    [[nodiscard]] std::size_t sentence_of(std::size_t position) const;
    [[nodiscard]] Span clause_of(std::size_t position) const;
    [[nodiscard]] bool quoted(Span span) const;
};

/// Whether a word that opens a clause against what was just said (but, however, 但, 不過 …) stands in `part`.
[[nodiscard]] bool has_contrast(std::string_view part);

[[nodiscard]] Segments segment(std::string_view folded);

} // namespace stormdrill::scoring::tone_engine
