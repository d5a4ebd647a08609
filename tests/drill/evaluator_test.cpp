// Evaluators: what they may write, at the session's door and into a finished log; sheets; rescoring.

#include <algorithm>

#include "base/csv.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/evaluation_sheet.hpp"
#include "drill/evaluator_acts.hpp"
#include "drill/outcome_json.hpp"
#include "drill/rerun.hpp"
#include "drill/rescore.hpp"
#include "drill/transcript_from_log.hpp"
#include "scoring/overruling.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
std::size_t line_of(const Room& r, const std::string& act) {
    for (const Json& line : r.log.lines())
        if (line.at("kind") == "act" && line.at("act") == act) return line.at("n").get<std::size_t>();
    FAIL("no act " << act);
    return 0;
}

/// A finished drill's log in a file of its own, with the outcome that replay asks for.
struct FinishedLog {
    FinishedLog() {
        play_by_hand(room);
        Json outcome = Json::object();
        outcome["kind"] = "outcome";
        outcome["at"] = room.session.now().seconds;
        outcome["outcome"] = outcome_to_json({});
        room.session.append(std::move(outcome));
        write_file_atomically(path, text_of(room.log.lines()));
    }
    [[nodiscard]] ReadLog read() const { return read_log(path); }
    void append(const std::vector<EvaluatorEntry>& entries, Language language = Language::en) const {
        append_evaluation(read(), *soup().sop, entries, language);
    }
    [[nodiscard]] std::string refused(const std::vector<EvaluatorEntry>& entries,
                                      Language language = Language::en) const {
        const std::string before = read_file(path);
        try {
            append(entries, language);
        } catch (const OperatorError& e) {
            CHECK(read_file(path) == before);
            return e.what();
        }
        return "nothing";
    }

    TemporaryFolder folder;
    std::filesystem::path path = folder.path() / "drill.jsonl";
    Room room;
};

std::string errors_of(const std::string& sheet) {
    try {
        static_cast<void>(read_sheet(sheet, "sheet.csv", *soup().sop));
    } catch (const AuthorError& e) {
        return e.what();
    }
    return "nothing";
}

const std::string headings = "Clause,Rating (P S M U N),Note,Line of the log\r\n";
} // namespace

TEST_CASE("evaluators rate while the drill runs and after it, and only what there is", "[evaluator]") {
    Room r;
    CHECK(r.refusal(Seat::evaluator, Rate{"S1", "P", ""}) == "Not at this stage of the drill.");
    r.at(minutes(30));
    CHECK(r.refusal(Seat::pr, Rate{"S1", "P", ""}) == "This seat has no authority for that.");
    CHECK(r.refusal(Seat::observer, Rate{"S1", "P", ""}) == "This seat has no authority for that.");
    r.does(Seat::evaluator, Rate{"D1", "S", "晚了一點", "Chen", 1, "2026-11-22"});
    r.does(Seat::facilitator, Rate{"detect", "N", ""});
    struct Case {
        Rate rate;
        const char* says;
    };
    const std::string next = std::to_string(r.log.next_line());
    const std::string no_line = "The log has no line " + next + ".";
    const Case cases[] = {
        {{"Z9", "P", ""}, "The SOP has no clause and no phase 'Z9'."},
        {{"S1", "X", ""}, "A rating is P, S, M or U, or N for not observed; 'X' is none."},
        {{"S1", "", ""}, "A rating is P, S, M or U, or N for not observed; '' is none."},
        {{"S1", "p", ""}, "A rating is P, S, M or U, or N for not observed; 'p' is none."},
        {{"S1", "P", std::string(4001, 'a')}, "The note is longer than 4,000 characters."},
        {{"S1", "P", "", ""}, "The evaluator has no name."},
        {{"S1", "P", "", std::string(101, 'a')}, "The evaluator's name is longer than 100 characters."},
        {{"S1", "P", "", "Chen", 0}, "The log has no line 0."},
        {{"S1", "P", "", "Chen", r.log.next_line()}, no_line.c_str()},
        {{"S1", "P", "", "Chen", std::nullopt, "tomorrow"}, "'tomorrow' is no date (YYYY-MM-DD)."},
    };
    const std::string before = r.state();
    for (const Case& c : cases)
        CHECK(r.refusal(Seat::evaluator, c.rate) == c.says);
    CHECK(r.lines("act").size() == 2);
    CHECK(r.lines("refused").size() == 2);
    CHECK(r.state() == before);
    r.at(hours(6));
    r.does(Seat::evaluator, Rate{"D1", "M", std::string(4000, 'a')});
    const LoggedDrill drill = read_drill(r.log.lines());
    REQUIRE(drill.transcript.ratings.size() == 3);
    CHECK(drill.transcript.ratings[0].evaluator == "Chen");
    CHECK(drill.transcript.ratings[0].about == 1);
    CHECK(drill.transcript.ratings[0].date == "2026-11-22");
    CHECK(drill.transcript.ratings[1].done.seat == "facilitator");
}

