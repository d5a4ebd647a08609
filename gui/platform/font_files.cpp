#include "gui/platform/font_files.hpp"

#include <map>
#include <string>

#include "base/diagnostics.hpp"

namespace stormdrill::gui {
namespace {

namespace fs = std::filesystem;

// Places differ by release, names do not: index every font file once by its name.
std::map<std::string, fs::path> fonts_by_name(const std::vector<fs::path>& roots) {
    std::map<std::string, fs::path> found;
    for (const auto& root : roots) {
        std::error_code error;
        for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error),
             end;
             !error && it != end; it.increment(error))
            found.emplace(it->path().filename().string(), it->path());
    }
    return found;
}

} // namespace

FontFiles find_font_files(const std::vector<fs::path>& roots) {
    const auto found = fonts_by_name(roots);
    const auto look_up = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (const auto it = found.find(name); it != found.end()) return it->second;
        return fs::path();
    };
    const auto need = [&](std::initializer_list<const char*> names, const std::string& package) {
        fs::path path = look_up(names);
        if (path.empty())
            throw OperatorError("the window needs the font " + std::string(*names.begin()) +
                                ", which is not installed; install the Debian package " + package);
        return path;
    };
    FontFiles files;
    files.latin_regular = need({"Inter-Regular.otf", "Inter-Regular.ttf"}, "fonts-inter");
    files.latin_bold = need({"Inter-SemiBold.otf", "Inter-SemiBold.ttf"}, "fonts-inter");
    files.cjk_regular = need({"NotoSansCJK-Regular.ttc"}, "fonts-noto-cjk");
    files.cjk_bold = need({"NotoSansCJK-Bold.ttc"}, "fonts-noto-cjk");
    files.icons = need({"materialdesignicons-webfont.ttf"}, "fonts-materialdesignicons-webfont");
    files.emoji = look_up({"NotoColorEmoji.ttf"});
    return files;
}

} // namespace stormdrill::gui
