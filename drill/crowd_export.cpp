#include "drill/crowd_export.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostics.hpp"
#include "sim/carriers.hpp"

namespace stormdrill::drill {

namespace {
/// A text file that is there whole or not at all as far as its writer can tell.
class TextFile {
public:
    explicit TextFile(const std::filesystem::path& path) : path_(path), out_(path, std::ios::binary) {
        if (!out_) throw OperatorError(path.string() + ": cannot be written");
    }
    /// The parts, commas between them.
    template <class... Parts>
    void line(const Parts&... parts) {
        bool first = true;
        const auto add = [&](const auto& part) {
            if (!first) out_ << ',';
            first = false;
            out_ << part;
        };
        (add(parts), ...);
        out_ << '\n';
    }
    void close() {
        out_.close();
        if (!out_) throw OperatorError(path_.string() + ": writing failed (disk full?)");
    }

private:
    std::filesystem::path path_;
    std::ofstream out_;
};

constexpr std::uint32_t none = 0xffffffffu;

/// The posts of one platform as trees: chatter and crisis one after the other, each in the order of time.
struct Forest {
    struct Node {
        sim::PostId id;
        std::uint32_t cascade = 0; ///< node of the root
        std::uint32_t parent = none;
        std::uint32_t number = 0; ///< within its cascade
    };
    std::vector<Node> nodes;
    std::vector<std::uint32_t> size; ///< of the cascade whose root the node is
};

void grow(Forest& forest, const sim::World& world, std::size_t platform, bool chatter) {
    const std::size_t count = chatter ? world.chatter_count() : world.posts().size();
    std::vector<std::uint32_t> node_of(count, none);
    const auto number = [](sim::PostId id) {
        return sim::is_chatter(id) ? sim::chatter_number(id) : static_cast<std::uint32_t>(id.index());
    };
    for (std::uint32_t i = 0; i < count; ++i) {
        const sim::PostId id = chatter ? sim::chatter_id(i) : sim::PostId{i};
        const sim::Post post = world.post(id);
        if (post.platform != platform) continue;
        const auto at = static_cast<std::uint32_t>(forest.nodes.size());
        node_of[i] = at;
        const bool same_kind = post.parent.valid() && sim::is_chatter(post.parent) == chatter;
        const std::uint32_t parent = same_kind ? node_of[number(post.parent)] : none;
        const std::uint32_t cascade = parent == none ? at : forest.nodes[parent].cascade;
        forest.size.push_back(0);
        forest.nodes.push_back({id, cascade, parent, forest.size[cascade]++});
    }
}

/// Nodes with those of one cascade together, cascades in the order of their roots.
std::vector<std::uint32_t> by_cascade(const Forest& forest) {
    std::vector<std::uint32_t> begin(forest.nodes.size()), order(forest.nodes.size());
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < forest.nodes.size(); ++i) {
        begin[i] = next;
        next += forest.size[i]; // 0 but for roots
    }
    for (std::uint32_t i = 0; i < forest.nodes.size(); ++i)
        order[begin[forest.nodes[i].cascade] + forest.nodes[i].number] = i;
    return order;
}

const char* topic_name(sim::Topic topic) {
    static constexpr std::array names{"chatter", "crisis", "rumour", "removal"};
    return names[static_cast<std::size_t>(topic)];
}

void write_platform(const sim::World& world, std::size_t platform, const std::filesystem::path& path) {
    Forest forest;
    grow(forest, world, platform, true);
    grow(forest, world, platform, false);
    TextFile file(path);
    file.line("cascade_id,node,parent,t_s,followers,kind");
    SimTime began;
    std::string cascade;
    for (const std::uint32_t i : by_cascade(forest)) {
        const Forest::Node& node = forest.nodes[i];
        const sim::Post post = world.post(node.id);
        if (node.cascade == i) {
            began = post.at;
            cascade = std::string(topic_name(post.topic)) + '-' + std::to_string(i);
        }
        const bool share = post.kind == sim::PostKind::share;
        const char* kind = node.cascade == i ? "root" : share ? "rt" : "re";
        const std::string parent =
            node.parent == none ? "-1" : std::to_string(forest.nodes[node.parent].number);
        file.line(cascade, node.number, parent, (post.at - began).seconds,
                  post.author.valid() ? std::to_string(world.real_followers(post.author, platform)) : "",
                  kind);
    }
    file.close();
}
} // namespace

