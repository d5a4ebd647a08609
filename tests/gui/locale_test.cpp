#include "tests/catch.hpp"

#include <filesystem>

#include <unistd.h>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "gui/locale/locale.hpp"

using namespace stormdrill;
using namespace stormdrill::gui;

namespace {

// A folder with the two files, gone when the test ends.
class Folder {
public:
    Folder(const std::string& en, const std::string& zh)
        : path_(std::filesystem::temp_directory_path() /
                ("stormdrill-locale-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
        write_file_atomically(path_ / "en.yaml", en);
        write_file_atomically(path_ / "zh-TW.yaml", zh);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("The product's words exist in both languages, with the same placeholders") {
    const Locale locale(STORMDRILL_SOURCE_DIR "/gui/locale");
    CHECK(locale.tr("exercise") == "演練");
    CHECK(locale.keys().size() >= 4);
}

TEST_CASE("The gallery's words exist in both languages") {
    Locale locale(STORMDRILL_SOURCE_DIR "/gui/gallery/words", Language::en);
    CHECK(locale.tr("network.note", {{"count", "9000"}}) == "9000 people");
    locale.set_language(Language::zh_TW);
    CHECK(locale.tr("network.note", {{"count", "9000"}}) == "9000 人");
}

TEST_CASE("Missing keys and differing placeholders are all reported at once") {
    const Folder folder("a: one\nb: \"{n} left\"\nonly:\n  here: x\n", "a: 一\nb: \"剩 {m}\"\n");
    try {
        const Locale locale(folder.path());
        FAIL("a faulty locale was read");
    } catch (const AuthorError& error) {
        const std::string message = error.what();
        CHECK(contains(message, "only.here: is missing in zh-TW.yaml"));
        CHECK(contains(message, "b: has other placeholders than in zh-TW.yaml"));
        CHECK(contains(message, "en.yaml:4:"));
    }
}