TEST_CASE("an overruling names a line and a finding that there are", "[evaluator]") {
    Room r;
    play_by_hand(r);
    const std::size_t publish = line_of(r, "publish"), draft = line_of(r, "draft");
    const std::size_t count = rule_line_of_log(publish, r.log.lines())->findings.size();
    REQUIRE(count > 2);
    const std::string end = std::to_string(r.log.next_line());
    CHECK(r.refusal(Seat::evaluator, OverruleFinding{0, 0, "x"}) == "The log has no line 0.");
    CHECK(r.refusal(Seat::evaluator, OverruleFinding{r.log.next_line(), 0, "x"}) ==
          "The log has no line " + end + ".");
    CHECK(r.refusal(Seat::evaluator, OverruleFinding{draft, 0, "x"}) ==
          "Line " + std::to_string(draft) + " of the log holds no text, so nothing was found in it.");
    CHECK(r.refusal(Seat::facilitator, OverruleFinding{publish, static_cast<std::uint32_t>(count), "x"}) ==
          "The findings of line " + std::to_string(publish) + " are numbered 0 to " +
              std::to_string(count - 1) + "; there is no " + std::to_string(count) + ".");
    CHECK(r.lines("act").back().at("act") != "overrule");
    r.does(Seat::evaluator, OverruleFinding{publish, 0, ""});
    CHECK(r.refusal(Seat::facilitator, OverruleFinding{publish, 0, "x"}) ==
          "Finding 0 of line " + std::to_string(publish) + " has been overruled already.");
    // What surfaced by it has a number of its own.
    const auto ruled = rule_line_of_log(publish, r.log.lines());
    CHECK(ruled->findings[0].overruled_by == 0u);
    if (ruled->findings.size() > count)
        r.does(Seat::evaluator, OverruleFinding{publish, static_cast<std::uint32_t>(count), ""});
}

TEST_CASE("a finished log takes ratings and overrulings, and still replays", "[evaluator]") {
    const FinishedLog log;
    const std::size_t reply = line_of(log.room, "reply");
    const ReadLog before = log.read();
    REQUIRE(replay(before, {}, 1, {}).same);
    log.append({{Rate{"S1", "P", "準時", "Chen", std::nullopt, "2026-11-22"}, "a"},
                {OverruleFinding{reply, 0, "不是道歉", "Chen"}, "b"},
                {Rate{"S1", "S", "", "Chen"}, "c"}});
    const ReadLog after = log.read();
    CHECK_FALSE(after.fault);
    CHECK(after.lines.size() == before.lines.size() + 3);
    const ReplayResult replayed = replay(after, {}, 1, {});
    INFO(replayed.what);
    CHECK(replayed.same);
    const LoggedDrill drill = read_drill(after);
    CHECK(drill.transcript.ratings.size() == 2);
    CHECK(drill.transcript.overrulings.size() == 1);
    const auto lines = scoring::lines_of_texts(drill.transcript);
    const auto ruled =
        std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.line == reply; });
    REQUIRE(ruled != lines.end());
    CHECK(ruled->ruled.findings[0].overruled_by == 0u);
    // Any of the new lines changed is found as well.
    std::string text = read_file(log.path);
    text.replace(text.rfind("\"S\""), 3, "\"P\"");
    const ReadLog damaged = parse_log(text, "drill.jsonl");
    REQUIRE(damaged.fault);
    CHECK(damaged.fault->line == after.lines.size());
    // And a drill that broke off is still seen to.
    std::string cut;
    for (std::size_t i = 0; i + 1 < before.lines.size(); ++i)
        cut += before.lines[i].bytes + '\n';
    CHECK_FALSE(replay(parse_log(cut, "drill.jsonl"), {}, 1, {}).same);
}

