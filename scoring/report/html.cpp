#include "scoring/report/html.hpp"

#include <limits>

#include "base/utf8.hpp"

namespace stormdrill::scoring {

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : sanitize_text(text, std::numeric_limits<std::size_t>::max())) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string both(const Bilingual& text) {
    if (text.en == text.zh_TW) return escape_html(text.en);
    return "<span class=\"en\" lang=\"en\">" + escape_html(text.en) +
           "</span><span class=\"zh\" lang=\"zh-Hant-TW\">" + escape_html(text.zh_TW) + "</span>";
}

} // namespace stormdrill::scoring
