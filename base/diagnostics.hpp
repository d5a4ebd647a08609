#pragma once
/// Three families of error, by audience:
///   author    Diagnostics: located, collected, all of them in one run;
///   operator  OperatorError: one clear message, exit 2;
///   programmer SD_ASSERT: stops at once and names the source line.

#include <cstddef>
#include <memory>
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace stormdrill {

/// A place in a file the author wrote. Line and column count from 1; the column counts code points.
struct Location {
    std::string file;
    std::size_t line = 1;
    std::size_t column = 1;
};

enum class Severity { error, warning };

struct Diagnostic {
    Severity severity = Severity::error;
    Location where;
    /// Where in the document, e.g. `injects[3].at`; empty for the file as a whole.
    std::string path;
    std::string message;
    /// The author's own line, to be shown with a caret below it; empty when there is none.
    std::string source_line;
};

/// Collects what is wrong with the author's files, so that one run shows everything.
class Diagnostics {
public:
    void add(Diagnostic diagnostic);
    [[nodiscard]] bool has_errors() const { return errors_ > 0; }
    [[nodiscard]] std::size_t error_count() const { return errors_; }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }

    /// `file:line:col: error: path: message`, then the author's line and a caret; one block per diagnostic,
    /// in the order of the file.
    [[nodiscard]] std::string format() const;

private:
    std::vector<Diagnostic> all_;
    std::size_t errors_ = 0;
};

/// What the person at the command line did or has that cannot work; shown as it is, exit 2.
class OperatorError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Thrown by loaders when a file has errors; carries all of them. what() is Diagnostics::format().
class AuthorError : public OperatorError {
public:
    explicit AuthorError(Diagnostics diagnostics);
    [[nodiscard]] const Diagnostics& diagnostics() const { return *diagnostics_; }

private:
    std::shared_ptr<const Diagnostics> diagnostics_; // exceptions must copy without throwing
};

/// The name in `known` that was probably meant (edit distance at most a third of the length), or empty.
[[nodiscard]] std::string nearest_name(std::string_view given, const std::vector<std::string>& known);

[[noreturn]] void assertion_failed(const char* expression, std::source_location where);

} // namespace stormdrill

/// A programmer's promise: checked in every build, because a wrong world is worse than a stopped one.
#define SD_ASSERT(expression)                                                                                \
    ((expression) ? static_cast<void>(0)                                                                     \
                  : ::stormdrill::assertion_failed(#expression, std::source_location::current()))
