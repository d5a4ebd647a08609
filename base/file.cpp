#include "base/file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostics.hpp"

namespace stormdrill {

namespace {
[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what, int error) {
    throw OperatorError(path.string() + ": " + what + ": " + std::strerror(error));
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

/// Returns 0 or the error number.
int write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0) {
            if (errno == EINTR) continue;
            return errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}
} // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) fail(path, "cannot be read", errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) fail(path, "cannot be read", errno);
    if (S_ISDIR(status.st_mode)) throw OperatorError(path.string() + ": is a folder, a file was expected");
    std::string content;
    std::string buffer(1 << 16, '\0');
    for (;;) {
        const ssize_t n = ::read(file.get(), buffer.data(), buffer.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(path, "cannot be read", errno);
        if (n == 0) return content;
        content.append(buffer, 0, static_cast<std::size_t>(n));
        if (content.size() > max_bytes) {
            throw OperatorError(path.string() + ": is larger than the " + std::to_string(max_bytes) +
                                " bytes that such a file may have");
        }
    }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view content, FileReaders readers) {
    std::filesystem::path temporary = path;
    temporary += ".part" + std::to_string(::getpid());
    {
        const mode_t mode = readers == FileReaders::owner ? 0600 : 0666;
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
        if (file.get() < 0) fail(path, "cannot be written", errno);
        int error = write_all(file.get(), content);
        if (error == 0 && ::fsync(file.get()) != 0) error = errno;
        if (error != 0) {
            ::unlink(temporary.c_str());
            fail(path, "cannot be written", error);
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        fail(path, "cannot be written", error);
    }
}

AppendFile::AppendFile(std::filesystem::path path, Mode mode) : path_(std::move(path)) {
    const int how = mode == Mode::create_new ? O_CREAT | O_EXCL : 0;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | how, 0666);
    if (descriptor_ < 0) {
        if (errno == EEXIST)
            throw OperatorError(path_.string() + ": exists already; a drill log is never overwritten");
        fail(path_, "cannot be opened for writing", errno);
    }
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
}

AppendFile::~AppendFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void AppendFile::append_line(std::string_view line, bool sync) {
    struct stat before {};
    if (::fstat(descriptor_, &before) != 0) fail(path_, "cannot be written", errno);
    std::string bytes(line);
    bytes += '\n';
    int error = write_all(descriptor_, bytes);
    if (error == 0 && sync && ::fdatasync(descriptor_) != 0) error = errno;
    if (error != 0) {
        if (::ftruncate(descriptor_, before.st_size) != 0) {
            // The torn line stays; resuming drops it with a message.
        }
        fail(path_, "cannot be written", error);
    }
}

} // namespace stormdrill
