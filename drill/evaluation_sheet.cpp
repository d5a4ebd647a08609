#include "drill/evaluation_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/csv.hpp"
#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::drill {

namespace {
using scoring::operator+;
using scoring::say;

enum class Column : std::uint8_t { phase, clause, target, program, why, rating, note, about };
constexpr std::size_t column_count = 8;

const Bilingual& heading(Column column) {
    static const std::array<Bilingual, column_count> headings{{{"Phase", "階段"},
                                                               {"Clause", "條款"},
                                                               {"Target", "目標"},
                                                               {"Program's proposal", "程式建議"},
                                                               {"Why", "理由"},
                                                               {"Rating (P S M U N)", "評等（P S M U N）"},
                                                               {"Note", "說明"},
                                                               {"Line of the log", "紀錄檔行號"}}};
    return headings[static_cast<std::size_t>(column)];
}

std::string worded(const Bilingual& text, std::optional<Language> language) {
    if (language) return text.in(*language);
    return text.en == text.zh_TW ? text.en : text.en + " / " + text.zh_TW;
}

/// Sentences, one below the other in both languages.
std::string paragraphs(const Bilingual& text, std::optional<Language> language) {
    if (language) return text.in(*language);
    return text.en == text.zh_TW ? text.en : text.en + "\n" + text.zh_TW;
}

Bilingual target_of(const scoring::Clause& clause) {
    Bilingual out = clause.title + say("\n") + clause.rubric;
    std::string separator = "\n";
    for (const auto& [level, target] : clause.targets) {
        if (level < 2) continue;
        const std::string number = std::to_string(level);
        out = out + say(separator) + say("level " + number + ": ", "第 " + number + " 級：") +
              scoring::duration_text(target.target);
        separator = "; ";
    }
    return out;
}

class SheetWriter {
public:
    SheetWriter(const scoring::Evaluation& evaluation, const scoring::Sop& sop, const SheetOptions& options)
        : evaluation_(evaluation), sop_(sop), options_(options) {}

    std::string run() {
        out_ = utf8_mark;
        std::vector<std::string> headings;
        for (std::size_t i = 0; i < column_count; ++i)
            headings.push_back(worded(heading(static_cast<Column>(i)), options_.language));
        out_ += csv_row(headings);
        for (std::size_t i = 0; i < sop_.phases.size(); ++i) {
            const scoring::Phase& phase = sop_.phases[i];
            row(phase, evaluation_.proposals.phases[i], say("The phase as a whole", "整個階段"));
            for (const scoring::Proposal& proposal : evaluation_.proposals.clauses) {
                const scoring::Clause& clause = *sop_.clause(proposal.id);
                if (clause.phase == phase.id) row(phase, proposal, target_of(clause));
            }
        }
        out_ += csv_row({});
        for (const scoring::Rating rating : scoring::all_ratings)
            key(scoring::rating_letter(rating), scoring::rating_name(rating),
                scoring::rating_meaning(rating));
        key(scoring::not_observed_letter, scoring::not_observed_name(), scoring::not_observed_meaning());
        return out_;
    }

private:
    void row(const scoring::Phase& phase, const scoring::Proposal& proposal, const Bilingual& target) {
        std::string program, why, rating, note, about;
        if (!options_.blank) {
            if (proposal.rating) program = scoring::rating_letter(*proposal.rating);
            Bilingual reason = proposal.reason;
            for (const scoring::SideEffect& effect : proposal.side_effects)
                reason = reason + say("; ", "；") + effect.what;
            why = paragraphs(reason, options_.language);
            for (const scoring::KeptRating* kept : evaluation_.of(proposal.id)) {
                if (kept->evaluator != options_.evaluator) continue;
                rating = kept->given->rating;
                note = kept->given->note;
                if (kept->given->about > 0) about = std::to_string(kept->given->about);
            }
        }
        out_ += csv_row({worded(phase.title, options_.language), proposal.id,
                         paragraphs(target, options_.language), program, why, rating, note, about});
    }
    /// What the letters mean, below the rows; without clause, so that it is not read back.
    void key(std::string_view letter, const Bilingual& name, const Bilingual& meaning) {
        out_ += csv_row({"", "",
                         std::string(letter) + ": " + worded(name, options_.language) + "\n" +
                             paragraphs(meaning, options_.language)});
    }

    const scoring::Evaluation& evaluation_;
    const scoring::Sop& sop_;
    const SheetOptions& options_;
    std::string out_;
};

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

/// Small letters and full-width ones as capitals.
std::string letter_of(const std::string& cell) {
    std::u32string points = to_utf32(trimmed(cell));
    for (char32_t& c : points) {
        if (c >= U'Ａ' && c <= U'ｚ') c = c - U'Ａ' + U'A';
        if (c >= U'a' && c <= U'z') c = c - U'a' + U'A';
    }
    return to_utf8(points);
}

class SheetReader {
public:
    SheetReader(const std::string& content, const std::string& file_name, const scoring::Sop& sop)
        : file_name_(file_name) {
        for (const scoring::Phase& phase : sop.phases)
            known_.push_back(phase.id);
        for (const scoring::Clause& clause : sop.clauses)
            known_.push_back(clause.id);
        read(content);
    }

