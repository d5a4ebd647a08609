#include "app/fresh_folder.hpp"

#include <ctime>
#include <string>

namespace stormdrill::app {

std::filesystem::path fresh_folder() {
    const std::time_t now = std::time(nullptr);
    char name[32] = {};
    std::strftime(name, sizeof name, "%Y%m%d-%H%M%S", std::localtime(&now));
    std::filesystem::path folder = std::filesystem::path("drills") / name;
    for (int i = 2; std::filesystem::exists(folder); ++i) {
        folder = std::filesystem::path("drills") / (std::string(name) + "-" + std::to_string(i));
    }
    return folder;
}

} // namespace stormdrill::app
