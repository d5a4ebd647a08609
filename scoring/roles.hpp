#pragma once
/// The five roles of the rapid-response team (clause P1); facilitator, evaluator and observer are no roles of
/// it.

#include <algorithm>
#include <string>
#include <vector>

namespace stormdrill::scoring {

[[nodiscard]] inline const std::vector<std::string>& role_ids() {
    static const std::vector<std::string> ids{"pr", "marketing", "service", "legal", "lead"};
    return ids;
}

/// The roles among `seats`, each once.
[[nodiscard]] inline std::vector<std::string> roles_in(const std::vector<std::string>& seats) {
    std::vector<std::string> found;
    for (const std::string& role : role_ids())
        if (std::find(seats.begin(), seats.end(), role) != seats.end()) found.push_back(role);
    return found;
}

} // namespace stormdrill::scoring
