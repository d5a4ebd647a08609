#include "sim/network.hpp"

#include <algorithm>

#include "base/diagnostics.hpp"
#include "base/random.hpp"
#include "sim/network_image.hpp"
#include "sim/network_people.hpp"
#include "sim/network_setup_bytes.hpp"

namespace stormdrill::sim {

namespace {
/// Row `number` of an array cut by offsets.
template <class T>
std::span<const T> row(std::span<const std::uint32_t> offsets, std::span<const T> values,
                       std::size_t number) {
    if (offsets.empty()) return {};
    return values.subspan(offsets[number], offsets[number + 1] - offsets[number]);
}

bool contains(std::span<const PersonId> sorted, PersonId who) {
    return std::binary_search(sorted.begin(), sorted.end(), who);
}
} // namespace

std::shared_ptr<const Network> Network::from_image(std::shared_ptr<const void> keeper,
                                                   std::span<const std::byte> bytes, std::string_view name,
                                                   Trust trust) {
    const std::string fault = image_fault(bytes, trust == Trust::nothing);
    if (!fault.empty()) throw OperatorError(std::string(name) + ": " + fault);
    return view(std::move(keeper), bytes);
}

std::shared_ptr<const Network> Network::view(std::shared_ptr<const void> keeper,
                                             std::span<const std::byte> bytes) {
    using namespace section;
    const std::shared_ptr<Network> n(new Network);
    const ImageHeader& header = image_header(bytes);
    const auto part = [&]<class T>(std::span<const T>& show, std::size_t number) {
        show = image_section<T>(bytes, number);
    };
    n->keeper_ = std::move(keeper);
    n->image_ = bytes;
    n->setup_ = setup_from_bytes(image_section<std::byte>(bytes, section::setup)).value();
    n->interest_spread_ = header.interest_spread;
    n->community_count_ = header.communities;
    n->hash_ = header.hash;
    n->key_ = header.key;
    part(n->community_, section::community);
    part(n->roles_, section::roles);
    part(n->presence_, section::presence);
    part(n->chinese_, section::chinese);
    part(n->attitude_, section::attitude);
    part(n->community_interest_, section::community_interest);
    part(n->media_accounts_, section::media_accounts);
    n->layers_.resize(header.layers);
    for (std::size_t i = 0; i < n->layers_.size(); ++i) {
        Layer& layer = n->layers_[i];
        part(layer.members, number(i, section::members));
        part(layer.ties.offsets, number(i, section::tie_offsets));
        part(layer.ties.others, number(i, section::followers));
        part(layer.followee_count, number(i, section::followee_count));
        part(layer.organisation_followers, number(i, section::organisation_followers));
        part(layer.circles.offsets, number(i, section::circle_offsets));
        part(layer.circles.members, number(i, section::circle_members));
        part(layer.circles.person_offsets, number(i, section::person_offsets));
        part(layer.circles.of_person, number(i, section::of_person));
    }
    return n;
}

Language Network::language(PersonId p) const {
    return chinese_[p.index()] ? Language::zh_TW : Language::en;
}

bool Network::present(PersonId p, std::size_t platform) const {
    return ((presence_[p.index()] >> platform) & 1u) != 0;
}

Interest Network::interest(PersonId p) const {
    // The logarithm of the community's share, and the person's own taste.
    const auto shares = community_interest(community(p));
    CounterRandom random(setup_.network_seed, stream("sim.network.interest"), p.value);
    return interest_about(shares, interest_spread_, random);
}

std::span<const float, topic_count> Network::community_interest(std::uint32_t community) const {
    return std::span<const float, topic_count>(&community_interest_[community * topic_count], topic_count);
}

double Network::topic_fit(PersonId p, std::size_t topic) const {
    return static_cast<double>(interest(p)[topic]) * topic_count;
}

std::span<const PersonId> Network::followers(PersonId p, std::size_t platform) const {
    return row(layers_[platform].ties.offsets, layers_[platform].ties.others, p.index());
}

std::span<const PersonId> Network::members(std::size_t platform) const {
    return layers_[platform].members;
}

std::uint16_t Network::followee_count(PersonId p, std::size_t platform) const {
    const Layer& layer = layers_[platform];
    return layer.followee_count.empty() ? std::uint16_t{0} : layer.followee_count[p.index()];
}

bool Network::mutual(PersonId a, PersonId b, std::size_t platform) const {
    auto of_a = followers(a, platform), of_b = followers(b, platform);
    if (of_a.size() > of_b.size()) {
        std::swap(of_a, of_b);
        std::swap(a, b);
    }
    return contains(of_a, b) && contains(of_b, a);
}

std::span<const PersonId> Network::circle(const Layer& layer, std::uint32_t number) {
    return row(layer.circles.offsets, layer.circles.members, number);
}

std::span<const std::uint32_t> Network::circles_of(const Layer& layer, PersonId p) {
    return row(layer.circles.person_offsets, layer.circles.of_person, p.index());
}

std::uint32_t Network::circle_count(std::size_t platform, PlatformKind kind) const {
    const auto offsets = layers_[platform].circles.offsets;
    return has_kind(platform, kind) && !offsets.empty() ? static_cast<std::uint32_t>(offsets.size() - 1) : 0;
}

std::uint32_t Network::group_count(std::size_t platform) const {
    return circle_count(platform, PlatformKind::closed_groups);
}

std::span<const std::uint32_t> Network::groups(PersonId p, std::size_t platform) const {
    if (!has_kind(platform, PlatformKind::closed_groups)) return {};
    return circles_of(layers_[platform], p);
}

std::span<const PersonId> Network::group_members(std::size_t platform, std::uint32_t group) const {
    return circle(layers_[platform], group);
}

std::uint32_t Network::board_count(std::size_t platform) const {
    return circle_count(platform, PlatformKind::board);
}

std::span<const std::uint32_t> Network::boards_of(PersonId p, std::size_t platform) const {
    if (!has_kind(platform, PlatformKind::board)) return {};
    return circles_of(layers_[platform], p);
}

std::span<const PersonId> Network::board_readers(std::size_t platform, std::uint32_t board) const {
    return circle(layers_[platform], board);
}

std::span<const PersonId> Network::organisation_followers(std::size_t platform) const {
    return layers_[platform].organisation_followers;
}

PersonId Network::media_account(std::size_t outlet, std::size_t platform) const {
    if (outlet >= media_accounts_.size() || layers_[platform].ties.offsets.empty()) return PersonId::none();
    return media_accounts_[outlet];
}

} // namespace stormdrill::sim
