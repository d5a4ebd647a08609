// Snapshots and patches, codes and join strings.

#include <set>

#include "base/diagnostics.hpp"
#include "drill/net/join_string.hpp"
#include "drill/net/secrets.hpp"
#include "drill/snapshot_json.hpp"
#include "tests/catch.hpp"
#include "tests/drill/soup.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using namespace stormdrill::drill::net;

TEST_CASE("a patch makes one moment of another", "[net]") {
    const auto [from, to] = GENERATE(table<std::string, std::string>({
        {"{}", "{}"},
        {R"({"a":1})", R"({"a":1})"},
        {R"({"a":1})", R"({"b":2})"},
        {R"({"a":{"b":1,"c":2}})", R"({"a":{"b":1}})"},
        {R"({"a":{"b":1}})", R"({"a":3})"},
        {R"({"a":[1,2]})", R"({"a":[1,2,3]})"},
        {R"({"a":{"b":{"c":[{"d":1}]}}})", R"({"a":{"b":{"c":[{"d":2}]}},"e":""})"},
    }));
    WireJson json = WireJson::parse(from);
    const WireJson patch = patch_between(json, WireJson::parse(to));
    json.merge_patch(patch);
    CHECK(json == WireJson::parse(to));
    CHECK(patch.empty() == (WireJson::parse(from) == WireJson::parse(to)));
}

TEST_CASE("what is no snapshot is refused", "[net]") {
    CHECK_THROWS_AS(snapshot_from_json(WireJson::object()), OperatorError);
    CHECK_THROWS_AS(snapshot_from_json(WireJson::parse(
                        R"({"feed":[7],"threads":{},"mentions":[],"posts":{},"network":{}})")),
                    OperatorError);
    CHECK_THROWS_AS(
        snapshot_from_json(WireJson::parse(
            R"({"feed":[],"threads":{},"mentions":[],"posts":{},"network":{"states":"9","communities_of":[0]}})")),
        OperatorError);
    CHECK_THROWS_AS(snapshot_from_json(WireJson::parse(
                        R"({"feed":[],"threads":{},"mentions":[],"posts":{},"network":{"ties":[[0,1]]}})")),
                    OperatorError);
    CHECK_NOTHROW(snapshot_from_json(
        WireJson::parse(R"({"feed":[],"threads":{},"mentions":[],"posts":{},"network":{}})")));
}

TEST_CASE("a seat's snapshot never carries a code", "[net]") {
    SeatSnapshot snapshot;
    snapshot.chairs = {{"pr", Seat::pr, "An", true, true, 12}, {"legal", Seat::legal, ""}};
    snapshot.chairs.back().code = "K7Q2-9FXM";
    const WireJson json = snapshot_to_json(snapshot);
    CHECK(json.dump().find("K7Q2-9FXM") == std::string::npos);
    const SeatSnapshot back = snapshot_from_json(json);
    REQUIRE(back.chairs.size() == 2);
    CHECK(back.chairs.front().round_trip_ms == 12);
    CHECK_FALSE(back.chairs.back().code);
}

TEST_CASE("a look is read strictly", "[net]") {
    FeedRequest request{2, FeedFilter::flagged, {5, 9}};
    CHECK(feed_request_from_json(feed_request_to_json(request)) == request);
    for (const char* wrong :
         {R"({})", R"({"platform":0,"filter":9,"threads":[]})", R"({"platform":0,"filter":0,"threads":{}})",
          R"({"platform":0,"filter":0,"threads":["a"]})",
          R"({"platform":0,"filter":0,"threads":[],"more":1})"})
        CHECK_THROWS_AS(feed_request_from_json(WireJson::parse(wrong)), OperatorError);
}

TEST_CASE("join strings go there and back", "[net]") {
    const std::string print(64, 'a');
    for (const std::string& text :
         {"drill://10.0.0.5:7443/K7Q2-9FXM#fp=" + print, "drill://[fe80::1]:9/00AB-CDEF#fp=" + print,
          std::string("drill://room.local:7443/K7Q2-9FXM")})
        CHECK(format_join_string(parse_join_string(text)) == text);
    CHECK(parse_join_string("drill://h/k7q29fxm").code == "K7Q2-9FXM");
    CHECK(parse_join_string("drill://h/oil2-9fxm").code == "0112-9FXM");
}

TEST_CASE("a faulty join string says what is wrong", "[net]") {
    const auto [text, what] = GENERATE(table<std::string, std::string>({
        {"http://10.0.0.5/K7Q2-9FXM", "expected drill:// at the beginning"},
        {"drill://10.0.0.5", "expected a / and the join code behind the address"},
        {"drill://10.0.0.5:0/K7Q2-9FXM", "expected a port from 1 to 65535"},
        {"drill://10.0.0.5:70000/K7Q2-9FXM", "expected a port from 1 to 65535"},
        {"drill://10.0.0.5/K7Q2", "the join code has to have eight letters and digits"},
        {"drill:///K7Q2-9FXM", "expected the host's address"},
        {"drill://h/K7Q2-9FXM#fp=12", "the fingerprint has to have 64 hexadecimal digits"},
        {"drill://h/K7Q2-9FXM#12", "expected fp= behind the #"},
    }));
    std::string said;
    try {
        static_cast<void>(parse_join_string(text));
    } catch (const OperatorError& error) {
        said = error.what();
    }
    INFO(said);
    CHECK(said.find(what) != std::string::npos);
}

TEST_CASE("codes and tokens are long enough, and different", "[net]") {
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i) {
        const std::string code = new_join_code();
        CHECK(tidy_join_code(code) == code);
        codes.insert(code);
    }
    CHECK(codes.size() == 1000);
    CHECK(new_resume_token().size() == 32);
    CHECK(new_resume_token() != new_resume_token());
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
}
