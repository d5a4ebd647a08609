#include <algorithm>
#include <cmath>
#include <set>

#include "base/hash.hpp"
#include "base/yaml.hpp"
#include "scoring/measures/measure.hpp"
#include "scoring/sop.hpp"

namespace stormdrill::scoring {

namespace {
constexpr std::int64_t format_version = 1;
constexpr int highest_level = 4;
const SimDuration longest_limit = hours(24 * 90);

std::string plain(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

/// P1, S7, X12: what logs, scores and screens name a clause by.
bool is_clause_id(std::string_view id) {
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return id.size() >= 2 && id.size() <= 8 && letter(id.front()) && digit(id.back()) &&
           std::all_of(id.begin(), id.end(), [&](char c) { return letter(c) || digit(c); });
}

void read_severity(YamlMap& top, SeverityRule& rule) {
    const auto value = top.required("severity");
    if (!value) return;
    YamlMap map = value->map();
    if (const auto rates = map.required("posts_per_hour_per_100000")) {
        YamlMap levels = rates->map();
        for (std::size_t i = 0; i < rule.posts_per_hour_per_100000.size(); ++i)
            levels.read("level_" + std::to_string(i + 2), rule.posts_per_hour_per_100000[i], 0.001, 1e6);
        levels.finish();
        if (!std::is_sorted(rule.posts_per_hour_per_100000.begin(), rule.posts_per_hour_per_100000.end(),
                            std::less_equal<>{}))
            rates->error("each level must begin at more posts than the one below it");
    }
    std::int64_t harm = rule.least_level_with_harm, media = rule.least_level_with_national_media;
    map.read("least_level_with_harm", harm, 1, highest_level);
    map.read("least_level_with_national_media", media, 1, highest_level);
    rule.least_level_with_harm = static_cast<int>(harm);
    rule.least_level_with_national_media = static_cast<int>(media);
    map.finish();
}

void read_volume_turn(YamlMap& top, VolumeTurn& turn) {
    const auto value = top.required("volume_turn");
    if (!value) return;
    YamlMap map = value->map();
    map.read("factor", turn.factor, 1.01, 100);
    map.read("least_posts", turn.least_posts, 1, 1'000'000);
    map.finish();
}

void read_calm(YamlMap& top, CalmRule& calm) {
    const auto value = top.required("calm");
    if (!value) return;
    YamlMap map = value->map();
    map.read("share_of_peak", calm.share_of_peak, 0.01, 0.99);
    map.read("lasts", calm.lasts, minutes(1), longest_limit);
    map.finish();
}

void read_workload(YamlMap& top, WorkloadRule& rule) {
    const auto value = top.required("workload");
    if (!value) return;
    YamlMap map = value->map();
    map.read("idle_after", rule.idle_after, minutes(1), longest_limit);
    map.read("overload_items", rule.overload_items, 1, 10'000);
    map.finish();
}

void read_phases(YamlMap& top, Sop& sop) {
    std::map<std::string, std::size_t> first_line;
    double sum = 0;
    const std::vector<YamlValue> items = top.list("phases", 1, 50);
    for (const YamlValue& item : items) {
        YamlMap map = item.map();
        Phase phase;
        map.read_identifier("id", phase.id);
        map.read("title", phase.title);
        // Read wide and judged here, so that the message says what is wrong with a weight.
        if (map.read("weight", phase.weight, -1e6, 1e6) && phase.weight <= 0)
            map.required("weight")->error("a weight must be above 0, got " + plain(phase.weight));
        map.finish();
        if (!phase.id.empty()) {
            const auto [at, is_new] = first_line.emplace(phase.id, item.where().line);
            if (!is_new)
                item.error("a second phase '" + phase.id + "' (first on line " + std::to_string(at->second) +
                           ")");
        }
        sum += phase.weight;
        sop.phases.push_back(std::move(phase));
    }
    if (!items.empty() && std::abs(sum - 100) > 1e-9)
        items.front().error("the weights of the phases must add up to 100, they add up to " + plain(sum));
}

void read_targets(const YamlValue& value, Clause& clause) {
    YamlMap levels = value.map();
    for (int level = 1; level <= highest_level; ++level) {
        const std::string key = std::to_string(level);
        const std::optional<YamlValue> entry = level == 1 ? levels.optional(key) : levels.required(key);
        if (!entry) continue;
        YamlMap map = entry->map();
        TimeTarget target;
        const bool has_target = map.read("target", target.target, minutes(1), longest_limit);
        const bool has_limit = map.read("limit", target.limit, minutes(1), longest_limit);
        map.finish();
        if (!has_target || !has_limit) continue;
        if (target.limit <= target.target)
            entry->error("the limit (" + format_duration(target.limit) + ") must lie after the target (" +
                         format_duration(target.target) + ")");
        clause.targets[level] = target;
    }
    levels.finish();
}

void read_parameters(const YamlValue& value, const Measure& measure, Clause& clause) {
    std::vector<std::string> known;
    for (const MeasureParameter& parameter : measure.parameters)
        known.push_back(parameter.name);
    for (const YamlMap::Entry& entry : value.map().entries()) {
        const auto found = std::find(known.begin(), known.end(), entry.key);
        if (found == known.end()) {
            const std::string near = nearest_name(entry.key, known);
            entry.key_value.error("the measure '" + measure.name + "' has no parameter '" + entry.key + "'" +
                                  (near.empty() ? "" : "; did you mean '" + near + "'?"));
            continue;
        }
        const MeasureParameter& parameter =
            measure.parameters[static_cast<std::size_t>(found - known.begin())];
        if (const auto number = entry.value.number(parameter.min, parameter.max))
            clause.parameters[entry.key] = *number;
    }
    for (const auto& [lower, higher] : measure.ascending) {
        const double low = measure.value(lower, clause.parameters),
                     high = measure.value(higher, clause.parameters);
        if (low > high)
            value.error("'" + lower + "' (" + plain(low) + ") must not lie above '" + higher + "' (" +
                        plain(high) + ")");
    }
}

Clause read_clause(const YamlValue& item, const std::vector<std::string>& phases) {
    YamlMap map = item.map();
    Clause clause;
    if (map.read("id", clause.id, 1, 64) && !is_clause_id(clause.id)) {
        map.required("id")->error("expected a clause id such as S1 (capital letters, then digits), got \"" +
                                  clause.id + "\"");
        clause.id.clear();
    }
    clause.stands_for = clause.id;
    if (const auto guide = map.optional("stands_for"))
        if (const auto id = guide->text(1, 64)) {
            clause.stands_for = *id;
            if (!is_clause_id(*id))
                guide->error("expected a clause id such as S1 (capital letters, then digits), got \"" + *id +
                             "\"");
        }
    if (const auto phase = map.required("phase"))
        if (const auto index = phase->choice(phases)) clause.phase = phases[*index];
    map.read("title", clause.title);
    map.read("rubric", clause.rubric);
    if (map.read("weight", clause.weight, -1e6, 1e6) && clause.weight <= 0)
        map.required("weight")->error("a weight must be above 0, got " + plain(clause.weight));

    const Measure* measure = nullptr;
    const std::optional<YamlValue> named = map.required("measure");
    if (named) {
        const std::vector<std::string> names = measure_names();
        if (const auto index = named->choice(names)) {
            clause.measure = names[*index];
            measure = find_measure(clause.measure);
        }
    }
    const std::optional<YamlValue> targets = map.optional("targets");
    const std::optional<YamlValue> parameters = map.optional("parameters");
    if (targets) read_targets(*targets, clause);
    if (measure != nullptr) {
        if (measure->timed && !targets)
            named->error("the measure '" + measure->name + "' is timed: the clause needs 'targets'");
        if (!measure->timed && targets)
            targets->error("the measure '" + measure->name + "' is not timed: 'targets' would be ignored");
        if (parameters) read_parameters(*parameters, *measure, clause);
    }
    map.finish();
    return clause;
}

void read_clauses(YamlMap& top, Sop& sop) {
    std::vector<std::string> phases;
    for (const Phase& phase : sop.phases)
        if (!phase.id.empty()) phases.push_back(phase.id);
    std::map<std::string, std::size_t> first_line;
    std::set<std::string> used;
    const auto list = top.required("clauses");
    if (!list) return;
    for (const YamlValue& item : list->list(1, 500)) {
        Clause clause = read_clause(item, phases);
        if (!clause.id.empty()) {
            const auto [at, is_new] = first_line.emplace(clause.id, item.where().line);
            if (!is_new)
                item.error("a second clause '" + clause.id + "' (first on line " +
                           std::to_string(at->second) + ")");
        }
        used.insert(clause.phase);
        sop.clauses.push_back(std::move(clause));
    }
    for (const std::string& phase : phases)
        if (!used.contains(phase)) list->error("no clause belongs to the phase '" + phase + "'");
}
} // namespace

Sop parse_sop(const std::string& text, const std::string& file_name) {
    Diagnostics diagnostics;
    Sop sop;
    sop.source_text = text;
    sop.file_name = file_name;
    sop.hash = hash128_hex(text);
    if (const auto document = YamlDocument::parse(text, file_name, diagnostics)) {
        YamlMap top = document->root(diagnostics).map();
        std::int64_t version = 0;
        top.read("sop", version, format_version, format_version);
        top.read_identifier("id", sop.id);
        top.read("title", sop.title);
        read_severity(top, sop.severity);
        read_volume_turn(top, sop.volume_turn);
        read_calm(top, sop.calm);
        read_workload(top, sop.workload);
        read_phases(top, sop);
        read_clauses(top, sop);
        if (const auto tone = top.optional("tone")) sop.tone = read_tone_changes(*tone, nullptr);
        top.finish();
    }
    if (diagnostics.has_errors()) throw AuthorError(std::move(diagnostics));
    return sop;
}

} // namespace stormdrill::scoring
