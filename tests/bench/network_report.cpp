// Builds a network, says how long it took and how much memory, and what its ties look like.
//
//     network_report [--people N] [--seed S] [--threads T] [--followees K] [--report 1] [--set NAME=VALUE]
//                    [--save FILE | --load FILE]
//
// With --followees there is one platform only, a microblog where everybody is present.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>

#include <sys/resource.h>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "tests/sim/network_figures.hpp"

namespace {
double wall_s() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}
double cpu_s() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}
double peak_rss_mib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void report(const stormdrill::sim::Network& network) {
    std::printf("%-10s %9s %11s %8s %8s %7s %6s %8s %6s %6s %6s %6s\n", "platform", "members", "ties",
                "followees", "median", "tail", "from", "top 1% a", "recip", "inside", "clust", "top 1%");
    for (std::size_t i = 0; i < network.setup().platforms.size(); ++i) {
        const auto f = stormdrill::sim::testing::layer_figures(network, i);
        std::printf("%-10s %9zu %11zu %9.1f %8.0f %7.2f %6.0f %8.2f %6.3f %6.3f %6.3f %6.3f",
                    network.setup().platforms[i].id.c_str(), f.members, f.ties, f.mean_followees,
                    f.median_followees, f.tail_exponent, f.tail_from, f.top_percent_exponent, f.reciprocity,
                    f.inside, f.clustering, f.top_percent_share);
        if (network.group_count(i) > 0) std::printf("  groups %u", network.group_count(i));
        if (network.board_count(i) > 0) std::printf("  boards %u", network.board_count(i));
        if (f.ties > 0) std::printf("  organisation %zu", network.organisation_followers(i).size());
        std::printf("\n");
    }
}
} // namespace

int main(int argc, char** argv) {
    using namespace stormdrill;
    sim::NetworkSetup setup;
    setup.people = 200'000;
    setup.outlets = 5;
    using Kind = sim::PlatformKind;
    setup.platforms = {{"x", Kind::microblog, .25},
                       {"weibo", Kind::microblog, .35},
                       {"facebook", Kind::social_network, .60},
                       {"instagram", Kind::photo_sharing, .40},
                       {"wechat", Kind::closed_groups, .60},
                       {"ptt", Kind::board, .08},
                       {"news", Kind::news, .70}};
    unsigned threads = 2;
    bool with_report = false;
    std::string save, load;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string_view name = argv[i];
        const std::string_view text = argv[i + 1];
        const auto value = std::strtoull(argv[i + 1], nullptr, 10);
        if (name == "--people")
            setup.people = static_cast<std::uint32_t>(value);
        else if (name == "--seed")
            setup.network_seed = value;
        else if (name == "--threads")
            threads = static_cast<unsigned>(value);
        else if (name == "--report")
            with_report = value != 0;
        else if (name == "--save")
            save = text;
        else if (name == "--load")
            load = text;
        else if (const auto equals = text.find('='); name == "--set" && equals != text.npos)
            setup.parameter_overrides[std::string(text.substr(0, equals))] =
                std::strtod(argv[i + 1] + equals + 1, nullptr);
        else if (name == "--followees") {
            setup.platforms = {{"x", Kind::microblog, 1.0}};
            setup.parameter_overrides["x.followees"] = static_cast<double>(value);
        } else {
            std::fprintf(stderr,
                         "usage: network_report [--people N] [--seed S] [--threads T] [--followees K] "
                         "[--report 1] [--set NAME=VALUE] [--save FILE | --load FILE]\n");
            return 2;
        }
    }
    const double start = wall_s(), cpu_start = cpu_s();
    std::shared_ptr<const sim::Network> network;
    if (load.empty()) {
        network = sim::Network::build(setup, threads);
    } else {
        const auto file = MappedFile::open(load);
        network = sim::Network::from_image(file, file->bytes(), load);
    }
    std::printf("network_s: %.3f\nnetwork_cpu_s: %.3f\npeak_rss_mib: %.0f\nhash: %s\n", wall_s() - start,
                cpu_s() - cpu_start, peak_rss_mib(), to_hex(network->hash()).c_str());
    const auto image = network->image();
    std::size_t ties = 0;
    const std::size_t layers = network->setup().platforms.size();
    for (std::size_t i = 0; i < layers; ++i) {
        for (std::uint32_t p = 0; p < network->people(); ++p)
            ties += network->followers(sim::PersonId{p}, i).size();
    }
    std::printf("image_mib: %.0f\nties: %zu\nbytes_per_person_and_layer_besides_ties: %.1f\n",
                static_cast<double>(image.size()) / 1048576.0, ties,
                static_cast<double>(image.size() - ties * sizeof(sim::PersonId)) /
                    static_cast<double>(network->people()) / static_cast<double>(layers));
    if (!save.empty())
        write_file_atomically(save, {reinterpret_cast<const char*>(image.data()), image.size()});
    if (with_report) report(*network);
    return 0;
}
