#pragma once
/// Text made safe for HTML. Everything that anybody typed goes through here before it enters the report.

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace stormdrill::scoring {

/// Safe between tags and within double- or single-quoted attributes: & < > " ' are escaped, control
/// characters and bidirectional overrides dropped, faulty UTF-8 replaced. Line feeds stay.
[[nodiscard]] std::string escape_html(std::string_view text);

/// Both languages, of which the page's switch shows one.
[[nodiscard]] std::string both(const Bilingual& text);

} // namespace stormdrill::scoring
