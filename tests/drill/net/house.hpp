#pragma once
/// A team drill in one process: host, lobby and as many people as a test wants, over connections in memory.

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/file.hpp"
#include "drill/net/lobby.hpp"
#include "drill/net/seat_client.hpp"
#include "drill/rerun.hpp"
#include "tests/catch.hpp"
#include "tests/drill/net/memory_transport.hpp"
#include "tests/drill/soup.hpp"

namespace stormdrill::drill::net {

inline const std::filesystem::path source = STORMDRILL_SOURCE_DIR;

inline PlayOptions soup_options(const std::filesystem::path& folder) {
    PlayOptions options;
    options.scenario = source / "tests/drill/soup.yaml";
    options.sop = source / "scoring/sop/default.yaml";
    options.tone_rules = source / "scoring/tone";
    options.folder = folder;
    options.seat.reset();
    options.language = Language::en;
    return options;
}

/// The soup, or another scenario of so many people, with or without the coach.
struct Play {
    std::filesystem::path scenario = source / "tests/drill/soup.yaml";
    std::int64_t people = 0;
    bool coach = false;
};

inline std::unique_ptr<DrillHost> opened(const std::filesystem::path& folder, bool again,
                                         const Play& play = {}) {
    PlayOptions options = soup_options(folder);
    options.scenario = play.scenario;
    options.people = play.people;
    options.coach = play.coach;
    if (again) options.resume = folder / "drill.jsonl";
    return DrillHost::open(options);
}

/// A host, its hub, and as many people as a test wants.
struct House {
    explicit House(std::map<Seat, int> chairs = {{Seat::pr, 1},
                                                 {Seat::service, 2},
                                                 {Seat::legal, 1},
                                                 {Seat::facilitator, 1},
                                                 {Seat::observer, 1}},
                   NamesInLog names_in_log = NamesInLog::as_given, Play played = {})
        : names(names_in_log), play(std::move(played)) {
        make(Chairs(chairs), false);
    }
    void make(Chairs chairs, bool again) {
        std::vector<std::unique_ptr<net::Room>> rooms;
        const std::filesystem::path path = folder.path() / "drill";
        rooms.push_back(std::make_unique<net::Room>(
            opened(path, again, play), std::move(chairs), folder.path() / "room.json",
            [path, played = play] { return opened(path, true, played); }, names));
        lobby = std::make_unique<Lobby>(hub, std::move(rooms));
    }
    /// Killed and started again from log and kept chairs.
    void restart() {
        const ConnectionId last = hub.last();
        lobby.reset();
        for (ConnectionId id = 1; id <= last; ++id)
            if (hub.wire(id).open) hub.cut(id);
        static_cast<void>(hub.take_events());
        make(Chairs(WireJson::parse(read_file(folder.path() / "room.json"))), true);
    }
    net::Room& room() { return *lobby->rooms().front(); }
    std::string code(const std::string& chair) {
        for (const Chair& known : room().chairs().all())
            if (known.id == chair) return known.code;
        FAIL("no chair " << chair);
        return {};
    }
    std::unique_ptr<SeatClient> join(const std::string& chair, const std::string& name = "Mei") {
        auto client = std::make_unique<SeatClient>([this] { return std::make_unique<MemorySeat>(hub); },
                                                   code(chair), name);
        people.push_back(client.get());
        run();
        return client;
    }
    /// To the end, score and report included.
    void finish(SeatClient& facilitator) {
        facilitator.control("end");
        run();
        facilitator.control("finish");
        for (int i = 0; i < 500 && !room().finished(); ++i) {
            run(1);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        INFO(room().fault() << " stage " << static_cast<int>(room().drill().view(Seat::lead).stage()));
        REQUIRE(room().finished());
        run(2);
    }
    /// Half a second of real time, in steps of fifty milliseconds.
    void run(int steps = 10) {
        for (int i = 0; i < steps; ++i) {
            lobby->step(0.05, 0.01);
            for (SeatClient* client : people)
                client->step(0.05);
        }
    }
    std::filesystem::path log() const { return folder.path() / "drill/drill.jsonl"; }
    std::size_t log_lines_with(const std::string& what) const {
        std::istringstream lines(read_file(log()));
        std::size_t count = 0;
        for (std::string line; std::getline(lines, line);)
            count += line.find(what) != std::string::npos;
        return count;
    }
    /// To the hashes that the log holds.
    void check_replay() const {
        const ReplayResult replayed = replay(read_log(log()), std::nullopt, 1, {});
        INFO(replayed.line << ": " << replayed.what);
        CHECK(replayed.same);
    }
    std::string raw(ConnectionId connection) {
        std::string all;
        for (const std::string& text : hub.wire(connection).to_seat)
            all += text + '\n';
        return all;
    }

    NamesInLog names;
    Play play;
    TemporaryFolder folder;
    MemoryHub hub;
    std::unique_ptr<Lobby> lobby;
    std::vector<SeatClient*> people;
};

} // namespace stormdrill::drill::net
