// stormdrill host: a team drill, from this machine for all who join.

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "app/drill_arguments.hpp"
#include "app/fresh_folder.hpp"
#include "app/host_pages.hpp"
#include "app/interrupt.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "drill/net/beast_transport.hpp"
#include "drill/net/lobby.hpp"
#include "scoring/report/teams_page.hpp"

namespace stormdrill::app {

namespace {
namespace net = drill::net;

struct HostArguments : DrillArguments {
    std::string bind = "127.0.0.1", language = "zh-TW";
    std::vector<std::string> chairs;
    std::uint16_t port = 7443;
    int teams = 1, observers = 2, evaluators = 1;
    bool no_tls = false, pseudonyms = false;
};

constexpr std::chrono::milliseconds nap{4};
constexpr double seconds_for_the_world = 0.03; ///< per step: answers wait no longer than this for the world
constexpr int most_people_in_a_team = 12;
constexpr int most_teams = 8;

std::map<drill::Seat, int> chairs_of(const HostArguments& a) {
    std::map<drill::Seat, int> numbers{{drill::Seat::facilitator, 1},
                                       {drill::Seat::evaluator, a.evaluators},
                                       {drill::Seat::observer, a.observers}};
    for (const drill::Seat seat : drill::team_seats)
        numbers[seat] = 1;
    for (const std::string& given : a.chairs) {
        const std::size_t equals = given.find('=');
        const auto seat = drill::parse_seat(given.substr(0, equals));
        const std::string number = equals == std::string::npos ? "" : given.substr(equals + 1);
        const bool digits = !number.empty() && number.size() < 3 &&
                            number.find_first_not_of("0123456789") == std::string::npos;
        if (!seat || *seat > drill::Seat::lead || !digits)
            throw OperatorError("--chairs: expected a seat and a number such as service=3, got '" + given +
                                "'");
        numbers[*seat] = std::stoi(number);
    }
    int people = 0;
    for (const drill::Seat seat : drill::team_seats)
        people += numbers[seat];
    if (people < 1 || people > most_people_in_a_team)
        throw OperatorError("--chairs: a team has 1 to 12 people, these are " + std::to_string(people));
    return numbers;
}

/// The address that others on the network know this machine by.
std::string address_for_others(const std::string& bind) {
    if (bind != "0.0.0.0" && bind != "::") return bind;
    std::string found = "127.0.0.1";
    ifaddrs* all = nullptr;
    if (::getifaddrs(&all) != 0) return found;
    for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET ||
            (one->ifa_flags & IFF_LOOPBACK) != 0)
            continue;
        char text[INET_ADDRSTRLEN] = {};
        const auto* place = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        if (::inet_ntop(AF_INET, &place->sin_addr, text, sizeof text) != nullptr) {
            found = text;
            break;
        }
    }
    ::freeifaddrs(all);
    return found;
}

drill::PlayOptions team_options(const HostArguments& a, const std::filesystem::path& folder) {
    drill::PlayOptions options = drill_options(a);
    options.folder = folder;
    options.seat.reset();
    const auto language = parse_language(a.language);
    if (!language) throw OperatorError("--lang: expected en or zh-TW, got '" + a.language + "'");
    options.language = *language;
    return options;
}

std::unique_ptr<net::Room> open_room(drill::PlayOptions options, std::optional<net::Chairs> chairs,
                                     bool pseudonyms) {
    const std::filesystem::path folder = options.folder;
    auto host = drill::DrillHost::open(options);
    const std::filesystem::path kept = folder / "chairs.json";
    if (!chairs) chairs = net::Chairs(drill::WireJson::parse(read_file(kept), nullptr, false));
    options.resume = folder / "drill.jsonl";
    return std::make_unique<net::Room>(
        std::move(host), std::move(*chairs), kept, [options] { return drill::DrillHost::open(options); },
        pseudonyms ? net::NamesInLog::chairs : net::NamesInLog::as_given);
}

