#include "base/mapped_file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostics.hpp"

namespace stormdrill {

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const auto fail = [&](const std::string& why) { throw OperatorError(path.string() + ": " + why); };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) fail(std::string("cannot be read: ") + std::strerror(errno));
    struct stat status {};
    const bool known = ::fstat(file, &status) == 0;
    const auto size = static_cast<std::size_t>(known ? status.st_size : 0);
    void* at = MAP_FAILED;
    if (known && S_ISREG(status.st_mode) && size > 0)
        at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const int error = errno;
    ::close(file); // the mapping stays
    if (known && !S_ISREG(status.st_mode)) fail("is no ordinary file");
    if (known && size == 0) return std::shared_ptr<const MappedFile>(new MappedFile({}));
    if (at == MAP_FAILED) fail(std::string("cannot be read: ") + std::strerror(error));
    return std::shared_ptr<const MappedFile>(new MappedFile({static_cast<const std::byte*>(at), size}));
}

MappedFile::~MappedFile() {
    // The kernel wants the address it gave, without const.
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

} // namespace stormdrill
