#pragma once
/// Who may sit where: a chair is a person's place at a seat of the team, or a facilitator's, an evaluator's,
/// an observer's. Several chairs may share a seat (four people in customer service). A chair is taken with a
/// join code, once, and found again with a resume token.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "drill/net/transport.hpp"
#include "drill/seat.hpp"
#include "drill/snapshot_json.hpp"

namespace stormdrill::drill::net {

struct Chair {
    std::string id; ///< `service-2`; in the log's acts
    Seat seat = Seat::observer;
    std::string code;  ///< to join with; empty once it was used
    std::string token; ///< to come back with; empty before
    std::string name;  ///< of the person, or her pseudonym; empty: nobody yet
    [[nodiscard]] bool taken() const { return !token.empty(); }
};

class Chairs {
public:
    /// So many chairs for each seat, with fresh codes.
    explicit Chairs(const std::map<Seat, int>& numbers);
    /// What to_json() kept, for a host that starts again. Throws OperatorError.
    explicit Chairs(const WireJson& kept);
    [[nodiscard]] WireJson to_json() const; ///< holds secrets

    [[nodiscard]] std::vector<Chair>& all() { return chairs_; }
    [[nodiscard]] const std::vector<Chair>& all() const { return chairs_; }
    /// Null when no chair has it.
    [[nodiscard]] Chair* with_code(std::string_view code);
    [[nodiscard]] Chair* with_token(std::string_view token);

    /// The code is used up; the token is the person's from now on.
    static void take(Chair& chair, const std::string& name);
    /// The person goes for good: a fresh code for whoever comes next.
    static void free(Chair& chair);

private:
    std::vector<Chair> chairs_;
};

/// Join codes that were wrong, by address: five a minute, then none is looked at.
class JoinTries {
public:
    static constexpr int most_a_minute = 5;
    [[nodiscard]] bool allowed(const std::string& address, double real_seconds);
    void failed(const std::string& address, double real_seconds);

private:
    std::map<std::string, std::vector<double>> failures_;
};

} // namespace stormdrill::drill::net
