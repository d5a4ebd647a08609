#include "app/data_folder.hpp"

#include <cstdlib>

namespace stormdrill::app {

std::filesystem::path data_folder() {
    const char* named = std::getenv("STORMDRILL_DATA");
    return named != nullptr && *named != '\0' ? named : STORMDRILL_DATA_FOLDER;
}

} // namespace stormdrill::app
