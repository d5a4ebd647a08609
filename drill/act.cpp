#include "drill/act.hpp"

namespace stormdrill::drill {

std::string_view act_name(const Act& act) {
    return std::visit([](const auto& a) { return std::string_view(a.name); }, act);
}

} // namespace stormdrill::drill
