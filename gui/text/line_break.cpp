#include "gui/text/line_break.hpp"

#include <unicode/uchar.h>

#include "base/diagnostics.hpp"
#include "gui/text/boundaries.hpp"

namespace stormdrill::gui {
namespace {

// Characters that carry meaning alone at the end of a paragraph: letters and ideographs, not spaces and
// punctuation.
std::size_t visible_count(std::u32string_view text, std::size_t begin, std::size_t end) {
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i)
        if (u_isalnum(static_cast<UChar32>(text[i])) != 0) ++count;
    return count;
}

bool is_ideograph(char32_t c) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

// Moves the last soft break of a paragraph back by one ideograph when the last line would hold a single one.
void balance_last_line(std::u32string_view text, std::span<const float> advances, float width,
                       const std::vector<bool>& may_break, LineRange& above, LineRange& last) {
    if (above.end != last.begin || visible_count(text, last.begin, last.end) != 1) return;
    if (!is_ideograph(text[last.begin]) || visible_count(text, above.begin, above.end) < 4) return;
    std::size_t cut = last.begin - 1;
    while (cut > above.begin && !may_break[cut])
        --cut;
    if (cut <= above.begin) return;
    float moved = 0;
    for (std::size_t i = cut; i < last.end; ++i)
        moved += advances[i];
    if (moved > width) return;
    above.end = last.begin = cut;
}

} // namespace

std::vector<LineRange> break_lines(std::u32string_view text, std::span<const float> advances, float width,
                                   Balance balance) {
    SD_ASSERT(advances.size() == text.size());
    const auto may_break = line_break_opportunities(text);
    std::vector<bool> graphemes; // looked up only when a word has to be cut
    std::vector<LineRange> lines;
    std::size_t begin = 0;
    std::size_t candidate = 0; // the latest place in this line where it may end
    float used = 0;
    std::size_t paragraph = 0; // index of the paragraph's first line

    const auto finish_paragraph = [&](std::size_t end) {
        lines.push_back({begin, end});
        if (balance == Balance::no_lonely_end && lines.size() - paragraph >= 2)
            balance_last_line(text, advances, width, may_break, lines[lines.size() - 2], lines.back());
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'\n') {
            finish_paragraph(i);
            begin = candidate = i + 1;
            paragraph = lines.size();
            used = 0;
            continue;
        }
        if (i > begin && may_break[i]) candidate = i;
        if (used + advances[i] > width && i > begin && text[i] != U' ') {
            std::size_t cut = candidate;
            if (cut <= begin) {
                if (graphemes.empty()) graphemes = grapheme_boundaries(text);
                cut = i;
                while (cut > begin && !graphemes[cut])
                    --cut;
                if (cut == begin) cut = i;
            }
            lines.push_back({begin, cut});
            begin = candidate = cut;
            used = 0;
            for (std::size_t k = begin; k < i; ++k)
                used += advances[k];
        }
        used += advances[i];
    }
    finish_paragraph(text.size());
    return lines;
}

} // namespace stormdrill::gui
