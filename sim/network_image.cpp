#include "sim/network_image.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

#include "base/hash.hpp"
#include "sim/network_setup_bytes.hpp"
#include "sim/parallel.hpp"

namespace stormdrill::sim {

static_assert(std::endian::native == std::endian::little, "images are little-endian and not converted");

namespace {
constexpr std::array<char, 8> magic{'S', 'D', 'c', 'r', 'o', 'w', 'd', '\n'};
constexpr std::uint32_t byte_order = 0x01020304;
constexpr std::size_t alignment = 64;

std::size_t aligned(std::size_t offset) {
    return (offset + alignment - 1) / alignment * alignment;
}

/// Copies arrays into the image and lets them go.
class ImageWriter {
public:
    ImageWriter(std::size_t sections, unsigned threads) : table_(sections), threads_(threads) {}

    void plan(std::size_t number, std::size_t bytes) { table_[number].bytes = bytes; }

    void allocate() {
        std::size_t at = aligned(sizeof(ImageHeader) + table_.size() * sizeof(ImageSection));
        for (ImageSection& s : table_) {
            s.offset = at;
            at = aligned(at + s.bytes);
        }
        size_ = at;
        // Pages are touched as they are filled, while the arrays that fill them are freed.
        memory_ = std::shared_ptr<std::byte>(
            static_cast<std::byte*>(::operator new (size_, std::align_val_t{alignment})),
            [](std::byte* p) { ::operator delete (p, std::align_val_t{alignment}); });
    }

    template <class T>
    void fill(std::size_t number, std::vector<T>& values) {
        ImageSection& s = table_[number];
        const auto* from = reinterpret_cast<const std::byte*>(values.data());
        std::byte* to = memory_.get() + s.offset;
        for_blocks(s.bytes, 1 << 22, threads_, [&](std::size_t begin, std::size_t end) {
            std::memcpy(to + begin, from + begin, end - begin);
        });
        std::memset(to + s.bytes, 0, aligned(s.bytes) - s.bytes);
        values = {};
    }

