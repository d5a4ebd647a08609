#pragma once
/// How the types that snapshots are made of stand on the wire; private to snapshot_json.cpp and
/// facilitator_json.cpp.

#include <optional>

#include <nlohmann/json.hpp>

#include "drill/seat_snapshot.hpp"

namespace nlohmann {
template <class T>
struct adl_serializer<std::optional<T>> {
    static void to_json(json& out, const std::optional<T>& value) {
        if (value) out = *value;
    }
    static void from_json(const json& in, std::optional<T>& value) {
        if (in.is_null())
            value.reset();
        else
            value = in.get<T>();
    }
};
} // namespace nlohmann

// What the JSON library looks up by the arguments' types cannot stand in unnamed namespaces.
namespace stormdrill {

/// On the wire a moment is a number.
inline void to_json(nlohmann::json& out, const SimTime& t) {
    out = t.seconds;
}
inline void from_json(const nlohmann::json& in, SimTime& t) {
    t.seconds = in.get<std::int64_t>();
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Bilingual, en, zh_TW)

} // namespace stormdrill

namespace stormdrill::drill {

NLOHMANN_JSON_SERIALIZE_ENUM(Seat, {{Seat::pr, "pr"},
                                    {Seat::marketing, "marketing"},
                                    {Seat::service, "service"},
                                    {Seat::legal, "legal"},
                                    {Seat::lead, "lead"},
                                    {Seat::facilitator, "facilitator"},
                                    {Seat::evaluator, "evaluator"},
                                    {Seat::observer, "observer"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Stage, {{Stage::readiness, "readiness"},
                                     {Stage::running, "running"},
                                     {Stage::learning, "learning"},
                                     {Stage::finished, "finished"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Choice, id, text, cost)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ClockSnapshot, now, end, local_time, paused, pace,
                                                composing_allowance_left)
/// Without the code: facilitator_json.cpp adds it.
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ChairView, id, seat, name, here, ready, round_trip_ms)

/// What is empty is not said.
void strip_nulls(nlohmann::json& json);

} // namespace stormdrill::drill
