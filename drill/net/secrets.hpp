#pragma once
/// Join codes and resume tokens: luck that nobody can foresee. Never from the drill's own streams.

#include <string>
#include <string_view>

namespace stormdrill::drill::net {

/// Eight characters of Crockford's base 32, 40 bits: `K7Q2-9FXM`. Throws OperatorError when the system gives
/// no luck.
[[nodiscard]] std::string new_join_code();
/// 128 bits as 32 hexadecimal digits.
[[nodiscard]] std::string new_resume_token();

/// A code as people type it: small letters, o for 0, i and l for 1, with and without the dash. Empty when it
/// can be none.
[[nodiscard]] std::string tidy_join_code(std::string_view typed);

/// Takes as long for a near miss as for any other.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

} // namespace stormdrill::drill::net
