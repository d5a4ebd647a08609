#include "base/diagnostics.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>

#include "base/utf8.hpp"

namespace stormdrill {

namespace {
/// Width of a code point on a terminal, near enough to put a caret under Chinese.
std::size_t columns(char32_t c) {
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                      (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                      (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                      (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

/// Nobody reads more; a file that is no scenario at all could otherwise fill the screen for minutes.
constexpr std::size_t most_shown = 200;

std::string caret_line(const std::string& source_line, std::size_t column) {
    std::string out;
    const std::u32string text = to_utf32(source_line);
    for (std::size_t i = 0; i + 1 < column && i < text.size(); ++i) {
        if (text[i] == U'\t')
            out += '\t';
        else
            out.append(columns(text[i]), ' ');
    }
    return out + '^';
}
} // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    if (diagnostic.severity == Severity::error) ++errors_;
    all_.push_back(std::move(diagnostic));
}

std::string Diagnostics::format() const {
    std::vector<const Diagnostic*> order;
    order.reserve(all_.size());
    for (const Diagnostic& d : all_)
        order.push_back(&d);
    std::stable_sort(order.begin(), order.end(), [](const Diagnostic* a, const Diagnostic* b) {
        if (a->where.file != b->where.file) return a->where.file < b->where.file;
        if (a->where.line != b->where.line) return a->where.line < b->where.line;
        return a->where.column < b->where.column;
    });
    std::string out;
    const std::size_t shown = std::min(order.size(), most_shown);
    for (const Diagnostic* d : std::span(order).first(shown)) {
        out += d->where.file + ':' + std::to_string(d->where.line) + ':' + std::to_string(d->where.column);
        out += d->severity == Severity::error ? ": error: " : ": warning: ";
        if (!d->path.empty()) out += d->path + ": ";
        out += d->message + '\n';
        if (!d->source_line.empty()) {
            const std::string line = sanitize_text(d->source_line, 160);
            out += "    " + line + '\n';
            if (d->where.column <= 160) out += "    " + caret_line(line, d->where.column) + '\n';
        }
    }
    if (shown < order.size()) out += "and " + std::to_string(order.size() - shown) + " more\n";
    return out;
}

AuthorError::AuthorError(Diagnostics diagnostics)
    : OperatorError(diagnostics.format()),
      diagnostics_(std::make_shared<const Diagnostics>(std::move(diagnostics))) {}

std::string nearest_name(std::string_view given, const std::vector<std::string>& known) {
    if (given.size() > 64) return {};
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(1, given.size() / 3) + 1;
    for (const std::string& name : known) {
        const std::size_t distance = edit_distance(given, name);
        if (distance < best_distance) {
            best_distance = distance;
            best = name;
        }
    }
    return best;
}

void assertion_failed(const char* expression, std::source_location where) {
    std::fprintf(stderr, "%s:%u: %s: broken promise: %s\n", where.file_name(),
                 static_cast<unsigned>(where.line()), where.function_name(), expression);
    std::abort();
}

} // namespace stormdrill