/// Prints the join strings and writes the page with their cards.
void hand_out(const net::Lobby& lobby, const net::ListeningTransport& transport, const std::string& address,
              const std::filesystem::path& page, Language language) {
    std::vector<JoinCard> cards;
    Bilingual title;
    for (std::size_t team = 0; team < lobby.rooms().size(); ++team) {
        net::Room& room = *lobby.rooms()[team];
        const int number = lobby.rooms().size() > 1 ? static_cast<int>(team) + 1 : 0;
        if (number > 0) std::cout << "team " << number << '\n';
        for (const net::Chair& chair : room.chairs().all()) {
            std::cout << chair.id << ": ";
            if (chair.taken()) {
                std::cout << "taken by " << chair.name << ", who comes back by herself\n";
                continue;
            }
            const net::JoinString join{address, transport.port(), chair.code, transport.fingerprint()};
            JoinCard card{number, chair.id, chair.seat, {}, net::format_join_string(join), {}};
            if (chair.seat == drill::Seat::observer) card.watch = observer_address(join);
            const drill::DrillFacts facts = drill::take_facts(room.drill(), chair.seat);
            card.duty = facts.role_briefing;
            title = facts.title;
            std::cout << card.join << (card.watch.empty() ? "" : "\n    in a browser: " + card.watch) << '\n';
            cards.push_back(std::move(card));
        }
    }
    write_file_atomically(page, write_join_page(title, transport.fingerprint(), cards, language),
                          FileReaders::owner);
    std::cout << "cards to print: " << page.string() << '\n'
              << "EXERCISE 演練. Ctrl-C stops the host; stormdrill host --resume goes on." << std::endl;
}

/// Once every team has its score: the page that shows them side by side.
void compare(const net::Lobby& lobby, const std::filesystem::path& page, const scoring::Sop& sop,
             Language language) {
    std::vector<scoring::TeamDrill> teams;
    for (std::size_t team = 0; team < lobby.rooms().size(); ++team) {
        const drill::DrillResult& result = lobby.rooms()[team]->drill().result();
        const std::string number = std::to_string(team + 1);
        teams.push_back({{"team " + number, "第 " + number + " 隊"},
                         result.transcript,
                         result.scorecard,
                         result.outcome});
        std::cout << "team " << number << ": process " << result.scorecard.total << ", outcome "
                  << result.outcome.score << '\n';
    }
    write_file_atomically(page, scoring::write_teams_html(teams, sop, language));
    std::cout << "teams compared: " << page.string() << std::endl;
}

/// The logs of all the teams that played beside the one of `log`.
std::vector<std::filesystem::path> logs_beside(const std::filesystem::path& log) {
    const std::filesystem::path folder = std::filesystem::absolute(log).parent_path();
    if (!folder.filename().string().starts_with("team-")) return {log};
    std::vector<std::filesystem::path> logs;
    for (int team = 1; team <= most_teams; ++team) {
        const auto one = folder.parent_path() / ("team-" + std::to_string(team)) / log.filename();
        if (std::filesystem::exists(one)) logs.push_back(one);
    }
    return logs;
}

std::vector<std::unique_ptr<net::Room>> open_rooms(const HostArguments& a,
                                                   const std::filesystem::path& folder) {
    std::vector<std::unique_ptr<net::Room>> rooms;
    if (!a.resume.empty()) {
        for (const std::filesystem::path& log : logs_beside(a.resume)) {
            drill::PlayOptions options = team_options(a, log.parent_path());
            options.resume = log;
            rooms.push_back(open_room(options, std::nullopt, a.pseudonyms));
        }
        return rooms;
    }
    for (int team = 1; team <= a.teams; ++team) {
        const auto own = a.teams == 1 ? folder : folder / ("team-" + std::to_string(team));
        rooms.push_back(open_room(team_options(a, own), net::Chairs(chairs_of(a)), a.pseudonyms));
    }
    return rooms;
}

