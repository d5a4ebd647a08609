#include "drill/facilitator_json.hpp"

#include <cmath>

#include "base/diagnostics.hpp"
#include "drill/wire_types.hpp"

namespace stormdrill::drill {

NLOHMANN_JSON_SERIALIZE_ENUM(InjectState, {{InjectState::to_come, "to_come"},
                                           {InjectState::held, "held"},
                                           {InjectState::fired, "fired"},
                                           {InjectState::skipped, "skipped"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(InjectView, id, kind, title, text, persona, platform,
                                                to_seats, expected_action, clause, unless, done_already, due,
                                                state, done_at, reason, edited, written)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(SeatLoad, seat, automated, person, queue, task, task_number,
                                                last_act, last_act_at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ControlEntry, at, seat, what, about, text, value)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(EventFlag, at, act)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(ObservationView, at, seat, evaluator, rating, note, inject)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(PhaseView, from, pace)

namespace {
/// A curve as five lists of whole numbers: it is sent anew whenever it grows.
constexpr double anger_steps = 10'000, mood_steps = 1000;

WireJson pack(const std::vector<scoring::CurvePoint>& curve) {
    WireJson out{{"at", WireJson::array()},
                 {"anger", WireJson::array()},
                 {"posts", WireJson::array()},
                 {"hours", WireJson::array()},
                 {"mood", WireJson::array()}};
    for (const scoring::CurvePoint& point : curve) {
        out["at"].push_back(point.at.seconds);
        out["anger"].push_back(std::llround(point.mean_anger * anger_steps));
        out["posts"].push_back(std::llround(point.posts_per_hour));
        out["hours"].push_back(std::llround(point.anger_person_hours));
        out["mood"].push_back(std::llround(point.mood * mood_steps));
    }
    return out;
}

std::vector<scoring::CurvePoint> unpack(const WireJson& packed) {
    std::vector<scoring::CurvePoint> curve;
    for (std::size_t i = 0; i < packed.at("at").size(); ++i)
        curve.push_back({SimTime{packed.at("at").at(i).get<std::int64_t>()},
                         packed.at("anger").at(i).get<double>() / anger_steps,
                         packed.at("posts").at(i).get<double>(), packed.at("hours").at(i).get<double>(),
                         packed.at("mood").at(i).get<double>() / mood_steps});
    return curve;
}

template <class Self, class Visit>
void plain_members(Self& s, Visit&& visit) {
    visit("stage", s.stage);
    visit("clock", s.clock);
    visit("phases", s.phases);
    visit("injects", s.injects);
    visit("seats", s.seats);
    visit("chairs", s.chairs);
    visit("control", s.control);
    visit("flags", s.flags);
    visit("observations", s.observations);
    visit("pressure", s.pressure);
    visit("twins_progress", s.curves.twins_progress);
    visit("twins_fault", s.curves.twins_fault);
    visit("personas", s.personas);
    visit("platforms", s.platforms);
    visit("facts", s.facts);
}
} // namespace

WireJson facilitator_to_json(const FacilitatorSnapshot& snapshot) {
    WireJson out = WireJson::object();
    plain_members(snapshot, [&](const char* name, const auto& member) { out[name] = member; });
    for (std::size_t i = 0; i < snapshot.chairs.size(); ++i)
        if (snapshot.chairs[i].code) out["chairs"][i]["code"] = *snapshot.chairs[i].code;
    out["team"] = pack(snapshot.curves.team);
    out["none"] = pack(snapshot.curves.none);
    out["ideal"] = pack(snapshot.curves.ideal);
    strip_nulls(out);
    return out;
}

FacilitatorSnapshot facilitator_from_json(const WireJson& json) {
    try {
        FacilitatorSnapshot out;
        plain_members(out, [&](const char* name, auto& member) { json.at(name).get_to(member); });
        for (std::size_t i = 0; i < out.chairs.size(); ++i)
            if (const WireJson& chair = json.at("chairs").at(i); chair.contains("code"))
                out.chairs[i].code = chair.at("code").get<std::string>();
        out.curves.team = unpack(json.at("team"));
        out.curves.none = unpack(json.at("none"));
        out.curves.ideal = unpack(json.at("ideal"));
        return out;
    } catch (const nlohmann::json::exception& fault) {
        throw OperatorError(std::string("no snapshot of a facilitator: ") + fault.what());
    }
}

} // namespace stormdrill::drill
