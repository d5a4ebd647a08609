#include "gui/screens/publish_dialog.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

bool approved(const drill::StatementView& statement) {
    return std::all_of(statement.needed.begin(), statement.needed.end(), [&](drill::Seat seat) {
        return std::find(statement.given.begin(), statement.given.end(), seat) != statement.given.end();
    });
}

std::string channel_name(const ScreenContext& context, const drill::SeatSnapshot& data,
                         std::string_view channel) {
    if (channel == "website" || channel == "press") return context.t("channel." + std::string(channel));
    for (const drill::PlatformView& platform : data.platforms)
        if (platform.id == channel) return context.in(platform.name);
    return std::string(channel);
}

void draw_publish_dialog(ScreenContext& context, const drill::SeatSnapshot& data, StatementState& state) {
    const auto statement = std::find_if(data.statements.begin(), data.statements.end(),
                                        [&](const auto& one) { return one.id == state.publishing; });
    if (statement == data.statements.end()) return;
    Ui& ui = context.ui;
    Dialog dialog(ui, "publish-dialog", {720, std::min(640.f, ui.window().height - 60)},
                  context.t("publish.title"));
    Rect body = dialog.body();

    text_line(ui, body.cut_top(24), context.t("publish.approvals"),
              {.font = theme::note_bold, .color = theme::ink_muted});
    Rect row = body.cut_top(30, 6);
    for (const drill::Seat seat : statement->needed) {
        const bool given =
            std::find(statement->given.begin(), statement->given.end(), seat) != statement->given.end();
        const std::string words =
            seat_name(context, seat) + " " + context.t(given ? "publish.given" : "publish.missing");
        const char32_t mark = given ? icon::check : icon::close;
        row.cut_left(chip(ui, {row.x, row.y}, words, given ? theme::Tone::good : theme::Tone::danger, mark),
                     8);
    }
    if (statement->needed.empty())
        text_line(ui, row, context.t("publish.none_needed"), {.font = theme::note});

    const bool complete = approved(*statement);
    if (!complete) {
        Rect warning = body.cut_top(32, 6);
        check_box(ui, "bypass", warning, context.t("publish.bypass"), state.bypass);
    }
    text_line(ui, body.cut_top(24), context.t("publish.texts"),
              {.font = theme::note_bold, .color = theme::ink_muted});
    {
        ScrollView view(ui, "texts", body);
        const Rect content = view.content();
        float y = content.y;
        for (const drill::StatementVariant& variant : statement->variants) {
            const Rect inner{content.x + 12, y + 34, content.width - 24, 10'000};
            const float height = ui.layout(variant.text, theme::body, {.max_width = inner.width}).height;
            ui.painter().fill_rounded({content.x, y, content.width, height + 46}, theme::control_radius,
                                      theme::surface_sunken);
            text_line(ui, {inner.x, y + 8, inner.width, 22}, channel_name(context, data, variant.channel),
                      {.font = theme::note_bold});
            text_line(ui, {inner.x, y + 8, inner.width, 22},
                      context.t("statement.length", {{"n", std::to_string(count_code_points(variant.text))}}),
                      {.font = theme::small, .color = theme::ink_muted, .align = Align::right});
            text(ui, inner, variant.text, {.font = theme::body});
            y += height + 54;
        }
        view.end(y - content.y);
    }
    const std::string& go = context.t(complete ? "publish.confirm" : "publish.confirm_bypass");
    const ButtonOptions look{.kind = complete ? ButtonKind::primary : ButtonKind::danger,
                             .enabled = complete || state.bypass};
    const std::string& cancel = context.t("common.cancel");
    const ButtonOptions cancel_look{.kind = ButtonKind::secondary};
    Rect& buttons = dialog.buttons();
    if (button(ui, "confirm", buttons.cut_right(button_width(ui, go, look), 8), go, look))
        context.submit(drill::Publish{statement->id, !complete}, [&state, id = statement->id] {
            if (state.publishing == id) state.publishing = 0;
        });
    if (button(ui, "cancel", buttons.cut_right(button_width(ui, cancel, cancel_look)), cancel, cancel_look) ||
        dialog.dismissed())
        state.publishing = 0;
    if (state.publishing == 0) state.bypass = false;
}

} // namespace stormdrill::gui
