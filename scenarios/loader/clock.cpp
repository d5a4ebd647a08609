#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

namespace {
/// "10:00" as time since midnight.
std::optional<SimDuration> time_of_day(const std::string& text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (text.size() != 5 || !digit(0) || !digit(1) || text[2] != ':' || !digit(3) || !digit(4))
        return std::nullopt;
    const auto number = [&](std::size_t i) { return 10 * (text[i] - '0') + (text[i + 1] - '0'); };
    if (number(0) >= 24 || number(3) >= 60) return std::nullopt;
    return hours(number(0)) + minutes(number(3));
}

void read_composing(YamlMap& top, ComposingAllowance& allowance) {
    const auto value = top.optional("composing");
    if (!value) return;
    YamlMap map = value->map();
    SimDuration seat = minutes(3), team = minutes(10); // of real time
    map.read_optional("per_seat", seat, seconds(0), hours(1));
    map.read_optional("per_team", team, seconds(0), hours(5));
    map.finish();
    if (team < seat)
        value->error("the team's allowance (" + format_duration(team) +
                     ") must not lie below that of a seat (" + format_duration(seat) + ")");
    allowance = {static_cast<double>(seat.seconds), static_cast<double>(team.seconds)};
}

} // namespace

void read_clock(YamlMap& top, Scenario& scenario) {
    scenario.end = hours(48);
    top.read_optional("end", scenario.end, hours(1), longest_drill);
    if (const auto start = top.optional("local_start")) {
        if (const auto text = start->text()) {
            const auto time = time_of_day(*text);
            if (!time) start->error("expected a time of day such as 10:00, got \"" + *text + "\"");
            scenario.local_start = time.value_or(scenario.local_start);
        }
    }
    read_optional_choice(top, "local_weekday", scenario.local_weekday,
                         {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
    read_composing(top, scenario.composing);
    // definitions.md, "Seats, clock, ends"
    scenario.clock = {{hours(0), 6}, {hours(2), 60}, {hours(24), 240}};
    const auto value = top.optional("clock");
    if (!value) return;
    scenario.clock.clear();
    for (const YamlValue& item : value->list(1, 50)) {
        YamlMap map = item.map();
        ClockPhase phase;
        const bool timed = map.read("from", phase.from, hours(0), scenario.end);
        map.read("pace", phase.pace, 0.1, 1000);
        map.finish();
        if (!timed) continue;
        if (scenario.clock.empty() && phase.from != hours(0)) item.error("the first phase must begin at 0");
        if (!scenario.clock.empty() && phase.from <= scenario.clock.back().from) {
            item.error("phases must ascend: this one begins at " + format_duration(phase.from) +
                       ", the one before at " + format_duration(scenario.clock.back().from));
        }
        scenario.clock.push_back(phase);
    }
}

} // namespace stormdrill::scenarios
