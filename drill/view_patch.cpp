#include "drill/view_patch.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/diagnostics.hpp"

namespace stormdrill::drill {

namespace {
constexpr const char* list_key = "$list";
constexpr std::size_t most_tried = 8; // of what an entry may have been before

/// Finds the steps from one list to another: entries that are equal stay; between them, one that is told
/// shorter as a change of an old one is taken for that.
class ListSteps {
public:
    ListSteps(const WireJson& from, const WireJson& to) : from_(from), to_(to) {
        std::size_t equal = 0;
        const std::size_t shorter = std::min(from.size(), to.size());
        while (equal < shorter && from[equal] == to[equal])
            ++equal;
        std::size_t at_end = 0;
        while (at_end < shorter - equal && from[from.size() - 1 - at_end] == to[to.size() - 1 - at_end])
            ++at_end;
        stay(0, equal);
        from_taken_ = to_taken_ = equal;
        match(from.size() - at_end, to.size() - at_end);
        between(from.size() - at_end, to.size() - at_end);
        stay(from.size() - at_end, at_end);
    }

    /// Empty where the list itself is no longer than its steps.
    [[nodiscard]] std::optional<WireJson> take() {
        if (!any_stay_) return std::nullopt;
        WireJson patch{{list_key, std::move(steps_)}};
        if (patch.dump().size() >= to_.dump().size()) return std::nullopt;
        return patch;
    }

private:
    /// The entries before these ends that stand in both, in the same order.
    void match(std::size_t from_end, std::size_t to_end) {
        if (from_taken_ == from_end || to_taken_ == to_end) return;
        std::unordered_multimap<std::size_t, std::size_t> places;
        for (std::size_t i = from_taken_; i < from_end; ++i)
            places.emplace(std::hash<WireJson>{}(from_[i]), i);
        for (std::size_t j = to_taken_; j < to_end; ++j) {
            std::size_t found = from_end;
            const auto [first, last] = places.equal_range(std::hash<WireJson>{}(to_[j]));
            for (auto place = first; place != last; ++place) {
                const std::size_t i = place->second;
                if (i >= from_taken_ && i < found && from_[i] == to_[j]) found = i;
            }
            if (found == from_end) continue;
            between(found, j);
            stay(found, 1);
            from_taken_ = found + 1;
            to_taken_ = j + 1;
        }
    }

    /// What neither stays nor was told yet, up to these ends.
    void between(std::size_t from_end, std::size_t to_end) {
        for (; to_taken_ < to_end; ++to_taken_) {
            const WireJson& entry = to_[to_taken_];
            const std::size_t tried_end = std::min(from_end, from_taken_ + most_tried);
            std::size_t changed = from_taken_;
            while (changed < tried_end && !change(changed, from_[changed], entry))
                ++changed;
            if (changed < tried_end) {
                from_taken_ = changed + 1;
                continue;
            }
            if (steps_.empty() || !steps_.back().contains("came"))
                steps_.push_back(WireJson{{"came", WireJson::array()}});
            steps_.back()["came"].push_back(entry);
        }
        from_taken_ = from_end;
    }

    /// False where it is shorter to tell the whole entry.
    bool change(std::size_t number, const WireJson& before, const WireJson& entry) {
        if (!before.is_object() || !entry.is_object()) return false;
        WireJson step{{"changed", number}, {"by", patch_between(before, entry)}};
        if (step.dump().size() >= entry.dump().size()) return false;
        steps_.push_back(std::move(step));
        return any_stay_ = true;
    }

    void stay(std::size_t first, std::size_t count) {
        if (count == 0) return;
        any_stay_ = true;
        if (!steps_.empty() && steps_.back().is_array() &&
            steps_.back()[0].get<std::size_t>() + steps_.back()[1].get<std::size_t>() == first)
            steps_.back()[1] = steps_.back()[1].get<std::size_t>() + count;
        else
            steps_.push_back(WireJson::array({first, count}));
    }

    const WireJson& from_;
    const WireJson& to_;
    std::size_t from_taken_ = 0, to_taken_ = 0; ///< up to here everything is told
    bool any_stay_ = false;
    WireJson steps_ = WireJson::array();
};

[[noreturn]] void no_fit(const char* what) {
    throw OperatorError(std::string("a change that does not fit the view: ") + what);
}

std::size_t whole_number(const WireJson& number) {
    if (!number.is_number_unsigned()) no_fit("there is no number");
    return number.get<std::size_t>();
}

/// The list that the steps make; takes the entries out of the old one.
WireJson stepped(WireJson& from, const WireJson& steps) {
    if (!from.is_array() || !steps.is_array()) no_fit("there is no list");
    WireJson to = WireJson::array();
    std::size_t taken = 0;
    const auto check = [&](std::size_t first, std::size_t count) {
        if (first < taken || first > from.size() || count > from.size() - first)
            no_fit("no such entries in the list");
        taken = first + count;
    };
    for (const WireJson& step : steps) {
        if (step.is_array()) {
            const std::size_t first = whole_number(step.at(0));
            check(first, whole_number(step.at(1)));
            for (std::size_t i = first; i < taken; ++i)
                to.push_back(std::move(from[i]));
        } else if (step.contains("came")) {
            for (const WireJson& entry : step.at("came").get_ref<const WireJson::array_t&>())
                to.push_back(entry);
        } else {
            const std::size_t number = whole_number(step.at("changed"));
            check(number, 1);
            apply_patch(from[number], step.at("by"));
            to.push_back(std::move(from[number]));
        }
    }
    return to;
}
} // namespace

std::optional<WireJson> change_between(const WireJson& before, const WireJson& value) {
    if (before.is_object() && value.is_object()) {
        WireJson patch = patch_between(before, value);
        return patch.empty() ? std::nullopt : std::optional(std::move(patch));
    }
    if (before == value) return std::nullopt;
    if (before.is_array() && value.is_array()) {
        if (auto steps = ListSteps(before, value).take()) return steps;
    }
    return value;
}

WireJson patch_between(const WireJson& from, const WireJson& to) {
    WireJson patch = WireJson::object();
    for (const auto& [key, value] : from.items()) {
        if (!to.contains(key)) patch[key] = nullptr;
    }
    for (const auto& [key, value] : to.items()) {
        const auto before = from.find(key);
        if (before == from.end())
            patch[key] = value;
        else if (auto change = change_between(*before, value))
            patch[key] = std::move(*change);
    }
    return patch;
}

void apply_patch(WireJson& view, const WireJson& patch) {
    try {
        if (!view.is_object() || !patch.is_object()) no_fit("there is no object");
        for (const auto& [key, value] : patch.items()) {
            if (value.is_null()) {
                view.erase(key);
                continue;
            }
            const auto before = view.find(key);
            if (before == view.end())
                view[key] = value;
            else if (const auto steps = value.find(list_key); value.is_object() && steps != value.end())
                *before = stepped(*before, *steps);
            else if (value.is_object() && before->is_object())
                apply_patch(*before, value);
            else
                *before = value;
        }
    } catch (const nlohmann::json::exception& fault) {
        no_fit(fault.what());
    }
}

} // namespace stormdrill::drill
