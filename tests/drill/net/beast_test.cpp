// The transports over real sockets on this machine: TLS with a pinned certificate, limits, both ends closing.

#include <chrono>
#include <thread>

#include <sys/stat.h>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/net/beast_transport.hpp"
#include "drill/net/message.hpp"
#include "tests/catch.hpp"
#include "tests/drill/soup.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
using namespace stormdrill::drill::net;

namespace {
/// Waits up to ten seconds of real time for something that another thread does.
template <class Condition>
bool comes_true(Condition&& condition) {
    for (int i = 0; i < 2000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

struct Listening {
    explicit Listening(bool tls = true) {
        HostListenOptions options;
        options.port = 0;
        if (tls) options.certificate = folder.path() / "host.pem";
        host = listen_for_seats(options);
    }
    JoinString join() const { return {"127.0.0.1", host->port(), "K7Q2-9FXM", host->fingerprint()}; }
    const std::vector<HostEvent>& seen() {
        for (HostEvent& event : host->take_events())
            events.push_back(std::move(event));
        return events;
    }
    TemporaryFolder folder;
    std::unique_ptr<ListeningTransport> host;
    std::vector<HostEvent> events;
};
} // namespace

TEST_CASE("messages go both ways over TLS, and the certificate is kept for its owner alone", "[net]") {
    const bool tls = GENERATE(true, false);
    Listening listening(tls);
    CHECK(listening.host->fingerprint().size() == (tls ? 64 : 0));
    const auto seat = connect_to_host(listening.join());
    REQUIRE(comes_true([&] { return seat->state() == SeatTransport::State::open; }));
    seat->send("hello 你好");
    REQUIRE(comes_true([&] { return listening.seen().size() == 2; }));
    CHECK(listening.events[0].kind == HostEvent::Kind::opened);
    CHECK(listening.events[0].text == "127.0.0.1");
    CHECK(listening.events[1].text == "hello 你好");
    for (int i = 0; i < 500; ++i)
        listening.host->send(listening.events[0].connection, std::to_string(i));
    listening.host->close(listening.events[0].connection, "goodbye");
    std::vector<std::string> got;
    REQUIRE(comes_true([&] {
        for (std::string& text : seat->take_messages())
            got.push_back(std::move(text));
        return seat->state() == SeatTransport::State::closed;
    }));
    for (std::string& text : seat->take_messages())
        got.push_back(std::move(text));
    REQUIRE(got.size() == 500);
    CHECK(got.back() == "499");
    CHECK(seat->closed_because() == "goodbye");
    if (!tls) return;
    struct ::stat about {};
    REQUIRE(::stat((listening.folder.path() / "host.pem").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0600);
    // The same certificate the next time: join strings stay good.
    HostListenOptions again;
    again.port = 0;
    again.certificate = listening.folder.path() / "host.pem";
    CHECK(listen_for_seats(again)->fingerprint() == listening.host->fingerprint());
}

TEST_CASE("a host with another certificate is not talked to", "[net]") {
    Listening listening;
    JoinString join = listening.join();
    join.fingerprint = std::string(64, '0');
    const auto seat = connect_to_host(join);
    REQUIRE(comes_true([&] { return seat->state() == SeatTransport::State::closed; }));
    CHECK(seat->closed_because() == "the host's certificate is not the one in the join string");
    CHECK(listening.seen().empty());
}

TEST_CASE("nobody there, or an address that is not ours, is said plainly", "[net]") {
    std::uint16_t free_port = 0;
    {
        Listening listening;
        free_port = listening.host->port();
    }
    const auto seat = connect_to_host({"127.0.0.1", free_port, "K7Q2-9FXM", {}});
    REQUIRE(comes_true([&] { return seat->state() == SeatTransport::State::closed; }));
    CHECK(seat->closed_because() == "Connection refused");
    HostListenOptions options;
    options.address = "192.0.2.1";
    CHECK_THROWS_AS(listen_for_seats(options), OperatorError);
    TemporaryFolder folder;
    write_file_atomically(folder.path() / "host.pem", "nonsense");
    options.address = "127.0.0.1";
    options.port = 0;
    options.certificate = folder.path() / "host.pem";
    CHECK_THROWS_AS(listen_for_seats(options), OperatorError);
}

TEST_CASE("a message over the limit closes its connection alone", "[net]") {
    Listening listening;
    const auto bad = connect_to_host(listening.join());
    const auto good = connect_to_host(listening.join());
    REQUIRE(comes_true([&] {
        return bad->state() == SeatTransport::State::open && good->state() == SeatTransport::State::open;
    }));
    bad->send(std::string(most_message_bytes + 1, 'x'));
    REQUIRE(comes_true([&] { return bad->state() == SeatTransport::State::closed; }));
    good->send("still here");
    REQUIRE(comes_true(
        [&] { return !listening.seen().empty() && listening.events.back().text == "still here"; }));
}
