#pragma once
/// A text being edited: caret, selection, undo, movement, clipboard. Knows nothing of windows; what depends
/// on how the text lies in lines (up, down, home, end) is asked of a TextLayout.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gui/platform/clipboard.hpp"
#include "gui/platform/input_event.hpp"
#include "gui/text/text_layout.hpp"

namespace stormdrill::gui {

class TextEditor {
public:
    enum class Lines { several, one };
    explicit TextEditor(Lines lines = Lines::several, std::size_t max_code_points = 5000);

    [[nodiscard]] const std::u32string& text() const { return text_; }
    [[nodiscard]] std::string utf8() const;
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::size_t max_code_points() const { return max_; }
    /// Replaces everything, forgets the undo steps, puts the caret at the end.
    void set_text(std::u32string_view text);
    void set_utf8(std::string_view text);
    void clear() { set_text({}); }

    // Indices count code points; selection is [selection_begin, selection_end).
    [[nodiscard]] std::size_t caret() const { return caret_; }
    [[nodiscard]] bool caret_at_line_end() const { return at_line_end_; }
    [[nodiscard]] std::size_t selection_begin() const { return caret_ < anchor_ ? caret_ : anchor_; }
    [[nodiscard]] std::size_t selection_end() const { return caret_ < anchor_ ? anchor_ : caret_; }
    [[nodiscard]] bool has_selection() const { return caret_ != anchor_; }
    [[nodiscard]] std::u32string selected_text() const;
    /// Puts the caret there (never inside of a visible character); `extend` keeps the selection's other end.
    void place_caret(TextLayout::Hit at, bool extend = false);
    void select_word(std::size_t index);
    void select_all();

    /// Replaces the selection by what may be entered of `text`: no control characters, no bidirectional
    /// overrides, line feeds as spaces in a single line, cut at the maximum. True when something changed.
    bool insert(std::u32string_view text);
    void undo();
    void redo();
    [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
    [[nodiscard]] bool can_redo() const { return !redo_.empty(); }

    enum class Handled { no, moved, changed };
    /// What the key means here; `layout` is that of the present text. Enter inserts a line feed where there
    /// are several lines; Tab, Escape and unknown combinations are not handled.
    Handled press(const KeyPressed& key, const TextLayout& layout, Clipboard& clipboard);

    // The phrase that the input method is composing: shown at the caret, not part of the text.
    void set_preedit(std::u32string text, std::size_t caret);
    [[nodiscard]] const std::u32string& preedit() const { return preedit_; }
    [[nodiscard]] std::size_t preedit_caret() const { return preedit_caret_; }
    /// The text with the preedit at the caret: what is shown.
    [[nodiscard]] std::u32string shown() const;

private:
    struct Snapshot {
        std::u32string text;
        std::size_t caret = 0;
        std::size_t anchor = 0;
    };
    enum class Change { none, typing, other };

    [[nodiscard]] Snapshot snapshot() const { return {text_, caret_, anchor_}; }
    void restore(Snapshot snapshot);
    void remember(Change change);
    void erase(std::size_t begin, std::size_t end);
    void move_to(std::size_t index, bool extend, bool at_line_end = false);
    Handled move(const KeyPressed& key, const TextLayout& layout);
    Handled move_line(int lines, bool extend, const TextLayout& layout);
    Handled erase_key(const KeyPressed& key);
    Handled command(const KeyPressed& key, Clipboard& clipboard);

    Lines lines_;
    std::size_t max_;
    std::u32string text_;
    std::size_t caret_ = 0;
    std::size_t anchor_ = 0;
    bool at_line_end_ = false;
    float wanted_x_ = -1; ///< the column that up and down keep to; -1 when there is none
    std::u32string preedit_;
    std::size_t preedit_caret_ = 0;
    std::vector<Snapshot> undo_;
    std::vector<Snapshot> redo_;
    Change last_change_ = Change::none;
};

} // namespace stormdrill::gui
