#include "drill/net/seat_client.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "drill/act_json.hpp"
#include "drill/facilitator_json.hpp"
#include "drill/log.hpp"
#include "drill/tone_json.hpp"

namespace stormdrill::drill::net {

namespace {
constexpr double first_wait = 0.2, longest_wait = 5;
constexpr double seconds_between_pings = 5;
constexpr double silence_means_lost = 15;
constexpr std::size_t most_message_bytes_from_host = 16UL * 1024 * 1024;
/// Questions that need no keeping (control, preview) are numbered apart from acts.
constexpr std::uint64_t first_question = std::uint64_t{1} << 40U;

/// Refusals that no further try will change.
bool is_final(const std::string& code) {
    return code == "wrong_code" || code == "wrong_token" || code == "old_version" || code == "taken_over";
}
} // namespace

SeatClient::SeatClient(std::function<std::unique_ptr<SeatTransport>()> connect, std::string code,
                       std::string name, std::string token)
    : connect_(std::move(connect)), code_(std::move(code)), name_(std::move(name)), token_(std::move(token)) {
}

void SeatClient::connect() {
    transport_ = connect_();
    greeted_ = turned_away_ = false;
    pinged_ = 0; // whatever was asked on the connection before, nobody answers it any more
    wait_ = std::clamp(wait_ * 2, first_wait, longest_wait);
}

void SeatClient::send(const Message& message) {
    if (transport_ && transport_->state() == SeatTransport::State::open)
        transport_->send(write_message(message));
}

bool SeatClient::step(double elapsed) {
    real_ += elapsed;
    changed_ = false;
    if (state_ == State::refused) return false;
    if (!transport_ && real_ >= next_try_) connect();
    if (!transport_) return false;
    if (!greeted_ && transport_->state() == SeatTransport::State::open) {
        greeted_ = true;
        next_ping_ = real_;
        send(token_.empty() ? Message{"hello", 0, {{"code", code_}, {"name", name_}}}
                            : Message{"hello", 0, {{"token", token_}}});
    }
    for (const std::string& text : transport_->take_messages()) {
        bytes_received_ += text.size();
        const ParsedMessage parsed = parse_message(text, most_message_bytes_from_host);
        if (parsed.message) received(*parsed.message);
        if (state_ == State::refused) return true;
    }
    const bool silent = pinged_ > 0 && real_ - pinged_ > silence_means_lost;
    if (transport_->state() == SeatTransport::State::closed || silent) {
        if (!turned_away_) {
            refusal_.clear();
            why_ = silent ? "the host is silent" : transport_->closed_because();
        }
        transport_.reset();
        if (state_ == State::joining && why_ == other_certificate) {
            refusal_ = "other_certificate";
            state_ = State::refused;
        }
        if (state_ == State::seated) state_ = State::lost;
        next_try_ = real_ + wait_;
        return true;
    }
    if (state_ == State::seated && real_ >= next_ping_ && pinged_ == 0) {
        pinged_ = real_;
        send({"ping", 0, {{"round_trip_ms", round_trip_ms_}}});
    }
    return changed_;
}

void SeatClient::welcomed(const WireJson& body) {
    token_ = body.at("token").get<std::string>();
    chair_ = body.at("chair").get<std::string>();
    seat_ = parse_seat(body.at("seat").get<std::string>()).value_or(Seat::observer);
    last_number_ = std::max(last_number_, body.at("last_act").get<std::uint64_t>());
    state_ = State::seated;
    why_.clear();
    refusal_.clear();
    wait_ = 0;
    view_ = WireJson::object();
    send({"look", 0, feed_request_to_json(request_)});
    for (const auto& [number, message] : waiting_)
        send(message);
}

void SeatClient::received(const Message& message) {
    changed_ = true;
    const WireJson& body = message.body;
    try {
        if (message.type == "welcome") {
            welcomed(body);
        } else if (message.type == "view") {
            const bool stood_still = view_.contains("fault");
            apply_patch(view_, body);
            snapshot_ = snapshot_from_json(view_);
            conduct_.reset();
            if (const auto conduct = view_.find("conduct"); conduct != view_.end())
                conduct_ = facilitator_from_json(*conduct);
            if (stood_still && !view_.contains("fault")) {
                for (const auto& [number, act] : waiting_)
                    send(act);
            }
        } else if (message.type == "answer") {
            if (body.contains("fault")) return; // kept: it is sent again when the host can write
            waiting_.erase(message.number);
            answers_[message.number] = {
                body.at("accepted").get<bool>(),
                {body.at("en").get<std::string>(), body.at("zh-TW").get<std::string>()}};
        } else if (message.type == "previewed") {
            std::optional<scoring::ToneResult> tone;
            if (body.contains("tone")) tone = tone_from_json(Json::parse(body.at("tone").dump()));
            previews_[message.number] = std::move(tone);
        } else if (message.type == "pong") {
            // The first one is told at once: everybody waits for it in the communication check.
            next_ping_ = real_ + (round_trip_ms_ < 0 ? 0 : seconds_between_pings);
            round_trip_ms_ = (real_ - pinged_) * 1000;
            pinged_ = 0;
        } else if (message.type == "log") {
            if (body.at("from").get<std::size_t>() == 0) log_.clear();
            log_ += body.at("bytes").get<std::string>();
            log_complete_ = log_.size() == body.at("of").get<std::size_t>();
        } else if (message.type == "refused") {
            why_ = body.at("reason").get<std::string>();
            refusal_ = body.at("code").get<std::string>();
            turned_away_ = true;
            if (is_final(refusal_)) state_ = State::refused;
        }
    } catch (const nlohmann::json::exception& fault) {
        unreadable(fault.what());
    } catch (const OperatorError& fault) {
        unreadable(fault.what());
    }
}

void SeatClient::unreadable(const std::string& what) {
    why_ = "the host said something that cannot be read: " + what;
    refusal_ = "unreadable";
    state_ = State::refused;
}

std::uint64_t SeatClient::submit(const Act& act) {
    Message message{"act", 0, {{"act", act_name(act)}, {"body", WireJson::parse(act_to_json(act).dump())}}};
    for (const auto& [number, earlier] : waiting_) {
        if (earlier.body == message.body) return number;
    }
    message.number = ++last_number_;
    send(message);
    return waiting_.emplace(message.number, std::move(message)).first->first;
}

std::uint64_t SeatClient::ask(std::string type, WireJson body) {
    const std::uint64_t number = first_question + ++last_question_;
    send({std::move(type), number, std::move(body)});
    return number;
}

std::uint64_t SeatClient::control(const std::string& what, double value) {
    return ask("control", {{"what", what}, {"value", value}});
}

std::uint64_t SeatClient::preview(scoring::TextKind kind, const std::string& text,
                                  const std::string& context) {
    return ask("preview", {{"kind", kind == scoring::TextKind::reply ? "reply" : "statement"},
                           {"text", text},
                           {"context", context}});
}

std::optional<ActResult> SeatClient::answer(std::uint64_t number) {
    const auto found = answers_.find(number);
    if (found == answers_.end()) return std::nullopt;
    ActResult result = std::move(found->second);
    answers_.erase(found);
    return result;
}

std::optional<std::optional<scoring::ToneResult>> SeatClient::previewed(std::uint64_t number) {
    const auto found = previews_.find(number);
    if (found == previews_.end()) return std::nullopt;
    auto tone = std::move(found->second);
    previews_.erase(found);
    return tone;
}

std::uint64_t SeatClient::look(const FeedRequest& request) {
    if (request == request_) return first_question + last_question_;
    request_ = request;
    return ask("look", feed_request_to_json(request));
}

void SeatClient::composing() {
    send({"composing", 0, WireJson::object()});
}

void SeatClient::ready() {
    send({"ready", 0, WireJson::object()});
}

void SeatClient::leave() {
    send({"leave", 0, WireJson::object()});
}

} // namespace stormdrill::drill::net
