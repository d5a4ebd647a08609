#include "drill/evaluator_acts.hpp"

#include <algorithm>
#include <array>

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "drill/act_json.hpp"
#include "drill/history.hpp"
#include "drill/seat.hpp"
#include "drill/tone_json.hpp"
#include "scoring/wording.hpp"

namespace stormdrill::drill {

namespace {
using Refusal = std::optional<Bilingual>;

Refusal no(const std::string& en, const std::string& zh_TW) {
    return Bilingual{en, zh_TW};
}

Refusal no_line(std::uint64_t line) {
    const std::string number = std::to_string(line);
    return no("The log has no line " + number + ".", "紀錄檔沒有第 " + number + " 行。");
}

Refusal bad_note(const std::string& note, std::size_t longest) {
    if (find_invalid_utf8(note)) return no("The text is not UTF-8.", "文字不是 UTF-8 編碼。");
    if (count_code_points(note) > longest)
        return no("The note is longer than " + scoring::number_text(static_cast<double>(longest)) +
                      " characters.",
                  "說明超過 " + scoring::number_text(static_cast<double>(longest)) + " 字。");
    return std::nullopt;
}

Refusal bad_signature(const std::optional<std::string>& evaluator, const std::optional<std::string>& date) {
    if (evaluator && evaluator->empty()) return no("The evaluator has no name.", "沒有填評核員的名字。");
    if (evaluator && find_invalid_utf8(*evaluator))
        return no("The text is not UTF-8.", "文字不是 UTF-8 編碼。");
    if (evaluator && count_code_points(*evaluator) > longest_evaluator)
        return no("The evaluator's name is longer than " + std::to_string(longest_evaluator) + " characters.",
                  "評核員的名字超過 " + std::to_string(longest_evaluator) + " 字。");
    if (!date) return std::nullopt;
    try {
        check_date(*date);
    } catch (const OperatorError&) {
        return no("'" + *date + "' is no date (YYYY-MM-DD).", "「" + *date + "」不是日期（YYYY-MM-DD）。");
    }
    return std::nullopt;
}

Refusal refuse_one(const OverruleFinding& a, const scoring::Sop&, const std::vector<Json>& lines) {
    if (const auto bad = bad_signature(a.evaluator, a.date)) return bad;
    if (const auto bad = bad_note(a.note, longest_overruling_note)) return bad;
    if (a.line == 0 || a.line > lines.size()) return no_line(a.line);
    const std::string line = std::to_string(a.line), number = std::to_string(a.finding);
    const auto ruled = rule_line_of_log(a.line, lines);
    if (!ruled)
        return no("Line " + line + " of the log holds no text, so nothing was found in it.",
                  "紀錄檔第 " + line + " 行沒有寫出任何內容，也就沒有判定。");
    const std::size_t count = ruled->findings.size();
    if (count == 0)
        return no("Nothing was found in the text of line " + line + ".",
                  "第 " + line + " 行的內容沒有任何判定。");
    if (a.finding >= count)
        return no("The findings of line " + line + " are numbered 0 to " + std::to_string(count - 1) +
                      "; there is no " + number + ".",
                  "第 " + line + " 行的判定編號是 0 到 " + std::to_string(count - 1) + "，沒有 " + number +
                      " 號。");
    const scoring::NumberedFinding& found = ruled->findings[a.finding];
    if (found.overruled_by)
        return no("Finding " + number + " of line " + line + " has been overruled already.",
                  "第 " + line + " 行的 " + number + " 號判定已經更正過了。");
    if (!can_be_overruled(found.finding))
        return no("Finding " + number + " of line " + line +
                      " says only that the scale ends here; overrule what gave or took the points.",
                  "第 " + line + " 行的 " + number + " 號只表示分數已到上下限，請更正造成加減分的判定。");
    return std::nullopt;
}

Refusal refuse_one(const Rate& a, const scoring::Sop& sop, const std::vector<Json>& lines) {
    if (const auto bad = bad_signature(a.evaluator, a.date)) return bad;
    const bool phase = std::any_of(sop.phases.begin(), sop.phases.end(),
                                   [&](const scoring::Phase& one) { return one.id == a.clause; });
    if (!phase && sop.clause(a.clause) == nullptr)
        return no("The SOP has no clause and no phase '" + a.clause + "'.",
                  "SOP 沒有「" + a.clause + "」這一條，也沒有這個階段。");
    constexpr std::array<std::string_view, 5> ratings{"P", "S", "M", "U", "N"};
    if (std::find(ratings.begin(), ratings.end(), a.rating) == ratings.end())
        return no("A rating is P, S, M or U, or N for not observed; '" + a.rating + "' is none.",
                  "評等是 P、S、M、U，或 N（未觀察到）；沒有「" + a.rating + "」。");
    if (const auto bad = bad_note(a.note, longest_rating_note)) return bad;
    if (a.about && (*a.about == 0 || *a.about > lines.size())) return no_line(*a.about);
    return std::nullopt;
}

Refusal refuse_one(const Observe& a, const scoring::Sop&, const std::vector<Json>&) {
    if (const auto bad = bad_signature(a.evaluator, std::nullopt)) return bad;
    constexpr std::array<std::string_view, 4> ratings{"P", "S", "M", "U"};
    if (std::find(ratings.begin(), ratings.end(), a.rating) == ratings.end())
        return no("An observation is rated P, S, M or U; '" + a.rating + "' is none.",
                  "觀察的評等是 P、S、M、U；沒有「" + a.rating + "」。");
    return bad_note(a.note, longest_rating_note);
}
} // namespace

std::optional<Bilingual> refuse_evaluation(const Act& act, const scoring::Sop& sop,
                                           const std::vector<Json>& lines) {
    if (const auto* overruling = std::get_if<OverruleFinding>(&act))
        return refuse_one(*overruling, sop, lines);
    if (const auto* rating = std::get_if<Rate>(&act)) return refuse_one(*rating, sop, lines);
    if (const auto* seen = std::get_if<Observe>(&act)) return refuse_one(*seen, sop, lines);
    return std::nullopt;
}

bool is_evaluation(const Json& line) {
    if (line.value("kind", "") != "act") return false;
    const std::string act = line.value("act", "");
    return act == Rate::name || act == OverruleFinding::name;
}

void append_evaluation(const ReadLog& log, const scoring::Sop& sop,
                       const std::vector<EvaluatorEntry>& entries, Language language) {
    LogWriter writer = LogWriter::after(log, true);
    const auto end = std::find_if(log.lines.begin(), log.lines.end(),
                                  [](const LogLine& line) { return line.json.value("kind", "") == "end"; });
    if (end == log.lines.end())
        throw OperatorError(log.path.string() + ": the drill has not ended; evaluate it after its end");
    const SimTime at{end->json.at("at").get<std::int64_t>()};
    std::vector<Json> lines = writer.lines();
    std::vector<Json> fresh;
    std::string wrong;
    for (const EvaluatorEntry& entry : entries) {
        if (const auto reason = refuse_evaluation(entry.act, sop, lines)) {
            wrong += "\n" + entry.where + ": " + reason->in(language);
            continue;
        }
        fresh.push_back(act_line(at, seat_id(Seat::evaluator), entry.act, Json::object(), 0));
        lines.push_back(fresh.back());
    }
    if (!wrong.empty())
        throw OperatorError(
            (language == Language::en ? "nothing was written to the log:" : "紀錄檔沒有寫入任何內容：") +
            wrong);
    try {
        for (Json& line : fresh)
            writer.write(std::move(line));
    } catch (const OperatorError&) {
        std::error_code ignored; // the disk has its own troubles; what matters is told by the first error
        std::filesystem::resize_file(log.path, log.good_bytes, ignored);
        throw;
    }
}

std::optional<scoring::RuledLine> rule_line_of_log(std::uint64_t line, const std::vector<Json>& lines) {
    if (line == 0 || line > lines.size()) return std::nullopt;
    const auto texts = lines[line - 1].find("texts");
    if (texts == lines[line - 1].end()) return std::nullopt;
    std::vector<scoring::ToneResult> found;
    for (const Json& text : *texts)
        found.push_back(tone_from_json(text));
    std::vector<std::size_t> numbers;
    for (const Json& earlier : lines) {
        if (earlier.value("kind", "") != "act" || earlier.value("act", "") != OverruleFinding::name) continue;
        const auto overruling =
            std::get<OverruleFinding>(act_from_json(OverruleFinding::name, earlier.at("body")));
        if (overruling.line == line) numbers.push_back(overruling.finding);
    }
    return scoring::rule_line(std::move(found), numbers);
}

} // namespace stormdrill::drill
