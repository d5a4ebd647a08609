#include "drill/crowd_export.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "tests/catch.hpp"
#include "tests/sim/allergen_storm.hpp"

using namespace stormdrill;
using namespace stormdrill::drill;
namespace fs = std::filesystem;

namespace {
using Row = std::vector<std::string>;

std::vector<Row> rows_of(const fs::path& file) {
    std::ifstream in(file);
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        Row row;
        std::stringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');)
            row.push_back(field);
        rows.push_back(row);
    }
    return rows;
}

const sim::World& storm() {
    static const sim::World world = [] {
        sim::World w(sim::Network::build(sim::testing::allergen_network(3'000), 1),
                     sim::testing::allergen_setup(), 7);
        sim::testing::Script(sim::testing::Team::none).run(w, SimTime{12 * 3600});
        return w;
    }();
    return world;
}

fs::path scratch(const std::string& name) {
    const fs::path folder =
        fs::temp_directory_path() / ("stormdrill-" + name + "-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    return folder;
}
} // namespace

TEST_CASE("Cascades are trees whose rows stand together, parents first", "[export]") {
    const fs::path folder = scratch("cascades");
    write_cascades(storm(), folder);
    CHECK_FALSE(fs::exists(folder / "news.csv"));
    std::size_t shared = 0, comments = 0, roots = 0, crisis = 0;
    for (const char* platform : {"facebook", "instagram", "x", "ptt", "wechat"}) {
        const auto rows = rows_of(folder / (std::string(platform) + ".csv"));
        REQUIRE(rows.size() > 1);
        CHECK(rows.front() == Row{"cascade_id", "node", "parent", "t_s", "followers", "kind"});
        std::set<std::string> seen;
        std::string cascade;
        std::vector<long> times;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const Row& row = rows[i];
            REQUIRE(row.size() == 6);
            if (row[0] != cascade) {
                cascade = row[0];
                REQUIRE(seen.insert(cascade).second);
                times.clear();
                REQUIRE(row[2] == "-1");
                REQUIRE(row[3] == "0");
                REQUIRE(row[5] == "root");
                ++roots;
                crisis += cascade.rfind("crisis", 0) == 0;
            } else {
                const auto parent = static_cast<std::size_t>(std::stol(row[2]));
                REQUIRE(parent < times.size());
                REQUIRE(std::stol(row[3]) >= times[parent]);
                REQUIRE((row[5] == "rt" || row[5] == "re"));
                ++(row[5] == "rt" ? shared : comments);
            }
            REQUIRE(std::stoul(row[1]) == times.size());
            times.push_back(std::stol(row[3]));
            if (!row[4].empty()) REQUIRE(std::stol(row[4]) % 20 == 0); // one simulated follower stands for 20
        }
    }
    CHECK(roots > storm().chatter_count() / 2);
    CHECK(shared > 100);
    CHECK(comments > 0);
    CHECK(crisis > 0);
    fs::remove_all(folder);
}

TEST_CASE("Volume counts every crisis post once, articles apart", "[export]") {
    const fs::path folder = scratch("volume");
    fs::create_directories(folder);
    write_volume(storm(), folder / "volume.csv");
    std::map<std::string, long> sums;
    for (const char* file : {"volume.csv", "volume-media.csv"}) {
        const auto rows = rows_of(folder / file);
        CHECK(rows.front() == Row{"series_id", "t_s", "count", "kind"});
        for (std::size_t i = 1; i < rows.size(); ++i) {
            CHECK(std::stol(rows[i][1]) % 60 == 0);
            sums[rows[i][0]] += std::stol(rows[i][2]);
        }
    }
    long people = 0, articles = 0;
    for (const sim::Post& post : storm().posts())
        ++(post.kind == sim::PostKind::article ? articles : people);
    CHECK(sums["crisis"] == people);
    CHECK(sums["media"] == articles);
    CHECK(articles > 0);
    CHECK_THROWS_AS(write_volume(storm(), folder / "no such folder" / "volume.csv"), OperatorError);
    fs::remove_all(folder);
}

TEST_CASE("The strongest carriers come first, each with its path", "[export]") {
    const fs::path folder = scratch("carriers");
    fs::create_directories(folder);
    write_carriers(storm(), 5, folder / "why.jsonl");
    std::ifstream in(folder / "why.jsonl");
    std::size_t count = 0;
    std::uint64_t before = ~std::uint64_t{0};
    for (std::string text; std::getline(in, text); ++count) {
        const auto line = nlohmann::json::parse(text);
        const std::uint64_t brought =
            line.at("viewers").get<std::uint64_t>() + line.at("views_set_off").get<std::uint64_t>();
        CHECK(brought <= before);
        before = brought;
        const sim::Post& post = storm().posts()[line.at("post").get<std::size_t>()];
        CHECK(line.at("viewers") == post.viewers);
        CHECK(line.at("at_s") == post.at.seconds);
        CHECK(line.at("platform") == storm().network().setup().platforms[post.platform].id);
        CHECK(line.contains("outlet") == (post.kind == sim::PostKind::article));
        CHECK(line.contains("author") == post.author.valid());
        const auto& path = line.at("path");
        CHECK(path.front().at("door") == "none");
        CHECK(path.back().at("post") == line.at("post"));
    }
    CHECK(count == 5);
    CHECK_THROWS_AS(write_carriers(storm(), 5, folder / "no such folder" / "why.jsonl"), OperatorError);
    fs::remove_all(folder);
}
