#pragma once
/// Coach mode: what the scorer finds in a text before it goes out. Without coach mode nothing of this shows.

#include <optional>
#include <string>

#include "gui/screens/screen_context.hpp"

namespace stormdrill::gui {

/// Asks the scorer again when the text has changed and the person has stopped typing for a moment; what it
/// said last stays until it answers. Must stay where it is while it waits.
class TonePreview {
public:
    const std::optional<scoring::ToneResult>& update(ScreenContext& context, scoring::TextKind kind,
                                                     const std::string& text,
                                                     const std::string& answered_text);

private:
    std::string asked_for_, waiting_for_;
    double changed_at_ = 0;
    std::optional<scoring::ToneResult> result_;
};

/// One line of chips: the tone, then the worst two flags. Returns the width used.
float tone_chips(ScreenContext& context, const scoring::ToneResult& tone, const Rect& row);
/// The five parts of a statement, found ones ticked.
void parts_found(ScreenContext& context, const scoring::Elements& elements, Rect row);
/// Findings one below the other: the phrase, the clause, what it gives or takes. Returns the height used.
float findings_list(ScreenContext& context, const scoring::ToneResult& tone, const std::string& text_scored,
                    Rect area);

} // namespace stormdrill::gui
