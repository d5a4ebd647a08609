#include "drill/build_id.hpp"

namespace stormdrill::drill {

std::string build_id() {
#if defined(__clang__)
    const std::string compiler = "clang " __clang_version__;
#else
    const std::string compiler = "gcc " __VERSION__;
#endif
    return "stormdrill " STORMDRILL_VERSION " " + compiler + " " STORMDRILL_BUILD_TYPE;
}

} // namespace stormdrill::drill
