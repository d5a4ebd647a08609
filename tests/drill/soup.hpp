#pragma once
/// The small drill of these tests: 1,000 people, six hours, one cold soup (soup.yaml), every seat a person.

#include <string>
#include <vector>

#include "drill/parts.hpp"
#include "drill/session.hpp"

namespace stormdrill::drill {

/// Scenario, SOP, scorer and people of soup.yaml, loaded once.
[[nodiscard]] const Parts& soup();
[[nodiscard]] SessionSetup soup_setup(std::uint64_t seed = 1);
/// The same with the text of soup.yaml changed: the first `from` becomes `to`.
[[nodiscard]] Parts soup_with(const std::string& from, const std::string& to);

/// A folder that is gone with its object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A session with its log, and short words for what tests do with them.
struct Room {
    explicit Room(const SessionSetup& setup = soup_setup());
    Room(const SessionSetup& setup, LogWriter writer);

    ActResult act(Seat seat, const Act& act, double real_seconds = 0);
    /// Submits what must be accepted.
    void does(Seat seat, const Act& act);
    /// Submits what must be refused; the English message.
    [[nodiscard]] std::string refusal(Seat seat, const Act& act);
    /// Starts if need be, and lets time pass up to T+t.
    void at(SimDuration t);
    /// As DrillHost does: the clock line, then the end.
    void end();
    /// A draft of `seat` on Facebook as statement number `number`.
    void drafts(Seat seat, std::uint32_t number,
                const std::string& text = "我們很抱歉，爐子沒有開，今天全數退費。");

    [[nodiscard]] std::vector<Json> lines(const std::string& kind) const;
    [[nodiscard]] SeatView view(Seat seat) const { return {session, seat}; }
    /// Everything that the lead sees and the world's hash, as one text: equal texts, nothing changed.
    [[nodiscard]] std::string state() const;

    LogWriter log;
    Session session;
};

/// The log as its file holds it.
[[nodiscard]] std::string text_of(const std::vector<Json>& lines);
/// The first post about the crisis that the public wrote.
[[nodiscard]] std::uint32_t crisis_post(const Session& session);
/// A hand-played drill with something of every kind in it, to its end and through the learn phase.
void play_by_hand(Room& room);

} // namespace stormdrill::drill
