#include <algorithm>

#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
/// Acts of the log that a contingency inject may wait for.
const std::vector<std::string> acts{"flag",  "situation_report", "assess",   "notify",   "draft", "publish",
                                    "reply", "press_answer",     "outreach", "campaign", "remedy"};

const std::vector<std::string> kind_names{"post", "call", "mail", "fact"};

void read_clause(YamlMap& map, std::string& out) {
    const auto value = map.optional("clause");
    if (!value) return;
    const auto text = value->text(2, 4);
    if (!text) return;
    // An organisation's SOP may have other clauses than ours, so only the form is checked.
    const bool letter = text->front() >= 'A' && text->front() <= 'Z';
    if (!letter || text->find_first_not_of("0123456789", 1) != std::string::npos) {
        value->error("expected a clause id such as S1, got \"" + *text + "\"");
        return;
    }
    out = *text;
}

void read_picture(YamlMap& map, std::string& out, const std::optional<std::filesystem::path>& folder) {
    const auto value = map.optional("picture");
    if (!value) return;
    const auto text = value->text(1, 200);
    if (!text) return;
    const std::filesystem::path path(*text);
    if (path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end()) {
        value->error("a picture lies beside the scenario: no absolute path and no '..'");
        return;
    }
    std::error_code ignored;
    if (folder && !std::filesystem::is_regular_file(*folder / path, ignored)) {
        value->error("no such file: " + *text);
        return;
    }
    out = *text;
}

/// What only a post, only a call or mail, only a fact has; the other keys stay unknown and are reported as
/// such.
void read_kind(YamlMap& map, Inject& inject, const KnownIds& ids,
               const std::optional<std::filesystem::path>& folder, SimDuration end) {
    switch (inject.kind) {
    case InjectKind::post:
        ids.personas.read_reference(map, "persona", inject.persona);
        ids.platforms.read_reference(map, "platform", inject.platform);
        read_text(map, "text", inject.text);
        read_picture(map, inject.picture, folder);
        map.read_optional("anger", inject.anger, 0, 1);
        map.read_optional("reach", inject.reach, 0.1, 50);
        map.read_optional("vivid", inject.vivid);
        ids.facts.read_optional_reference(map, "fact", inject.fact);
        break;
    case InjectKind::call:
    case InjectKind::mail: {
        ids.personas.read_reference(map, "persona", inject.persona);
        read_text(map, "text", inject.text);
        const auto deadline =
            inject.kind == InjectKind::call ? map.required("deadline") : map.optional("deadline");
        if (deadline) inject.deadline = deadline->duration(minutes(1), longest_drill);
        if (deadline && inject.deadline && inject.at + *inject.deadline > end) {
            deadline->warning("the deadline lies after the drill's end");
        }
        for (const YamlValue& seat : map.list_optional("to_seats", 5)) {
            if (const auto index = seat.choice(seat_ids())) inject.to_seats.push_back(seat_ids()[*index]);
        }
        break;
    }
    case InjectKind::fact:
        ids.facts.read_reference(map, "fact", inject.fact);
        read_optional_text(map, "text", inject.text);
        break;
    }
}

void check_revealed_fact(const YamlValue& item, const Inject& inject, const Scenario& scenario) {
    const Fact* fact = scenario.fact(inject.fact);
    if (fact == nullptr) return;
    if (inject.at < fact->company_knows) {
        item.error("brings fact '" + fact->id + "' to light at " + format_duration(inject.at) +
                   ", before the company knows it (" + format_duration(fact->company_knows) + ")");
    }
    if (fact->public_knows && *fact->public_knows < inject.at) {
        item.warning("fact '" + fact->id + "' is public since " + format_duration(*fact->public_knows) +
                     " already");
    }
}
} // namespace

void read_injects(YamlMap& top, Scenario& scenario, KnownIds& ids,
                  const std::optional<std::filesystem::path>& folder) {
    std::optional<std::size_t> first_post;
    bool all_timed = true;
    const std::vector<YamlValue> items = top.list("injects", 1, 500);
    for (const YamlValue& item : items) {
        YamlMap map = item.map();
        Inject inject;
        ids.injects.read_own(map, inject.id);
        std::string kind;
        read_choice(map, "kind", kind, kind_names);
        read_text(map, "title", inject.title);
        const bool timed = map.read("at", inject.at, hours(0), scenario.end);
        all_timed = all_timed && timed;
        read_optional_choice(map, "unless", inject.unless, acts);
        read_optional_text(map, "expected_action", inject.expected_action);
        read_clause(map, inject.clause);
        if (kind.empty()) continue; // which keys belong to it cannot be said
        inject.kind = static_cast<InjectKind>(std::find(kind_names.begin(), kind_names.end(), kind) -
                                              kind_names.begin());
        read_kind(map, inject, ids, folder, scenario.end);
        map.finish();
        if (timed) check_revealed_fact(item, inject, scenario);
        const bool trigger = timed && inject.kind == InjectKind::post && inject.unless.empty();
        if (trigger && (!first_post || inject.at < scenario.injects[*first_post].at)) {
            first_post = scenario.injects.size();
        }
        scenario.injects.push_back(std::move(inject));
    }
    if (!first_post) {
        if (!items.empty() && all_timed && scenario.injects.size() == items.size()) {
            items.front().error("no inject of kind post starts the crisis");
        }
        return;
    }
    const Inject& trigger = scenario.injects[*first_post];
    scenario.first_crisis_post = trigger.at;
    if (trigger.platform != scenario.burning_platform && !trigger.platform.empty()) {
        items[*first_post].warning("the first post stands on '" + trigger.platform +
                                   "', but burning_platform is '" + scenario.burning_platform + "'");
    }
}

} // namespace stormdrill::scenarios
