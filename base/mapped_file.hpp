#pragma once
/// A large file looked at where it lies, instead of being read into memory.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace stormdrill {

/// The bytes of a file, read only, paged in by the kernel as they are touched; many programs share one copy.
/// Whoever cuts the file short while it is mapped ends the programs that read it, so files that are replaced
/// while in use must be written by write_file_atomically.
class MappedFile {
public:
    /// Throws OperatorError naming the file and the reason.
    [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);

    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    /// Begins on a page.
    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

} // namespace stormdrill
