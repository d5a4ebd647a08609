#pragma once
/// The token with which a window finds its chair again, kept by join string in the person's own folder: a
/// window that was closed or crashed comes back with the string it was opened with.

#include <string>

#include "drill/net/join_string.hpp"

namespace stormdrill::app {

/// Empty when there is none.
[[nodiscard]] std::string kept_token(const drill::net::JoinString& join);
/// Readable by its owner alone. An empty token forgets it. Throws OperatorError.
void keep_token(const drill::net::JoinString& join, const std::string& token);

} // namespace stormdrill::app
