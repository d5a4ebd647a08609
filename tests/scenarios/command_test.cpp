#include "tests/catch.hpp"

#include <filesystem>
#include <sstream>

#include "app/scenario_command.hpp"

using namespace stormdrill;

namespace {
const std::string source_dir = STORMDRILL_SOURCE_DIR;

struct Run {
    int status = 0;
    std::string out, err;
};
Run run(const std::vector<std::string>& arguments) {
    std::ostringstream out, err;
    const int status = app::scenario_command(arguments, out, err);
    return {status, out.str(), err.str()};
}
} // namespace

TEST_CASE("scenario check says in one line that a file is good, and what it holds") {
    const std::string file = source_dir + "/tests/scenarios/minimal.yaml";
    const Run done = run({"check", file});
    CHECK(done.status == 0);
    CHECK(done.err == "");
    CHECK(done.out == file +
                          ": good: 2 injects over 2d, 1 fact, 2 voices (1 zh-TW, 1 English), 13 team texts, "
                          "20000 people\n");
}

TEST_CASE("scenario check prints every error of every file to standard error and exits with 2") {
    const std::string broken = source_dir + "/tests/scenarios/broken/";
    const Run done = run({"check", broken + "bad_time.yaml", broken + "empty.yaml",
                          source_dir + "/tests/scenarios/minimal.yaml"});
    CHECK(done.status == 2);
    CHECK(done.err.find("bad_time.yaml:42:9: error: injects[0].at: expected a time") != std::string::npos);
    CHECK(done.err.find("empty.yaml:1:1: error: the file holds nothing") != std::string::npos);
    CHECK(done.out.find("minimal.yaml: good: ") != std::string::npos);
}

TEST_CASE("scenario check of a file that is not there names it") {
    const Run done = run({"check", "no/such/file.yaml"});
    CHECK(done.status == 2);
    CHECK(done.err.find("no/such/file.yaml") != std::string::npos);
    CHECK(done.out == "");
}

TEST_CASE("bad usage is answered with 2, help with 0") {
    CHECK(run({}).status == 2);
    CHECK(run({"chek", "x.yaml"}).status == 2);
    CHECK(run({"check"}).status == 2);
    const Run help = run({"--help"});
    CHECK(help.status == 0);
    CHECK(help.out.find("check") != std::string::npos);
}
