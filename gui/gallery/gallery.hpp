#pragma once
/// The gallery's one screen, and what it remembers.

#include "gui/locale/locale.hpp"
#include "gui/platform/pixel_buffer.hpp"
#include "gui/text/text_editor.hpp"
#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

class Gallery {
public:
    explicit Gallery(Locale& locale);
    void draw(Ui& ui);

private:
    void draw_top(Ui& ui, Rect area);
    void draw_controls(Ui& ui, Rect area);
    void draw_figures(Ui& ui, Rect area);
    void draw_feed(Ui& ui, Rect area);
    void draw_composer(Ui& ui, Rect area);
    void draw_chart(Ui& ui, const Rect& area);
    void draw_network(Ui& ui, const Rect& area);
    void draw_dialog(Ui& ui);
    float draw_post(Ui& ui, const Rect& column, float y, std::size_t index);

    Locale& locale_;
    TextEditor composer_;
    TextEditor name_{TextEditor::Lines::one, 40};
    PixelBuffer network_;
    bool coach_ = true;
    bool assess_ = false;
    std::size_t level_ = 2;
    std::size_t seat_ = 0;
    std::size_t platform_ = nothing_chosen;
    std::size_t tab_ = 0;
    double low_ = 200;
    double high_ = 450;
    double pace_ = 6;
    double count_ = 3;
    bool asking_ = false;
    std::size_t published_ = 0;
    static constexpr std::size_t nothing_chosen = static_cast<std::size_t>(-1);
};

} // namespace stormdrill::gui
