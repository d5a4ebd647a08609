#include "scoring/tone_changes.hpp"

#include <algorithm>

#include "scoring/tone_weights.hpp"

namespace stormdrill::scoring {

using namespace tone_engine;

namespace {

bool known(const YamlValue& where, const std::string& id, const std::vector<std::string>& wanted,
           const ToneNames& names, const std::string& what) {
    if (std::find(wanted.begin(), wanted.end(), id) != wanted.end()) return true;
    std::vector<std::string> all = names.switchable;
    all.insert(all.end(), names.others.begin(), names.others.end());
    if (std::find(all.begin(), all.end(), id) != all.end()) {
        where.error("the rule '" + id + "' " + what);
        return false;
    }
    const std::string near = nearest_name(id, wanted);
    where.error("there is no tone rule '" + id + "'" +
                (near.empty() ? "" : "; did you mean '" + near + "'?"));
    return false;
}

} // namespace

ToneChanges read_tone_changes(const YamlValue& value, const ToneNames* names) {
    ToneChanges changes;
    YamlMap map = value.map();
    for (const YamlValue& item : map.list_optional("off")) {
        const auto id = item.text(1, 64);
        if (!id) continue;
        if (names != nullptr &&
            !known(item, *id, names->switchable, *names, "belongs to the engine and cannot be switched off"))
            continue;
        if (!changes.off.insert(*id).second) item.error("'" + *id + "' stands twice");
    }
    if (const auto points = map.optional("points"))
        for (const YamlMap::Entry& entry : points->map().entries()) {
            const auto number = entry.value.integer(-100, 0);
            const bool good = names == nullptr || known(entry.key_value, entry.key, names->faults, *names,
                                                        "takes no points of its own; see 'moves' and 'caps'");
            if (changes.off.contains(entry.key)) entry.key_value.error("'" + entry.key + "' is switched off");
            if (number && good) changes.points[entry.key] = static_cast<std::int32_t>(*number);
        }
    if (const auto moves = map.optional("moves")) {
        YamlMap kinds = moves->map();
        for (const auto& [kind, weights] : text_kinds) {
            const auto of_kind = kinds.optional(kind);
            if (!of_kind) continue;
            for (const YamlMap::Entry& entry : of_kind->map().entries())
                if (const auto move = read_move(entry)) changes.moves[kind][move->first] = move->second;
        }
        kinds.finish();
    }
    if (const auto caps = map.optional("caps")) {
        YamlMap by_name = caps->map();
        for (const auto& [name, cap] : cap_names) {
            std::int64_t number = 0;
            if (by_name.read_optional(name, number, 0, 100))
                changes.caps[name] = static_cast<std::int32_t>(number);
        }
        by_name.finish();
    }
    map.finish();
    return changes;
}

} // namespace stormdrill::scoring
