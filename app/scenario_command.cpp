#include "app/scenario_command.hpp"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>

#include "scenarios/scenario.hpp"

namespace stormdrill::app {

namespace {
std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string summary(const scenarios::Scenario& scenario) {
    const auto chinese = static_cast<std::size_t>(
        std::count_if(scenario.voices.begin(), scenario.voices.end(),
                      [](const scenarios::VoiceLine& line) { return line.language == Language::zh_TW; }));
    return counted(scenario.injects.size(), "inject", "injects") + " over " + format_duration(scenario.end) +
           ", " + counted(scenario.facts.size(), "fact", "facts") + ", " +
           counted(scenario.voices.size(), "voice", "voices") + " (" + std::to_string(chinese) + " zh-TW, " +
           std::to_string(scenario.voices.size() - chinese) + " English), " +
           counted(scenario.team_texts.size(), "team text", "team texts") + ", " +
           std::to_string(scenario.people) + " people";
}

bool check(const std::string& file, std::ostream& out, std::ostream& err) {
    Diagnostics diagnostics;
    try {
        const scenarios::Scenario scenario = scenarios::load_scenario(file, diagnostics);
        err << diagnostics.format();
        out << file << ": good: " << summary(scenario) << '\n';
        return true;
    } catch (const AuthorError& e) {
        err << e.what(); // ends with a line feed, being a list
    } catch (const OperatorError& e) {
        err << e.what() << '\n';
    }
    return false;
}
} // namespace

int scenario_command(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
    CLI::App commands{"Write and check crisis scenarios", "stormdrill scenario"};
    commands.require_subcommand(1);
    std::vector<std::string> files;
    CLI::App* checking =
        commands.add_subcommand("check", "Read scenario files and report everything wrong with them");
    checking->add_option("FILE", files, "Scenario files (*.yaml)")->required();
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend()); // as CLI11 wants them
        commands.parse(reversed);
    } catch (const CLI::ParseError& e) {
        return commands.exit(e, out, err) == 0 ? 0 : 2;
    }
    bool good = true;
    for (const std::string& file : files)
        good = check(file, out, err) && good;
    return good ? 0 : 2;
}

} // namespace stormdrill::app