void write_cascades(const sim::World& world, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw OperatorError(folder.string() + ": cannot be made: " + error.message());
    const sim::World whole = world.with_chatter_run_out();
    const auto& platforms = world.network().setup().platforms;
    for (std::size_t i = 0; i < platforms.size(); ++i) {
        if (platforms[i].kind != sim::PlatformKind::news)
            write_platform(whole, i, folder / (platforms[i].id + ".csv"));
    }
}

void write_volume(const sim::World& world, const std::filesystem::path& file) {
    std::map<std::int64_t, std::array<std::uint32_t, 3>> people,
        media; // by minute: negative, neutral, positive
    std::int64_t began = -1;
    for (const sim::Post& post : world.posts()) {
        if (post.kind == sim::PostKind::statement || post.kind == sim::PostKind::reply) continue;
        if (began < 0) began = post.at.seconds;
        const std::size_t mood = post.mood < 0 ? 0 : post.mood == 0 ? 1 : 2;
        auto& series = post.kind == sim::PostKind::article ? media : people;
        ++series[(post.at.seconds - began) / 60][mood];
    }
    const auto write = [](const std::filesystem::path& path, const char* series, const auto& minutes) {
        static constexpr std::array kinds{"neg", "neu", "pos"};
        TextFile out(path);
        out.line("series_id,t_s,count,kind");
        for (const auto& [minute, counts] : minutes) {
            for (std::size_t k = 0; k < counts.size(); ++k) {
                if (counts[k] > 0) out.line(series, 60 * minute, counts[k], kinds[k]);
            }
        }
        out.close();
    };
    write(file, "crisis", people);
    std::filesystem::path beside = file;
    beside.replace_filename(file.stem().string() + "-media" + file.extension().string());
    write(beside, "media", media);
}

namespace {
using Json = nlohmann::ordered_json;

const char* kind_name(sim::PostKind kind) {
    static constexpr std::array names{"original", "share", "comment", "article", "statement", "reply"};
    return names[static_cast<std::size_t>(kind)];
}

const char* door_name(sim::Door door) {
    static constexpr std::array names{"none",   "follower",     "trending_topic", "front_page",
                                      "outlet", "organisation", "first_audience", "removal"};
    return names[static_cast<std::size_t>(door)];
}

Json post_json(const sim::World& world, sim::PostId id) {
    const sim::Post post = world.post(id);
    Json out = Json::object();
    out["post"] = id.value;
    out["at_s"] = post.at.seconds;
    out["platform"] = world.network().setup().platforms[post.platform].id;
    out["kind"] = kind_name(post.kind);
    out["topic"] = topic_name(post.topic);
    if (post.author.valid()) {
        out["author"] = post.author.value;
        out["followers"] = world.real_followers(post.author, post.platform);
    } else if (post.kind == sim::PostKind::article) {
        out["outlet"] = world.storm().outlets[post.outlet].id;
    }
    out["viewers"] = post.viewers;
    return out;
}
} // namespace

void write_carriers(const sim::World& world, std::size_t most, const std::filesystem::path& file) {
    TextFile out(file);
    for (const sim::Carrier& carrier : sim::carriers(world, most)) {
        Json one = post_json(world, carrier.post);
        one["posts_set_off"] = carrier.posts_set_off;
        one["views_set_off"] = carrier.views_set_off;
        Json path = Json::array();
        for (const sim::PathStep& step : sim::path_to(world, carrier.post)) {
            Json at = post_json(world, step.post);
            at["door"] = door_name(step.door);
            at["after_s"] = step.after_s;
            path.push_back(std::move(at));
        }
        one["path"] = std::move(path);
        out.line(one.dump());
    }
    out.close();
}

} // namespace stormdrill::drill
