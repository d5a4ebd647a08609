#pragma once
/// What drills of the allergen scenario are made of, with 2,000 people: loaded once for all tests.

#include <filesystem>

#include "base/diagnostics.hpp"
#include "drill/parts.hpp"

namespace stormdrill::drill::testing {

inline const Parts& allergen_parts() {
    static const Parts shared = [] {
        Diagnostics warnings;
        const std::filesystem::path root = STORMDRILL_SOURCE_DIR;
        return load_parts(
            {root / "scenarios/allergen.yaml", root / "scoring/sop/default.yaml", root / "scoring/tone"},
            2'000, 1, warnings);
    }();
    return shared;
}

} // namespace stormdrill::drill::testing
