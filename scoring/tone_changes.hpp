#pragma once
/// What an SOP changes of the points of tone: its section `tone:`. Only points; the rules stay the program's.

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/yaml.hpp"

namespace stormdrill::scoring {

struct ToneChanges {
    std::set<std::string, std::less<>> off;                  ///< ids of rules that find nothing any more
    std::map<std::string, std::int32_t, std::less<>> points; ///< by rule id: what it takes, 0 to -100
    /// By kind of text (statement, statement_innocent, reply, reply_innocent), then by the place of the move
    /// among the effects: points for strengths 1 to 3.
    std::map<std::string, std::map<std::size_t, std::array<std::int32_t, 3>>, std::less<>> moves;
    std::map<std::string, std::int32_t, std::less<>> caps; ///< by the names of weights.yaml
    [[nodiscard]] bool empty() const {
        return off.empty() && points.empty() && moves.empty() && caps.empty();
    }
    bool operator==(const ToneChanges&) const = default;
};

/// What the rule files hold, against which an SOP's changes are checked.
struct ToneNames {
    std::vector<std::string> faults;     ///< rules that take points
    std::vector<std::string> switchable; ///< rules that can be switched off: those and the ones with patterns
    std::vector<std::string> others;     ///< the engine's own, which can be neither
};

/// Reads `tone:`; reports to the document's diagnostics. `names` null: the ids of rules are not checked (a
/// log is scored without the rule files).
[[nodiscard]] ToneChanges read_tone_changes(const YamlValue& value, const ToneNames* names);

} // namespace stormdrill::scoring
