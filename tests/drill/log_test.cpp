// drill.jsonl: the chain, damage found and placed, torn ends, going on from a log.

#include "base/diagnostics.hpp"
#include "soup.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
Json event(int number) {
    return {{"kind", "event"},
            {"at", number * 60},
            {"event", "fact_known"},
            {"what", "湯 " + std::to_string(number)}};
}

/// A header and nine events.
LogWriter ten_lines() {
    LogWriter log;
    log.write({{"kind", "header"}, {"at", 0}, {"format", log_format}, {"build", "this one"}});
    for (int i = 1; i < 10; ++i)
        log.write(event(i));
    return log;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = text.find('\n', start);
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

std::string join(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

/// `LINE: what`, `LINE torn` or `good`, whether reading throws (no header left) or goes on to the fault.
std::string verdict(const std::string& text) {
    try {
        const ReadLog log = parse_log(text, "drill.jsonl");
        if (log.fault) return std::to_string(log.fault->line) + ": " + log.fault->what;
        return log.torn ? std::to_string(log.lines.size() + 1) + " torn" : "good";
    } catch (const OperatorError& e) {
        const std::string what = e.what();
        REQUIRE(what.rfind("drill.jsonl:", 0) == 0);
        return what.substr(std::string("drill.jsonl:").size());
    }
}

std::string differing(LogWriter& log, const Json& line) {
    try {
        log.write(line);
    } catch (const DifferingLine& e) {
        return std::to_string(e.line) + ": " + e.what();
    }
    return "nothing";
}

std::string said(const std::function<void()>& action) {
    try {
        action();
    } catch (const OperatorError& e) {
        return e.what();
    }
    return "nothing";
}

const std::string changed =
    "the line was changed (its chain value does not fit its content and the lines before it)";
const std::string cut = "the line does not end with its chain value: it was changed or cut";
} // namespace

TEST_CASE("a log reads back as it was written", "[log]") {
    const LogWriter log = ten_lines();
    const ReadLog read = parse_log(text_of(log.lines()), "drill.jsonl");
    CHECK_FALSE(read.fault);
    CHECK_FALSE(read.torn);
    CHECK_FALSE(read.finished());
    REQUIRE(read.lines.size() == 10);
    CHECK(read.good_bytes == text_of(log.lines()).size());
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(read.lines[i].json == log.lines()[i]);
        CHECK(read.lines[i].json.at("n") == i + 1);
    }
}

TEST_CASE("any one changed byte of a log is found in its line", "[log]") {
    const std::string good = text_of(ten_lines().lines());
    std::size_t line = 1;
    for (std::size_t i = 0; i < good.size(); ++i) {
        const bool end_of_line = good[i] == '\n';
        for (const char other : {static_cast<char>(good[i] ^ 1), static_cast<char>(good[i] ^ 0x20), '\n'}) {
            if (other == good[i]) continue;
            std::string bad = good;
            bad[i] = other;
            const std::string found = verdict(bad);
            if (found.rfind(std::to_string(line) + (i + 1 == good.size() ? " torn" : ": "), 0) != 0) {
                FAIL("byte " << i << " of line " << line << " as " << int{other} << ": " << found);
            }
        }
        line += end_of_line;
    }
    CHECK(line == 11);
}

TEST_CASE("damage is named in words", "[log]") {
    const std::string good = text_of(ten_lines().lines());
    // The first line is the header: without it there is no log, so reading stops with the same words.
    for (const std::size_t at : {1u, 5u, 10u}) {
        std::vector<std::string> lines = split(good);
        lines[at - 1].replace(lines[at - 1].find("\"at\":"), 5, "\"to\":");
        CHECK(verdict(join(lines)) == std::to_string(at) + ": " + changed);
        lines = split(good);
        lines[at - 1].pop_back();
        CHECK(verdict(join(lines)) == std::to_string(at) + ": " + cut);
    }
    for (const std::size_t at : {1u, 5u, 9u}) {
        const std::string expected = std::to_string(at) + ": line " + std::to_string(at + 1) +
                                     " of the drill stands here, line " + std::to_string(at) +
                                     " was expected: lines are missing or were moved";
        std::vector<std::string> lines = split(good);
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at) - 1);
        CHECK(verdict(join(lines)) == expected);
        lines = split(good);
        std::swap(lines[at - 1], lines[at]);
        CHECK(verdict(join(lines)) == expected);
    }
    std::vector<std::string> lines = split(good);
    lines.insert(lines.begin() + 5, lines[4]);
    CHECK(verdict(join(lines)) ==
          "6: line 5 of the drill stands here, line 6 was expected: lines are missing or were moved");
    CHECK(verdict("\n" + good) == "1: " + cut);
    CHECK(verdict(good + "\n") == "11: " + cut);
}

