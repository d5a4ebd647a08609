#include "tests/catch.hpp"

#include "base/yaml.hpp"

using namespace stormdrill;

namespace {
/// Everything that parsing and `read` report for `text`.
std::string messages(const std::string& text, void (*read)(YamlMap&) = nullptr,
                     const YamlLimits& limits = {}) {
    Diagnostics diagnostics;
    if (const auto document = YamlDocument::parse(text, "x.yaml", diagnostics, limits)) {
        YamlMap top = document->root(diagnostics).map();
        if (read != nullptr) {
            read(top);
            top.finish();
        }
    }
    return diagnostics.format();
}
} // namespace

TEST_CASE("a good file reads without a word") {
    CHECK(messages("title: Storm\npace: 6\nat: 1h30m\n", [](YamlMap& top) {
              std::string title;
              std::int64_t pace = 0;
              SimDuration at;
              CHECK(top.read("title", title));
              CHECK(top.read("pace", pace, 1, 120));
              CHECK(top.read("at", at, hours(0), hours(72)));
              CHECK(title == "Storm");
              CHECK(pace == 6);
              CHECK(at == minutes(90));
          }) == "");
}

TEST_CASE("a bad time names what was expected and shows the author's line") {
    CHECK(messages("injects:\n  - at: soon\n",
                   [](YamlMap& top) {
                       for (const YamlValue& inject : top.list("injects")) {
                           YamlMap map = inject.map();
                           SimDuration at;
                           map.read("at", at, hours(0), hours(72));
                           map.finish();
                       }
                   }) ==
          "x.yaml:2:9: error: injects[0].at: expected a time such as 1h30m in [0s, 3d], got \"soon\"\n"
          "      - at: soon\n"
          "            ^\n");
}

TEST_CASE("all errors come in one run: unknown, missing, wrong type") {
    CHECK(messages("titel: Storm\npace: yes\nnumber: 010\n",
                   [](YamlMap& top) {
                       std::string title;
                       bool pace = false;
                       std::int64_t number = 0;
                       top.read("title", title);
                       top.read("pace", pace);
                       top.read("number", number, 0, 100);
                   }) == "x.yaml:1:1: error: missing key 'title'\n"
                         "    titel: Storm\n"
                         "    ^\n"
                         "x.yaml:1:1: error: unknown key 'titel'; did you mean 'title'?\n"
                         "    titel: Storm\n"
                         "    ^\n"
                         "x.yaml:2:7: error: pace: expected true or false, got \"yes\"\n"
                         "    pace: yes\n"
                         "          ^\n"
                         "x.yaml:3:9: error: number: expected a whole number from 0 to 100, got \"010\"\n"
                         "    number: 010\n"
                         "            ^\n");
}

TEST_CASE("duplicate keys are errors and say where the first one stands") {
    CHECK(messages("a: 1\nb: 2\na: 3\n") == "x.yaml:3:1: error: duplicate key 'a' (first on line 1)\n"
                                            "    a: 3\n"
                                            "    ^\n");
}

TEST_CASE("files that are not text, too large, too deep or full of aliases are refused with a place") {
    CHECK(messages(std::string("a: \x01\n")).starts_with("x.yaml:1:4: error: a control character"));
    CHECK(messages(std::string("a: \xff\n"))
              .starts_with("x.yaml:1:4: error: not UTF-8 text (byte 4 of the file)"));
    CHECK(messages("").starts_with("x.yaml:1:1: error: the file holds nothing"));
    CHECK(messages("a: [\n").starts_with("x.yaml:2:1: error: not valid YAML: "));
    CHECK(messages(std::string(40, '[') + std::string(40, ']'))
              .starts_with("x.yaml:1:25: error: nested too deeply (more than 24 levels)"));
    CHECK(messages(std::string(5'000, '[')).find("nested too deeply") != std::string::npos);
    CHECK(messages("a: " + std::string(5u << 20, 'x'))
              .starts_with("x.yaml:1:1: error: the file has 5242883 bytes"));
    std::string aliases = "a: &a 1\nb: [";
    for (int i = 0; i < 70; ++i)
        aliases += "*a, ";
    CHECK(messages(aliases + "]\n").find("too many aliases (more than 64); write the values out") !=
          std::string::npos);
    CHECK(messages("a: &a [*a]\n").find("an alias may not refer to what contains it") != std::string::npos);
    CHECK(messages("a: 1\n---\nb: 2\n").find("a second document starts here") != std::string::npos);
}

TEST_CASE("the column counts characters, also after Chinese") {
    CHECK(messages("說明: {en: 1, en: 2}\n") == "x.yaml:1:13: error: duplicate key 'en' (first on line 1)\n"
                                                "    說明: {en: 1, en: 2}\n"
                                                "                  ^\n");
}

TEST_CASE("a text in two languages needs both") {
    CHECK(messages("title: {en: Storm}\n",
                   [](YamlMap& top) {
                       Bilingual title;
                       top.read("title", title);
                   }) == "x.yaml:1:8: error: title: missing key 'zh-TW'\n"
                         "    title: {en: Storm}\n"
                         "           ^\n");
}
