/// Each tests/scenarios/broken/*.yaml is wrong in one way; the .txt beside it is the message that its author
/// gets. After a change that is meant, run the program with STORMDRILL_APPROVE=1 in the environment and read
/// the difference.

#include "tests/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "scenarios/scenario.hpp"

using namespace stormdrill;
using namespace stormdrill::scenarios;

namespace {
const std::filesystem::path folder =
    std::filesystem::path(STORMDRILL_SOURCE_DIR) / "tests" / "scenarios" / "broken";

/// Everything that is reported for the file, with the folder taken out of it.
std::string report(const std::filesystem::path& file) {
    Diagnostics diagnostics;
    std::string text;
    try {
        static_cast<void>(load_scenario(file, diagnostics));
        return "(loads)\n" + diagnostics.format();
    } catch (const OperatorError& e) {
        text = e.what();
    }
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
        text.erase(at, prefix.size());
    }
    return text;
}

std::string parse_report(const std::string& text) {
    Diagnostics diagnostics;
    try {
        static_cast<void>(parse_scenario(text, "s.yaml", diagnostics));
        return "(loads)";
    } catch (const AuthorError& e) {
        return e.what();
    }
}
} // namespace

TEST_CASE("every broken file gets the message that was approved for it") {
    const bool approve = std::getenv("STORMDRILL_APPROVE") != nullptr;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    CHECK(files.size() >= 35);
    for (const std::filesystem::path& file : files) {
        INFO(file.filename().string());
        const std::string said = report(file);
        CHECK(said.find(": error: ") != std::string::npos);
        std::filesystem::path approved = file;
        approved.replace_extension(".txt");
        if (approve) write_file_atomically(approved, said);
        CHECK(said == read_file(approved));
    }
}

TEST_CASE("a file that is too large is refused before it is read as YAML") {
    CHECK(parse_report("id: " + std::string(5u << 20, 'x')) ==
          "s.yaml:1:1: error: the file has 5242884 bytes; at most 4194304 are read\n");
}

TEST_CASE("five megabytes of aliases, deep nesting, long lines and binary bytes are refused at once") {
    std::string aliases = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name <= 'z'; ++name) {
        aliases += std::string(1, name) + ": &" + name + " [";
        for (int i = 0; i < 9; ++i)
            aliases += std::string("*") + static_cast<char>(name - 1) + ", ";
        aliases += "x]\n";
    }
    CHECK(parse_report(aliases).find(
              "s.yaml:9:12: error: too many aliases (more than 64); write the values out") == 0);
    std::string flood = "id: &a soup\nvoices: [";
    while (flood.size() < (3u << 20))
        flood += "*a, ";
    CHECK(parse_report(flood + "]\n").find("s.yaml:2:266: error: too many aliases") == 0);

    std::string nested = "id: ";
    for (int i = 0; i < 40; ++i)
        nested += '[';
    for (int i = 0; i < 40; ++i)
        nested += ']';
    CHECK(parse_report(nested).find("s.yaml:1:28: error: nested too deeply (more than 24 levels)") == 0);

    std::string long_line = "{";
    for (int i = 0; i < 50'000; ++i)
        long_line += "key" + std::to_string(i) + ": [x, x], ";
    const std::string said = parse_report(long_line + "}\n");
    CHECK(said.find("s.yaml:1:1: error: missing key 'format'") == 0);
    CHECK(said.ends_with("and 49817 more\n"));

    std::string bytes = "id: soup\n";
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    CHECK(parse_report(bytes) ==
          "s.yaml:3:118: error: not UTF-8 text (byte 138 of the file); save the file as UTF-8\n");
    CHECK(parse_report(std::string("id: so\0up\n", 10)).find("a control character stands here") !=
          std::string::npos);
}
