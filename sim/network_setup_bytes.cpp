#include "sim/network_setup_bytes.hpp"

#include <bit>
#include <cstring>

namespace stormdrill::sim {

namespace {
/// Both directions visit the fields in one order: `Bytes` writes or reads.
class Writer {
public:
    template <class T>
    void number(const T& value) {
        const auto* from = reinterpret_cast<const std::byte*>(&value);
        bytes_.insert(bytes_.end(), from, from + sizeof(T));
    }
    void text(const std::string& value) {
        number(static_cast<std::uint32_t>(value.size()));
        const auto* from = reinterpret_cast<const std::byte*>(value.data());
        bytes_.insert(bytes_.end(), from, from + value.size());
    }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <class T>
    void number(T& value) {
        const auto from = take(sizeof(T));
        if (!from.empty()) std::memcpy(&value, from.data(), sizeof(T));
    }
    void text(std::string& value) {
        std::uint32_t size = 0;
        number(size);
        const auto from = take(size);
        value.assign(reinterpret_cast<const char*>(from.data()), from.size());
    }
    [[nodiscard]] bool failed() const { return failed_; }
    /// All read, nothing left, nothing missing.
    [[nodiscard]] bool complete() const { return !failed_ && bytes_.empty(); }

private:
    std::span<const std::byte> take(std::size_t size) {
        if (size > bytes_.size()) failed_ = true;
        if (failed_) return {};
        const auto taken = bytes_.first(size);
        bytes_ = bytes_.subspan(size);
        return taken;
    }
    std::span<const std::byte> bytes_;
    bool failed_ = false;
};

template <class Bytes, class Setup>
void visit_numbers(Bytes& bytes, Setup& s) {
    bytes.number(s.people);
    bytes.number(s.network_seed);
    bytes.number(s.outlets);
    for (auto* share :
         {&s.chinese_share, &s.affected_share, &s.customer_share, &s.employee_share, &s.shareholder_share,
          &s.fan_share, &s.hostile_share, &s.journalist_share, &s.bot_share, &s.troll_share})
        bytes.number(*share);
}
} // namespace

std::vector<std::byte> setup_bytes(const NetworkSetup& setup) {
    Writer bytes;
    visit_numbers(bytes, setup);
    bytes.number(static_cast<std::uint32_t>(setup.platforms.size()));
    for (const PlatformSetup& platform : setup.platforms) {
        bytes.text(platform.id);
        bytes.number(platform.kind);
        bytes.number(platform.presence);
    }
    bytes.number(static_cast<std::uint32_t>(setup.parameter_overrides.size()));
    for (const auto& [name, value] : setup.parameter_overrides) {
        bytes.text(name);
        bytes.number(value);
    }
    return bytes.take();
}

std::optional<NetworkSetup> setup_from_bytes(std::span<const std::byte> from) {
    Reader bytes(from);
    NetworkSetup setup;
    visit_numbers(bytes, setup);
    std::uint32_t count = 0;
    bytes.number(count);
    for (std::uint32_t i = 0; i < count && !bytes.failed(); ++i) {
        PlatformSetup platform;
        bytes.text(platform.id);
        bytes.number(platform.kind);
        bytes.number(platform.presence);
        if (platform.kind > PlatformKind::news) return std::nullopt;
        setup.platforms.push_back(std::move(platform));
    }
    bytes.number(count);
    for (std::uint32_t i = 0; i < count && !bytes.failed(); ++i) {
        std::string name;
        double value = 0;
        bytes.text(name);
        bytes.number(value);
        setup.parameter_overrides.insert_or_assign(std::move(name), value);
    }
    if (!bytes.complete()) return std::nullopt;
    return setup;
}

} // namespace stormdrill::sim
