#include "gui/screens/briefing_screen.hpp"

#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/plain_screen.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

void reading_card(ScreenContext& context, std::string_view id, const Rect& area, std::string_view title,
                  std::initializer_list<std::string_view> paragraphs) {
    Ui& ui = context.ui;
    Rect inside = titled_card(ui, area, title);
    ScrollView view(ui, id, inside);
    const Rect content = view.content();
    float y = content.y;
    for (const std::string_view paragraph : paragraphs)
        if (!paragraph.empty())
            y += text(ui, {content.x, y, content.width - 4, 10'000}, paragraph,
                      {.font = {16, Weight::regular}}) +
                 14;
    view.end(y - content.y);
}

} // namespace

bool draw_briefing_screen(ScreenContext& context, const drill::SeatSnapshot& data) {
    Ui& ui = context.ui;
    const IdScope scope(ui, "briefing");
    const drill::DrillFacts& facts = data.facts_of_drill;
    Rect rest = plain_screen(context, context.in(facts.title), context.in(facts.organisation), 1200);
    Rect foot = rest.cut_bottom(48, 16);
    const Rect role = rest.cut_right(std::floor(rest.width * 0.42f), 20);
    const Rect how = rest.cut_bottom(std::min(190.f, rest.height * 0.38f), 20);
    reading_card(context, "situation", rest, context.t("briefing.situation"), {context.in(facts.briefing)});
    reading_card(context, "role", role,
                 context.t("briefing.role", {{"seat", seat_name(context, facts.seat)}}),
                 {context.in(facts.role_card), context.in(facts.role_briefing)});

    Rect inside = titled_card(ui, how, context.t("briefing.how"));
    for (const std::string_view key :
         {"briefing.how_1", "briefing.how_2", "briefing.how_3", "briefing.how_4"}) {
        if (inside.height < 24) break;
        Rect row = inside.cut_top(28, 2);
        ui.painter().icon(icon::check_circle, row.cut_left(20, 8).center(), 16, theme::accent);
        text_line(ui, row, context.t(key), {.font = theme::note});
    }
    const std::string& next = context.t(data.chairs.empty() ? "briefing.next" : "team_room.back");
    const ButtonOptions look{.icon = icon::chevron_right, .font = {16, Weight::bold}};
    return button(ui, "next", foot.cut_right(std::max(220.f, button_width(ui, next, look))), next, look);
}

} // namespace stormdrill::gui
