#include "drill/conducted.hpp"

#include <algorithm>

#include "drill/act_json.hpp"

namespace stormdrill::drill {

namespace {
std::optional<std::uint64_t> key_of(const Json& line, const char* name) {
    if (!line.contains(name)) return std::nullopt;
    return std::stoull(line.at(name).get<std::string>(), nullptr, 16);
}

/// The act as it can be done here; none when a post that it names is not there.
std::optional<Act> translated(const Session& session, const ConductedAct& conducted) {
    const auto* spoken = std::get_if<SpeakAs>(&conducted.act);
    if (spoken == nullptr) return conducted.act;
    SpeakAs here = *spoken;
    const auto find = [&](const std::optional<std::uint64_t>& key, std::optional<std::uint32_t>& post) {
        if (!key) return true;
        const sim::PostId found = session.world().find(*key);
        post = found.value;
        return found.valid();
    };
    const bool all =
        find(conducted.comment_key, here.comment_on) && find(conducted.account_key, here.account);
    return all ? std::optional<Act>(here) : std::nullopt;
}
} // namespace

std::optional<ConductedAct> conducted_act(const Json& line) {
    if (line.at("kind") != "act" || line.at("seat") != seat_id(Seat::facilitator)) return std::nullopt;
    const auto name = line.at("act").get<std::string>();
    if (has_authority(Seat::evaluator, name)) return std::nullopt; // notes and ratings
    return ConductedAct{SimTime{line.at("at").get<std::int64_t>()}, act_from_json(name, line.at("body")),
                        key_of(line, "post_key"), key_of(line, "account_key")};
}

std::vector<ConductedAct> conducted_acts(const std::vector<Json>& lines) {
    std::vector<ConductedAct> acts;
    for (const Json& line : lines)
        if (auto act = conducted_act(line)) acts.push_back(std::move(*act));
    return acts;
}

void advance_conducted(Session& session, const std::vector<ConductedAct>& acts, std::size_t& next,
                       SimTime until) {
    for (; next < acts.size() && acts[next].at <= until; ++next) {
        session.advance_to(std::max(session.now(), acts[next].at));
        if (session.stage() != Stage::running) return;
        if (const auto act = translated(session, acts[next]))
            static_cast<void>(session.submit(Seat::facilitator, *act)); // refused: it does not fit here
    }
    session.advance_to(std::max(session.now(), until));
}

} // namespace stormdrill::drill
