#include "gui/screens/network_picture.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "gui/theme.hpp"

namespace stormdrill::gui {

namespace {

/// A number in [0, 1) that depends on `index` and `salt` only. Cosmetic: nothing of the world hangs on it.
float scatter(std::uint32_t index, std::uint32_t salt) {
    std::uint32_t x = index * 0x9E3779B9u + salt * 0x85EBCA6Bu;
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = (x ^ (x >> 15)) * 0x846CA68Bu;
    x ^= x >> 16;
    return static_cast<float>(x >> 8) / 16'777'216.f;
}

Color community_tint(std::uint32_t community) {
    constexpr std::size_t count = sizeof(theme::avatars) / sizeof(theme::avatars[0]);
    return theme::avatars[community % count];
}

/// Untouched people carry a whisper of their community's colour; mood is told by blue, grey-violet and red.
Color person_color(const drill::NetworkView::Person& person) {
    switch (person.state) {
    case 1:
        return theme::mood_calm;
    case 2:
        return theme::mood_attentive;
    case 3:
        return theme::mood_angry;
    default:
        return mix(rgb(0xDDE3EA), community_tint(person.community), 0.28f);
    }
}

} // namespace

std::vector<Point> place_people(const drill::NetworkView& network) {
    std::vector<std::uint32_t> sizes(network.communities, 0);
    for (const auto& person : network.people)
        if (person.community < sizes.size()) ++sizes[person.community];
    std::vector<std::uint32_t> order(sizes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sizes[a] > sizes[b]; });

    std::vector<Point> centers(sizes.size());
    std::vector<float> radii(sizes.size());
    const float people = static_cast<float>(std::max<std::size_t>(1, network.people.size()));
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        // A sunflower's seeds: every next community a golden angle further and a little further out.
        const float angle = static_cast<float>(rank) * 2.39996f;
        const float distance = 0.41f * std::sqrt(static_cast<float>(rank) / static_cast<float>(order.size()));
        centers[order[rank]] = {0.5f + distance * std::cos(angle), 0.5f + distance * std::sin(angle)};
        radii[order[rank]] = 0.19f * std::sqrt(static_cast<float>(sizes[order[rank]]) / people) + 0.008f;
    }
    std::vector<Point> places;
    places.reserve(network.people.size());
    for (std::uint32_t i = 0; i < network.people.size(); ++i) {
        const std::uint32_t community = network.people[i].community;
        const Point center = community < centers.size() ? centers[community] : Point{0.5f, 0.5f};
        const float radius = community < radii.size() ? radii[community] : 0.1f;
        const float angle = 2 * std::numbers::pi_v<float> * scatter(i, 1);
        const float distance =
            radius * (scatter(i, 2) + scatter(i, 3)); // dense in the middle, thin at the rim
        places.push_back({std::clamp(center.x + distance * std::cos(angle), 0.02f, 0.98f),
                          std::clamp(center.y + distance * std::sin(angle), 0.02f, 0.98f)});
    }
    return places;
}

void NetworkPicture::draw_ties(const drill::NetworkView& network) {
    constexpr std::size_t most_ties = 900; // more of them only grey the picture
    ties_->clear(theme::surface);
    const float width = static_cast<float>(ties_->width());
    const float height = static_cast<float>(ties_->height());
    const std::size_t step = std::max<std::size_t>(1, network.ties.size() / most_ties);
    for (std::size_t i = 0; i < network.ties.size(); i += step) {
        const auto [from, to] = network.ties[i];
        if (from >= places_.size() || to >= places_.size()) continue;
        ties_->line({places_[from].x * width, places_[from].y * height},
                    {places_[to].x * width, places_[to].y * height}, theme::ink_faint.with_alpha(40));
    }
}

void NetworkPicture::update(const drill::NetworkView& network, int width, int height) {
    const bool resized = !buffer_ || buffer_->width() != width || buffer_->height() != height;
    const bool new_sample = resized || places_.size() != network.people.size();
    std::vector<std::uint8_t> states;
    states.reserve(network.people.size());
    for (const auto& person : network.people)
        states.push_back(person.state);
    if (!new_sample && states == states_) return;
    states_ = std::move(states);
    if (resized) {
        ties_ = std::make_unique<PixelBuffer>(width, height);
        buffer_ = std::make_unique<PixelBuffer>(width, height);
    }
    if (new_sample) {
        places_ = place_people(network);
        draw_ties(network);
    }
    buffer_->copy_from(*ties_);
    // The angry last, so that they lie on top.
    for (std::uint8_t state = 0; state <= 3; ++state)
        for (std::size_t i = 0; i < network.people.size(); ++i) {
            const auto& person = network.people[i];
            if (std::min<std::uint8_t>(person.state, 3) != state) continue;
            buffer_->dot(static_cast<int>(places_[i].x * static_cast<float>(width)),
                         static_cast<int>(places_[i].y * static_cast<float>(height)), 1,
                         person_color(person));
        }
}

} // namespace stormdrill::gui
