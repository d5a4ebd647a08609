#include "tests/validation/batch.hpp"

#include <cstdarg>
#include <cstdio>

#include "tests/sim/allergen_storm.hpp"

namespace stormdrill::validation {

namespace {
std::shared_ptr<const sim::Network> built(sim::NetworkSetup setup, const Setting& setting) {
    static std::map<std::uint64_t, std::shared_ptr<const sim::Network>> known;
    setup.parameter_overrides = setting.overrides;
    auto& network = known[sim::Network::key(setup)];
    if (!network) network = sim::Network::build(setup, 1);
    return network;
}

std::string formatted(const char* format, std::va_list arguments) {
    std::va_list again;
    va_copy(again, arguments);
    std::string out(static_cast<std::size_t>(std::vsnprintf(nullptr, 0, format, again)), '\0');
    va_end(again);
    std::vsnprintf(out.data(), out.size() + 1, format, arguments);
    return out;
}
} // namespace

std::shared_ptr<const sim::Network> network_of(const Setting& setting) {
    return built(sim::testing::allergen_network(setting.people), setting);
}

std::shared_ptr<const sim::Network> network_of(const Setting& setting, const sim::PlatformSetup& only) {
    sim::NetworkSetup setup = sim::testing::allergen_network(setting.people);
    const sim::PlatformSetup news = setup.platforms.back();
    setup.platforms = {only, news};
    return built(setup, setting);
}

sim::World begin(const Setting& setting, std::shared_ptr<const sim::Network> network, sim::StormSetup storm,
                 std::uint64_t seed, const Overrides& more) {
    storm.chatter_per_day = 0;
    storm.parameter_overrides = setting.overrides;
    for (const auto& [name, value] : more)
        storm.parameter_overrides[name] = value;
    return sim::World(std::move(network), std::move(storm), seed);
}

sim::World unattended(const Setting& setting, std::uint64_t seed, double hours, const Overrides& more) {
    sim::World world = begin(setting, network_of(setting), sim::testing::allergen_setup(), seed, more);
    sim::testing::Script(sim::testing::Team::none).run(world, at_hour(hours));
    return world;
}

sim::SeedPost first_post(std::uint8_t platform, double reach) {
    sim::SeedPost post;
    post.author = sim::SeedPost::Author::affected;
    post.platform = platform;
    post.script = 1;
    post.anger = .7;
    post.reach = reach;
    post.vivid = true;
    return post;
}

sim::PublishStatement statement(const sim::World& world, const sim::TextEffect& text, bool to_press) {
    sim::PublishStatement out{1, {}, to_press};
    const auto& platforms = world.network().setup().platforms;
    for (std::size_t p = 0; p < platforms.size(); ++p)
        if (platforms[p].kind != sim::PlatformKind::news)
            out.variants.push_back({static_cast<std::uint8_t>(p), text});
    return out;
}

std::string text(const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    std::string out = formatted(format, arguments);
    va_end(arguments);
    return out;
}

void progress(const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    std::fprintf(stderr, "%s\n", formatted(format, arguments).c_str());
    va_end(arguments);
}

} // namespace stormdrill::validation
