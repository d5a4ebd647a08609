#include "drill/voices.hpp"

#include <chrono>
#include <map>
#include <set>

#include "drill/slots.hpp"
#include "tests/catch.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;

namespace {
/// The allergen scenario, a small public of it, and six hours of storm without anybody answering.
struct Town {
    scenarios::Scenario scenario;
    sim::World world;

    static sim::NetworkSetup people(const scenarios::Scenario& scenario) {
        sim::NetworkSetup setup;
        setup.people = 4'000;
        for (const auto& platform : scenario.platforms) {
            const auto kind = platform.kind == "board"  ? sim::PlatformKind::board
                              : platform.kind == "news" ? sim::PlatformKind::news
                                                        : sim::PlatformKind::social_network;
            setup.platforms.push_back({platform.id, kind, platform.presence});
        }
        return setup;
    }

    explicit Town(scenarios::Scenario loaded)
        : scenario(std::move(loaded)), world(sim::Network::build(people(scenario)), sim::StormSetup{}, 1) {
        sim::SeedPost trigger;
        trigger.author = sim::SeedPost::Author::affected;
        trigger.anger = 0.8;
        trigger.reach = 50;
        world.apply(trigger);
        world.advance_to(SimTime{6 * 3600});
    }

    static const Town& instance() {
        static const Town town = [] {
            Diagnostics diagnostics;
            return Town(
                scenarios::load_scenario(STORMDRILL_SOURCE_DIR "/scenarios/allergen.yaml", diagnostics));
        }();
        return town;
    }
};

bool is_chinese(const std::string& text) {
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead >= 0xe4 && lead <= 0xe9) return true;
    }
    return false;
}
} // namespace

TEST_CASE("slots are filled, other braces stay", "[voices]") {
    const auto word = [](std::string_view slot) {
        return slot == "name" ? std::string("Amy") : std::string("?");
    };
    CHECK(fill_slots("{name}, hello {place}", word) == "Amy, hello ?");
    CHECK(fill_slots("a } b { c", word) == "a } b { c");
    CHECK(fill_slots("", word).empty());
}

namespace {
std::vector<sim::PostId> all_posts(const sim::World& world) {
    std::vector<sim::PostId> ids;
    for (std::size_t i = 0; i < world.posts().size(); ++i)
        ids.emplace_back(i);
    for (const sim::ChatterHead& head : world.chatter_since(0))
        ids.push_back(head.id);
    return ids;
}
} // namespace

TEST_CASE("everyday posts that are said to have the same words have", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    std::map<std::uint32_t, std::string> known;
    std::size_t again = 0, particular = 0;
    for (const sim::ChatterHead& head : town.world.chatter_since(0)) {
        const auto words = voices.same_words(town.world.network(), head);
        if (!words) {
            ++particular;
            continue;
        }
        const std::string text = voices.text(town.world, head.id, Language::zh_TW);
        const auto [place, fresh] = known.try_emplace(*words, text);
        REQUIRE(place->second == text);
        again += fresh ? 0U : 1U;
    }
    CHECK(again > 100);
    CHECK(particular > 0);
}

TEST_CASE("every post of the public has words, in its author's language and without open slots", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    std::size_t crisis = 0;
    for (const sim::PostId id : all_posts(town.world)) {
        const sim::Post post = town.world.post(id);
        if (post.script < town.scenario.injects.size()) continue;
        const std::string text = voices.text(town.world, id, Language::zh_TW);
        INFO(text);
        REQUIRE_FALSE(text.empty());
        REQUIRE(text.find('{') == std::string::npos);
        if (!post.author.valid() || post.topic != sim::Topic::crisis || post.kind == sim::PostKind::share)
            continue;
        ++crisis;
        const bool chinese = town.world.network().language(post.author) == Language::zh_TW;
        REQUIRE(is_chinese(text) == chinese);
    }
    CHECK(crisis > 30);
}

TEST_CASE("the same post always reads the same, and another seed tells it otherwise", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1), again(town.scenario, 1), other(town.scenario, 2);
    std::size_t differ = 0, posts = 0;
    for (const sim::PostId id : all_posts(town.world)) {
        const std::string text = voices.text(town.world, id, Language::zh_TW);
        REQUIRE(again.text(town.world, id, Language::zh_TW) == text);
        differ += other.text(town.world, id, Language::zh_TW) != text ? 1U : 0U;
        ++posts;
    }
    CHECK(differ * 10 > posts * 8);
}

TEST_CASE("shares carry the words of the post they repeat", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    std::size_t shares = 0;
    for (const sim::PostId id : all_posts(town.world)) {
        if (town.world.post(id).kind != sim::PostKind::share) continue;
        ++shares;
        const sim::PostId source = Voices::worded_by(town.world, id);
        REQUIRE(town.world.post(source).kind != sim::PostKind::share);
        REQUIRE(voices.text(town.world, id, Language::en) == voices.text(town.world, source, Language::en));
    }
    CHECK(shares > 0);
}

