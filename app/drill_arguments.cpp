#include "app/drill_arguments.hpp"

#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"

namespace stormdrill::app {

void add_drill_options(CLI::App& command, DrillArguments& a) {
    command.add_option("scenario", a.scenario, "The scenario file (YAML); the allergen drill when not given");
    command.add_option("--seed", a.seed, "Drives the storm")->capture_default_str();
    command.add_option("--agents", a.people, "Number of people; the scenario's own when not given")
        ->check(CLI::Range(1'000, 10'000'000));
    command.add_option("--teammates", a.teammates, "Of seats nobody takes: novice, steady or expert")
        ->capture_default_str();
    command.add_option("--resume", a.resume, "Go on from this log");
    command.add_option(
        "--out", a.out,
        "Folder for the log, the score and the report; a fresh one under drills/ when not given");
    command.add_option("--sop", a.sop, "The SOP file; the default SOP when not given");
}

drill::PlayOptions drill_options(const DrillArguments& a) {
    const std::filesystem::path data = data_folder();
    drill::PlayOptions options;
    options.scenario =
        a.scenario.empty() ? data / "scenarios/allergen.yaml" : std::filesystem::path(a.scenario);
    options.sop = a.sop.empty() ? data / "scoring/sop/default.yaml" : std::filesystem::path(a.sop);
    options.tone_rules = data / "scoring/tone";
    if (!a.resume.empty()) options.resume = a.resume;
    using Level = drill::TeammateLevel;
    if (a.teammates == "novice")
        options.teammates = Level::novice;
    else if (a.teammates == "expert")
        options.teammates = Level::expert;
    else if (a.teammates != "steady")
        throw OperatorError("--teammates: expected novice, steady or expert, got '" + a.teammates + "'");
    options.coach = !a.assess;
    options.seed = a.seed;
    options.people = a.people;
    options.ladders = own_folder() / "ladders";
    return options;
}

} // namespace stormdrill::app