    OwnedImage finish(ImageHeader header) {
        for_blocks(table_.size(), 1, threads_, [&](std::size_t i, std::size_t) {
            table_[i].hash = hash64(std::span(memory_.get() + table_[i].offset, table_[i].bytes));
        });
        header.hash = 0;
        for (std::size_t i = section::setup + 1; i < table_.size(); ++i)
            header.hash = hash_array<std::uint64_t>(std::span(&table_[i].hash, 1), header.hash);
        header.magic = magic;
        header.byte_order = byte_order;
        header.version = network_version;
        header.bytes = size_;
        header.sections = static_cast<std::uint32_t>(table_.size());
        header.header_hash = 0;
        const std::size_t head = sizeof header + table_.size() * sizeof(ImageSection);
        std::memset(memory_.get(), 0, aligned(head));
        std::memcpy(memory_.get() + sizeof header, table_.data(), table_.size() * sizeof(ImageSection));
        std::memcpy(memory_.get(), &header, sizeof header);
        header.header_hash = hash64(std::span(memory_.get(), head));
        std::memcpy(memory_.get(), &header, sizeof header);
        return {memory_, {memory_.get(), size_}};
    }

private:
    std::vector<ImageSection> table_;
    unsigned threads_;
    std::size_t size_ = 0;
    std::shared_ptr<std::byte> memory_;
};

/// Calls work(section number, array) for every section but the setup.
template <class Work>
void for_sections(NetworkParts& parts, const Work& work) {
    using namespace section;
    PeopleParts& people = parts.people;
    work(std::size_t{community}, people.community);
    work(std::size_t{roles}, people.roles);
    work(std::size_t{presence}, people.presence);
    work(std::size_t{chinese}, people.chinese);
    work(std::size_t{attitude}, people.attitude);
    work(std::size_t{community_interest}, people.community_interest);
    work(std::size_t{media_accounts}, people.media_accounts);
    for (std::size_t i = 0; i < parts.layers.size(); ++i) {
        LayerParts& layer = parts.layers[i];
        work(number(i, members), layer.members);
        work(number(i, tie_offsets), layer.ties.offsets);
        work(number(i, followers), layer.ties.followers);
        work(number(i, followee_count), layer.ties.followee_count);
        work(number(i, organisation_followers), layer.organisation_followers);
        work(number(i, circle_offsets), layer.circles.offsets);
        work(number(i, circle_members), layer.circles.members);
        work(number(i, person_offsets), layer.circles.person_offsets);
        work(number(i, of_person), layer.circles.of_person);
    }
}
} // namespace

OwnedImage make_image(const NetworkSetup& setup, double interest_spread, NetworkParts parts,
                      unsigned threads) {
    ImageHeader header;
    header.key = Network::key(setup);
    header.interest_spread = interest_spread;
    header.people = setup.people;
    header.communities = static_cast<std::uint32_t>(parts.people.community_begin.size() - 1);
    header.layers = static_cast<std::uint32_t>(parts.layers.size());
    ImageWriter writer(section::number(parts.layers.size(), section::members), threads);
    std::vector<std::byte> saved_setup = setup_bytes(setup);
    writer.plan(section::setup, saved_setup.size());
    for_sections(parts, [&](std::size_t number, const auto& values) {
        writer.plan(number, values.size() * sizeof(values[0]));
    });
    writer.allocate();
    writer.fill(section::setup, saved_setup);
    for_sections(parts, [&](std::size_t number, auto& values) { writer.fill(number, values); });
    return writer.finish(header);
}

const ImageHeader& image_header(std::span<const std::byte> bytes) {
    return *reinterpret_cast<const ImageHeader*>(bytes.data());
}

namespace {
/// Looks for the first reason to refuse an image.
class ImageCheck {
public:
    explicit ImageCheck(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::string fault(bool whole) {
        if (std::string reason = head_fault(); !reason.empty()) return reason;
        if (!sizes_fit()) return "damaged: its parts do not fit together";
        if (whole && !hashes_match()) return "damaged: its content has changed since it was saved";
        if (!offsets_rise()) return "damaged: its rows overlap";
        if (whole && !numbers_in_range()) return "damaged: it names people who do not exist";
        return {};
    }

private:
    [[nodiscard]] std::string head_fault() {
        if (bytes_.size() < magic.size() || std::memcmp(bytes_.data(), magic.data(), magic.size()) != 0)
            return "is no saved network";
        if (bytes_.size() < sizeof(ImageHeader)) return "is cut short";
        if (reinterpret_cast<std::uintptr_t>(bytes_.data()) % alignment != 0)
            return "does not lie on 64 bytes";
        std::memcpy(&header_, bytes_.data(), sizeof header_);
        if (header_.byte_order != byte_order) return "was saved on a machine of another byte order";
        if (header_.version != network_version)
            return "was saved by another version (" + std::to_string(header_.version) + ", this one reads " +
                   std::to_string(network_version) + ")";
        if (bytes_.size() != header_.bytes)
            return (bytes_.size() < header_.bytes ? "is cut short: " : "is too long: ") +
                   std::to_string(bytes_.size()) + " of " + std::to_string(header_.bytes) + " bytes";
        const std::size_t sections = section::number(header_.layers, section::members);
        if (header_.layers > max_platforms || header_.sections != sections ||
            bytes_.size() < sizeof header_ + sections * sizeof(ImageSection) || !head_hash_matches())
            return "damaged: its header does not match its checksum";
        return {};
    }

    [[nodiscard]] bool head_hash_matches() const {
        const std::size_t size = sizeof header_ + header_.sections * sizeof(ImageSection);
        std::vector<std::byte> head(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(size));
        ImageHeader unsigned_header = header_;
        unsigned_header.header_hash = 0;
        std::memcpy(head.data(), &unsigned_header, sizeof unsigned_header);
        return hash64(std::span<const std::byte>(head)) == header_.header_hash;
    }

    [[nodiscard]] std::span<const ImageSection> table() const {
        return {reinterpret_cast<const ImageSection*>(bytes_.data() + sizeof header_), header_.sections};
    }
    template <class T>
    [[nodiscard]] std::span<const T> get(std::size_t number) const {
        return image_section<T>(bytes_, number);
    }
    /// How many values of T, or none if the section is not made of whole ones.
    template <class T>
    [[nodiscard]] std::size_t count(std::size_t number) const {
        return table()[number].bytes % sizeof(T) == 0 ? table()[number].bytes / sizeof(T) : SIZE_MAX;
    }

    [[nodiscard]] bool sizes_fit() const {
        std::uint64_t at = aligned(sizeof header_ + table().size_bytes());
        for (const ImageSection& s : table()) {
            if (s.offset != at || s.bytes > bytes_.size() || at + s.bytes > bytes_.size()) return false;
            at = aligned(at + s.bytes);
        }
        const auto setup = setup_from_bytes(get<std::byte>(section::setup));
        const std::size_t people = header_.people;
        if (at != bytes_.size() || !setup || setup->people != people || people == 0 ||
            setup->platforms.size() != header_.layers || header_.communities == 0)
            return false;
        if (count<std::uint32_t>(section::community) != people ||
            count<std::uint16_t>(section::roles) != people ||
            count<std::uint16_t>(section::presence) != people ||
            count<std::uint8_t>(section::chinese) != people || count<float>(section::attitude) != people ||
            count<float>(section::community_interest) != std::size_t{header_.communities} * topic_count ||
            count<PersonId>(section::media_accounts) != setup->outlets)
            return false;
        for (std::size_t i = 0; i < header_.layers; ++i) {
            if (!layer_sizes_fit(i)) return false;
        }
        return true;
    }

    [[nodiscard]] bool layer_sizes_fit(std::size_t i) const {
        using namespace section;
        const std::size_t people = header_.people;
        const bool tied = count<std::uint32_t>(number(i, tie_offsets)) != 0;
        const bool circles = count<std::uint32_t>(number(i, circle_offsets)) != 0;
        const auto rows = [&](bool any, OfLayer which) {
            return count<std::uint32_t>(number(i, which)) == (any ? people + 1 : 0);
        };
        return count<PersonId>(number(i, members)) <= people && rows(tied, tie_offsets) &&
               count<PersonId>(number(i, followers)) <= (tied ? 0xffffffffu : 0u) &&
               count<std::uint16_t>(number(i, followee_count)) == (tied ? people : 0) &&
               count<PersonId>(number(i, organisation_followers)) <= people &&
               count<std::uint32_t>(number(i, circle_offsets)) <= 0xffffffffu &&
               count<PersonId>(number(i, circle_members)) <= (circles ? 0xffffffffu : 0u) &&
               rows(circles, person_offsets) &&
               count<std::uint32_t>(number(i, of_person)) == count<PersonId>(number(i, circle_members));
    }

    [[nodiscard]] bool hashes_match() const {
        std::uint64_t hash = 0;
        for (std::size_t i = 0; i < table().size(); ++i) {
            if (hash64(get<std::byte>(i)) != table()[i].hash) return false;
            if (i > section::setup) hash = hash_array<std::uint64_t>(std::span(&table()[i].hash, 1), hash);
        }
        return hash == header_.hash;
    }

    /// From 0 to the number of values, never falling.
    [[nodiscard]] static bool rise(std::span<const std::uint32_t> offsets, std::size_t values) {
        return offsets.empty() || (offsets.front() == 0 && offsets.back() == values &&
                                   std::is_sorted(offsets.begin(), offsets.end()));
    }

    [[nodiscard]] bool offsets_rise() const {
        using namespace section;
        for (std::size_t i = 0; i < header_.layers; ++i) {
            const auto offsets = [&](OfLayer which) { return get<std::uint32_t>(number(i, which)); };
            if (!rise(offsets(tie_offsets), get<PersonId>(number(i, followers)).size()) ||
                !rise(offsets(circle_offsets), get<PersonId>(number(i, circle_members)).size()) ||
                !rise(offsets(person_offsets), offsets(of_person).size()))
                return false;
        }
        return true;
    }

    [[nodiscard]] static bool below(std::span<const std::uint32_t> values, std::size_t limit) {
        std::uint32_t most = 0; // without a branch per value
        for (const std::uint32_t value : values)
            most = std::max(most, value);
        return values.empty() || most < limit;
    }

    [[nodiscard]] bool numbers_in_range() const {
        using namespace section;
        bool sound = below(get<std::uint32_t>(community), header_.communities) &&
                     below(get<std::uint32_t>(media_accounts), header_.people);
        for (std::size_t i = 0; i < header_.layers && sound; ++i) {
            for (const OfLayer which : {members, followers, organisation_followers, circle_members})
                sound = sound && below(get<std::uint32_t>(number(i, which)), header_.people);
            const std::size_t circles = get<std::uint32_t>(number(i, circle_offsets)).size();
            sound = sound && below(get<std::uint32_t>(number(i, of_person)), circles > 0 ? circles - 1 : 0);
        }
        return sound;
    }

    std::span<const std::byte> bytes_;
    ImageHeader header_;
};
} // namespace

std::string image_fault(std::span<const std::byte> bytes, bool whole) {
    return ImageCheck(bytes).fault(whole);
}

} // namespace stormdrill::sim
