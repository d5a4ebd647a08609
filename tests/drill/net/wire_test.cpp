// Snapshots and patches, codes and join strings.

#include <random>
#include <set>

#include "base/diagnostics.hpp"
#include "drill/net/join_string.hpp"
#include "drill/net/message.hpp"
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
        {R"({"a":[1,2]})", R"({"a":{"b":1}})"},
        {R"({"a":{"b":1}})", R"({"a":[]})"},
        {R"({"a":[7,7,7,1]})", R"({"a":[1,7,7,7,7]})"},
    }));
    WireJson json = WireJson::parse(from);
    const WireJson patch = patch_between(json, WireJson::parse(to));
    apply_patch(json, patch);
    CHECK(json == WireJson::parse(to));
    CHECK(patch.empty() == (WireJson::parse(from) == WireJson::parse(to)));
}

TEST_CASE("of a list that changed, what stays is not told again", "[net]") {
    const auto [to, expected] = GENERATE(table<std::string, std::string>({
        // One came, one left, one changed, and all of it at once.
        {R"({"a":[100001,100002,100003,100004,100005,100006,100007,100008,100009]})",
         R"({"a":{"$list":[[0,8],{"came":[100009]}]}})"},
        {R"({"a":[9,100001,100002,100003,100004,100005,100006,100007]})",
         R"({"a":{"$list":[{"came":[9]},[0,7]]}})"},
        {R"({"a":[100001,100002,100003,100004,100006,100007,100008,100009]})",
         R"({"a":{"$list":[[0,4],[5,3],{"came":[100009]}]}})"},
        {R"({"a":[1]})", R"({"a":[1]})"},
    }));
    const WireJson from =
        WireJson::parse(R"({"a":[100001,100002,100003,100004,100005,100006,100007,100008]})");
    CHECK(patch_between(from, WireJson::parse(to)).dump() == expected);

    const WireJson mentions = WireJson::parse(
        R"({"m":[{"post":1,"text":"cold"},{"post":2,"text":"colder"},{"post":3,"text":"coldest"}]})");
    WireJson claimed = mentions;
    claimed["m"][1]["claimed_by"] = "service";
    claimed["m"].erase(0);
    CHECK(patch_between(mentions, claimed).dump() ==
          R"({"m":{"$list":[{"by":{"claimed_by":"service"},"changed":1},[2,1]]}})");
}

TEST_CASE("whatever becomes of its lists, a patch makes one moment of another", "[net]") {
    std::mt19937 random(7);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto entry = [&]() -> WireJson {
        if (below(3) == 0) return below(20);
        WireJson made{{"post", below(30)}, {"text", std::string(below(12), 'x')}};
        if (below(2) == 0) made["tags"] = WireJson::array({below(3), below(3), below(3)});
        return made;
    };
    WireJson view{{"list", WireJson::array()}, {"deep", {{"list", WireJson::array()}}}};
    std::size_t told = 0, whole = 0;
    for (int moment = 0; moment < 3000; ++moment) {
        WireJson next = view;
        for (WireJson* list : {&next["list"], &next["deep"]["list"]}) {
            for (std::size_t changes = below(4); changes > 0; --changes) {
                const std::size_t size = list->size();
                const auto place = list->begin() + static_cast<std::ptrdiff_t>(below(size + 1));
                const std::size_t what = below(size > 60 ? 2 : 6);
                if (size > 0 && what < 2)
                    list->erase(below(size));
                else if (size > 0 && what < 4 && (*list)[below(size)].is_object())
                    (*list)[below(size)] = entry();
                else
                    list->insert(place, entry());
            }
            if (!list->empty() && list->back().is_object()) list->back()["claimed_by"] = below(5);
        }
        const WireJson patch = patch_between(view, next);
        INFO(view.dump() << "\n" << patch.dump());
        apply_patch(view, patch);
        REQUIRE(view == next);
        told += patch.dump().size();
        whole += next.dump().size();
    }
    CHECK(told * 4 < whole);
}

