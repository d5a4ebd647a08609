// The rows of the validation table (spread-model.md 7) that need batches of worlds: runs them and prints
// what came out. Rows of a single storm's cascades and volume are storm_run's.
//   validation_batches [--row N] [--people N] [--set NAME=VALUE]…
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

#include "tests/validation/rows.hpp"

namespace {
using namespace stormdrill::validation;

struct Row {
    int number;
    Results (*measure)(const Setting&);
};
constexpr Row rows[]{{9, false_against_true_rumours},
                     {24, negative_share},
                     {25, media_lag},
                     {26, unchanged_ties},
                     {27, brand_outcome},
                     {28, matched_responses},
                     {29, apologies},
                     {30, corrections},
                     {31, ranked_anger},
                     {32, moral_words},
                     {33, bots_in_trends}};

double cpu_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}
} // namespace

int main(int argc, char** argv) {
    Setting setting;
    int only = 0;
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::string value = i + 1 < argc ? argv[i + 1] : "";
        const std::size_t equals = value.find('=');
        if (name == "--row" && !value.empty())
            only = std::stoi(value);
        else if (name == "--people" && !value.empty())
            setting.people = static_cast<std::uint32_t>(std::stoul(value));
        else if (name == "--set" && equals != std::string::npos)
            setting.overrides[value.substr(0, equals)] = std::stod(value.substr(equals + 1));
        else {
            std::fprintf(stderr, "validation_batches: %s is no argument, or lacks its value\n", argv[i]);
            return 2;
        }
    }
    bool found = false;
    Results all;
    for (const Row& row : rows) {
        if (only != 0 && row.number != only) continue;
        found = true;
        const double start = cpu_seconds();
        const Results results = row.measure(setting);
        all.insert(all.end(), results.begin(), results.end());
        progress("row %d: %.1f CPU-seconds", row.number, cpu_seconds() - start);
    }
    if (!found) {
        std::fprintf(stderr, "validation_batches: no batch for row %d\n", only);
        return 2;
    }
    std::printf("| row | statistic | band | measured | |\n| --- | --- | --- | --- | --- |\n");
    for (const Result& r : all)
        std::printf("| %d | %s | %s | %s | %s |\n", r.row, r.statistic.c_str(), r.band.c_str(),
                    r.measured.c_str(), r.inside ? "in" : "out");
    std::printf("\n");
    for (const Result& r : all)
        if (!r.note.empty()) std::printf("%d %s: %s.\n", r.row, r.statistic.c_str(), r.note.c_str());
    return 0;
}
