// What a text's tone was summed up from, written to the log and read again.

#include "tests/catch.hpp"

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "drill/tone_basis_json.hpp"
#include "scoring/tone_aggregate.hpp"

using namespace stormdrill;
using Json = nlohmann::ordered_json;

namespace {
scoring::ToneBasis basis() {
    static const auto scorer = scoring::ToneScorer::load(STORMDRILL_SOURCE_DIR "/scoring/tone");
    const scoring::TextInput text{
        scoring::TextKind::reply,
        scoring::AtFault::yes,
        "My milk tea had a fly in it, order 4711.",
        "Thank you for your feedback. The shop is certified. Your satisfaction is important to us.",
        {}};
    return *scorer.score(text).basis;
}

std::string why_not(const Json& json) {
    try {
        (void)drill::basis_from_json(json);
    } catch (const OperatorError& error) {
        return error.what();
    }
    return "read";
}
} // namespace

TEST_CASE("the basis of a tone, its verdicts included, comes back from the log as it was", "[tone_basis]") {
    const scoring::ToneBasis before = basis();
    REQUIRE_FALSE(before.verdicts.empty());
    const Json written = drill::basis_to_json(before);
    CHECK(drill::basis_from_json(written) == before);
    CHECK(drill::basis_from_json(Json::parse(written.dump())) == before);
}

TEST_CASE("a log of before there were verdicts is read, and summed up as it was then", "[tone_basis]") {
    scoring::ToneBasis then = basis();
    then.verdicts.clear();
    then.whole.resize(scoring::whole_text_rules_before_verdicts);
    const scoring::ToneBasis read = drill::basis_from_json(drill::basis_to_json(then));
    CHECK(read == then);
    CHECK(scoring::tone_engine::sum_up(read).result.findings ==
          scoring::tone_engine::sum_up(then).result.findings);
}

TEST_CASE("a verdict in the log that makes no sense is named", "[tone_basis]") {
    const Json good = drill::basis_to_json(basis());
    Json json = good;
    json["verdicts"][0]["flag"] = "blame_shift";
    CHECK(why_not(json) == "there is no verdict on 'blame_shift'");
    json = good;
    json["verdicts"][0]["signs"]["moon"] = 1;
    CHECK(why_not(json) == "a verdict cannot weigh 'moon'");
    json = good;
    json["verdicts"][0]["start"] = 2'000'000'000;
    CHECK(why_not(json) == "points are out of range");
    json = good;
    json["whole"].erase(25);
    CHECK(why_not(json) == "the findings on the whole text are not those of this program");
    while (json["whole"].size() > scoring::whole_text_rules_before_verdicts)
        json["whole"].erase(json["whole"].size() - 1);
    CHECK(why_not(json) ==
          "the findings on the whole text are not those of this program"); // verdicts without theirs
}
