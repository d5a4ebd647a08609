#include "tests/catch.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "sim/network.hpp"
#include "sim/network_image.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
NetworkSetup small_setup() {
    NetworkSetup setup;
    setup.people = 1'500;
    setup.outlets = 2;
    setup.parameter_overrides = {{"x.followees", 12.0}, {"arousal.gain", .1}};
    setup.platforms = {{"x", PlatformKind::microblog, .5},
                       {"wechat", PlatformKind::closed_groups, .6},
                       {"ptt", PlatformKind::board, .2},
                       {"news", PlatformKind::news, .7}};
    return setup;
}

const Network& small() {
    static const auto network = Network::build(small_setup());
    return *network;
}

/// A copy of some bytes, aligned as a mapped file is.
struct Copy {
    std::shared_ptr<std::byte> memory;
    std::span<std::byte> bytes;

    explicit Copy(std::span<const std::byte> from) {
        memory = std::shared_ptr<std::byte>(
            static_cast<std::byte*>(::operator new (from.size() + 1, std::align_val_t{64})),
            [](std::byte* p) { ::operator delete (p, std::align_val_t{64}); });
        bytes = {memory.get(), from.size()};
        std::memcpy(memory.get(), from.data(), from.size());
    }
    [[nodiscard]] std::string refusal(Network::Trust trust = Network::Trust::nothing) const {
        try {
            (void)Network::from_image(memory, bytes, "town.network", trust);
        } catch (const OperatorError& e) {
            return e.what();
        }
        return "accepted";
    }
    template <class T>
    void set(std::size_t offset, const T& value) {
        std::memcpy(bytes.data() + offset, &value, sizeof value);
    }
};
} // namespace

TEST_CASE("A saved network is the network that was saved") {
    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("stormdrill_network_test_" + std::to_string(::getpid()));
    const auto bytes = small().image();
    write_file_atomically(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    std::shared_ptr<const Network> loaded;
    {
        const auto file = MappedFile::open(path);
        REQUIRE(file->bytes().size() == bytes.size());
        loaded = Network::from_image(file, file->bytes(), path.string());
    }
    std::filesystem::remove(path); // the mapping stays until the network goes
    CHECK(loaded->hash() == small().hash());
    CHECK(loaded->key() == small().key());
    CHECK(loaded->people() == small().people());
    CHECK(loaded->communities() == small().communities());
    CHECK(loaded->setup().platforms.size() == 4);
    CHECK(loaded->setup().platforms[1].id == "wechat");
    CHECK(loaded->setup().platforms[1].presence == .6);
    CHECK(loaded->setup().bot_share == small().setup().bot_share);
    CHECK(loaded->setup().parameter_overrides == std::map<std::string, double>{{"x.followees", 12.0}});
    for (std::uint32_t i = 0; i < small().people(); i += 11) {
        const PersonId p{i};
        CHECK(std::ranges::equal(loaded->followers(p, 0), small().followers(p, 0)));
        CHECK(std::ranges::equal(loaded->groups(p, 1), small().groups(p, 1)));
        CHECK(std::ranges::equal(loaded->boards_of(p, 2), small().boards_of(p, 2)));
        CHECK(loaded->followee_count(p, 0) == small().followee_count(p, 0));
        CHECK(loaded->attitude(p) == small().attitude(p));
        CHECK(loaded->interest(p) == small().interest(p));
        CHECK(loaded->roles(p) == small().roles(p));
    }
    CHECK(loaded->media_account(1, 0) == small().media_account(1, 0));
    CHECK(loaded->organisation_followers(0).size() == small().organisation_followers(0).size());
}

TEST_CASE("A saved network's key tells whether it would be built alike") {
    CHECK(small().key() == Network::key(small_setup()));
    NetworkSetup setup = small_setup();
    setup.parameter_overrides["arousal.gain"] = .2; // shapes no network
    CHECK(Network::key(setup) == small().key());
    setup.parameter_overrides["x.followees"] = 13;
    CHECK(Network::key(setup) != small().key());
    setup = small_setup();
    setup.platforms[2].presence = .21;
    CHECK(Network::key(setup) != small().key());
    setup = small_setup();
    setup.network_seed = 2;
    CHECK(Network::key(setup) != small().key());
}

TEST_CASE("What is no saved network is refused with its reason") {
    CHECK(Copy(small().image()).refusal() == "accepted");
    CHECK(Copy(small().image()).refusal(Network::Trust::content) == "accepted");
    const std::string text =
        "people: 20000, and other words that fill more than a header of 72 bytes would hold";
    CHECK(Copy(std::as_bytes(std::span(text))).refusal() == "town.network: is no saved network");
    CHECK(Copy({}).refusal() == "town.network: is no saved network");
    CHECK(Copy(small().image().first(40)).refusal() == "town.network: is cut short");
    const std::size_t size = small().image().size();
    CHECK(Copy(small().image().first(size - 1)).refusal() ==
          "town.network: is cut short: " + std::to_string(size - 1) + " of " + std::to_string(size) +
              " bytes");
    std::vector<std::byte> longer(small().image().begin(), small().image().end());
    longer.resize(size + 64);
    CHECK(Copy(longer).refusal().find("is too long") != std::string::npos);
    Copy version(small().image());
    version.set(12, network_version + 1);
    CHECK(version.refusal().find("another version (" + std::to_string(network_version + 1)) !=
          std::string::npos);
    Copy order(small().image());
    order.set(8, std::uint32_t{0x04030201});
    CHECK(order.refusal().find("another byte order") != std::string::npos);
    Copy header(small().image());
    header.set(48, std::uint32_t{7}); // people
    CHECK(header.refusal(Network::Trust::content).find("header does not match its checksum") !=
          std::string::npos);
    Copy content(small().image());
    content.bytes[size / 2] ^= std::byte{1};
    CHECK(content.refusal().find("damaged: its content has changed") != std::string::npos);
}

TEST_CASE("Any single changed byte of a saved network is found, or lies between its parts") {
    const auto image = small().image();
    std::size_t between = 0, tried = 0;
    for (std::size_t i = 0; i < image.size(); i += i < 1'000 ? 1 : 997) {
        Copy changed(image);
        changed.bytes[i] ^= std::byte{0x40};
        const bool padding = image[i] == std::byte{0} && changed.refusal() == "accepted";
        between += padding;
        ++tried;
        if (!padding) REQUIRE(changed.refusal() != "accepted");
    }
    CHECK(between < tried / 4);
}

TEST_CASE("Every cut of a saved network is found") {
    const auto image = small().image();
    for (std::size_t size = 0; size < image.size(); size += size < 2'000 ? 1 : 1'009)
        REQUIRE(Copy(image.first(size)).refusal() != "accepted");
}

TEST_CASE("A file that cannot be mapped is named") {
    CHECK_THROWS_AS(MappedFile::open("/no/such/network"), OperatorError);
    CHECK_THROWS_WITH(MappedFile::open("/"), "/: is no ordinary file");
}
