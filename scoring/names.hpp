#pragma once
/// Ids of the log as the report says them. An unknown id is given back as it is.

#include <string>

#include "base/language.hpp"

namespace stormdrill::scoring {

[[nodiscard]] Bilingual strategy_text(const std::string& strategy);
/// holding full update press_release
[[nodiscard]] Bilingual statement_kind_text(const std::string& kind);
/// approve change escalate
[[nodiscard]] Bilingual decision_text(const std::string& decision);
/// criticism threat personal_data spam
[[nodiscard]] Bilingual removal_reason_text(const std::string& reason);
/// Platforms and the channels beside them; scenarios may bring others.
[[nodiscard]] Bilingual channel_text(const std::string& channel);

} // namespace stormdrill::scoring
