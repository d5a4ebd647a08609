#include "tests/catch.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

#include "app/tone_command.hpp"

using namespace stormdrill;

namespace {

struct Outcome {
    int code = 0;
    std::string out;
    std::string errors;
};

Outcome run(const std::string& input) {
    static const auto scorer = scoring::ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    std::istringstream in(input);
    std::ostringstream out, errors;
    const int code = app::run_tone_command(in, out, errors, scorer);
    return {code, out.str(), errors.str()};
}

} // namespace

TEST_CASE("tone command: one JSON line out for each one in, with everything other programs read") {
    const Outcome outcome =
        run("{\"id\":\"a\",\"kind\":\"reply\",\"at_fault\":\"yes\",\"context\":\"My lamp broke\","
            "\"text\":\"Sorry, that is our mistake. A new lamp is on its way.\"}\n\n"
            "{\"text\":\"造成不便，敬請見諒。\"}\n");
    REQUIRE(outcome.code == 0);
    CHECK(outcome.errors.empty());
    std::istringstream lines(outcome.out);
    std::string line;
    REQUIRE(std::getline(lines, line));
    const auto first = nlohmann::json::parse(line);
    CHECK(first["id"] == "a");
    CHECK(first["tone"].get<int>() >= 0);
    CHECK(first["tone"].get<int>() <= 100);
    CHECK(first["elements"].size() == 5);
    CHECK(first["flags"].size() == 14);
    CHECK(first["strengths"].size() == 6);
    CHECK(first["strengths"]["responsibility"].get<int>() >= 1);
    REQUIRE(std::getline(lines, line));
    const auto second = nlohmann::json::parse(line);
    CHECK(second["id"].is_null());
    CHECK(second["flags"]["canned"].get<bool>());
    const std::string text = "造成不便，敬請見諒。"; // ten code points
    REQUIRE_FALSE(second["findings"].empty());
    for (const auto& finding : second["findings"]) {
        CHECK(finding["start"].get<unsigned>() <= finding["end"].get<unsigned>());
        CHECK(finding["end"].get<unsigned>() <= 10u);
        CHECK_FALSE(finding["advice"].get<std::string>().empty());
    }
    CHECK_FALSE(std::getline(lines, line));
}

TEST_CASE("tone command: every bad line is named, and then nothing is written") {
    const Outcome outcome = run("{\"text\":\"ok\"}\n"
                                "{\"text\":\n"
                                "{\"kind\":\"repply\",\"text\":\"x\"}\n"
                                "{\"id\":1}\n"
                                "[1]\n"
                                "{\"text\":5}\n");
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(outcome.errors == "stdin:2:9: error: not valid JSON; expected one object a line\n"
                            "stdin:3:1: error: kind: expected one of 'statement', 'reply', got \"repply\"; "
                            "did you mean 'reply'?\n"
                            "stdin:4:1: error: missing key 'text'\n"
                            "stdin:5:1: error: expected an object such as {\"text\": \"…\"}, got [1]\n"
                            "stdin:6:1: error: text: expected text in quotation marks, got 5\n");
}

TEST_CASE("tone command: invalid UTF-8 is a located error, not a crash") {
    const Outcome outcome = run("{\"text\":\"\xff\"}\n");
    CHECK(outcome.code == 2);
    CHECK(outcome.errors == "stdin:1:10: error: not valid JSON; expected one object a line\n");
}
