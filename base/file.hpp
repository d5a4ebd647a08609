#pragma once
/// Files, read whole and written so that nothing is half done.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace stormdrill {

/// The whole file. Throws OperatorError naming the file and the reason, also when it is larger than
/// `max_bytes`.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes = 1ULL << 30);

/// Writes to a temporary neighbour, flushes it to the disk and renames it: readers see the old file or the
/// new one. Throws OperatorError.
enum class FileReaders : std::uint8_t { as_usual, owner };
void write_file_atomically(const std::filesystem::path& path, std::string_view content,
                           FileReaders readers = FileReaders::as_usual);

/// An append-only file. A line is handed to the kernel in one write, so killing the process loses nothing
/// that append() returned from; with `sync` it survives a power cut as well.
class AppendFile {
public:
    enum class Mode { create_new, append };
    /// Throws OperatorError: create_new refuses an existing file.
    AppendFile(std::filesystem::path path, Mode mode);
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&&) = delete;
    ~AppendFile();

    /// Appends `line` and a line feed. Throws OperatorError (disk full, read-only); a torn part is cut off
    /// again.
    void append_line(std::string_view line, bool sync);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

} // namespace stormdrill
