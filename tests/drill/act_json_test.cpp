// Acts as the log writes them: what goes out comes in again, and nothing else does.

#include <set>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using Json = nlohmann::ordered_json;

namespace {
/// Gives every member a value of its own, so that a lost or swapped field shows.
class Filler {
public:
    template <class T>
    void fill(T& value) {
        ++count_;
        if constexpr (std::is_same_v<T, std::string>)
            value = "文字 " + std::to_string(count_);
        else if constexpr (std::is_same_v<T, bool>)
            value = !value;
        else if constexpr (std::is_floating_point_v<T>)
            value = count_ + 0.1;
        else if constexpr (std::is_integral_v<T>)
            value = static_cast<T>(count_);
        else if constexpr (requires { value.emplace(); }) {
            fill(value.emplace());
        } else if constexpr (requires { value.resize(2); }) {
            value.resize(2);
            for (auto& item : value)
                fill(item);
        } else {
            T::fields(value, [this](const char*, auto& member) { fill(member); });
        }
    }

private:
    int count_ = 0;
};

template <std::size_t I = 0, class Use>
void for_every_act(Use&& use) {
    if constexpr (I < std::variant_size_v<Act>) {
        std::variant_alternative_t<I, Act> act;
        Filler().fill(act);
        use(Act(act));
        for_every_act<I + 1>(use);
    }
}

std::string said(std::string_view name, const Json& body) {
    try {
        static_cast<void>(act_from_json(name, body));
    } catch (const OperatorError& e) {
        return e.what();
    }
    return "nothing";
}
} // namespace

TEST_CASE("every act of the manifest comes back from its JSON as it was", "[act_json]") {
    std::set<std::string> names;
    for_every_act([&](const Act& act) {
        const std::string name(act_name(act));
        INFO(name);
        CHECK(names.insert(name).second);
        const std::string text = act_to_json(act).dump();
        const Act back = act_from_json(name, Json::parse(text));
        CHECK(back.index() == act.index());
        CHECK(act_to_json(back).dump() == text);
    });
    CHECK(names.size() == 45);
}

TEST_CASE("every field of every act must be there, of its type, and alone", "[act_json]") {
    const std::set<std::string> may_be_absent{
        "draft.anew",        "overrule.evaluator", "overrule.date",       "rate.evaluator",
        "rate.about",        "rate.date",          "write_inject.at",     "write_inject.deadline_minutes",
        "write_inject.fact", "speak_as.account",   "speak_as.comment_on", "observation.evaluator"};
    std::size_t absent = 0;
    for_every_act([&](const Act& act) {
        const std::string name(act_name(act));
        const Json whole = act_to_json(act);
        for (const auto& [field, value] : whole.items()) {
            INFO(name << '.' << field);
            Json missing = whole;
            missing.erase(field);
            if (may_be_absent.contains(name + '.' + field)) {
                CHECK(act_to_json(act_from_json(name, missing)) == missing);
                ++absent;
            } else {
                CHECK(said(name, missing) == name + ": expected the field '" + field + "'");
            }
            Json ill_typed = whole;
            ill_typed[field] = nullptr;
            CHECK(said(name, ill_typed).rfind(name + '.' + field + ": expected ", 0) == 0);
        }
        Json more = whole;
        more["more"] = 1;
        CHECK(said(name, more) == name + ": expected no other fields than its own");
    });
    CHECK(absent == may_be_absent.size());
}

TEST_CASE("what is wrong with an act is said where it is", "[act_json]") {
    const std::string draft =
        R"({"statement":1,"kind":"full","variants":[{"channel":"x","text":"a"}],"facts":[]})";
    struct Case {
        const char *act, *body, *says;
    };
    const Case cases[] = {
        {"shout", "{}", "unknown act 'shout'"},
        {"flag", "[]", "flag: expected an object"},
        {"flag", R"({"post":"7"})", "flag.post: expected a whole number"},
        {"flag", R"({"post":7.5})", "flag.post: expected a whole number"},
        {"flag", R"({"post":-1})", "flag.post: expected a whole number within its range"},
        {"flag", R"({"post":4294967296})", "flag.post: expected a whole number within its range"},
        {"chat", R"({"text":7})", "chat.text: expected text"},
        {"publish", R"({"statement":1,"without_approval":1})",
         "publish.without_approval: expected true or false"},
        {"alert", R"({"posts_per_hour":"5","growth":1,"negative_share":0,"watch_hours":1})",
         "alert.posts_per_hour: expected a number"},
        {"query", R"({"terms":"soup","platforms":[]})", "query.terms: expected a list"},
        {"query", R"({"terms":["soup",1],"platforms":[]})", "query.terms[1]: expected text"},
        {"draft", R"({"statement":1,"kind":"full","variants":[7],"facts":[]})",
         "draft.variants[0]: expected an object"},
        {"draft", R"({"statement":1,"kind":"full","variants":[{"channel":"x"}],"facts":[]})",
         "draft.variants[0]: expected the field 'text'"},
        {"acknowledge", R"({"loudly":true})", "acknowledge: expected no other fields than its own"},
    };
    for (const Case& c : cases)
        CHECK(said(c.act, Json::parse(c.body)) == c.says);
    CHECK(said("draft", Json::parse(draft)) == "nothing");
}
