/// Whatever bytes a scenario file may hold, the loader reads them or reports them; it neither crashes nor
/// hangs, and what it accepts it accepts again with the same result.
///
///     cmake --preset fuzz && ninja -C build/fuzz scenario_fuzz
///     build/fuzz/bin/scenario_fuzz -max_total_time=60 CORPUS tests/scenarios tests/scenarios/broken

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/diagnostics.hpp"
#include "scenarios/scenario.hpp"

using namespace stormdrill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    Diagnostics diagnostics;
    try {
        const scenarios::Scenario scenario = scenarios::parse_scenario(text, "fuzz.yaml", diagnostics);
        SD_ASSERT(!diagnostics.has_errors());
        SD_ASSERT(scenarios::parse_scenario(scenario.source_text, "fuzz.yaml", diagnostics) == scenario);
    } catch (const AuthorError& e) {
        SD_ASSERT(e.diagnostics().has_errors());
        SD_ASSERT(!std::string(e.what()).empty());
    }
    return 0;
}
