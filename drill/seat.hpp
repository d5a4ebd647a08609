#pragma once
/// Who sits in a drill and what each may do (SOP clauses P1, P3, M2).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/language.hpp"

namespace stormdrill::drill {

enum class Seat : std::uint8_t { pr, marketing, service, legal, lead, facilitator, evaluator, observer };

/// The five seats of the team, in the order of the screens. The lead is spokesperson.
inline constexpr std::array<Seat, 5> team_seats{Seat::pr, Seat::marketing, Seat::service, Seat::legal,
                                                Seat::lead};

[[nodiscard]] std::string_view
seat_id(Seat seat); ///< `pr`, `marketing`, … as in logs and on the command line
[[nodiscard]] std::optional<Seat> parse_seat(std::string_view id);
[[nodiscard]] const Bilingual& seat_title(Seat seat);
/// The role card: duty and authority in a few lines.
[[nodiscard]] const Bilingual& role_card(Seat seat);

/// May `seat` do the act of this name (act.hpp) at all?
[[nodiscard]] bool has_authority(Seat seat, std::string_view act);

/// Whose approval a statement needs at an assessed level, where the team set no rule of its own (P3):
/// level 1-2 legal; 3-4 legal and lead.
[[nodiscard]] std::vector<Seat> default_approvers(int level);

} // namespace stormdrill::drill
