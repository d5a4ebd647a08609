#pragma once
/// The one confirmation before a statement goes up: channels, approvals, text.

#include "gui/screens/statement_tab.hpp"

namespace stormdrill::gui {

[[nodiscard]] bool approved(const drill::StatementView& statement);
[[nodiscard]] std::string channel_name(const ScreenContext& context, const drill::SeatSnapshot& data,
                                       std::string_view channel);

/// Draws nothing unless `state.publishing` names a statement.
void draw_publish_dialog(ScreenContext& context, const drill::SeatSnapshot& data, StatementState& state);

} // namespace stormdrill::gui