TEST_CASE("either all entries are written or none", "[evaluator]") {
    const FinishedLog log;
    const std::size_t reply = line_of(log.room, "reply");
    const std::string line = std::to_string(reply);
    CHECK(log.refused({{Rate{"S1", "P", "", "Chen"}, "--rate S1=P"},
                       {Rate{"S0", "P", "", "Chen"}, "sheet.csv:12"},
                       {OverruleFinding{reply, 0, "", "Chen"}, "--overrule a"},
                       {OverruleFinding{reply, 0, "", "Wu"}, "--overrule b"}}) ==
          "nothing was written to the log:\nsheet.csv:12: The SOP has no clause and no phase "
          "'S0'.\n--overrule b: "
          "Finding 0 of line " +
              line + " has been overruled already.");
    CHECK(log.refused({{Rate{"S0", "P", "", "Chen"}, "row"}}, Language::zh_TW) ==
          "紀錄檔沒有寫入任何內容：\nrow: SOP 沒有「S0」這一條，也沒有這個階段。");
    CHECK(log.refused({{Rate{"S1", "P", "\xff", "Chen"}, "row"}}) ==
          "nothing was written to the log:\nrow: The text is not UTF-8.");
}

TEST_CASE("a log whose drill goes on, is torn or damaged takes no evaluation", "[evaluator]") {
    const FinishedLog log;
    const std::string whole = read_file(log.path);
    const std::vector<EvaluatorEntry> entry{{Rate{"S1", "P", "", "Chen"}, "x"}};
    write_file_atomically(log.path, whole.substr(0, whole.size() - 5));
    CHECK(log.refused(entry) == log.path.string() + ": the last line is torn; resume the drill first");
    std::string changed = whole;
    changed[whole.find("\"at\":") + 5] = '9';
    write_file_atomically(log.path, changed);
    CHECK_THROWS_AS(log.append(entry), OperatorError);
    const std::size_t end = whole.find("{\"kind\":\"end\"");
    REQUIRE(end != std::string::npos);
    write_file_atomically(log.path, whole.substr(0, end));
    CHECK(log.refused(entry) == log.path.string() + ": the drill has not ended; evaluate it after its end");
}

TEST_CASE("a sheet that was filled in comes back row by row", "[evaluator]") {
    Room r;
    play_by_hand(r);
    r.does(Seat::evaluator, Rate{"S1", "M", "=SUM(A1), \"quoted\"\nsecond line", "Chen", 3});
    const LoggedDrill drill = read_drill(r.log.lines());
    const scoring::Scorecard card = scoring::score_process(drill.transcript, *drill.sop);
    const scoring::Evaluation evaluation = scoring::evaluate(drill.transcript, *drill.sop, card);
    for (const auto language :
         {std::optional<Language>{}, std::optional(Language::en), std::optional(Language::zh_TW)}) {
        const std::string sheet = write_sheet(evaluation, *drill.sop, {"Chen", language, false});
        CHECK(sheet.starts_with(utf8_mark));
        CHECK(sheet.find(",\"'=SUM(A1)") != std::string::npos); // no formula
        const std::vector<SheetRow> rows = read_sheet(sheet, "sheet.csv", *drill.sop);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].rating.clause == "S1");
        CHECK(rows[0].rating.rating == "M");
        CHECK(rows[0].rating.note == "=SUM(A1), \"quoted\"\nsecond line");
        CHECK(rows[0].rating.about == 3u);
        CHECK(read_csv(sheet).rows.size() == 1 + drill.sop->clauses.size() + drill.sop->phases.size() + 5);
    }
    CHECK(read_sheet(write_sheet(evaluation, *drill.sop, {"Wu", {}, false}), "s", *drill.sop).empty());
    const std::string blank = write_sheet(evaluation, *drill.sop, {"Chen", Language::en, true});
    CHECK(read_sheet(blank, "s", *drill.sop).empty());
    CHECK(blank.find(" % reached") == std::string::npos);
    const std::string zh = write_sheet(evaluation, *drill.sop, {"Chen", Language::zh_TW, false});
    CHECK(zh.find("目標達成，但其他作業因此受到影響。") != std::string::npos);
    CHECK(zh.find("The objective") == std::string::npos);
}

