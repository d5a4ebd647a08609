#include "drill/history.hpp"

#include <chrono>
#include <filesystem>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "stormdrill-history-test";
    Folder() {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void add(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(path / name);
        write_file_atomically(path / name / "score.json", text);
    }
};

std::string score(const std::string& date, double total, const std::string& hash = "aa") {
    return R"({"state_hash": ")" + hash + R"(", )" + (date.empty() ? "" : R"("date": ")" + date + R"(", )") +
           R"("process": {"score": )" + std::to_string(total) +
           R"(, "clauses": [{"id": "S1", "score": 2, "max": 4}, {"id": "P10", "score": 0, "max": 0}]},
           "plan": [{"clause": "S1", "action": "write ahead", "owner": "pr", "due": "2026-12-01"}]})";
}

std::string refusal(const std::filesystem::path& folder, const std::string& date) {
    try {
        static_cast<void>(read_history(folder, date));
        return "none";
    } catch (const OperatorError& e) {
        return e.what();
    }
}
} // namespace

TEST_CASE("earlier drills are found below the folder, the latest first", "[history]") {
    const Folder folder;
    folder.add("spring", score("2026-03-01", 40));
    folder.add("autumn/second", score("2026-10-23", 70));
    folder.add("own", score("2026-11-22", 80, "own"));
    folder.add("later", score("2026-12-24", 90));
    const auto history = read_history(folder.path, "2026-11-22", "own");
    REQUIRE(history.size() == 2); // neither the drill itself nor one that is still to come
    CHECK(history[0].days_ago == 30);
    CHECK(history[0].process_score == Approx(70));
    CHECK(history[0].shares == std::map<std::string, double>{{"S1", 0.5}}); // P10 had no occasion
    REQUIRE(history[0].plan.size() == 1);
    CHECK(history[0].plan[0].action == "write ahead");
    CHECK(history[1].days_ago == 266);
}

TEST_CASE("a score without a date counts from the day it was written", "[history]") {
    const Folder folder;
    folder.add("old", score("", 40));
    std::filesystem::last_write_time(folder.path / "old/score.json",
                                     std::filesystem::file_time_type::clock::now() -
                                         std::chrono::hours(24 * 10));
    const auto history = read_history(folder.path, today());
    REQUIRE(history.size() == 1);
    CHECK(history[0].days_ago == 10);
}

TEST_CASE("what is no history is refused with its place", "[history]") {
    const Folder folder;
    CHECK(read_history(folder.path, "2026-11-22").empty());
    CHECK(refusal(folder.path, "22.11.2026") == "'22.11.2026' is no date; write YYYY-MM-DD");
    CHECK(refusal(folder.path, "2026-02-30") == "'2026-02-30' is no date; write YYYY-MM-DD");
    CHECK(refusal(folder.path / "nowhere", "2026-11-22")
              .starts_with((folder.path / "nowhere").string() + ": "));
    folder.add("broken", "{\"process\": {}}");
    CHECK(refusal(folder.path, "2026-11-22")
              .starts_with((folder.path / "broken/score.json").string() + ": is no score of a drill: "));
}

TEST_CASE("the log keeps the history as it was read", "[history]") {
    const Folder folder;
    folder.add("one", score("2026-10-23", 70));
    const auto history = read_history(folder.path, "2026-11-22");
    const Json line = history_to_json("2026-11-22", history);
    CHECK(line.at("kind") == "history");
    const auto again = history_from_json(line);
    REQUIRE(again.size() == 1);
    CHECK(again[0].days_ago == 30);
    CHECK(again[0].shares == history[0].shares);
    CHECK(again[0].plan[0].clause == "S1");
}
