/// One person of a team drill as a process of its own, for loads and for being killed: joins, acts at a
/// steady rhythm through the same client as the window, and writes down what was acknowledged.
///
///     team_bot JOIN_STRING JOURNAL [--name N] [--act-every S] [--seconds S] [--pace P --people N
///     --drill-seconds S]
///
/// JOURNAL grows a line at a time and outlives a kill: `token T`, `done NUMBER MS ID` and `refused NUMBER MS
/// WHY` when an act is answered, `seen NUMBER MS` when its words are on the screen, `fault WHY` while the
/// host stands still, at the end `bytes N` of the views. With one that exists the chair is taken again by its
/// token. With --people the bot conducts: it starts when so many are here, sets the pace, ends and lets the
/// score be made.

#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

#include <CLI/CLI.hpp>

#include "base/diagnostics.hpp"
#include "drill/net/beast_transport.hpp"
#include "drill/net/seat_client.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {

struct Arguments {
    std::string join, journal, name = "bot";
    double act_every = 2, seconds = 1e9, pace = 60, drill_seconds = 60;
    int people = 0; ///< 0: does not conduct
};

double now_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

class Bot {
public:
    explicit Bot(const Arguments& a)
        : a_(a), token_(token_of(a.journal)), journal_(a.journal, std::ios::app),
          client_([join = net::parse_join_string(a.join)] { return net::connect_to_host(join); },
                  net::parse_join_string(a.join).code, a.name, token_) {}

    int run() {
        const double begin = now_seconds();
        double before = begin;
        const auto nap = std::chrono::milliseconds(a_.act_every > 0 || a_.people > 0 ? 3 : 25);
        while (now_seconds() - begin < a_.seconds && client_.log().empty()) {
            std::this_thread::sleep_for(nap);
            const double now = now_seconds();
            client_.step(now - before);
            before = now;
            if (client_.state() == net::SeatClient::State::refused) {
                std::cerr << a_.name << ": " << client_.why() << '\n';
                return 1;
            }
            if (client_.state() != net::SeatClient::State::seated || !client_.has_view()) continue;
            if (token_ != client_.token()) journal_ << "token " << (token_ = client_.token()) << std::endl;
            if (a_.people > 0) conduct(now);
            take_answers(now);
            if (a_.act_every > 0 && running() && now >= next_act_) act(now);
        }
        journal_ << "bytes " << client_.bytes_received() << std::endl;
        return 0;
    }

private:
    struct Asked {
        double at = 0, seen_ms = -1;
        std::string id; ///< of a chat text; empty for other acts
    };

    static std::string token_of(const std::string& journal) {
        std::ifstream in(journal);
        std::string word, rest, token;
        while (in >> word && std::getline(in, rest))
            if (word == "token" && rest.size() > 1) token = rest.substr(1);
        return token;
    }

    bool running() const { return client_.view().value("stage", "") == "running"; }

    void act(double now) {
        next_act_ = now + a_.act_every;
        const std::string id = a_.name + "-" + std::to_string(static_cast<std::int64_t>(now * 1e6));
        const Act wanted = choose(id);
        const bool chat = std::holds_alternative<Chat>(wanted);
        asked_[client_.submit(wanted)] = {now, -1, chat ? id : ""};
    }

    /// Mostly talk that can be counted; every third act is the seat's own work.
    Act choose(const std::string& id) {
        if (++acts_ % 3 != 0) return Chat{id};
        const SeatSnapshot& seen = client_.snapshot();
        if (client_.seat() == Seat::service) {
            for (const MentionView& mention : seen.mentions) {
                if (mention.answered || mention.closed) continue;
                if (!mention.claimed_by) return Claim{mention.post.id};
                return Reply{mention.post.id,
                             "We are sorry this reached you. Please tell us your order number: " + id,
                             {}};
            }
        }
        if (client_.seat() == Seat::pr && acts_ % 9 == 0)
            return Draft{static_cast<std::uint32_t>(seen.statements.size()) + 1,
                         "holding",
                         {{"website", "We know of the reports and look into them. " + id}},
                         {}};
        if (client_.seat() == Seat::lead) return RecordDecision{"Decided: " + id};
        if (seen.feed.empty()) return Chat{id};
        return FlagPost{seen.feed[acts_ % seen.feed.size()].id};
    }

