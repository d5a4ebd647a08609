#include "gui/screens/reply_composer.hpp"

#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr float quote_height = 52;

} // namespace

void ReplyState::open(const drill::PostView& post) {
    if (target && target->id == post.id) return;
    close();
    target = post;
    const auto before = unsent.find(post.id);
    editor.set_utf8(before == unsent.end() ? std::string() : before->second);
}

void ReplyState::close() {
    if (target && !editor.empty()) unsent[target->id] = editor.utf8();
    target.reset();
    editor.clear();
    facts = {};
}

void ReplyState::sent(std::uint32_t post, const std::string& words) {
    if (target && target->id == post && editor.utf8() == words) {
        editor.clear();
        close();
    }
    const auto before = unsent.find(post);
    if (before != unsent.end() && before->second == words) unsent.erase(before);
}

void draw_reply_composer(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                         ReplyState& state) {
    if (!state.target) return;
    Ui& ui = context.ui;
    const IdScope scope(ui, "reply");
    card(ui, area, {.outline = theme::accent});
    Rect inside = area.inset(theme::card_padding, 10);

    Rect head = inside.cut_top(26, 4);
    if (icon_button(ui, "close", head.cut_right(28, 4), icon::close, context.t("common.close"))) {
        state.close();
        return;
    }
    const std::string words = context.t(
        "reply.head", {{"name", state.target->author}, {"as", context.in(data.facts_of_drill.organisation)}});
    text_line(ui, head, words, {.font = theme::note_bold, .color = theme::ink_muted});

    // What is answered may lie far down in the feed.
    Rect quote = inside.cut_top(quote_height, 6);
    ui.painter().fill_rounded(quote, theme::control_radius, theme::surface_sunken);
    ui.painter().fill({quote.x, quote.y + 6, 3, quote.height - 12}, theme::line_strong);
    text(ui, quote.inset(12, 6), state.target->text,
         {.font = theme::note, .color = theme::ink_muted, .max_lines = 2});

    Rect foot = inside.cut_bottom(36);
    rule(ui, inside.x, foot.y - 5, inside.width);
    inside.height -= 8;
    const FieldResult field = text_area(ui, "text", inside, state.editor,
                                        {.placeholder = context.t("reply.placeholder"),
                                         .framed = false,
                                         .label = context.t("reply.placeholder")});
    if (field.changed) context.port->composing();

    const std::string content = state.editor.utf8();
    const ButtonOptions send_look{.enabled = !state.editor.empty() && data.facts_of_drill.may("reply"),
                                  .pill = true};
    const std::string& send = context.t("reply.send");
    const bool sent =
        button(ui, "send", foot.cut_right(button_width(ui, send, send_look), 8), send, send_look);
    if ((sent || field.submitted) && send_look.enabled) {
        const std::uint32_t post = state.target->id;
        context.submit(drill::Reply{post, content, state.facts.ids()},
                       [&state, post, content] { state.sent(post, content); });
        if (!state.target) return;
    }
    const std::string count = std::to_string(state.editor.text().size());
    foot.cut_left(text_line(ui, foot, count, {.font = theme::small, .color = theme::ink_muted}), 8);
    foot.cut_left(fact_button(context, foot, state.facts), 8);
    if (const auto& tone =
            state.preview.update(context, scoring::TextKind::reply, content, state.target->text))
        tone_chips(context, *tone, foot);
}

} // namespace stormdrill::gui
