#include "scenarios/scenario.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "scenarios/loader/include.hpp"
#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
void read_briefings(YamlMap& top, Scenario& scenario) {
    read_text(top, "title", scenario.title);
    read_text(top, "summary", scenario.summary);
    read_text(top, "briefing", scenario.briefing);
    const auto value = top.optional("role_briefings");
    if (!value) return;
    YamlMap map = value->map();
    for (const std::string& seat : seat_ids()) {
        if (map.optional(seat)) read_text(map, seat, scenario.role_briefings[seat]);
    }
    map.finish();
}

void read_crowd(YamlMap& top, Scenario& scenario) {
    top.read_optional("people", scenario.people, 1'000, 10'000'000);
    top.read_optional("network_seed", scenario.network_seed, 0, 1'000'000'000);
    const auto value = top.optional("crowd_parameters");
    if (!value) return;
    YamlMap map = value->map();
    for (const YamlMap::Entry& entry : map.entries()) {
        if (const auto number = entry.value.number(-1e9, 1e9)) scenario.crowd_parameters[entry.key] = *number;
    }
}

void read_top(YamlMap& top, Scenario& scenario, const std::optional<std::filesystem::path>& folder) {
    std::int64_t format = 1;
    top.read("format", format, 1, 1);
    top.read_identifier("id", scenario.id);
    KnownIds ids;
    read_briefings(top, scenario);
    read_company(top, scenario);
    read_platforms(top, scenario, ids);
    read_outlets(top, scenario, ids);
    read_personas(top, scenario, ids);
    read_crisis(top, scenario);
    read_affected(top, scenario);
    read_budget(top, scenario);
    read_clock(top, scenario);
    read_facts(top, scenario, ids);
    read_injects(top, scenario, ids, folder);
    read_risks(top, scenario);
    read_preparation(top, scenario, ids);
    read_remedies(top, scenario);
    read_causes(top, scenario);
    read_lesson_questions(top, scenario);
    read_words(top, "complaint_keywords", scenario.complaint_keywords, true);
    read_word_lists(top, scenario);
    read_voices(top, scenario, ids);
    read_team_texts(top, scenario, ids);
    read_crowd(top, scenario);
    if (const auto include = top.optional("include")) {
        include->error("a scenario that a log embeds has no includes; read it from its file");
    }
    top.finish();
}

/// Everything that is wrong with `text` goes to `found`.
Scenario read_scenario(const std::string& text, const std::string& file_name, Diagnostics& found,
                       const std::optional<std::filesystem::path>& folder) {
    Scenario scenario;
    scenario.source_text = text;
    scenario.file_name = file_name;
    scenario.hash = hash128_hex(text);
    const auto document = YamlDocument::parse(text, file_name, found);
    if (!document) return scenario;
    const YamlValue root = document->root(found);
    YamlMap top = root.map();
    if (root.is_map()) read_top(top, scenario, folder);
    return scenario;
}

void hand_on(Diagnostics found, Diagnostics& warnings) {
    if (found.has_errors()) throw AuthorError(std::move(found));
    for (const Diagnostic& warning : found.all())
        warnings.add(warning);
}
} // namespace

Scenario load_scenario(const std::filesystem::path& file, Diagnostics& diagnostics) {
    const std::string text = read_file(file, YamlLimits{}.max_bytes);
    Diagnostics found;
    const MergedText merged = merge_includes(text, file, found);
    if (found.has_errors()) throw AuthorError(std::move(found));
    Diagnostics in_merged;
    Scenario scenario = read_scenario(merged.text, file.string(), in_merged, file.parent_path());
    for (Diagnostic diagnostic : in_merged.all()) {
        diagnostic.where = merged.in_files(diagnostic.where);
        found.add(std::move(diagnostic));
    }
    hand_on(std::move(found), diagnostics);
    return scenario;
}

Scenario parse_scenario(const std::string& text, const std::string& file_name, Diagnostics& diagnostics) {
    Diagnostics found;
    Scenario scenario = read_scenario(text, file_name, found, std::nullopt);
    hand_on(std::move(found), diagnostics);
    return scenario;
}

std::size_t Scenario::platform_index(std::string_view wanted) const {
    const auto found = std::find_if(platforms.begin(), platforms.end(),
                                    [&](const Platform& platform) { return platform.id == wanted; });
    return static_cast<std::size_t>(found - platforms.begin());
}

namespace {
template <class T>
const T* find_by_id(const std::vector<T>& things, std::string_view id) {
    const auto found =
        std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}
} // namespace

const Persona* Scenario::persona(std::string_view wanted) const {
    return find_by_id(personas, wanted);
}
const Fact* Scenario::fact(std::string_view wanted) const {
    return find_by_id(facts, wanted);
}
const Outlet* Scenario::outlet(std::string_view wanted) const {
    return find_by_id(outlets, wanted);
}

} // namespace stormdrill::scenarios