    std::vector<SheetRow> take() {
        if (diagnostics_.has_errors()) throw AuthorError(std::move(diagnostics_));
        return std::move(rows_);
    }

private:
    void error(std::size_t row, std::optional<Column> column, const std::string& message) {
        const std::size_t cell = column && columns_.contains(*column) ? columns_.at(*column) + 1 : 1;
        diagnostics_.add(
            {Severity::error, {file_name_, row, cell}, column ? heading(*column).en : "", message, ""});
    }

    void read(const std::string& content) {
        const bool utf16 = content.starts_with("\xff\xfe") || content.starts_with("\xfe\xff");
        if (utf16 || find_invalid_utf8(content)) {
            error(1, {}, "the sheet is not UTF-8; store it as 'CSV UTF-8'");
            return;
        }
        const ReadCsv csv = read_csv(content);
        if (csv.rows.empty()) {
            error(1, {}, "the sheet is empty");
            return;
        }
        find_columns(csv.rows.front());
        for (const Column column : {Column::clause, Column::rating})
            if (!columns_.contains(column))
                error(csv.rows.front().number, {},
                      "no column '" + heading(column).en + "' (" + heading(column).zh_TW + ")");
        if (!diagnostics_.has_errors())
            for (std::size_t i = 1; i < csv.rows.size(); ++i)
                read_row(csv.rows[i]);
        if (csv.unclosed) error(*csv.unclosed, {}, "a quotation mark is never closed");
    }

    void find_columns(const CsvRow& row) {
        for (std::size_t cell = 0; cell < row.cells.size(); ++cell)
            for (std::size_t i = 0; i < column_count; ++i) {
                const auto column = static_cast<Column>(i);
                const std::string name = trimmed(row.cells[cell]);
                if (name == heading(column).en || name == heading(column).zh_TW ||
                    name == worded(heading(column), std::nullopt))
                    columns_.try_emplace(column, cell);
            }
    }

    [[nodiscard]] std::string cell(const CsvRow& row, Column column) const {
        const auto found = columns_.find(column);
        return found == columns_.end() || found->second >= row.cells.size() ? "" : row.cells[found->second];
    }

    void read_row(const CsvRow& row) {
        const std::string id = trimmed(cell(row, Column::clause));
        const std::string letter = letter_of(cell(row, Column::rating));
        const std::string note = cell(row, Column::note), about = trimmed(cell(row, Column::about));
        if (id.empty()) {
            if (!letter.empty()) error(row.number, Column::clause, "a rating without a clause");
            return;
        }
        if (std::find(known_.begin(), known_.end(), id) == known_.end()) {
            const std::string meant = nearest_name(id, known_);
            error(row.number, Column::clause,
                  "the SOP has no clause and no phase '" + id + "'" +
                      (meant.empty() ? "" : "; did you mean '" + meant + "'?"));
            return;
        }
        if (letter.empty()) {
            if (!trimmed(note).empty()) error(row.number, Column::rating, "a note without a rating");
            return;
        }
        if (letter != scoring::not_observed_letter && !scoring::parse_rating(letter))
            error(row.number, Column::rating,
                  "expected P, S, M, U or N, got '" + cell(row, Column::rating) + "'");
        if (count_code_points(note) > longest_rating_note)
            error(row.number, Column::note, "the note is longer than 4,000 characters");
        Rate rate{id, letter, note};
        if (!about.empty()) {
            std::uint64_t line = 0;
            const auto [end, bad] = std::from_chars(about.data(), about.data() + about.size(), line);
            if (bad != std::errc{} || end != about.data() + about.size())
                error(row.number, Column::about, "expected the number of a line, got '" + about + "'");
            else
                rate.about = line;
        }
        if (const auto [earlier, fresh] = row_of_clause_.try_emplace(id, row.number); !fresh)
            error(row.number, Column::clause,
                  "'" + id + "' is rated in row " + std::to_string(earlier->second) + " already");
        rows_.push_back({row.number, std::move(rate)});
    }

    const std::string& file_name_;
    std::vector<std::string> known_;
    std::map<Column, std::size_t> columns_;
    std::map<std::string, std::size_t> row_of_clause_;
    Diagnostics diagnostics_;
    std::vector<SheetRow> rows_;
};
} // namespace

std::string write_sheet(const scoring::Evaluation& evaluation, const scoring::Sop& sop,
                        const SheetOptions& options) {
    return SheetWriter(evaluation, sop, options).run();
}

std::vector<SheetRow> read_sheet(const std::string& content, const std::string& file_name,
                                 const scoring::Sop& sop) {
    return SheetReader(content, file_name, sop).take();
}

} // namespace stormdrill::drill