    void take_answers(double now) {
        const auto talk = client_.view().find("talk");
        for (auto it = asked_.begin(); it != asked_.end();) {
            auto& [number, asked] = *it;
            if (asked.seen_ms < 0 && !asked.id.empty() && talk != client_.view().end()) {
                for (auto said = talk->rbegin(); said != talk->rend(); ++said)
                    if (said->value("text", "") == asked.id) asked.seen_ms = (now - asked.at) * 1000;
            }
            const auto answer = client_.answer(number);
            if (answer) {
                const double ms = (now - asked.at) * 1000;
                if (answer->accepted)
                    answered_[number] = ms;
                else
                    journal_ << "refused " << number << ' ' << ms << ' ' << answer->message.en << std::endl;
                // Acknowledged is acknowledged, whatever comes after.
                if (answer->accepted)
                    journal_ << "done " << number << ' ' << ms << ' ' << asked.id << std::endl;
                if (!answer->accepted || asked.id.empty()) {
                    it = asked_.erase(it);
                    continue;
                }
            }
            if (answered_.contains(number) && asked.seen_ms >= 0) {
                journal_ << "seen " << number << ' ' << asked.seen_ms << std::endl;
                it = asked_.erase(it);
                continue;
            }
            ++it;
        }
    }

    void conduct(double now) {
        const std::string stage = client_.view().value("stage", "");
        if (client_.view().contains("fault")) { // the disk: pressed again and again until it can write
            if (now >= next_control_) {
                next_control_ = now + 1;
                journal_ << "fault " << client_.view().at("fault").get<std::string>() << std::endl;
                client_.control("resume");
            }
        } else if (client_.view().contains("clock") && stage == "running" &&
                   client_.view().at("clock").value("paused", false) && now >= next_control_) {
            next_control_ = now + 1;
            client_.control("resume");
        } else if (stage == "readiness" && now >= next_control_) {
            next_control_ = now + 0.5;
            int here = 0;
            for (const auto& chair : client_.view().at("conduct").at("chairs"))
                here += chair.value("here", false) ? 1 : 0;
            if (here >= a_.people) client_.control("start");
        } else if (stage == "running") {
            if (started_ == 0) started_ = now;
            // Each phase of the scenario's clock begins with a pace of its own.
            if (client_.view().at("clock").value("pace", 0.0) != a_.pace && now >= next_control_) {
                next_control_ = now + 0.5;
                client_.control("pace", a_.pace);
            }
            if (now - started_ > a_.drill_seconds && now >= next_control_) {
                next_control_ = now + 1;
                client_.control("end");
            }
        } else if (stage == "learning" && now >= next_control_) {
            next_control_ = now + 2;
            client_.control("finish");
        }
    }

    Arguments a_;
    std::string token_;
    std::ofstream journal_;
    net::SeatClient client_;
    std::map<std::uint64_t, Asked> asked_;
    std::map<std::uint64_t, double> answered_;
    std::size_t acts_ = 0;
    double next_act_ = 0, next_control_ = 0, started_ = 0;
};

} // namespace

int main(int argc, char** argv) {
    CLI::App app("One person of a team drill, for loads and kill tests");
    Arguments a;
    app.add_option("join", a.join)->required();
    app.add_option("journal", a.journal)->required();
    app.add_option("--name", a.name);
    app.add_option("--act-every", a.act_every, "Seconds; 0: only looks on");
    app.add_option("--seconds", a.seconds, "Goes after so many");
    app.add_option("--pace", a.pace);
    app.add_option("--people", a.people, "Conducts, and starts when so many are here, itself included");
    app.add_option("--drill-seconds", a.drill_seconds, "Until the conductor ends the crisis");
    CLI11_PARSE(app, argc, argv);
    try {
        return Bot(a).run();
    } catch (const OperatorError& error) {
        std::cerr << "team_bot: " << error.what() << '\n';
        return 2;
    }
}
