#include "drill/net/room.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/act_json.hpp"
#include "drill/facilitator_json.hpp"
#include "drill/log.hpp"
#include "drill/tone_json.hpp"

namespace stormdrill::drill::net {

namespace {
constexpr double seconds_between_views = 0.2;
constexpr double seconds_between_networks = 2;
constexpr std::size_t people_in_picture = 1500;
constexpr double messages_a_second = 20, most_saved_up = 60;
/// A window that reads this slowly gets no views until it has caught up: it then gets what it missed as one.
constexpr std::size_t slow_reader_bytes = 512 * 1024;
constexpr std::size_t answers_kept = 64;
constexpr std::size_t log_part_bytes = 256 * 1024;

const Bilingual once_only{"This act was done already.", "這個動作已經完成。"};
const Bilingual not_in_this_seat{"This seat may not do that.", "這個席次沒有這項權限。"};
} // namespace

Room::Room(std::unique_ptr<DrillHost> drill, Chairs chairs, std::filesystem::path kept,
           std::function<std::unique_ptr<DrillHost>()> reopen, NamesInLog names)
    : drill_(std::move(drill)), chairs_(std::move(chairs)), kept_(std::move(kept)),
      reopen_(std::move(reopen)), names_(names) {
    for (const Chair& chair : chairs_.all())
        answers_[chair.id].done = drill_->act_numbers(chair.id);
    keep();
}

Room::~Room() = default;

void Room::keep() const {
    write_file_atomically(kept_, chairs_.to_json().dump(1), FileReaders::owner);
}

template <class Work>
bool Room::guarded(Work&& work) {
    if (!fault_.empty()) return false;
    try {
        work();
        return true;
    } catch (const OperatorError& error) { // a full disk, an unwritable log: everybody waits, nothing is lost
        fault_ = error.what();
    } catch (const std::bad_alloc&) { // no memory, no thread: likewise
        fault_ = "the host has no memory left";
    } catch (const std::system_error& error) {
        fault_ = error.what();
    }
    return false;
}

bool Room::seat_is_manned(Seat seat) const {
    const auto& all = chairs_.all();
    return std::any_of(all.begin(), all.end(),
                       [&](const Chair& chair) { return chair.seat == seat && chair.taken(); });
}

void Room::man(const Chair& chair) {
    if (chair.seat > Seat::lead || drill_->held_by_person(chair.seat)) return;
    guarded([&] { drill_->take_seat(chair.seat, names_ == NamesInLog::chairs ? chair.id : chair.name); });
}

void Room::unman(Seat seat) {
    if (seat > Seat::lead || !drill_->held_by_person(seat)) return;
    guarded([&] { drill_->leave_seat(seat); });
}

void Room::sit(HostTransport& transport, ConnectionId connection, Chair& chair) {
    for (auto& [other, sitter] : sitters_) {
        if (sitter.chair != &chair) continue;
        // Two windows at one chair would push each other out for ever.
        transport.send(other, write_message({"refused",
                                             0,
                                             {{"code", "taken_over"},
                                              {"reason", "this chair is used from somewhere else now"}}}));
        transport.close(other, "this chair is used from somewhere else now");
        sitters_.erase(other);
        break;
    }
    guarded([&] { keep(); });
    man(chair);
    Sitter& sitter = sitters_[connection];
    sitter.chair = &chair;
    sitter.messages_left = most_saved_up;
    const Answers& answers = answers_[chair.id];
    std::uint64_t last = answers.done.empty() ? 0 : *answers.done.rbegin();
    for (const Message& refused : answers.latest) // a new window must not use their numbers again
        last = std::max(last, refused.number);
    transport.send(connection, write_message({"welcome",
                                              0,
                                              {{"chair", chair.id},
                                               {"seat", seat_id(chair.seat)},
                                               {"name", chair.name},
                                               {"token", chair.token},
                                               {"last_act", last},
                                               {"coach", drill_->options().coach},
                                               {"language", language_code(drill_->options().language)}}}));
    for (const std::string& part : log_parts_) // who comes back after the end still gets it
        transport.send(connection, part);
}

void Room::lost(ConnectionId connection) {
    sitters_.erase(connection);
}

void Room::answer(HostTransport& transport, ConnectionId connection, const Message& message,
                  const ActResult& result) {
    Message out{"answer",
                message.number,
                {{"accepted", result.accepted}, {"en", result.message.en}, {"zh-TW", result.message.zh_TW}}};
    if (!fault_.empty()) out.body["fault"] = fault_;
    transport.send(connection, write_message(out));
    if (message.type != "act" || !fault_.empty()) return; // not done: it will be sent again
    Answers& answers = answers_[sitters_.at(connection).chair->id];
    if (result.accepted) answers.done.insert(message.number);
    answers.latest.push_back(std::move(out));
    if (answers.latest.size() > answers_kept) answers.latest.pop_front();
}

void Room::act(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message) {
    const Answers& answers = answers_[sitter.chair->id];
    if (message.number == 0) {
        transport.close(connection, "an act without a number");
        return;
    }
    // Sent again: its answer was lost, or it was done before the host went down.
    for (const Message& earlier : answers.latest) {
        if (earlier.number != message.number) continue;
        transport.send(connection, write_message(earlier));
        return;
    }
    if (answers.done.contains(message.number)) {
        transport.send(
            connection,
            write_message({"answer",
                           message.number,
                           {{"accepted", true}, {"en", once_only.en}, {"zh-TW", once_only.zh_TW}}}));
        return;
    }
    std::optional<Act> wanted;
    try {
        if (message.body.size() != 2) throw OperatorError("expected act and body");
        // The reader of the log's acts is strict; it wants the log's kind of JSON.
        wanted = act_from_json(message.body.at("act").get<std::string>(),
                               Json::parse(message.body.at("body").dump()));
    } catch (const std::exception& fault) {
        answer(transport, connection, message, {false, {fault.what(), fault.what()}});
        return;
    }
    ActResult result{false, not_in_this_seat};
    guarded([&] { result = drill_->submit(sitter.chair->seat, *wanted, sitter.chair->id, message.number); });
    answer(transport, connection, message, result);
    sitter.at_once = true; // who acts sees it
}

void Room::preview(HostTransport& transport, ConnectionId connection, Sitter& sitter,
                   const Message& message) {
    Message out{"previewed", message.number, WireJson::object()};
    const WireJson& body = message.body;
    const auto text_at = [&](const char* key) {
        const auto found = body.find(key);
        return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
    };
    const auto kind = text_at("kind") == "reply" ? scoring::TextKind::reply : scoring::TextKind::statement;
    if (const auto tone = drill_->view(sitter.chair->seat).preview(kind, text_at("text"), text_at("context")))
        out.body["tone"] = WireJson::parse(tone_to_json(*tone).dump());
    transport.send(connection, write_message(out));
}

void Room::look(HostTransport& transport, ConnectionId connection, Sitter& sitter, const Message& message) {
    try {
        FeedRequest wanted = feed_request_from_json(message.body);
        const bool may_look =
            sitter.chair->seat == Seat::facilitator || sitter.chair->seat == Seat::evaluator;
        if (wanted.seat && !may_look) {
            answer(transport, connection, message, {false, not_in_this_seat});
            return;
        }
        sitter.request = std::move(wanted);
        sitter.at_once = true;
    } catch (const OperatorError& fault) {
        transport.close(connection, fault.what());
    }
}

void Room::conduct(const std::string& what, const WireJson& body) {
    const double value =
        body.contains("value") && body.at("value").is_number() ? body.at("value").get<double>() : 0;
    if (!std::isfinite(value)) throw std::invalid_argument("expected a number");
    if (what == "start")
        drill_->start();
    else if (what == "pause")
        drill_->pause();
    else if (what == "resume")
        drill_->resume();
    else if (what == "pace")
        drill_->set_pace(value);
    else if (what == "jump")
        drill_->jump(seconds(static_cast<std::int64_t>(std::clamp(value, 0.0, 48.0 * 3600))));
    else if (what == "end")
        drill_->end();
    else if (what == "finish")
        finishing_ = drill_->view(Seat::lead).stage() == Stage::learning;
    else
        throw std::invalid_argument("there is no control '" + what + "'");
}

void Room::control(HostTransport& transport, ConnectionId connection, Sitter& sitter,
                   const Message& message) {
    ActResult result{false, not_in_this_seat};
    const auto what = message.body.find("what");
    if (sitter.chair->seat == Seat::facilitator && what != message.body.end() && what->is_string()) {
        if (!fault_.empty() && *what == "resume") { // the disk may have room again
            try {
                drill_ = reopen_(); // when it cannot be opened yet, the old one stays to be looked at
                drill_->pause();
                fault_.clear();
                guarded([&] { keep(); });
                for (const Chair& chair : chairs_.all())
                    if (chair.taken()) man(chair);
            } catch (const OperatorError& error) {
                fault_ = error.what();
            }
        }
        try {
            if (guarded([&] { conduct(what->get<std::string>(), message.body); })) result = {true, {}};
        } catch (const std::invalid_argument& fault) { // the drill itself is well
            result.message = {fault.what(), fault.what()};
        }
    }
    answer(transport, connection, message, result);
    for (auto& [other, told] : sitters_)
        told.at_once = true;
}

void Room::received(HostTransport& transport, ConnectionId connection, const Message& message) {
    const auto found = sitters_.find(connection);
    if (found == sitters_.end()) return;
    Sitter& sitter = found->second;
    if ((sitter.messages_left -= 1) < 0) {
        transport.close(connection, "too many messages");
        return;
    }
    if (message.type == "act") {
        act(transport, connection, sitter, message);
    } else if (message.type == "look") {
        look(transport, connection, sitter, message);
    } else if (message.type == "preview") {
        preview(transport, connection, sitter, message);
    } else if (message.type == "composing") {
        drill_->composing(sitter.chair->seat);
    } else if (message.type == "control") {
        control(transport, connection, sitter, message);
    } else if (message.type == "ping") {
        transport.send(connection, write_message({"pong", message.number, WireJson::object()}));
        const auto last = message.body.find("round_trip_ms");
        if (last != message.body.end() && last->is_number()) sitter.round_trip_ms = last->get<double>();
    } else if (message.type == "ready") {
        sitter.ready = true;
    } else if (message.type == "leave") {
        Chair& chair = *sitter.chair;
        transport.close(connection, "goodbye");
        sitters_.erase(connection);
        Chairs::free(chair);
        guarded([&] { keep(); });
        if (!seat_is_manned(chair.seat)) unman(chair.seat);
    } else {
        transport.close(connection, "there is no message '" + message.type.substr(0, 40) + "'");
    }
}

WireJson Room::conduct_json() const {
    FacilitatorSnapshot snapshot;
    take_conduct(*drill_, snapshot);
    snapshot.chairs = chairs_seen(true);
    return facilitator_to_json(snapshot);
}

std::vector<ChairView> Room::chairs_seen(bool by_facilitator) const {
    // It changes all the time: told to everybody it would be news for every window.
    const bool round_trips = by_facilitator || drill_->view(Seat::lead).stage() == Stage::readiness;
    std::vector<ChairView> seen;
    for (const Chair& chair : chairs_.all()) {
        seen.push_back({chair.id, chair.seat, chair.name});
        if (by_facilitator && !chair.code.empty()) seen.back().code = chair.code;
        for (const auto& [connection, sitter] : sitters_) {
            if (sitter.chair != &chair) continue;
            seen.back().here = true;
            seen.back().ready = sitter.ready;
            if (round_trips) seen.back().round_trip_ms = std::round(sitter.round_trip_ms);
        }
    }
    return seen;
}

WireView Room::view_of(Seat seat, const FeedRequest& request) {
    const Seat eyes = request.seat.value_or(seat); // of whom the facilitator or an evaluator looks through
    SeatSnapshot snapshot;
    take_moment(*drill_, eyes, request, snapshot);
    snapshot.chairs = chairs_seen(false);
    WireView view = view_of_snapshot(snapshot, parts_);
    auto& facts = facts_[eyes];
    if (!facts) facts = std::make_shared<const WireJson>(facts_to_json(take_facts(*drill_, eyes)));
    view.members["facts_of_drill"] = facts;
    view.members["network"] = network_;
    const auto add = [&](const char* name, WireJson json) {
        view.members[name] = parts_.member(name, std::move(json));
    };
    if (seat == Seat::facilitator) add("conduct", conduct_json());
    if (!fault_.empty()) add("fault", fault_);
    if (finishing_) add("progress", progress_);
    return view;
}

void Room::tell(HostTransport& transport, ConnectionId connection, Sitter& sitter,
                std::vector<Moment>& moments) {
    if (transport.unsent_bytes(connection) > slow_reader_bytes) return;
    const Seat seat = sitter.chair->seat;
    auto moment = std::find_if(moments.begin(), moments.end(), [&](const Moment& one) {
        return one.seat == seat && one.request == sitter.request;
    });
    if (moment == moments.end()) {
        auto view = std::make_shared<const WireView>(view_of(seat, sitter.request));
        moment = moments.insert(moment, {seat, sitter.request, std::move(view), {}});
    }
    const auto [message, unknown] = moment->messages.try_emplace(sitter.sent);
    if (unknown) {
        WireJson patch = patch_between(sitter.sent.get(), *moment->view);
        if (!patch.empty()) message->second = write_message({"view", 0, std::move(patch)});
    }
    if (!message->second.empty()) transport.send(connection, message->second);
    sitter.sent = moment->view;
}

/// The whole log: each window makes score and report of it, as everybody may who holds it.
void Room::finish(HostTransport& transport) {
    const std::string log = read_file(drill_->result().log);
    for (std::size_t from = 0, to = 0; from < log.size(); from = to) {
        to = std::min(from + log_part_bytes, log.size());
        std::size_t end = log.rfind('\n', to - 1); // whole lines: no character is cut in two
        if (end == std::string::npos || end < from) end = log.find('\n', to); // the header holds the scenario
        to = end == std::string::npos ? log.size() : end + 1;
        log_parts_.push_back(write_message(
            {"log", 0, {{"bytes", log.substr(from, to - from)}, {"from", from}, {"of", log.size()}}}));
    }
    for (const auto& [connection, sitter] : sitters_) {
        for (const std::string& part : log_parts_)
            transport.send(connection, part);
    }
    finished_ = true;
}

void Room::step(HostTransport& transport, double elapsed, double budget_seconds) {
    real_ += elapsed;
    for (auto& [connection, sitter] : sitters_)
        sitter.messages_left = std::min(most_saved_up, sitter.messages_left + elapsed * messages_a_second);
    if (finishing_ && !finished_) {
        guarded([&] {
            if (drill_->finish_step(progress_)) finish(transport);
        });
    } else {
        guarded([&] { drill_->tick(elapsed, budget_seconds); });
    }
    if (real_ >= next_network_) {
        network_ = parts_.member("network",
                                 network_to_json(take_network(*drill_, Seat::observer, people_in_picture)));
        next_network_ = real_ + seconds_between_networks;
    }
    const bool everybody = real_ >= next_views_;
    if (everybody) next_views_ = real_ + seconds_between_views;
    std::vector<Moment> moments;
    for (auto& [connection, sitter] : sitters_) {
        if (everybody || std::exchange(sitter.at_once, false)) tell(transport, connection, sitter, moments);
    }
    if (everybody) parts_.tidy();
}

} // namespace stormdrill::drill::net
