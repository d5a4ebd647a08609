#include "drill/fold.hpp"

#include "base/utf8.hpp"

namespace stormdrill::drill {

std::u32string fold_for_search(std::string_view text) {
    std::u32string out = to_utf32(text);
    for (char32_t& c : out) {
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'A' && c <= U'Z') c += 32;
    }
    return out;
}

} // namespace stormdrill::drill
