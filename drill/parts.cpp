#include "drill/parts.hpp"

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "drill/crowd_setup.hpp"

namespace stormdrill::drill {

Parts load_parts(const PartsPaths& paths, std::int64_t people, unsigned threads, Diagnostics& warnings) {
    Parts parts;
    parts.scenario =
        std::make_shared<scenarios::Scenario>(scenarios::load_scenario(paths.scenario, warnings));
    parts.sop = std::make_shared<scoring::Sop>(scoring::load_sop(paths.sop));
    parts.scorer =
        std::make_shared<scoring::ToneScorer>(scoring::ToneScorer::load(paths.tone_rules, parts.sop.get()));
    parts.network = sim::Network::build(network_setup(*parts.scenario, people), threads);
    return parts;
}

Parts parts_of_log(const ReadLog& log, const std::filesystem::path& tone_rules, unsigned threads) {
    Parts parts;
    const Json& header = log.header();
    try {
        const Json& scenario = header.at("scenario");
        const Json& sop = header.at("sop");
        Diagnostics warnings;
        parts.scenario = std::make_shared<scenarios::Scenario>(scenarios::parse_scenario(
            scenario.at("text").get<std::string>(), scenario.at("file").get<std::string>(), warnings));
        parts.sop = std::make_shared<scoring::Sop>(
            scoring::parse_sop(sop.at("text").get<std::string>(), sop.at("file").get<std::string>()));
        if (!tone_rules.empty()) {
            parts.scorer =
                std::make_shared<scoring::ToneScorer>(scoring::ToneScorer::load(tone_rules, parts.sop.get()));
        }
        parts.network = sim::Network::build(
            network_setup(*parts.scenario, header.at("people").get<std::int64_t>()), threads);
    } catch (const Json::exception& e) {
        throw OperatorError(log.path.string() + ":1: the header cannot be read: " + e.what());
    }
    return parts;
}

SessionSetup session_setup(const Parts& parts, std::uint64_t seed, Language language) {
    SessionSetup setup;
    setup.scenario = parts.scenario;
    setup.sop = parts.sop;
    setup.scorer = parts.scorer;
    setup.network = parts.network;
    setup.seed = seed;
    setup.language = language;
    return setup;
}

} // namespace stormdrill::drill