int run(const HostArguments& a) {
    if (a.no_tls && !net::is_loopback(a.bind))
        throw OperatorError("--no-tls: only on this machine itself, not on '" + a.bind + "'");
    const std::filesystem::path folder = !a.resume.empty() ? std::filesystem::absolute(a.resume).parent_path()
                                         : a.out.empty()   ? fresh_folder()
                                                           : std::filesystem::path(a.out);
    std::vector<std::unique_ptr<net::Room>> rooms = open_rooms(a, folder);
    const Language language = rooms.front()->drill().options().language;
    const std::filesystem::path pages = !a.resume.empty() && rooms.size() > 1 ? folder.parent_path() : folder;
    net::HostListenOptions listen;
    listen.address = a.bind;
    listen.port = a.port;
    if (!a.no_tls) listen.certificate = own_folder() / "host.pem";
    listen.pages = observer_pages(data_folder() / "gui/observer_page");
    const auto transport = net::listen_for_seats(listen);
    net::Lobby lobby(*transport, std::move(rooms));
    hand_out(lobby, *transport, address_for_others(a.bind), pages / "join.html", language);

    const std::atomic<bool>& stop = stop_on_interrupt();
    auto before = std::chrono::steady_clock::now();
    std::string told;
    bool compared = lobby.rooms().size() == 1;
    while (!stop) {
        std::this_thread::sleep_for(nap);
        const auto now = std::chrono::steady_clock::now();
        lobby.step(std::chrono::duration<double>(now - before).count(), seconds_for_the_world);
        before = now;
        std::string fault;
        for (const auto& room : lobby.rooms())
            if (fault.empty()) fault = room->fault();
        if (fault != told && !(told = fault).empty())
            std::cerr << "stormdrill: the drill stands still: " << fault
                      << "\nMend it, then let the facilitator press resume.\n";
        const auto& all = lobby.rooms();
        if (!compared &&
            std::all_of(all.begin(), all.end(), [](const auto& room) { return room->finished(); })) {
            compare(lobby, pages / "teams.html", scoring::load_sop(all.front()->drill().options().sop),
                    language);
            compared = true;
        }
    }
    return 0;
}
} // namespace

void add_host_command(CLI::App& app, Chosen& chosen) {
    auto a = std::make_shared<HostArguments>();
    CLI::App* command = app.add_subcommand("host", "Host a team drill: prints a join string for every chair");
    add_drill_options(*command, *a);
    command
        ->add_option("--bind", a->bind,
                     "Address of this machine to listen on: 0.0.0.0 for everybody on the network")
        ->capture_default_str();
    command->add_option("--port", a->port, "Port to listen on; 0 takes a free one")->capture_default_str();
    command
        ->add_option("--chairs", a->chairs,
                     "People at a seat, such as service=3; one at each seat when not given, 12 at most")
        ->delimiter(',');
    command->add_option("--evaluators", a->evaluators, "Evaluators' chairs")
        ->check(CLI::Range(0, 10))
        ->capture_default_str();
    command->add_option("--observers", a->observers, "Observers' chairs")
        ->check(CLI::Range(0, 50))
        ->capture_default_str();
    command->add_option("--teams", a->teams, "Teams that play side by side, each in a world of its own")
        ->check(CLI::Range(1, most_teams))
        ->capture_default_str();
    command->add_option("--lang", a->language, "en or zh-TW: of automated teammates")->capture_default_str();
    command->add_flag("--assess", a->assess, "Assessment run: no help while people write");
    command->add_flag("--pseudonyms", a->pseudonyms, "The log names chairs (service-2), never people");
    command->add_flag("--no-tls", a->no_tls, "Talk in the open; only on this machine itself");
    command->callback([a, &chosen] { chosen = [a] { return run(*a); }; });
}

} // namespace stormdrill::app
