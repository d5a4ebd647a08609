#include "drill/ladder.hpp"

#include <algorithm>
#include <mutex>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "drill/automated_team.hpp"
#include "drill/build_id.hpp"
#include "drill/outcome_json.hpp"
#include "drill/work_list.hpp"
#include "drill/worlds.hpp"

namespace stormdrill::drill {

namespace {
using Json = nlohmann::ordered_json;
using Drills = std::vector<std::vector<std::optional<scoring::OutcomeFigures>>>; ///< by team and seed

Drills none_yet(std::size_t seeds) {
    return Drills(team_names().size(), std::vector<std::optional<scoring::OutcomeFigures>>(seeds));
}

/// What the file holds; a file that cannot be read holds nothing, it is only a store of results.
Drills read_drills(const std::filesystem::path& file, std::size_t seeds) {
    Drills drills = none_yet(seeds);
    try {
        const Json json = Json::parse(read_file(file));
        for (std::size_t team = 0; team < drills.size(); ++team) {
            const Json& kept = json.at("drills").at(team_names()[team]);
            for (std::size_t i = 0; i < std::min(seeds, kept.size()); ++i) {
                if (!kept[i].is_null()) drills[team][i] = figures_from_json(kept[i]);
            }
        }
    } catch (const Json::exception&) {
        return none_yet(seeds);
    } catch (const OperatorError&) {
        return none_yet(seeds);
    }
    return drills;
}

void write_drills(const std::filesystem::path& file, const Parts& parts, const Drills& drills) {
    Json json = Json::object();
    json["scenario"] = parts.scenario->id;
    json["build"] = build_id();
    for (std::size_t team = 0; team < drills.size(); ++team) {
        Json& kept = json["drills"][team_names()[team]] = Json::array();
        for (const auto& figures : drills[team])
            kept.push_back(figures ? figures_to_json(*figures) : Json(nullptr));
    }
    write_file_atomically(file, json.dump() + "\n");
}

std::optional<scoring::Ladder> whole(const Drills& drills) {
    scoring::Ladder ladder;
    for (std::size_t team = 0; team < drills.size(); ++team) {
        scoring::LadderTeam rung{team_names()[team], {}};
        for (const auto& figures : drills[team]) {
            if (!figures) return std::nullopt;
            rung.per_seed.push_back(*figures);
        }
        ladder.push_back(std::move(rung));
    }
    return ladder;
}
} // namespace

std::string ladder_file_name(const Parts& parts, std::size_t seeds) {
    std::string key;
    for (const std::string& part :
         {parts.scenario->hash, parts.sop->hash, parts.scorer ? parts.scorer->rules_hash() : std::string(),
          build_id(), to_hex(parts.network->hash()), std::to_string(parts.network->setup().network_seed),
          std::to_string(seeds)})
        key += part + '\n';
    return parts.scenario->id + "-" + hash128_hex(key).substr(0, 16) + ".json";
}

std::optional<scoring::Ladder> find_ladder(const Parts& parts, const std::filesystem::path& folder,
                                           std::size_t seeds) {
    return whole(read_drills(folder / ladder_file_name(parts, seeds), seeds));
}

std::optional<scoring::Ladder> climb_ladder(const Parts& parts, const LadderOptions& options,
                                            const std::atomic<bool>& stop,
                                            const std::function<void(double)>& progress) {
    const std::filesystem::path file = options.folder / ladder_file_name(parts, options.seeds);
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);
    if (error) throw OperatorError(options.folder.string() + ": cannot be made: " + error.message());
    Drills drills = read_drills(file, options.seeds);
    std::mutex mutex; // for `drills` and the file
    WorkList work(options.threads, stop, progress);
    for (std::size_t team = 0; team < drills.size(); ++team) {
        for (std::size_t i = 0; i < options.seeds; ++i) {
            if (drills[team][i]) continue;
            work.add(1, [&, team, i] {
                const PlayedDrill drill =
                    play_drill(parts, *parse_team(team_names()[team]), i + 1, Language::zh_TW, stop);
                if (stop) return;
                const std::lock_guard lock(mutex);
                drills[team][i] = drill.outcome.per_seed.front();
                write_drills(file, parts, drills);
            });
        }
    }
    work.do_all();
    return stop ? std::nullopt : whole(drills);
}

} // namespace stormdrill::drill