TEST_CASE("a change that does not fit the view is refused, and no list grows out of nothing", "[net]") {
    for (const char* wrong :
         {R"({"a":{"$list":[[0,4]]}})", R"({"a":{"$list":[[-1,1]]}})", R"({"a":{"$list":[[0.5,1]]}})",
          R"({"a":{"$list":[[0,3],[0,3]]}})", R"({"a":{"$list":[[1,2],{"changed":0,"by":{}}]}})",
          R"({"a":{"$list":[{"changed":0,"by":{"b":1}}]}})", R"({"a":{"$list":[{"came":7}]}})",
          R"({"a":{"$list":[[1]]}})", R"({"a":{"$list":["b"]}})", R"({"a":{"$list":7}})",
          R"({"b":{"$list":[]}})"}) {
        WireJson view = WireJson::parse(R"({"a":[1,2,3],"b":4})");
        INFO(wrong);
        CHECK_THROWS_AS(apply_patch(view, WireJson::parse(wrong)), OperatorError);
    }
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

TEST_CASE("a fraction stands only where the snapshot has one", "[net]") {
    const auto with = [](const std::string& more) {
        return WireJson::parse(R"({"feed":[],"threads":{},"mentions":[],"posts":{},"network":{},)" + more +
                               "}");
    };
    CHECK(snapshot_from_json(with(R"("listening":{"mood":-1.5,"buckets":[{"mood":-0.5}]})")).listening.mood ==
          -1.5);
    CHECK(snapshot_from_json(with(R"("clock":{"pace":0.25})")).clock.pace == 0.25);
    for (const char* wrong :
         {R"("money_left":0.5)", R"("clock":{"now":1.5})", R"("listening":{"views":-2.5})",
          R"("inbox":[{"at":0.5}])", R"("checklist":[{"done":300.5}])"}) {
        INFO(wrong);
        CHECK_THROWS_AS(snapshot_from_json(with(wrong)), OperatorError);
    }
}

TEST_CASE("numbers in messages are exact", "[net]") {
    const auto body = [](const std::string& number) {
        return parse_message(R"({"v":1,"type":"act","number":1,"body":{"a":[)" + number + "]}}");
    };
    for (const char* wrong :
         {"1e43", "-1e300", "9007199254740993", "-9223372036854775808", "18446744073709551615"}) {
        INFO(wrong);
        const ParsedMessage parsed = body(wrong);
        CHECK_FALSE(parsed.message);
        CHECK(parsed.fault.code == "too_great");
        CHECK(parsed.fault.what == "a message with a number beyond 9007199254740992");
    }
    const ParsedMessage whole = body("60.0, -3.0, 0.5, 9007199254740992");
    REQUIRE(whole.message);
    const WireJson& numbers = whole.message->body.at("a");
    CHECK(numbers[0].is_number_unsigned());
    CHECK(numbers[0] == 60);
    CHECK(numbers[1].is_number_integer());
    CHECK(numbers[1] == -3);
    CHECK(numbers[2] == 0.5);
}

TEST_CASE("a seat's snapshot never carries a code", "[net]") {
    SeatSnapshot snapshot;
    snapshot.chairs = {{"pr", Seat::pr, "An", true, true, 12}, {"legal", Seat::legal, ""}};
    snapshot.chairs.back().code = "K7Q2-9FXM";
    WireParts parts;
    WireJson json = view_of_snapshot(snapshot, parts).to_json();
    json["network"] = network_to_json(snapshot.network);
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
          R"({"platform":0,"filter":0,"threads":["a"]})", R"({"platform":-1,"filter":0,"threads":[]})",
          R"({"platform":1e43,"filter":0,"threads":[]})", R"({"platform":0,"filter":0.5,"threads":[]})",
          R"({"platform":0,"filter":0,"threads":[-3.5]})",
          R"({"platform":0,"filter":0,"threads":[4294967296]})",
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
