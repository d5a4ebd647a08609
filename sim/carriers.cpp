#include "sim/carriers.hpp"

#include <algorithm>

namespace stormdrill::sim {

namespace {
/// The crisis post that prompted post number `i`, or none.
PostId crisis_prompt(const World& world, std::size_t i) {
    const PostId prompt = world.prompt(PostId{i}).post;
    return is_chatter(prompt) ? PostId::none() : prompt;
}

/// What every crisis post brought about, by id.
std::vector<Carrier> all_carriers(const World& world) {
    const auto posts = world.posts();
    std::vector<Carrier> out(posts.size());
    // Prompts come before what they prompt: backwards, every post is complete when its turn comes.
    for (std::size_t i = posts.size(); i-- > 0;) {
        Carrier& own = out[i];
        own.post = PostId{i};
        own.viewers = posts[i].viewers;
        const PostId prompt = crisis_prompt(world, i);
        if (!prompt.valid()) continue;
        Carrier& before = out[prompt.index()];
        before.posts_set_off += 1 + own.posts_set_off;
        before.views_set_off += own.viewers + own.views_set_off;
    }
    return out;
}

void keep_strongest(std::vector<Carrier>& carriers, std::size_t most) {
    const auto stronger = [](const Carrier& a, const Carrier& b) {
        const std::uint64_t of_a = a.viewers + a.views_set_off, of_b = b.viewers + b.views_set_off;
        return of_a != of_b ? of_a > of_b : a.post < b.post;
    };
    most = std::min(most, carriers.size());
    const auto end = carriers.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(carriers.begin(), end, carriers.end(), stronger);
    carriers.erase(end, carriers.end());
}
} // namespace

std::vector<PathStep> path_to(const World& world, PostId id) {
    std::vector<PathStep> path;
    while (id.valid()) {
        const Prompt prompt = world.prompt(id);
        path.push_back({id, prompt.door, 0});
        if (prompt.post.valid())
            path.back().after_s = (world.post(id).at - world.post(prompt.post).at).seconds;
        id = prompt.post;
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::vector<Carrier> carriers(const World& world, std::size_t most) {
    std::vector<Carrier> out = all_carriers(world);
    keep_strongest(out, most);
    return out;
}

std::vector<Carrier> carriers(const World& world, std::size_t most, PostId beginning) {
    const std::vector<Carrier> all = all_carriers(world);
    std::vector<std::uint8_t> follows(all.size());
    follows[beginning.index()] = 1;
    std::vector<Carrier> out{all[beginning.index()]};
    for (std::size_t i = beginning.index() + 1; i < all.size(); ++i) {
        const PostId prompt = crisis_prompt(world, i);
        if (!prompt.valid() || follows[prompt.index()] == 0) continue;
        follows[i] = 1;
        out.push_back(all[i]);
    }
    keep_strongest(out, most);
    return out;
}

} // namespace stormdrill::sim
