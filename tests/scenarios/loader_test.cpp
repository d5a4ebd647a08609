#include "tests/catch.hpp"

#include <filesystem>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "scenarios/scenario.hpp"

using namespace stormdrill;
using namespace stormdrill::scenarios;

namespace {
const std::filesystem::path source_dir = STORMDRILL_SOURCE_DIR;

std::string minimal() {
    return read_file(source_dir / "tests/scenarios/minimal.yaml");
}

/// minimal.yaml with `from` replaced by `to`.
std::string minimal_with(const std::string& from, const std::string& to) {
    std::string text = minimal();
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// What is reported for `text`: warnings of a good one, everything of a bad one.
std::string report(const std::string& text) {
    Diagnostics diagnostics;
    try {
        static_cast<void>(parse_scenario(text, "s.yaml", diagnostics));
    } catch (const AuthorError& e) {
        return e.what();
    }
    return diagnostics.format();
}
} // namespace

TEST_CASE("the smallest scenario loads without a word") {
    Diagnostics diagnostics;
    const Scenario scenario = parse_scenario(minimal(), "minimal.yaml", diagnostics);
    CHECK(diagnostics.format() == "");
    CHECK(scenario.id == "minimal");
    CHECK(scenario.title == Bilingual{"A cold soup", "一碗冷湯"});
    CHECK(scenario.file_name == "minimal.yaml");
    CHECK(scenario.hash == hash128_hex(minimal()));
    CHECK(scenario.source_text == minimal());
    CHECK(scenario.first_crisis_post == minutes(10));
    CHECK(scenario.end == hours(48));
    CHECK(scenario.local_start == hours(10));
    CHECK(scenario.local_weekday == "thursday");
    REQUIRE(scenario.clock.size() == 3);
    CHECK(scenario.clock[1] == ClockPhase{hours(2), 60});
    REQUIRE(scenario.injects.size() == 2);
    CHECK(scenario.injects[1].kind == InjectKind::call);
    CHECK(scenario.injects[1].deadline == minutes(30));
    CHECK(scenario.facts.at(0).public_knows == hours(2));
    CHECK(scenario.voices.at(1).language == Language::zh_TW);
    CHECK(scenario.voices.at(1).phase == "any");
    CHECK(scenario.word_lists.at("places_zh") == std::vector<std::string>{"台北"});
    CHECK(scenario.causes.at(0).root);
}

TEST_CASE("things are found by their id, and unknown ones are not") {
    Diagnostics diagnostics;
    const Scenario scenario = parse_scenario(minimal(), "minimal.yaml", diagnostics);
    CHECK(scenario.platform_index("facebook") == 0);
    CHECK(scenario.platform_index("nowhere") == 1);
    REQUIRE(scenario.persona("reporter") != nullptr);
    CHECK(scenario.persona("reporter")->outlet == "daily");
    CHECK(scenario.persona("nobody") == nullptr);
    CHECK(scenario.fact("stove_off") == &scenario.facts[0]);
    CHECK(scenario.fact("") == nullptr);
    CHECK(scenario.outlet("daily") == &scenario.outlets[0]);
}

TEST_CASE("the first crisis post is the earliest post that fires of itself") {
    Diagnostics diagnostics;
    const Scenario scenario =
        parse_scenario(minimal_with("injects:\n", "injects:\n"
                                                  "  - id: later\n    kind: post\n    at: 20m\n"
                                                  "    title: {en: Later, zh-TW: 稍後}\n"
                                                  "    persona: doctor_lin\n    platform: facebook\n"
                                                  "    text: {en: Still cold., zh-TW: 還是冷的。}\n"
                                                  "  - id: contingency\n    kind: post\n    at: 5m\n"
                                                  "    unless: publish\n"
                                                  "    title: {en: Silence, zh-TW: 沉默}\n"
                                                  "    persona: doctor_lin\n    platform: facebook\n"
                                                  "    text: {en: They say nothing., zh-TW: 他們不說話。}\n"),
                       "s.yaml", diagnostics);
    CHECK(scenario.first_crisis_post == minutes(10));
    CHECK(scenario.injects[1].unless == "publish");
}

TEST_CASE("a text in the wrong language is a warning, and the scenario loads") {
    CHECK(report(minimal_with("zh-TW: 湯是冷的。", "zh-TW: The soup is cold.")) ==
          "s.yaml:5:41: warning: summary.zh-TW: zh-TW text without a Chinese character\n"
          "    summary: {en: The soup is cold., zh-TW: The soup is cold.}\n"
          "                                            ^\n");
    CHECK(report(minimal_with("{en: The soup is cold.", "{en: 湯是冷的。"))
              .find("s.yaml:5:15: warning: summary.en: English text with Chinese characters\n") == 0);
}

TEST_CASE("what one language says and the other does not is a warning") {
    CHECK(report(minimal_with("voices:\n", "voices:\n  - {language: zh-TW, kind: joke, lines: [冷笑話。]}\n"))
              .find("warning: voices: no en line of kind 'joke'") != std::string::npos);
}

TEST_CASE("an automated team without words is a warning") {
    const std::string outreach =
        "  - {team: ideal, purpose: outreach, texts: [{en: Lunch is on us., zh-TW: 這餐我們請。}]}\n";
    CHECK(report(minimal_with(outreach, ""))
              .find("warning: team_texts: team 'ideal' has no text for "
                    "'outreach'") != std::string::npos);
    std::string text = minimal();
    text.resize(text.find("team_texts:"));
    CHECK(report(text).find("warning: no team_texts: automated teams will have nothing to say") !=
          std::string::npos);
}

TEST_CASE("the clock and the time of day are the author's where he sets them") {
    Diagnostics diagnostics;
    const Scenario scenario =
        parse_scenario(minimal() + "end: 6h\nlocal_start: \"23:30\"\nlocal_weekday: sunday\nclock:\n  - "
                                   "{from: 0, pace: 2.5}\n  - {from: 1h, pace: 30}\n",
                       "s.yaml", diagnostics);
    CHECK(scenario.end == hours(6));
    CHECK(scenario.local_start == hours(23) + minutes(30));
    CHECK(scenario.local_weekday == "sunday");
    CHECK(scenario.clock == std::vector<ClockPhase>{{hours(0), 2.5}, {hours(1), 30}});
    CHECK(report(minimal() + "local_start: \"24:00\"\n")
              .find("local_start: expected a time of day such as 10:00, got \"24:00\"") != std::string::npos);
    CHECK(report(minimal() + "clock: [{from: 5m, pace: 6}]\n").find("the first phase must begin at 0") !=
          std::string::npos);
}

TEST_CASE("how long typing may slow the clock is the author's, too") {
    Diagnostics diagnostics;
    const Scenario usual = parse_scenario(minimal(), "s.yaml", diagnostics);
    CHECK(usual.composing == ComposingAllowance{180, 600});
    const Scenario scenario =
        parse_scenario(minimal() + "composing: {per_seat: 90s, per_team: 4m}\n", "s.yaml", diagnostics);
    CHECK(scenario.composing == ComposingAllowance{90, 240});
    CHECK(report(minimal() + "composing: {per_seat: 5m, per_team: 4m}\n")
              .find("composing: the team's allowance (4m) must not lie below that of a seat (5m)") !=
          std::string::npos);
}

TEST_CASE("crowd parameters are handed on by name") {
    Diagnostics diagnostics;
    const Scenario scenario = parse_scenario(
        minimal() + "people: 50000\nnetwork_seed: 7\ncrowd_parameters: {anger.half_life_h: 3.5}\n", "s.yaml",
        diagnostics);
    CHECK(scenario.people == 50'000);
    CHECK(scenario.network_seed == 7);
    CHECK(scenario.crowd_parameters == std::map<std::string, double>{{"anger.half_life_h", 3.5}});
}

namespace {
/// A folder of its own for files that a test writes; gone afterwards.
class ScratchFolder {
public:
    ScratchFolder() : path(std::filesystem::temp_directory_path() / "stormdrill_scenarios_test") {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path path;
};

/// As an editor on Windows saves it.
std::string windows(const std::string& text) {
    std::string out = "\xEF\xBB\xBF";
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}
} // namespace

TEST_CASE(
    "files with byte order marks and carriage returns load, included ones too, and read back from the log") {
    const ScratchFolder folder;
    std::string main = minimal();
    const std::size_t voices = main.find("voices:\n");
    const std::size_t team_texts = main.find("team_texts:\n");
    const std::string section = main.substr(voices, team_texts - voices);
    main.replace(voices, section.size(),
                 "include:\n  - voices.yaml\n  - # nothing here\n    pictures.yaml\n");
    const std::size_t words = main.find("word_lists:\n");
    const std::string lists = main.substr(words, main.find("include:\n") - words);
    main.erase(words, lists.size());
    write_file_atomically(folder.path / "main.yaml", windows(main));
    write_file_atomically(folder.path / "voices.yaml", windows("---\n" + section + "...\n"));
    write_file_atomically(folder.path / "pictures.yaml", windows(lists));

    Diagnostics diagnostics;
    const Scenario scenario = load_scenario(folder.path / "main.yaml", diagnostics);
    CHECK(diagnostics.format() == "");
    const Scenario original = parse_scenario(minimal(), "minimal.yaml", diagnostics);
    CHECK(scenario.voices == original.voices);
    CHECK(scenario.word_lists == original.word_lists);
    CHECK(scenario.team_texts == original.team_texts);
    CHECK(parse_scenario(scenario.source_text, scenario.file_name, diagnostics) == scenario);
    CHECK(diagnostics.format() == "");
}

TEST_CASE("phrases and duties of facts are read strictly") {
    const std::string place = "    public_knows: 2h\n";
    const auto with = [&](const std::string& more) { return minimal_with(place, place + more); };
    Diagnostics diagnostics;
    const Scenario good = parse_scenario(
        with("    stating: [the stove was off, 爐子…沒開]\n    contradicting: [the stove was on, 爐子有開]\n"
             "    must_tell: true\n"),
        "s.yaml", diagnostics);
    CHECK(diagnostics.format() == "");
    CHECK(good.facts[0].stating == std::vector<std::string>{"the stove was off", "爐子…沒開"});
    CHECK(good.facts[0].must_tell);
    CHECK(report(with("    stating: [the stove was off, 爐子沒開]\n    contradicting: [the stove was off, "
                      "爐子有開]\n"))
              .find("this phrase stands already under facts[0].stating[0]") != std::string::npos);
    CHECK(report(with("    true: false\n    must_tell: true\n"))
              .find("a fact that is not true cannot have to be told") != std::string::npos);
    CHECK(report(with("    stating: [the {name} was off, 爐子沒開]\n")).find("error") != std::string::npos);
    CHECK(report(with("    stating: [the stove was off]\n"))
              .find("phrases in English only: texts in the other language will not be recognised") !=
          std::string::npos);
    CHECK(report(with("    stating: [off, 爐子沒開]\n"))
              .find("so short a phrase may stand in texts that say something else") != std::string::npos);
    CHECK(report(with("    must_tell: true\n")).find("needs 'stating' phrases") != std::string::npos);
    CHECK(report(with("    stating: []\n")).find("error") != std::string::npos);
}

TEST_CASE("where nothing is said, what those affected must hear follows from the harm") {
    const std::string place = "    public_knows: 2h\n";
    const auto must = [&](std::string more, bool harm) {
        std::string text = minimal_with(place, place + more);
        const std::string from = harm ? "harm_to_people: false" : "harm_to_people: true",
                          to = harm ? "harm_to_people: true" : "harm_to_people: false";
        if (const std::size_t at = text.find(from); at != std::string::npos)
            text.replace(at, from.size(), to);
        Diagnostics diagnostics;
        return parse_scenario(text, "s.yaml", diagnostics).facts[0].must_tell;
    };
    CHECK_FALSE(must("", true));
    CHECK(must("    severity_change: 0.1\n", false));
    CHECK(must("    blame_change: 0.1\n", true));
    CHECK_FALSE(must("    blame_change: 0.1\n", false));
    CHECK(must("    contradicts_denial: true\n", true));
    CHECK_FALSE(must("    blame_change: 0.1\n    true: false\n", true));
    CHECK_FALSE(must("    blame_change: 0.1\n    must_tell: false\n", true));
}
