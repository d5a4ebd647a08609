#pragma once
/// The terms of a listening query, ready to be looked for in many texts. Small and large letters, full-width
/// and half-width Latin are the same.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stormdrill::drill {

class SearchTerms {
public:
    SearchTerms() = default;
    explicit SearchTerms(const std::vector<std::string>& terms);

    [[nodiscard]] std::size_t size() const { return terms_.size(); }
    /// Which terms the text holds: indices, ascending.
    [[nodiscard]] std::vector<std::uint16_t> in(std::string_view text) const;

private:
    struct Term {
        std::u32string folded;
        std::uint16_t index = 0;
    };
    std::vector<Term> terms_;
    /// Whether some term begins with a character whose last byte this is: nearly all places of a text are
    /// passed by with one look.
    std::array<bool, 256> beginnings_{};
};

} // namespace stormdrill::drill
