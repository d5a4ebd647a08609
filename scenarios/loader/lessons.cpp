#include <algorithm>

#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

void read_causes(YamlMap& top, Scenario& scenario) {
    Ids own{"cause"};
    const std::vector<YamlValue> items = top.list("causes", 1, 100);
    for (const YamlValue& item : items) {
        YamlMap map = item.map();
        Cause cause;
        own.read_own(map, cause.id);
        read_text(map, "text", cause.text);
        map.read_optional("root", cause.root);
        map.read_optional("in_chain", cause.in_chain);
        if (cause.root && !cause.in_chain) item.error("a root cause stands in the chain");
        map.finish();
        scenario.causes.push_back(std::move(cause));
    }
    const bool rooted = std::any_of(scenario.causes.begin(), scenario.causes.end(),
                                    [](const Cause& cause) { return cause.root; });
    if (!items.empty() && !rooted)
        items.front().error("no cause is the root cause; mark one with 'root: true'");
}

void read_lesson_questions(YamlMap& top, Scenario& scenario) {
    for (const YamlValue& item : top.list_optional("lesson_questions", 50)) {
        Bilingual question;
        read_text(item, question);
        scenario.lesson_questions.push_back(std::move(question));
    }
}

} // namespace stormdrill::scenarios
