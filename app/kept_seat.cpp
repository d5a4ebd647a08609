#include "app/kept_seat.hpp"

#include "app/data_folder.hpp"
#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"

namespace stormdrill::app {

namespace {

constexpr std::uint64_t longest_token = 200;

std::filesystem::path file_of(const drill::net::JoinString& join) {
    return own_folder() / "seats" / hash128_hex(drill::net::format_join_string(join));
}

} // namespace

std::string kept_token(const drill::net::JoinString& join) {
    const std::filesystem::path file = file_of(join);
    return std::filesystem::exists(file) ? read_file(file, longest_token) : std::string{};
}

void keep_token(const drill::net::JoinString& join, const std::string& token) {
    const std::filesystem::path file = file_of(join);
    std::error_code error;
    if (token.empty()) {
        std::filesystem::remove(file, error);
    } else {
        std::filesystem::create_directories(file.parent_path(), error);
        if (!error) write_file_atomically(file, token, FileReaders::owner);
    }
    if (error) throw OperatorError(file.string() + ": " + error.message());
}

} // namespace stormdrill::app
