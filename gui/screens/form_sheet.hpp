#pragma once
/// A form: labelled fields below each other in a scroll view. Made anew for every frame.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gui/screens/screen_context.hpp"
#include "gui/text/text_editor.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/slider.hpp"

namespace stormdrill::gui {

class FormSheet {
public:
    FormSheet(ScreenContext& context, std::string_view id, const Rect& area);
    ~FormSheet();
    FormSheet(const FormSheet&) = delete;
    FormSheet& operator=(const FormSheet&) = delete;

    void heading(std::string_view words);
    void hint(std::string_view words);
    void gap(float height) { y_ += height; }

    enum class Figures { whole, decimal, share };
    /// `120 – 400` beside the label, two handles below it.
    void range(std::string_view id, std::string_view label, double& low, double& high,
               const SliderScale& scale, Figures figures);
    void slide(std::string_view id, std::string_view label, double& value, const SliderScale& scale,
               Figures figures);
    void steps(std::string_view id, std::string_view label, double& value, const SliderScale& scale,
               std::string_view unit = {});
    /// A figure typed by hand; empty when the field is empty or holds no number (it is then marked).
    std::optional<double> figure(std::string_view id, std::string_view label, TextEditor& editor,
                                 std::string_view unit = {});
    void segments(std::string_view id, std::string_view label, const std::vector<std::string>& labels,
                  std::size_t& selected);
    void radios(std::string_view id, std::string_view label, const std::vector<std::string>& labels,
                std::size_t& selected);
    void list(std::string_view id, std::string_view label, const std::vector<std::string>& labels,
              std::size_t& selected);
    struct Item {
        std::string id, words;
        std::string beside = {}; ///< right of the words: a cost
    };
    void checks(std::string_view id, std::string_view label, const std::vector<Item>& items,
                std::set<std::string>& chosen);
    void check(std::string_view id, std::string_view label, bool& value);
    void words(std::string_view id, std::string_view label, TextEditor& editor, float height);
    void line(std::string_view id, std::string_view label, TextEditor& editor);
    [[nodiscard]] bool submit(std::string_view id, std::string_view label, bool enabled = true,
                              std::string_view tooltip = {});
    /// The next row of that height, for what this class does not know.
    [[nodiscard]] Rect row(float height, float gap_below = 8);

private:
    void label(std::string_view words, std::string_view beside = {});

    ScreenContext* context_;
    ScrollView view_;
    float x_, width_, top_, y_;
};

/// One-line editors for figures: digits, a point, a sign.
[[nodiscard]] inline TextEditor figure_editor() {
    return TextEditor(TextEditor::Lines::one, 12);
}
/// The number that a person typed: `1,200`, `-0.5`, `40%`; empty when it is none.
[[nodiscard]] std::optional<double> parse_figure(std::string_view words);

} // namespace stormdrill::gui