TEST_CASE("what is no log, or not of this format, is said so", "[log]") {
    CHECK(verdict("") == " holds no drill (not one whole line)");
    CHECK(verdict("{\"kind\":\"header\"") == " holds no drill (not one whole line)");
    LogWriter headless;
    headless.write(event(1));
    CHECK(verdict(text_of(headless.lines())) == "1: the first line is no header");
    LogWriter other;
    other.write({{"kind", "header"}, {"at", 0}, {"format", 2}});
    CHECK(verdict(text_of(other.lines())) == "1: format 2 of the log is not known; this program reads 1");
    CHECK(said([] { static_cast<void>(read_log("/nowhere/drill.jsonl")); }) ==
          "/nowhere/drill.jsonl: cannot be read: No such file or directory");
}

TEST_CASE("a torn last line is dropped, and the drill goes on after the last whole one", "[log]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "drill.jsonl";
    const std::string good = text_of(ten_lines().lines());
    const std::vector<std::string> lines = split(good);
    for (const std::size_t kept : {1u, 4u, 9u}) {
        const std::string whole = join({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(kept)});
        write_file_atomically(file, whole + lines[kept].substr(0, lines[kept].size() / 2));
        const ReadLog torn = read_log(file);
        CHECK(torn.torn);
        CHECK_FALSE(torn.fault);
        CHECK(torn.lines.size() == kept);
        CHECK(torn.good_bytes == whole.size());
        {
            LogWriter log(torn, true, false);
            CHECK(read_file(file) == whole);
            log.write({{"kind", "header"}, {"at", 0}, {"format", log_format}, {"build", "another one"}});
            for (int i = 1; i < 10; ++i)
                log.write(event(i));
            CHECK(log.expected() == nullptr);
        }
        CHECK(read_file(file) == good);
    }
}

TEST_CASE("no drill goes on from a damaged log, and none overwrites another's", "[log]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "drill.jsonl";
    std::string bad = text_of(ten_lines().lines());
    bad[bad.size() / 2] ^= 1;
    write_file_atomically(file, bad);
    const ReadLog read = read_log(file);
    REQUIRE(read.fault);
    CHECK(said([&] { LogWriter(read, true, false); }) ==
          file.string() + ':' + std::to_string(read.fault->line) + ": " + read.fault->what +
              "; a drill cannot go on from a damaged log");
    CHECK(read_file(file) == bad);
    CHECK(said([&] { LogWriter(file, false); }) ==
          file.string() + ": exists already; a drill log is never overwritten");
    CHECK(read_file(file) == bad);
}

TEST_CASE("a line that comes out differently from the earlier run is named", "[log]") {
    const LogWriter first = ten_lines();
    const ReadLog earlier = parse_log(text_of(first.lines()), "drill.jsonl");
    LogWriter log(earlier, false, false);
    // Which program wrote it, and the person's own time, make no difference.
    log.write({{"kind", "header"}, {"at", 0}, {"format", log_format}, {"build", "another"}, {"real", 3.5}});
    log.write(event(1));
    Json other = event(2);
    other["what"] = "粥 2";
    CHECK(differing(log, other) == "3: 'what' is \"湯 2\" in the log, but \"粥 2\" now");
    other = event(2);
    other["more"] = 1;
    CHECK(differing(log, other) == "3: fields are missing from the log's line");
    other = event(2);
    other.erase("what");
    CHECK(differing(log, other) == "3: 'what' is not made again");
    CHECK(differing(log, event(3)) == "3: the log has 'event at 120 s', but now comes 'event at 180 s'");
    CHECK(differing(log, {{"kind", "act"}, {"at", 120}, {"seat", "pr"}, {"act", "flag"}}) ==
          "3: the log has 'event at 120 s', but now comes 'act flag of pr at 120 s'");
    CHECK(log.lines().size() == 2); // nothing of that was kept
    for (int i = 2; i < 11; ++i)
        log.write(event(i));
    CHECK(log.expected() == nullptr);
    CHECK(log.lines().size() == 11);
    CHECK(log.lines()[8].at("chain") == first.lines()[8].at("chain"));
}