TEST_CASE("a scripted post speaks the reader's language", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    const auto& inject = town.scenario.injects.front();
    std::uint32_t scripted = 0;
    while (town.world.posts()[scripted].script != 0)
        ++scripted;
    CHECK(voices.text(town.world, sim::PostId{scripted}, Language::en) == inject.text.en);
    CHECK(voices.text(town.world, sim::PostId{scripted}, Language::zh_TW) == inject.text.zh_TW);
    CHECK(voices.kind(town.world, sim::PostId{scripted}).empty());
}

TEST_CASE("complaints are worded as complaints, chatter as chatter", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    std::map<std::string, std::size_t> kinds;
    for (const sim::PostId id : all_posts(town.world)) {
        const sim::Post post = town.world.post(id);
        const std::string kind = voices.kind(town.world, id);
        if (post.kind == sim::PostKind::share || kind.empty()) continue;
        ++kinds[kind];
        if (post.topic == sim::Topic::chatter) REQUIRE(kind == "chatter");
        if (post.topic == sim::Topic::crisis && post.complaint) REQUIRE(kind == "complaint");
        if (post.topic == sim::Topic::crisis && post.mood <= -2 && !post.complaint && post.author.valid())
            REQUIRE((kind == "anger" || kind == "joke" || kind == "worry"));
    }
    CHECK(kinds["complaint"] > 0);
    CHECK(kinds["anger"] > 0);
}

TEST_CASE("after an apology people say other things than before it", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    const PhaseChange apology{SimTime{0}, TalkPhase::after_apology};
    std::set<std::string> before, after;
    for (std::uint32_t i = 0; i < town.world.posts().size(); ++i) {
        const sim::Post& post = town.world.posts()[i];
        if (post.topic != sim::Topic::crisis || post.kind == sim::PostKind::share) continue;
        before.insert(voices.text(town.world, sim::PostId{i}, Language::zh_TW));
        after.insert(voices.text(town.world, sim::PostId{i}, Language::zh_TW, {&apology, 1}));
    }
    std::size_t only_after = 0;
    for (const std::string& text : after)
        only_after += before.contains(text) ? 0U : 1U;
    CHECK(only_after * 5 > after.size());
    // A change later than the post does not reach back.
    const PhaseChange later{SimTime{100 * 3600}, TalkPhase::after_apology};
    const sim::PostId last{town.world.posts().size() - 1};
    CHECK(voices.text(town.world, last, Language::en, {&later, 1}) ==
          voices.text(town.world, last, Language::en));
}

TEST_CASE("a statement's effect decides how people talk afterwards", "[voices]") {
    sim::TextEffect text;
    CHECK(phase_after(text) == TalkPhase::after_statement);
    text.regret = 1;
    CHECK(phase_after(text) == TalkPhase::after_apology);
    text.non_apology = true;
    CHECK(phase_after(text) == TalkPhase::after_statement);
    text.denial = true;
    CHECK(phase_after(text) == TalkPhase::after_denial);
}

TEST_CASE("people keep their name; Chinese writers have Chinese ones", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    const sim::Network& network = town.world.network();
    std::set<std::string> handles;
    std::size_t chinese_names = 0, chinese = 0;
    for (std::uint32_t i = 0; i < 1'000; ++i) {
        const PersonName person = voices.person(network, sim::PersonId{i});
        REQUIRE(person.name == voices.person(network, sim::PersonId{i}).name);
        REQUIRE_FALSE(person.name.empty());
        REQUIRE_FALSE(is_chinese(person.handle));
        handles.insert(person.handle);
        if (network.language(sim::PersonId{i}) == Language::en) {
            REQUIRE_FALSE(is_chinese(person.name));
        } else {
            ++chinese;
            chinese_names += is_chinese(person.name) ? 1U : 0U;
        }
    }
    CHECK(chinese_names == chinese);
    CHECK(handles.size() > 800);
}

TEST_CASE("a text is drawn in well under the time of a frame", "[voices]") {
    const Town& town = Town::instance();
    const Voices voices(town.scenario, 1);
    const auto start = std::chrono::steady_clock::now();
    std::size_t bytes = 0, texts = 0;
    for (const sim::PostId id : all_posts(town.world)) {
        bytes += voices.text(town.world, id, Language::zh_TW).size();
        ++texts;
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    INFO(texts << " texts of " << bytes << " bytes in " << took.count() << " microseconds");
    CHECK(took.count() / static_cast<double>(texts) <
          50); // 10 in Release; debug builds and busy machines are slower
}
