#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

void read_risks(YamlMap& top, Scenario& scenario) {
    Ids own{"risk"};
    for (const YamlValue& item : top.list_optional("risks", 100)) {
        YamlMap map = item.map();
        Risk risk;
        own.read_own(map, risk.id);
        read_text(map, "text", risk.text);
        map.read_optional("latent", risk.latent);
        map.read("likelihood", risk.likelihood, 1, 5);
        map.read("impact", risk.impact, 1, 5);
        map.finish();
        scenario.risks.push_back(std::move(risk));
    }
}

void read_preparation(YamlMap& top, Scenario& scenario, const KnownIds& ids) {
    Ids own{"measure"};
    for (const YamlValue& item : top.list_optional("preparation", 100)) {
        YamlMap map = item.map();
        PreparationMeasure measure;
        own.read_own(map, measure.id);
        read_text(map, "text", measure.text);
        map.read("cost", measure.cost, 0, 100);
        map.read_optional("starting_trust", measure.starting_trust, -0.5, 0.5);
        ids.injects.read_optional_reference(map, "prevents_inject", measure.prevents_inject);
        read_choice(map, "clause", measure.clause,
                    {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10"});
        map.finish();
        scenario.preparation.push_back(std::move(measure));
    }
}

void read_remedies(YamlMap& top, Scenario& scenario) {
    Ids own{"remedy"};
    for (const YamlValue& item : top.list_optional("remedies", 100)) {
        YamlMap map = item.map();
        Remedy remedy;
        own.read_own(map, remedy.id);
        read_text(map, "text", remedy.text);
        map.read("fit", remedy.fit, 0, 1);
        map.read("cost", remedy.cost, 0, 1'000'000'000'000);
        map.finish();
        scenario.remedies.push_back(std::move(remedy));
    }
}

} // namespace stormdrill::scenarios
