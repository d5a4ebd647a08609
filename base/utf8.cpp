#include "base/utf8.hpp"

#include <iterator>

#include <utf8.h>

namespace stormdrill {

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    const auto bad = utf8::find_invalid(text.begin(), text.end());
    if (bad == text.end()) return std::nullopt;
    return static_cast<std::size_t>(bad - text.begin());
}

std::u32string to_utf32(std::string_view text) {
    std::string valid;
    utf8::replace_invalid(text.begin(), text.end(), std::back_inserter(valid));
    std::u32string out;
    utf8::utf8to32(valid.begin(), valid.end(), std::back_inserter(out));
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        const bool encodable = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
        utf8::append(encodable ? c : char32_t{0xFFFD}, std::back_inserter(out));
    }
    return out;
}

std::size_t count_code_points(std::string_view valid_utf8) {
    std::size_t n = 0;
    for (const char c : valid_utf8)
        n += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
    return n;
}

std::string sanitize_text(std::string_view text, std::size_t max_code_points) {
    std::u32string out;
    for (const char32_t c : to_utf32(text)) {
        const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F);
        const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (control || direction) continue;
        if (out.size() == max_code_points) break;
        out += c;
    }
    return to_utf8(out);
}

} // namespace stormdrill
