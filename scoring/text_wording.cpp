#include "scoring/text_wording.hpp"

#include <algorithm>
#include <string>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace stormdrill::scoring {

Wording::Wording(std::string_view folded) {
    constexpr std::size_t length = 5;
    const std::u32string text = to_utf32(folded);
    std::vector<std::uint64_t> pieces;
    for (std::size_t i = 0; i + length <= text.size(); ++i)
        pieces.push_back(hash_array<char32_t>(std::span(text).subspan(i, length)));
    std::sort(pieces.begin(), pieces.end());
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    pieces_ = std::make_shared<const std::vector<std::uint64_t>>(std::move(pieces));
}

double Wording::similarity(const Wording& other) const {
    constexpr std::size_t least = 8;
    if (!pieces_ || !other.pieces_ || pieces_->size() < least || other.pieces_->size() < least) return 0.0;
    std::size_t both = 0;
    for (auto a = pieces_->begin(), b = other.pieces_->begin();
         a != pieces_->end() && b != other.pieces_->end();) {
        both += *a == *b;
        const bool step_a = *a <= *b, step_b = *b <= *a;
        a += step_a;
        b += step_b;
    }
    return static_cast<double>(both) / static_cast<double>(pieces_->size() + other.pieces_->size() - both);
}

} // namespace stormdrill::scoring
