#pragma once
/// A drill in full swing as its facilitator sees it, made up.

#include "drill/facilitator_snapshot.hpp"

namespace stormdrill::gui {

[[nodiscard]] drill::FacilitatorSnapshot fake_facilitator_data();

} // namespace stormdrill::gui
