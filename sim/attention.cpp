#include "sim/attention.hpp"

#include "base/math.hpp"

namespace stormdrill::sim {

Attention::Attention(const Parameters& d, const Network& network, std::size_t platform) {
    const PlatformKind kind = network.setup().platforms[platform].kind;
    const bool directed = kind == PlatformKind::microblog || kind == PlatformKind::photo_sharing;
    if (!directed || d.attention_exponent <= 0) return;
    constexpr double usual_followees = 40;
    constexpr std::size_t counts = 1'024;
    std::vector<double> raw(counts);
    for (std::size_t k = 0; k < counts; ++k) {
        const double followees = std::max<double>(1.0, static_cast<double>(k));
        raw[k] = std::min(d.attention_most, exact_pow(usual_followees / followees, d.attention_exponent));
    }
    double ties = 0, views = 0;
    for (const PersonId who : network.members(platform)) {
        const std::uint16_t k = network.followee_count(who, platform);
        ties += k;
        views += k * raw[std::min<std::size_t>(k, counts - 1)];
    }
    if (views <= 0) return;
    for (const double factor : raw)
        factors_.push_back(static_cast<float>(factor * ties / views));
    most_ = static_cast<double>(*std::max_element(factors_.begin(), factors_.end()));
}

} // namespace stormdrill::sim
