#include "app/data_folder.hpp"

#include <cstdlib>

namespace stormdrill::app {

std::filesystem::path data_folder() {
    const char* named = std::getenv("STORMDRILL_DATA");
    return named != nullptr && *named != '\0' ? named : STORMDRILL_DATA_FOLDER;
}

std::filesystem::path own_folder() {
    const auto named = [](const char* variable) -> std::filesystem::path {
        const char* value = std::getenv(variable);
        return value == nullptr ? "" : value;
    };
    const std::filesystem::path data = named("XDG_DATA_HOME");
    if (data.is_absolute()) return data / "stormdrill"; // relative ones are to be ignored
    return named("HOME") / ".local/share/stormdrill";
}

} // namespace stormdrill::app
