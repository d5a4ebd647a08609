#include "drill/net/lobby.hpp"

#include "base/utf8.hpp"
#include "drill/net/secrets.hpp"

namespace stormdrill::drill::net {

namespace {
constexpr double seconds_to_greet = 10;
constexpr std::size_t most_name_length = 40;

std::string text_at(const WireJson& body, const char* key) {
    const auto found = body.find(key);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::string shown_name(const std::string& typed, const std::string& chair) {
    std::string name = sanitize_text(typed, most_name_length);
    for (char& c : name)
        if (c == '\n' || c == '\t') c = ' ';
    return name.empty() ? chair : name;
}
} // namespace

Lobby::Lobby(HostTransport& transport, std::vector<std::unique_ptr<Room>> rooms)
    : transport_(&transport), rooms_(std::move(rooms)) {}

Room* Lobby::room_of(ConnectionId connection) const {
    for (const auto& room : rooms_) {
        if (room->has(connection)) return room.get();
    }
    return nullptr;
}

void Lobby::turn_away(ConnectionId connection, const std::string& code, const std::string& reason) {
    transport_->send(connection, write_message({"refused", 0, {{"code", code}, {"reason", reason}}}));
    transport_->close(connection, code);
    strangers_.erase(connection);
}

void Lobby::greet(ConnectionId connection, const Message& message) {
    const Stranger stranger = strangers_.at(connection);
    if (message.type != "hello")
        return turn_away(connection, "hello_first", "the first message has to be hello");
    if (!tries_.allowed(stranger.address, real_))
        return turn_away(connection, "too_many_tries", "too many wrong codes; try again in a minute");
    const std::string token = text_at(message.body, "token");
    const std::string code = tidy_join_code(text_at(message.body, "code"));
    for (const auto& room : rooms_) {
        Chair* chair = token.empty() ? room->chairs().with_code(code) : room->chairs().with_token(token);
        if (chair == nullptr) continue;
        // A browser's page shows what an observer may see; the code of a seat is not used up by it.
        if (message.body.value("only_look", WireJson(false)) == true && chair->seat != Seat::observer)
            return turn_away(connection, "not_an_observer",
                             "this code belongs to a seat, not to an observer");
        if (token.empty()) Chairs::take(*chair, shown_name(text_at(message.body, "name"), chair->id));
        strangers_.erase(connection);
        room->sit(*transport_, connection, *chair);
        return;
    }
    tries_.failed(stranger.address, real_);
    if (token.empty())
        turn_away(connection, "wrong_code", "no chair has this join code; a code works once");
    else
        turn_away(connection, "wrong_token", "this chair has been given to somebody else");
}

void Lobby::step(double elapsed, double budget_seconds) {
    real_ += elapsed;
    for (const HostEvent& event : transport_->take_events()) {
        switch (event.kind) {
        case HostEvent::Kind::opened:
            strangers_[event.connection] = {event.text, real_};
            break;
        case HostEvent::Kind::closed:
            strangers_.erase(event.connection);
            if (Room* room = room_of(event.connection)) room->lost(event.connection);
            break;
        case HostEvent::Kind::received: {
            Room* room = room_of(event.connection);
            const bool stranger = strangers_.contains(event.connection);
            if (room == nullptr && !stranger) break; // turned away, and not yet gone
            const ParsedMessage parsed = parse_message(event.text);
            if (!parsed.message) {
                turn_away(event.connection, parsed.fault.code, parsed.fault.what);
                if (room != nullptr) room->lost(event.connection);
            } else if (stranger) {
                greet(event.connection, *parsed.message);
            } else {
                room->received(*transport_, event.connection, *parsed.message);
            }
            break;
        }
        }
    }
    for (auto it = strangers_.begin(); it != strangers_.end();) {
        const auto& [connection, stranger] = *it++;
        if (real_ - stranger.since > seconds_to_greet)
            turn_away(connection, "not_greeted", "nothing was said for ten seconds");
    }
    for (const auto& room : rooms_)
        room->step(*transport_, elapsed, budget_seconds / static_cast<double>(rooms_.size()));
}

} // namespace stormdrill::drill::net
