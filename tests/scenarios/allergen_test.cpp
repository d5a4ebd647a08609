#include "tests/catch.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "scenarios/scenario.hpp"

using namespace stormdrill;
using namespace stormdrill::scenarios;

namespace {
const std::filesystem::path file =
    std::filesystem::path(STORMDRILL_SOURCE_DIR) / "scenarios" / "allergen.yaml";

const Scenario& allergen() {
    static const Scenario scenario = [] {
        Diagnostics diagnostics;
        Scenario read = load_scenario(file, diagnostics);
        CHECK(diagnostics.format() == "");
        return read;
    }();
    return scenario;
}

const std::vector<std::string> voice_kinds{
    "complaint", "anger",   "worry",  "question", "news_share", "support",          "defend",      "joke",
    "rumour",    "protest", "thanks", "calmed",   "chatter",    "article_headline", "article_body"};
} // namespace

TEST_CASE("the allergen scenario loads without an error or a warning") {
    CHECK(allergen().id == "allergen");
    CHECK(allergen().first_crisis_post == minutes(10));
    CHECK(allergen().burning_platform == "facebook");
    CHECK(allergen().facts.size() >= 12);
    CHECK(allergen().injects.size() >= 18);
    CHECK(allergen().role_briefings.size() == 5);
}

TEST_CASE("the text that a log embeds gives the allergen scenario again") {
    Diagnostics diagnostics;
    Scenario again = parse_scenario(allergen().source_text, allergen().file_name, diagnostics);
    CHECK(diagnostics.format() == "");
    CHECK(again == allergen());
    again.facts[0].text.en += "!";
    CHECK_FALSE(again == allergen());
}

TEST_CASE("reading the allergen scenario does not hold up a drill") {
    using Clock = std::chrono::steady_clock;
    auto best = Clock::duration::max();
    for (int i = 0; i < 3; ++i) {
        const auto start = Clock::now();
        Diagnostics diagnostics;
        static_cast<void>(parse_scenario(allergen().source_text, "allergen.yaml", diagnostics));
        best = std::min(best, Clock::now() - start);
    }
    // The target is 100 ms in a release build; builds with sanitizers on a busy machine get ten times as
    // long.
    CHECK(best < std::chrono::seconds(1));
}

TEST_CASE("both languages have something to say of every kind") {
    std::map<std::string, std::size_t> lines[2];
    std::size_t chatter = 0;
    for (const VoiceLine& line : allergen().voices) {
        ++lines[line.language == Language::en ? 0 : 1][line.kind];
        if (line.kind == "chatter") ++chatter;
    }
    for (const std::string& kind : voice_kinds) {
        INFO(kind);
        CHECK(lines[0][kind] >= 4);
        CHECK(lines[1][kind] >= 6);
    }
    CHECK(allergen().voices.size() >= 250);
    CHECK(chatter >= 80);
}

TEST_CASE("no line of the voices stands twice") {
    std::set<std::string> seen;
    for (const VoiceLine& line : allergen().voices) {
        INFO(line.text);
        CHECK(seen.insert(line.text).second);
    }
}

TEST_CASE("complaints carry particulars that an answer can take up") {
    std::size_t with_slots = 0, all = 0;
    for (const VoiceLine& line : allergen().voices) {
        if (line.kind != "complaint") continue;
        ++all;
        const bool particular =
            line.text.find('{') != std::string::npos || line.text.find("SC1108") != std::string::npos;
        if (particular) ++with_slots;
    }
    CHECK(with_slots * 10 >= all * 8);
}

TEST_CASE("no stretch of the drill is dead: something comes at least every eight hours") {
    std::vector<SimDuration> times{{0}};
    for (const Inject& inject : allergen().injects) {
        if (inject.unless.empty()) times.push_back(inject.at);
    }
    times.push_back(allergen().end);
    std::sort(times.begin(), times.end());
    for (std::size_t i = 1; i < times.size(); ++i) {
        INFO(format_duration(times[i - 1]) + " to " + format_duration(times[i]));
        CHECK(times[i].seconds - times[i - 1].seconds <= hours(8).seconds);
    }
}

TEST_CASE("statements fit the platforms they are written for") {
    std::size_t checked = 0;
    for (const TeamText& text : allergen().team_texts) {
        if (text.purpose != "statement" || text.platform.empty()) continue;
        const Platform& platform = allergen().platforms[allergen().platform_index(text.platform)];
        for (const std::string* words : {&text.text.en, &text.text.zh_TW}) {
            INFO(text.team + " on " + text.platform + ": " + *words);
            const auto length = static_cast<std::int64_t>(count_code_points(*words));
            CHECK(length >= platform.fitting_length_min);
            CHECK(length <= platform.fitting_length_max);
            ++checked;
        }
    }
    CHECK(checked >= 10);
}

TEST_CASE("the ideal team has a text for every platform it may write on, and varied replies") {
    std::set<std::string> platforms;
    std::set<std::string> replies[2];
    for (const TeamText& text : allergen().team_texts) {
        if (text.team != "ideal") continue;
        if (text.purpose == "statement") platforms.insert(text.platform);
        if (text.purpose == "reply" && text.about == "complaint") {
            replies[0].insert(text.text.en);
            replies[1].insert(text.text.zh_TW);
        }
    }
    for (const Platform& platform : allergen().platforms)
        CHECK(platforms.contains(platform.id));
    CHECK(replies[0].size() >= 12);
    CHECK(replies[1].size() >= 12);
}

TEST_CASE("a contingency inject waits for what the SOP asks, and a measure can prevent the leak") {
    std::map<std::string, std::string> waits;
    for (const Inject& inject : allergen().injects) {
        if (!inject.unless.empty()) waits[inject.unless] = inject.id;
    }
    CHECK(waits.contains("publish"));
    CHECK(waits.contains("outreach"));
    CHECK(std::any_of(allergen().preparation.begin(), allergen().preparation.end(),
                      [](const PreparationMeasure& measure) { return measure.prevents_inject == "leak"; }));
}
