#include "gui/text/text_editor.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "gui/text/boundaries.hpp"

namespace stormdrill::gui {
namespace {

constexpr std::size_t max_undo_steps = 200;

// The nearest place at or before `index` that is not inside of a visible character.
std::size_t snapped(std::u32string_view text, std::size_t index) {
    index = std::min(index, text.size());
    if (index == 0 || index == text.size()) return index;
    const std::size_t end = next_grapheme(text, previous_grapheme(text, index));
    return end > index ? previous_grapheme(text, index) : index;
}

} // namespace

TextEditor::TextEditor(Lines lines, std::size_t max_code_points) : lines_(lines), max_(max_code_points) {}

std::string TextEditor::utf8() const {
    return to_utf8(text_);
}

void TextEditor::set_text(std::u32string_view text) {
    text_.clear();
    caret_ = anchor_ = 0;
    insert(text);
    undo_.clear();
    redo_.clear();
    last_change_ = Change::none;
    set_preedit({}, 0);
}

void TextEditor::set_utf8(std::string_view text) {
    set_text(to_utf32(text));
}

std::u32string TextEditor::selected_text() const {
    return text_.substr(selection_begin(), selection_end() - selection_begin());
}

void TextEditor::move_to(std::size_t index, bool extend, bool at_line_end) {
    caret_ = index;
    at_line_end_ = at_line_end;
    if (!extend) anchor_ = index;
    last_change_ = Change::none;
}

void TextEditor::place_caret(TextLayout::Hit at, bool extend) {
    move_to(snapped(text_, at.index), extend, at.at_line_end);
    wanted_x_ = -1;
}

void TextEditor::select_word(std::size_t index) {
    const WordRange word = word_at(text_, index);
    move_to(word.begin, false);
    move_to(word.end, true);
}

void TextEditor::select_all() {
    move_to(0, false);
    move_to(text_.size(), true);
}

// Letters typed one after the other are one step; a new word starts a new one.
void TextEditor::remember(Change change) {
    redo_.clear();
    const bool goes_on = change == Change::typing && last_change_ == Change::typing;
    last_change_ = change;
    if (goes_on) return;
    undo_.push_back(snapshot());
    if (undo_.size() > max_undo_steps) undo_.erase(undo_.begin());
}

void TextEditor::erase(std::size_t begin, std::size_t end) {
    text_.erase(begin, end - begin);
    caret_ = anchor_ = begin;
    at_line_end_ = false;
    wanted_x_ = -1;
}

bool TextEditor::insert(std::u32string_view text) {
    std::u32string clean = to_utf32(sanitize_text(to_utf8(text), text.size()));
    if (lines_ == Lines::one) std::replace(clean.begin(), clean.end(), U'\n', U' ');
    const std::size_t kept = text_.size() - (selection_end() - selection_begin());
    const std::size_t room = max_ > kept ? max_ - kept : 0;
    if (clean.size() > room) clean.resize(snapped(clean, room));
    if (clean.empty() && !has_selection()) return false;
    const bool typing = clean.size() == 1 && clean != U" " && clean != U"\n" && !has_selection();
    remember(typing ? Change::typing : Change::other);
    erase(selection_begin(), selection_end());
    text_.insert(caret_, clean);
    caret_ = anchor_ = caret_ + clean.size();
    return true;
}

void TextEditor::restore(Snapshot snapshot) {
    text_ = std::move(snapshot.text);
    caret_ = snapshot.caret;
    anchor_ = snapshot.anchor;
    at_line_end_ = false;
    wanted_x_ = -1;
    last_change_ = Change::none;
}

void TextEditor::undo() {
    if (undo_.empty()) return;
    redo_.push_back(snapshot());
    restore(std::move(undo_.back()));
    undo_.pop_back();
}

void TextEditor::redo() {
    if (redo_.empty()) return;
    undo_.push_back(snapshot());
    restore(std::move(redo_.back()));
    redo_.pop_back();
}

TextEditor::Handled TextEditor::press(const KeyPressed& key, const TextLayout& layout, Clipboard& clipboard) {
    if (key.modifiers.alt) return Handled::no;
    if (const Handled moved = move(key, layout); moved != Handled::no) return moved;
    if (const Handled erased = erase_key(key); erased != Handled::no) return erased;
    if (key.modifiers.control) return command(key, clipboard);
    if (key.key == Key::enter && lines_ == Lines::several)
        return insert(U"\n") ? Handled::changed : Handled::moved;
    return Handled::no;
}

TextEditor::Handled TextEditor::move(const KeyPressed& key, const TextLayout& layout) {
    const bool extend = key.modifiers.shift;
    const bool far = key.modifiers.control;
    const std::size_t line = layout.line_of(caret_, at_line_end_);
    const auto go = [&](std::size_t index, bool at_line_end = false) {
        move_to(index, extend, at_line_end);
        wanted_x_ = -1;
        return Handled::moved;
    };
    switch (key.key) {
    case Key::left:
        if (has_selection() && !extend && !far) return go(selection_begin());
        return go(far ? previous_word(text_, caret_) : previous_grapheme(text_, caret_));
    case Key::right:
        if (has_selection() && !extend && !far) return go(selection_end());
        return go(far ? next_word(text_, caret_) : next_grapheme(text_, caret_));
    case Key::home:
        return go(far ? 0 : layout.lines[line].begin);
    case Key::end: {
        if (far) return go(text_.size());
        const auto end = layout.hit_in_line(1e9f, line);
        return go(end.index, end.at_line_end);
    }
    case Key::up:
        return lines_ == Lines::one ? Handled::no : move_line(-1, extend, layout);
    case Key::down:
        return lines_ == Lines::one ? Handled::no : move_line(1, extend, layout);
    default:
        return Handled::no;
    }
}

TextEditor::Handled TextEditor::move_line(int lines, bool extend, const TextLayout& layout) {
    const auto line = static_cast<std::ptrdiff_t>(layout.line_of(caret_, at_line_end_));
    if (wanted_x_ < 0) wanted_x_ = layout.caret(caret_, at_line_end_).x;
    const std::ptrdiff_t target = line + lines;
    if (target < 0) {
        move_to(0, extend);
    } else if (target >= static_cast<std::ptrdiff_t>(layout.lines.size())) {
        move_to(text_.size(), extend);
    } else {
        const auto hit = layout.hit_in_line(wanted_x_, static_cast<std::size_t>(target));
        move_to(snapped(text_, hit.index), extend, hit.at_line_end);
    }
    return Handled::moved;
}

TextEditor::Handled TextEditor::erase_key(const KeyPressed& key) {
    if (key.key != Key::backspace && key.key != Key::del) return Handled::no;
    std::size_t begin = selection_begin();
    std::size_t end = selection_end();
    if (!has_selection()) {
        const bool word = key.modifiers.control;
        if (key.key == Key::backspace)
            begin = word ? previous_word(text_, caret_) : previous_grapheme(text_, caret_);
        else
            end = word ? next_word(text_, caret_) : next_grapheme(text_, caret_);
    }
    if (begin == end) return Handled::moved;
    remember(Change::other);
    erase(begin, end);
    return Handled::changed;
}

TextEditor::Handled TextEditor::command(const KeyPressed& key, Clipboard& clipboard) {
    switch (key.key) {
    case Key::a:
        select_all();
        return Handled::moved;
    case Key::c:
    case Key::x:
        if (!has_selection()) return Handled::moved;
        clipboard.set_text(selected_text());
        if (key.key == Key::c) return Handled::moved;
        remember(Change::other);
        erase(selection_begin(), selection_end());
        return Handled::changed;
    case Key::v:
        return insert(clipboard.text()) ? Handled::changed : Handled::moved;
    case Key::z:
        key.modifiers.shift ? redo() : undo();
        return Handled::changed;
    case Key::y:
        redo();
        return Handled::changed;
    default:
        return Handled::no;
    }
}

void TextEditor::set_preedit(std::u32string text, std::size_t caret) {
    preedit_ = std::move(text);
    preedit_caret_ = std::min(caret, preedit_.size());
}

std::u32string TextEditor::shown() const {
    std::u32string result = text_;
    return result.insert(caret_, preedit_);
}

} // namespace stormdrill::gui
