#pragma once
/// A dialog over the screen: nothing below it reacts until it is answered. And the short notes at the
/// screen's foot.

#include <string_view>

#include "gui/widgets/ui.hpp"

namespace stormdrill::gui {

/// Draw the dialog's content between the constructor and the destructor, in every frame in which it is open.
///
///     if (asking) {
///         Dialog dialog(ui, "confirm", {520, 260}, tr("publish.confirm"));
///         text(ui, dialog.body(), …);
///         if (button(ui, "yes", …)) …
///         if (dialog.dismissed()) asking = false;   // Escape or the cross
///     }
class Dialog {
public:
    Dialog(Ui& ui, std::string_view id, Size size, std::string_view title);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    /// Below the title, inside of the padding, above the row of buttons.
    [[nodiscard]] const Rect& body() const { return body_; }
    /// The row at the foot, 36 px high: cut buttons off its right end.
    [[nodiscard]] Rect& buttons() { return buttons_; }
    /// The cross or Escape. To be asked last, so that an open list inside takes its Escape first.
    [[nodiscard]] bool dismissed();

private:
    Ui* ui_;
    Rect body_;
    Rect buttons_;
    bool dismissed_ = false;
};

/// A dark bar with a message at the foot of the window, for as long as the caller draws it.
void toast(Ui& ui, std::string_view message, theme::Tone tone = theme::Tone::neutral);

} // namespace stormdrill::gui
