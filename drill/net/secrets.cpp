#include "drill/net/secrets.hpp"

#include <array>
#include <cstdint>
#include <span>

#include <sys/random.h>

#include "base/diagnostics.hpp"

namespace stormdrill::drill::net {

namespace {
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 8;

void fill(std::span<std::uint8_t> bytes) {
    const ssize_t got = ::getrandom(bytes.data(), bytes.size(), 0);
    if (got != static_cast<ssize_t>(bytes.size()))
        throw OperatorError("the system gives no random numbers for join codes");
}
} // namespace

std::string new_join_code() {
    std::array<std::uint8_t, code_length> bytes{};
    fill(bytes);
    std::string code;
    for (const std::uint8_t byte : bytes) {
        if (code.size() == code_length / 2) code += '-';
        code += crockford[byte % crockford.size()]; // 256 is a multiple of 32
    }
    return code;
}

std::string new_resume_token() {
    std::array<std::uint8_t, 16> bytes{};
    fill(bytes);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string token;
    for (const std::uint8_t byte : bytes) {
        token += digits[byte >> 4U];
        token += digits[byte & 15U];
    }
    return token;
}

std::string tidy_join_code(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == '-' || c == ' ') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (crockford.find(c) == std::string_view::npos) return {};
        if (code.size() == code_length / 2) code += '-';
        code += c;
    }
    return code.size() == code_length + 1 ? code : std::string{};
}

bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    unsigned differences = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        differences |=
            static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    return differences == 0;
}

} // namespace stormdrill::drill::net
