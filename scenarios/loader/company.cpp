#include "scenarios/loader/sections.hpp"

namespace stormdrill::scenarios {

void read_company(YamlMap& top, Scenario& scenario) {
    const auto value = top.required("company");
    if (!value) return;
    YamlMap map = value->map();
    Company& company = scenario.company;
    read_text(map, "name", company.name);
    read_text(map, "short_name", company.short_name);
    map.read("handle", company.handle, 1, 40);
    read_text(map, "industry", company.industry);
    read_text(map, "description", company.description);
    read_text(map, "product", company.product);
    read_words(map, "brand_words", company.brand_words, true);
    map.finish();
}

} // namespace stormdrill::scenarios