TEST_CASE("what is wrong with a sheet is said by row and column, all at once", "[evaluator]") {
    CHECK(read_sheet(headings + "S1,p,,\r\nR1,Ｕ,late,12\r\n", "s", *soup().sop).size() == 2);
    CHECK(read_sheet("Clause;Rating (P S M U N)\r\nS1;S\r\n", "s", *soup().sop)[0].rating.rating == "S");
    CHECK(errors_of("") == "sheet.csv:1:1: error: the sheet is empty\n");
    CHECK(errors_of("\xff\xfe"
                    "C") == "sheet.csv:1:1: error: the sheet is not UTF-8; store it as 'CSV UTF-8'\n");
    CHECK(errors_of("Clause,Note\r\n") ==
          "sheet.csv:1:1: error: no column 'Rating (P S M U N)' (評等（P S M U N）)\n");
    CHECK(errors_of(headings +
                    "S1,X,,\r\nS99,P,,\r\n,P,,\r\nS2,,a note,\r\nS3,P,,twelve\r\nS1,P,,\r\n\"S4,P") ==
          "sheet.csv:2:2: error: Rating (P S M U N): expected P, S, M, U or N, got 'X'\n"
          "sheet.csv:3:1: error: Clause: the SOP has no clause and no phase 'S99'\n"
          "sheet.csv:4:1: error: Clause: a rating without a clause\n"
          "sheet.csv:5:2: error: Rating (P S M U N): a note without a rating\n"
          "sheet.csv:6:4: error: Line of the log: expected the number of a line, got 'twelve'\n"
          "sheet.csv:7:1: error: Clause: 'S1' is rated in row 2 already\n"
          "sheet.csv:8:1: error: a quotation mark is never closed\n");
    CHECK(errors_of(headings + "S1,P," + std::string(4001, 'a') + ",\r\n") ==
          "sheet.csv:2:3: error: Note: the note is longer than 4,000 characters\n");
}

TEST_CASE("texts scored anew are as they were, until the rules or the log differ", "[evaluator]") {
    const FinishedLog log;
    const ReadLog read = log.read();
    const std::vector<RescoredText> texts = rescore(read, *soup().scorer);
    std::size_t stored = 0;
    for (const LogLine& line : read.lines)
        if (line.json.contains("texts")) stored += line.json.at("texts").size();
    REQUIRE(texts.size() == stored);
    for (const RescoredText& text : texts) {
        INFO(text.line << " " << text.words);
        CHECK_FALSE(text.changed());
    }
    // As if the rules had found something else then.
    const std::size_t reply = line_of(log.room, "reply");
    ReadLog other = read;
    Json& text = other.lines[reply - 1].json.at("texts").at(0);
    const Json lost = text.at("findings").at(0);
    text["findings"][0] = {"attack.insult", "R6", 0, 1, -30};
    text["tone"] = 3;
    const std::vector<RescoredText> again = rescore(other, *soup().scorer);
    const auto changed =
        std::find_if(again.begin(), again.end(), [](const auto& one) { return one.changed(); });
    REQUIRE(changed != again.end());
    CHECK(changed->line == reply);
    CHECK(changed->then.tone == 3);
    REQUIRE(changed->lost().size() == 1);
    CHECK(changed->lost()[0].rule == "attack.insult");
    REQUIRE(changed->gained().size() == 1);
    CHECK(changed->gained()[0].rule == lost.at(0).get<std::string>());
    CHECK(std::count_if(again.begin(), again.end(), [](const auto& one) { return one.changed(); }) == 1);
    const std::vector<Json> lines = with_findings(other, again);
    CHECK(lines[reply - 1].at("texts").at(0).at("tone") == changed->now.tone);
}
