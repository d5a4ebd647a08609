#pragma once
/// One reader per part of the file, called in this order: what others refer to comes first. Each takes the
/// mapping that holds its keys, reports every error where it stands, and leaves in the scenario what was
/// good. Private to scenarios/.

#include <filesystem>
#include <optional>

#include "base/yaml.hpp"
#include "scenarios/loader/reading.hpp"
#include "scenarios/scenario.hpp"

namespace stormdrill::scenarios {

// company.cpp
void read_company(YamlMap& top, Scenario& scenario);

// media.cpp: platforms, outlets, and the people who speak in the script
void read_platforms(YamlMap& top, Scenario& scenario, KnownIds& ids);
void read_outlets(YamlMap& top, Scenario& scenario, KnownIds& ids);
void read_personas(YamlMap& top, Scenario& scenario, KnownIds& ids);

// crisis.cpp: what went wrong, who is harmed, what the team may spend
void read_crisis(YamlMap& top, Scenario& scenario);
void read_affected(YamlMap& top, Scenario& scenario);
void read_budget(YamlMap& top, Scenario& scenario);

// clock.cpp: needs nothing; everything with a time needs scenario.end
void read_clock(YamlMap& top, Scenario& scenario);

// facts.cpp
void read_facts(YamlMap& top, Scenario& scenario, KnownIds& ids);

// injects.cpp; sets first_crisis_post. `folder`: where pictures lie; none when the file is not on the disk.
void read_injects(YamlMap& top, Scenario& scenario, KnownIds& ids,
                  const std::optional<std::filesystem::path>& folder);

// preparation.cpp: risks and measures of the readiness stage, remedies of the recovery
void read_risks(YamlMap& top, Scenario& scenario);
void read_preparation(YamlMap& top, Scenario& scenario, const KnownIds& ids);
void read_remedies(YamlMap& top, Scenario& scenario);

// lessons.cpp
void read_causes(YamlMap& top, Scenario& scenario);
void read_lesson_questions(YamlMap& top, Scenario& scenario);

// voices.cpp
void read_word_lists(YamlMap& top, Scenario& scenario);
void read_voices(YamlMap& top, Scenario& scenario, const KnownIds& ids);

// team_texts.cpp
void read_team_texts(YamlMap& top, Scenario& scenario, const KnownIds& ids);

} // namespace stormdrill::scenarios
