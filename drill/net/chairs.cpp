#include "drill/net/chairs.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "drill/net/secrets.hpp"

namespace stormdrill::drill::net {

Chairs::Chairs(const std::map<Seat, int>& numbers) {
    for (const auto& [seat, number] : numbers) {
        for (int i = 1; i <= number; ++i) {
            std::string id(seat_id(seat));
            if (number > 1) id += '-' + std::to_string(i);
            chairs_.push_back({id, seat, new_join_code(), {}, {}});
        }
    }
}

Chairs::Chairs(const WireJson& kept) {
    try {
        for (const WireJson& item : kept) {
            const auto seat = parse_seat(item.at("seat").get<std::string>());
            if (!seat) throw OperatorError("there is no seat " + item.at("seat").dump());
            chairs_.push_back({item.at("id").get<std::string>(), *seat, item.at("code").get<std::string>(),
                               item.at("token").get<std::string>(), item.at("name").get<std::string>()});
        }
    } catch (const nlohmann::json::exception& fault) {
        throw OperatorError(std::string("the chairs cannot be read: ") + fault.what());
    }
}

WireJson Chairs::to_json() const {
    WireJson out = WireJson::array();
    for (const Chair& chair : chairs_) {
        out.push_back({{"id", chair.id},
                       {"seat", seat_id(chair.seat)},
                       {"code", chair.code},
                       {"token", chair.token},
                       {"name", chair.name}});
    }
    return out;
}

Chair* Chairs::with_code(std::string_view code) {
    Chair* found = nullptr; // all are looked at: the time tells nothing
    for (Chair& chair : chairs_) {
        if (!chair.code.empty() && same_secret(chair.code, code)) found = &chair;
    }
    return found;
}

Chair* Chairs::with_token(std::string_view token) {
    Chair* found = nullptr;
    for (Chair& chair : chairs_) {
        if (!chair.token.empty() && same_secret(chair.token, token)) found = &chair;
    }
    return found;
}

void Chairs::take(Chair& chair, const std::string& name) {
    chair.code.clear();
    chair.token = new_resume_token();
    chair.name = name;
}

void Chairs::free(Chair& chair) {
    chair.token.clear();
    chair.name.clear();
    chair.code = new_join_code();
}

namespace {
constexpr double minute_s = 60;
}

bool JoinTries::allowed(const std::string& address, double real_seconds) {
    const auto found = failures_.find(address);
    if (found == failures_.end()) return true;
    std::erase_if(found->second, [&](double at) { return at <= real_seconds - minute_s; });
    if (!found->second.empty()) return found->second.size() < most_a_minute;
    failures_.erase(found);
    return true;
}

void JoinTries::failed(const std::string& address, double real_seconds) {
    failures_[address].push_back(real_seconds);
}

} // namespace stormdrill::drill::net
