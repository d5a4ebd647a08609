#include "tests/catch.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "sim/effects.hpp"
#include "sim/parameters.hpp"

using namespace stormdrill::sim;

namespace {
std::string readme() {
    std::ifstream file(STORMDRILL_SOURCE_DIR "/sim/README.md");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}
} // namespace

TEST_CASE("Every parameter is complete and listed in sim/README.md") {
    const std::string listed = readme();
    const Parameters defaults;
    std::set<std::string_view> names;
    for (const ParameterEntry& e : parameter_dictionary()) {
        INFO(e.name);
        CHECK(names.insert(e.name).second);
        CHECK((e.field != nullptr) != (e.platform_field != nullptr));
        CHECK_FALSE(e.unit.empty());
        CHECK_FALSE(e.meaning.empty());
        CHECK_FALSE(e.source.empty());
        CHECK(e.least < e.most);
        const std::string shown = e.platform_field ? "| *platform*." + std::string(e.name) + " |"
                                                   : "| " + std::string(e.name) + " |";
        CHECK(listed.find(shown) != std::string::npos);
        if (!e.field) continue;
        CHECK(defaults.*(e.field) >= e.least);
        CHECK(defaults.*(e.field) <= e.most);
    }
}

TEST_CASE("Every field of the parameters is in the dictionary") {
    std::size_t general = 0, platform = 0;
    for (const ParameterEntry& e : parameter_dictionary())
        (e.field ? general : platform) += 1;
    CHECK(general == sizeof(Parameters) / sizeof(double));
    CHECK(platform == sizeof(PlatformParameters) / sizeof(double));
}

TEST_CASE("Overrides go by name") {
    const std::vector<PlatformSetup> platforms{{"x", PlatformKind::microblog, .25},
                                               {"ptt", PlatformKind::board, .1}};
    CHECK(is_parameter("arousal.half_life", platforms));
    CHECK(is_parameter("ptt.view_rate", platforms));
    CHECK_FALSE(is_parameter("weibo.view_rate", platforms));
    CHECK_FALSE(is_parameter("arousal.halflife", platforms));
    const ResolvedParameters r =
        resolve_parameters(platforms, {{"arousal.half_life", 3.0}, {"ptt.view_rate", 0.2}});
    CHECK(r.general.arousal_half_life == 3.0);
    CHECK(r.platforms[1].view_rate == 0.2);
    CHECK(r.platforms[0].view_rate == platform_profile("x", PlatformKind::microblog).view_rate);
}

TEST_CASE("Effects keep the order of the literature") {
    const Parameters d;
    TextEffect full;
    full.responsibility = full.regret = full.repair = full.explanation = full.repentance = full.forgiveness =
        3;
    CHECK(apology_quality(full) == Approx(1.0));
    TextEffect hollow = full;
    hollow.non_apology = true;
    CHECK(apology_quality(hollow) < 0.6);
    const auto gain = [&](const TextEffect& t) { return meaning_of(t, Cluster::preventable, true, d).gain; };
    TextEffect information;
    information.explanation = 3;
    CHECK(gain(full) > gain(information));
    CHECK(gain(information) > 0);
    TextEffect denial;
    denial.denial = true;
    const TextMeaning false_denial = meaning_of(denial, Cluster::preventable, true, d);
    CHECK(false_denial.false_denial);
    CHECK(false_denial.harm == Approx(-.45));
    const TextMeaning true_denial = meaning_of(denial, Cluster::victim, false, d);
    CHECK_FALSE(true_denial.false_denial);
    CHECK(true_denial.gain == Approx(.40));
    CHECK(true_denial.fit == 1.0);
    CHECK(timing_factor(0, d) == Approx(1.0));
    CHECK(timing_factor(6, d) == Approx(.675));
    CHECK(silence_effect(Cluster::preventable) < silence_effect(Cluster::victim));
}
