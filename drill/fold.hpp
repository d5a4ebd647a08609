#pragma once
/// How listening compares words: small letters, full-width Latin as half-width.

#include <string>
#include <string_view>

namespace stormdrill::drill {
[[nodiscard]] std::u32string fold_for_search(std::string_view text);
} // namespace stormdrill::drill
