#include "drill/act_json.hpp"

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;

template <class T>
concept HasFields = requires(T t) {
    T::fields(t, [](const char*, auto&) {});
};

template <class T>
constexpr bool may_be_absent = false;
template <class T>
constexpr bool may_be_absent<std::optional<T>> = true;

template <class T>
Json write_value(const T& value) {
    if constexpr (HasFields<T>) {
        Json out = Json::object();
        T::fields(value, [&](const char* name, const auto& member) {
            if constexpr (may_be_absent<std::remove_cvref_t<decltype(member)>>) {
                if (member) out[name] = write_value(*member);
            } else {
                out[name] = write_value(member);
            }
        });
        return out;
    } else if constexpr (requires { value.begin(); } && !std::is_same_v<T, std::string>) {
        Json out = Json::array();
        for (const auto& item : value)
            out.push_back(write_value(item));
        return out;
    } else {
        return value;
    }
}

[[noreturn]] void fail(const std::string& where, const std::string& expected) {
    throw OperatorError(where + ": expected " + expected);
}

template <class T>
void read_value(const Json& json, T& out, const std::string& where) {
    if constexpr (HasFields<T>) {
        if (!json.is_object()) fail(where, "an object");
        std::size_t known = 0;
        T::fields(out, [&](const char* name, auto& member) {
            const auto found = json.find(name);
            if constexpr (may_be_absent<std::remove_cvref_t<decltype(member)>>) {
                if (found == json.end()) return;
                read_value(*found, member.emplace(), where + '.' + name);
            } else {
                if (found == json.end()) fail(where, std::string("the field '") + name + "'");
                read_value(*found, member, where + '.' + name);
            }
            ++known;
        });
        if (known != json.size()) fail(where, "no other fields than its own");
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string()) fail(where, "text");
        out = json.get<std::string>();
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean()) fail(where, "true or false");
        out = json.get<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        if (!json.is_number_integer()) fail(where, "a whole number");
        const auto value = json.get<std::int64_t>();
        if (!std::in_range<T>(value)) fail(where, "a whole number within its range");
        out = static_cast<T>(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!json.is_number()) fail(where, "a number");
        out = json.get<T>();
    } else {
        if (!json.is_array()) fail(where, "a list");
        out.clear();
        for (const Json& item : json) {
            typename T::value_type value{};
            read_value(item, value, where + '[' + std::to_string(out.size()) + ']');
            out.push_back(std::move(value));
        }
    }
}

template <std::size_t I = 0>
Act read_act(std::string_view name, const Json& body) {
    if constexpr (I == std::variant_size_v<Act>) {
        throw OperatorError("unknown act '" + std::string(name) + "'");
    } else {
        using Candidate = std::variant_alternative_t<I, Act>;
        if (Candidate::name != name) return read_act<I + 1>(name, body);
        Candidate act;
        read_value(body, act, std::string(name));
        return act;
    }
}
} // namespace

Json act_to_json(const Act& act) {
    return std::visit([](const auto& a) { return write_value(a); }, act);
}

Json act_line(SimTime at, std::string_view seat, const Act& act, const Json& fields, double real_seconds) {
    Json out = Json::object();
    out["kind"] = "act";
    out["at"] = at.seconds;
    out["seat"] = seat;
    out["act"] = act_name(act);
    out["body"] = act_to_json(act);
    for (const auto& [key, value] : fields.items())
        out[key] = value;
    out["real"] = real_seconds;
    return out;
}

Act act_from_json(std::string_view name, const Json& body) {
    return read_act(name, body);
}

} // namespace stormdrill::drill
