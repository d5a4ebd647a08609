/// Whatever bytes a saved network may hold, it is refused with a reason or can be walked through from end to
/// end; it neither crashes nor hangs. Checksums are made good before the second try, or nothing but them
/// would ever be tested.
///
///     cmake --preset fuzz && ninja -C build/fuzz network_fuzz
///     build/fuzz/bin/network_report --people 300 --save CORPUS/town
///     build/fuzz/bin/network_fuzz -max_total_time=60 CORPUS

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/hash.hpp"
#include "sim/network_image.hpp"

using namespace stormdrill;
using namespace stormdrill::sim;

namespace {
/// Makes every hash say what is there, as far as the table lies within the bytes.
void sign(std::span<std::byte> bytes) {
    ImageHeader header;
    if (bytes.size() < sizeof header) return;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::size_t head = sizeof header + std::size_t{header.sections} * sizeof(ImageSection);
    if (header.sections > 1'000 || head > bytes.size()) return;
    header.hash = 0;
    for (std::size_t i = 0; i < header.sections; ++i) {
        ImageSection section;
        std::byte* at = bytes.data() + sizeof header + i * sizeof section;
        std::memcpy(&section, at, sizeof section);
        if (section.offset > bytes.size() || section.bytes > bytes.size() - section.offset) return;
        section.hash = hash64(bytes.subspan(section.offset, section.bytes));
        std::memcpy(at, &section, sizeof section);
        if (i > 0) header.hash = hash_array<std::uint64_t>(std::span(&section.hash, 1), header.hash);
    }
    header.header_hash = 0;
    std::memcpy(bytes.data(), &header, sizeof header);
    header.header_hash = hash64(bytes.first(head));
    std::memcpy(bytes.data(), &header, sizeof header);
}

void walk(const Network& n) {
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < n.people(); ++i) {
        const PersonId p{i};
        sum += n.roles(p) + n.community(p);
        sum += n.community_interest(n.community(p))[0] > 0.5f;
        for (std::size_t platform = 0; platform < n.setup().platforms.size(); ++platform) {
            for (const PersonId follower : n.followers(p, platform))
                sum += n.roles(follower) + n.mutual(p, follower, platform);
            for (const std::uint32_t group : n.groups(p, platform))
                sum += n.group_members(platform, group).size();
            for (const std::uint32_t board : n.boards_of(p, platform)) {
                for (const PersonId reader : n.board_readers(platform, board))
                    sum += n.followee_count(reader, platform);
            }
        }
    }
    for (std::size_t platform = 0; platform < n.setup().platforms.size(); ++platform) {
        for (const PersonId p : n.members(platform))
            sum += n.present(p, platform);
        for (const PersonId p : n.organisation_followers(platform))
            sum += n.roles(p);
        for (std::size_t outlet = 0; outlet < 3; ++outlet) {
            const PersonId account = n.media_account(outlet, platform);
            if (account.valid()) sum += n.roles(account);
        }
    }
    volatile std::uint64_t keep = sum;
    static_cast<void>(keep);
}

void load(const std::shared_ptr<std::byte>& memory, std::size_t size) {
    try {
        walk(*Network::from_image(memory, {memory.get(), size}, "fuzz.network"));
    } catch (const OperatorError& e) {
        SD_ASSERT(std::string(e.what()).size() > std::strlen("fuzz.network: "));
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::shared_ptr<std::byte> memory(
        static_cast<std::byte*>(::operator new (size, std::align_val_t{64})),
        [](std::byte* p) { ::operator delete (p, std::align_val_t{64}); });
    std::memcpy(memory.get(), data, size);
    load(memory, size);
    sign({memory.get(), size});
    load(memory, size);
    return 0;
}
