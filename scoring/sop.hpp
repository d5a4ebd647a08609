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

namespace stormdrill::scoring {

/// Full marks up to `target`, falling linearly to none at `limit`.
struct TimeTarget {
    SimDuration target, limit;
};

struct Clause {
    std::string id;      ///< P1 … L3, stable
    std::string phase;   ///< id of a Phase
    std::string measure; ///< name of the built-in measure that scores it; `not_built` where there is none yet
    double weight = 1;   ///< relative, within its phase
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

struct Sop {
    std::string id;
    Bilingual title;
    SeverityRule severity;
    double volume_turn_factor = 2; ///< growth within an hour that counts as a turn
    std::vector<Phase> phases;
    std::vector<Clause> clauses;
    std::string source_text, file_name, hash;

    [[nodiscard]] const Clause* clause(std::string_view id) const;
    /// 1-4.
    [[nodiscard]] int level(double posts_per_hour, double people, bool harm_to_people,
                            bool national_media) const;
    /// The clause's target at `level`; level 1 is level 2 doubled where the file gives none.
    [[nodiscard]] std::optional<TimeTarget> target(std::string_view clause, int level) const;
};

/// Throws AuthorError with every located error.
[[nodiscard]] Sop load_sop(const std::filesystem::path& file);
[[nodiscard]] Sop parse_sop(const std::string& text, const std::string& file_name);

/// 1 up to the target, linear to 0 at the limit.
[[nodiscard]] double timing_share(SimDuration taken, const TimeTarget& target);

} // namespace stormdrill::scoring
