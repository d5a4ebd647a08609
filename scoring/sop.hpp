#pragma once
/// The SOP as data: clauses, targets and limits per severity level, weights, wording in both languages. An
/// organisation copies scoring/sop/default.yaml and edits it. Read strictly; a faulty weight or target fails
/// at load.

#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "scoring/tone_changes.hpp"

namespace stormdrill::scoring {

/// Full marks up to `target`, falling linearly to none at `limit`.
struct TimeTarget {
    SimDuration target, limit;
};

struct Clause {
    std::string id;         ///< P1 … L3, stable
    std::string phase;      ///< id of a Phase
    std::string measure;    ///< name of the built-in measure that scores it
    std::string stands_for; ///< the clause of the guide behind it, by which scenarios and tone rules name it;
                            ///< its own id where the file says nothing
    double weight = 1;      ///< relative, within its phase
    Bilingual title;
    Bilingual rubric;                  ///< what is measured, in the words of a trainer
    std::map<int, TimeTarget> targets; ///< by level 1-4; empty for clauses that are not timed
    std::map<std::string, double, std::less<>>
        parameters; ///< of the measure, where the SOP differs from its defaults
};

struct Phase {
    std::string id; ///< prepare detect assess mobilise state reply coordinate recover learn
    Bilingual title;
    double weight = 0; ///< of 100
};

/// Crisis posts per hour per 10^5 people from which a level holds, and what lifts it (definitions.md,
/// "Severity").
struct SeverityRule {
    std::array<double, 3> posts_per_hour_per_100000{20, 50, 200}; ///< for levels 2, 3, 4
    int least_level_with_harm = 3;
    int least_level_with_national_media = 3;
};

/// When growing volume is a turn of events.
struct VolumeTurn {
    double factor = 2;             ///< growth within an hour
    std::int64_t least_posts = 20; ///< in the last hour: from two posts to four is no turn
};

/// When the public counts as calm again.
struct CalmRule {
    double share_of_peak = 0.25;  ///< of the anger that the crisis added at its peak
    SimDuration lasts = hours(6); ///< before a drill may end for it
};

/// When a seat counts as idle or overloaded (scoring/workload.hpp).
struct WorkloadRule {
    SimDuration idle_after = minutes(30); ///< without an act, while something it may handle is open
    double overload_items = 8;            ///< open at once, shared ones in parts
};

struct Sop {
    std::string id;
    Bilingual title;
    SeverityRule severity;
    VolumeTurn volume_turn;
    CalmRule calm;
    WorkloadRule workload;
    std::vector<Phase> phases;
    std::vector<Clause> clauses;
    /// `tone:`: other points than the rule files give. Ids of rules are checked where the rules are loaded.
    ToneChanges tone;
    std::string source_text, file_name, hash;

    [[nodiscard]] const Clause* clause(std::string_view id) const;
    /// 1-4.
    [[nodiscard]] int level(double posts_per_hour, double people, bool harm_to_people,
                            bool national_media) const;
    [[nodiscard]] bool is_volume_turn(std::int64_t posts_last_hour, double growth) const {
        return posts_last_hour >= volume_turn.least_posts && growth >= volume_turn.factor;
    }
    /// Both figures are anger above its resting value (Truth::anger_added): a public at rest is not at zero.
    [[nodiscard]] bool is_calm(double anger_added, double peak_anger_added) const {
        return peak_anger_added > 0 && anger_added < calm.share_of_peak * peak_anger_added;
    }
    /// The clause's target at `level`; level 1 is level 2 doubled where the file gives none.
    [[nodiscard]] std::optional<TimeTarget> target(std::string_view clause, int level) const;
};

/// Throws AuthorError with every located error.
[[nodiscard]] Sop load_sop(const std::filesystem::path& file);
[[nodiscard]] Sop parse_sop(const std::string& text, const std::string& file_name);

/// 1 up to the target, linear to 0 at the limit.
[[nodiscard]] double timing_share(SimDuration taken, const TimeTarget& target);

} // namespace stormdrill::scoring
