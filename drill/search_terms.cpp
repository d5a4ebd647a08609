#include "drill/search_terms.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace stormdrill::drill {

namespace {
std::u32string fold(std::string_view text) {
    std::u32string out = to_utf32(text);
    for (char32_t& c : out) {
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'A' && c <= U'Z') c += 32;
    }
    return out;
}
} // namespace

SearchTerms::SearchTerms(const std::vector<std::string>& terms) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        terms_.push_back({fold(terms[i]), static_cast<std::uint16_t>(i)});
        if (!terms_.back().folded.empty()) beginnings_[terms_.back().folded.front() & 255U] = true;
    }
}

std::vector<std::uint16_t> SearchTerms::in(std::string_view text) const {
    const std::u32string folded = fold(text);
    const std::u32string_view view = folded;
    std::vector<std::uint16_t> found;
    for (std::size_t at = 0; at < view.size(); ++at) {
        if (!beginnings_[view[at] & 255U]) continue;
        for (const Term& term : terms_) {
            if (!term.folded.empty() && view.substr(at).starts_with(term.folded)) found.push_back(term.index);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace stormdrill::drill
