#include "base/csv.hpp"

#include <algorithm>

namespace stormdrill {

namespace {
constexpr std::string_view formula_starts = "=+-@\t\r";

bool looks_like_formula(std::string_view text) {
    return !text.empty() && formula_starts.find(text.front()) != std::string_view::npos;
}

/// Whether csv_cell() puts a ' before it.
bool is_marked(std::string_view text) {
    return looks_like_formula(text) || text.starts_with('\'');
}

std::string unmarked(const std::string& cell) {
    const bool marked = !cell.empty() && cell[0] == '\'' && is_marked(std::string_view(cell).substr(1));
    return marked ? cell.substr(1) : cell;
}

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
    const auto count = [&](char c) { return std::count(first.begin(), first.end(), c); };
    char best = ',';
    for (const char c : {';', '\t'})
        if (count(c) > count(best)) best = c;
    return best;
}

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    ReadCsv run() {
        while (at_ < text_.size()) {
            ++number_;
            CsvRow row{number_, {}};
            if (!read_row(row)) {
                out_.unclosed = number_;
                break;
            }
            const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return cell.empty(); });
            if (!empty) out_.rows.push_back(std::move(row));
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool at_line_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }
    void skip_line_end() { at_ += text_.substr(at_).starts_with("\r\n") ? 2u : 1u; }

    /// False where a quotation mark is never closed.
    bool read_row(CsvRow& row) {
        for (;;) {
            std::string cell;
            const bool quoted = at_ < text_.size() && text_[at_] == '"';
            if (quoted && !read_quoted(cell)) return false;
            while (at_ < text_.size() && text_[at_] != separator_ && !at_line_end())
                cell += text_[at_++];
            row.cells.push_back(unmarked(cell));
            if (at_ == text_.size()) return true;
            if (at_line_end()) {
                skip_line_end();
                return true;
            }
            ++at_; // the separator
        }
    }

    bool read_quoted(std::string& cell) {
        ++at_;
        while (at_ < text_.size()) {
            if (text_[at_] == '"') {
                ++at_;
                if (at_ == text_.size() || text_[at_] != '"') return true;
                cell += '"';
                ++at_;
            } else if (text_[at_] == '\r') {
                skip_line_end();
                cell += '\n';
            } else {
                cell += text_[at_++];
            }
        }
        return false;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, number_ = 0;
    ReadCsv out_;
};
} // namespace

std::string csv_cell(std::string_view text) {
    std::string out;
    if (is_marked(text)) out += '\'';
    out += text;
    if (out.find_first_of(",;\t\"\r\n") == std::string::npos) return out;
    std::string quoted = "\"";
    for (const char c : out) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

std::string csv_row(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        (i == 0 ? out : out += ',') += csv_cell(cells[i]);
    out += "\r\n";
    return out;
}

ReadCsv read_csv(std::string_view text) {
    if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
    return CsvReader(text).run();
}

} // namespace stormdrill
