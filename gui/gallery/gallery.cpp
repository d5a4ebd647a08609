#include "gui/gallery/gallery.hpp"

#include <cmath>

#include "gui/icons.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/dialog.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/progress.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/slider.hpp"
#include "gui/widgets/table.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

void draw_gallery_chart(Ui& ui, const Locale& words, const Rect& area); // gallery_pictures.cpp
void paint_gallery_network(PixelBuffer& buffer);

Gallery::Gallery(Locale& locale) : locale_(locale), network_(404, 250) {
    composer_.set_utf8(locale.tr("draft"));
    paint_gallery_network(network_);
}

void Gallery::draw(Ui& ui) {
    Rect area = ui.window();
    draw_top(ui, area.cut_top(56, theme::panel_gap));
    area = {area.x + 16, area.y, area.width - 32, area.height - 16};
    Rect left = area.cut_left(320, theme::panel_gap);
    Rect right = area.cut_right(436, theme::panel_gap);
    draw_controls(ui, left);
    draw_composer(ui, area.cut_bottom(216, theme::panel_gap));
    draw_feed(ui, area);
    draw_figures(ui, right.cut_top(132, theme::panel_gap));
    draw_chart(ui, right.cut_top(300, theme::panel_gap));
    draw_network(ui, right);
    if (asking_) draw_dialog(ui);
    if (published_ > 0)
        toast(ui, locale_.tr("dialog.yes") + " × " + std::to_string(published_), theme::Tone::good);
    if (ui.shortcut(Key::l, {.control = true})) {
        locale_.set_language(locale_.language() == Language::en ? Language::zh_TW : Language::en);
        composer_.set_utf8(locale_.tr("draft"));
        ui.redraw_after(0);
    }
}

void Gallery::draw_top(Ui& ui, Rect area) {
    ui.painter().fill(area, theme::surface);
    rule(ui, area.x, area.bottom(), area.width);
    Rect row = area.inset(20, 12);
    ui.painter().fill_rounded(row.cut_left(32, 12), 8, theme::accent);
    const Point storm[] = {{27, 32}, {32, 25}, {37, 29}, {43, 20}};
    ui.painter().polyline(storm, 2.2f, theme::on_accent);
    row.cut_left(text_line(ui, row, locale_.tr("title"), {.font = theme::title}) + 12);
    row.cut_left(text_line(ui, row, locale_.tr("note"), {.font = theme::note, .color = theme::ink_muted}) +
                 24);
    chip(ui, {row.x, row.y + 4}, locale_.tr("exercise"), theme::Tone::warning, icon::alert);
    const float width = chip_width(ui, locale_.tr("status"), icon::check_circle);
    chip(ui, {row.right() - width, row.y + 4}, locale_.tr("status"), theme::Tone::good, icon::check_circle);
}

void Gallery::draw_controls(Ui& ui, Rect area) {
    Rect buttons = titled_card(ui, area.cut_top(188, theme::panel_gap), locale_.tr("buttons.title"));
    const IdScope scope(ui, "controls");
    if (button(ui, "publish", buttons.cut_top(36, 8), locale_.tr("buttons.publish"), {.icon = icon::send}))
        asking_ = true;
    Rect row = buttons.cut_top(36, 8);
    const float half = (row.width - 8) / 2;
    (void)button(ui, "save", row.cut_left(half, 8), locale_.tr("buttons.save"),
                 {.kind = ButtonKind::secondary});
    (void)button(ui, "remove", row, locale_.tr("buttons.remove"), {.kind = ButtonKind::danger});
    row = buttons.cut_top(36, 8);
    (void)button(ui, "off", row.cut_left(half, 8), locale_.tr("buttons.off"),
                 {.enabled = false, .tooltip = locale_.tr("buttons.off_why")});
    (void)icon_button(ui, "help", row.cut_left(36, 4), icon::help, locale_.tr("note"));
    (void)button(ui, "more", row, locale_.tr("buttons.more"), {.kind = ButtonKind::quiet});

    Rect inside = titled_card(ui, area, locale_.tr("choices.title"));
    check_box(ui, "coach", inside.cut_top(28), locale_.tr("choices.coach"), coach_);
    check_box(ui, "assess", inside.cut_top(28, 8), locale_.tr("choices.assess"), assess_);
    const std::string levels[] = {"1", "2", "3", "4"};
    segmented(ui, "level", inside.cut_top(34, 12), levels, level_);
    const std::string seats[] = {"PR", "Marketing", "Legal"};
    radio_group(ui, "seat", inside.cut_top(84, 8), seats, seat_);
    const std::string platforms[] = {"Facebook", "Instagram", "X", "PTT", "YouTube"};
    drop_down(ui, "platform", inside.cut_top(36, 12), platforms, platform_,
              locale_.tr("steps.publish") + "…");
    slider(ui, "pace", inside.cut_top(28), pace_, {1, 60, 1});
    range_slider(ui, "range", inside.cut_top(28, 8), low_, high_, {0, 1000, 10});
    number_stepper(ui, "count", inside.cut_top(36, 12), count_, {0, 10, 1}, "h");
    text_field(ui, "name", inside.cut_top(36, 12), name_, {.placeholder = locale_.tr("fields.name")});
    const TableColumn columns[] = {{locale_.tr("rows.scenario"), 0, Align::left},
                                   {locale_.tr("rows.score"), 72, Align::right}};
    table_header(ui, inside.cut_top(32), columns);
    const TableCell first[] = {{"Allergen", theme::ink, true}, {"81", theme::green, true}};
    const TableCell second[] = {{"Refund", theme::ink, false}, {"46", theme::red, true}};
    (void)table_row(ui, "row-1", inside.cut_top(40), columns, first, true);
    (void)table_row(ui, "row-2", inside.cut_top(40), columns, second);
}

void Gallery::draw_figures(Ui& ui, Rect area) {
    Rect inside = titled_card(ui, area, locale_.tr("figures.title"), "T+00:42:00");
    const char* values[] = {"68.4", "412", "08:12", "B+"};
    const char* changes[] = {"+12.1", "+37%", "−2 min", "82"};
    const theme::Tone tones[] = {theme::Tone::danger, theme::Tone::warning, theme::Tone::good,
                                 theme::Tone::info};
    const char* keys[] = {"figures.anger", "figures.posts", "figures.reply", "figures.tone"};
    const float width = (inside.width - 24) / 4;
    for (std::size_t i = 0; i < 4; ++i) {
        const Rect well = inside.cut_left(width, 8);
        ui.painter().fill_rounded(well, 10, theme::surface_sunken);
        Rect words = well.inset(10, 8);
        text_line(ui, words.cut_top(18), locale_.tr(keys[i]),
                  {.font = theme::small, .color = theme::ink_muted});
        labelled_text(ui, keys[i], words.cut_top(32), values[i], {.font = theme::figure});
        text_line(ui, words.cut_top(16), changes[i],
                  {.font = theme::tiny_bold, .color = theme::tone_ink(tones[i])});
    }
}

float Gallery::draw_post(Ui& ui, const Rect& column, float y, std::size_t index) {
    const char* names[] = {"林小慧", "Kelly Wong", "街坊關注組", "Rex 拉闊直播", "Ada Lau"};
    const char* handles[] = {"@siuwai_lam", "@kellyw", "@kaifong", "@rexlive", "@ada_lau"};
    const std::size_t who = index % std::size(names);
    const float text_x = column.x + 8 + theme::card_padding + theme::avatar + theme::avatar_gap;
    const float text_width = column.right() - 8 - theme::card_padding - text_x;
    const float body = measure(ui, locale_.tr("post"), theme::body, text_width).height;
    const Rect box{column.x + 8, y, column.width - 16, 14 + 22 + body + 10 + 28 + 10};
    card(ui, box);
    avatar(ui, {box.x + 16, box.y + 14, theme::avatar, theme::avatar}, names[who]);
    Rect line{text_x, box.y + 12, text_width, 22};
    line.cut_left(text_line(ui, line, names[who], {.font = theme::body_bold}) + 6);
    text_line(ui, line, std::string(handles[who]) + " · 46 s", {.font = {14}, .color = theme::ink_muted});
    text(ui, {text_x, box.y + 36, text_width, body}, locale_.tr("post"));
    const IdScope scope(ui, "post-" + std::to_string(index));
    const char32_t icons[] = {icon::reply, icon::share, icon::heart, icon::views};
    const char* counts[] = {"447", "2.1K", "4.3K", "56K"};
    for (std::size_t i = 0; i < 4; ++i) {
        const float x = text_x + static_cast<float>(i) * 96;
        ui.painter().icon(icons[i], {x + 8, box.bottom() - 24}, 16, theme::ink_muted);
        text_line(ui, {x + 22, box.bottom() - 34, 70, 20}, counts[i],
                  {.font = theme::note, .color = theme::ink_muted});
    }
    (void)button(ui, "reply", {box.right() - 96, box.bottom() - 38, 80, 28}, locale_.tr("steps.draft"),
                 {.kind = ButtonKind::secondary, .font = theme::note_bold});
    return box.height + theme::card_gap;
}

void Gallery::draw_feed(Ui& ui, Rect area) {
    const Tab tabs[] = {{locale_.tr("tabs.feed"), "24", icon::forum},
                        {locale_.tr("tabs.news"), "", icon::news},
                        {locale_.tr("tabs.mail"), "1", icon::mail},
                        {locale_.tr("tabs.phone"), "", icon::phone}};
    tab_strip(ui, "tabs", area.cut_top(40, 8), tabs, tab_);
    ScrollView view(ui, "feed", area);
    float height = 4;
    for (std::size_t i = 0; i < 40; ++i)
        height += draw_post(ui, view.content(), view.content().y + height, i);
    view.end(height);
}

void Gallery::draw_composer(Ui& ui, Rect area) {
    const bool focused = ui.has_focus("composer");
    card(ui, area, {.radius = 14, .outline = focused ? theme::accent : theme::line});
    Rect inside = area.inset(18, 14);
    text_line(ui, inside.cut_top(20, 6), locale_.tr("fields.note"),
              {.font = theme::note_bold, .color = theme::ink_muted});
    Rect foot = inside.cut_bottom(32, 8);
    rule(ui, inside.x, foot.y - 8, inside.width);
    const auto result = text_area(ui, "composer", inside, composer_,
                                  {.placeholder = locale_.tr("fields.empty"), .framed = false});
    const std::string label = locale_.tr("buttons.publish");
    const ButtonOptions options{.enabled = !composer_.empty(), .pill = true};
    if (button(ui, "send", foot.cut_right(button_width(ui, label, options), 12), label, options) ||
        result.submitted)
        asking_ = true;
    labelled_text(ui, "count", {foot.x, foot.y + 7, 90, 18},
                  std::to_string(composer_.text().size()) + " / 280",
                  {.font = theme::small, .color = theme::ink_muted});
    float x = foot.x + 90;
    x += chip(ui, {x, foot.y + 4}, locale_.tr("figures.tone") + " 82", theme::Tone::good, icon::check) + 8;
    chip(ui, {x, foot.y + 4}, locale_.tr("steps.legal"), theme::Tone::warning, icon::clock);
}

void Gallery::draw_chart(Ui& ui, const Rect& area) {
    Rect inside = titled_card(ui, area, locale_.tr("chart.title"), locale_.tr("chart.note"));
    draw_gallery_chart(ui, locale_, inside);
}

void Gallery::draw_network(Ui& ui, const Rect& area) {
    Rect inside =
        titled_card(ui, area, locale_.tr("network.title"), locale_.tr("network.note", {{"count", "9000"}}));
    const Step steps[] = {{locale_.tr("steps.draft"), StepState::done, "12:04"},
                          {locale_.tr("steps.legal"), StepState::late, "+6 min"},
                          {locale_.tr("steps.approve"), StepState::current, ""},
                          {locale_.tr("steps.publish"), StepState::waiting, ""}};
    step_bar(ui, "steps", inside.cut_bottom(62, 8), steps);
    const Share mood[] = {{22, theme::mood_calm, locale_.tr("network.calm")},
                          {31, theme::mood_attentive, locale_.tr("network.attentive")},
                          {47, theme::mood_angry, locale_.tr("network.angry")}};
    stacked_bar(ui, "mood", inside.cut_bottom(12, 8), mood);
    const ClipScope clip(ui, inside);
    ui.painter().image(network_, {inside.x, inside.y, 404, 250});
}

void Gallery::draw_dialog(Ui& ui) {
    Dialog dialog(ui, "confirm", {480, 230}, locale_.tr("dialog.title"));
    text(ui, dialog.body(), locale_.tr("dialog.text"), {.color = theme::ink_muted});
    const std::string yes = locale_.tr("dialog.yes");
    const std::string no = locale_.tr("dialog.no");
    if (button(ui, "yes", dialog.buttons().cut_right(button_width(ui, yes), 8), yes)) {
        ++published_;
        asking_ = false;
    }
    if (button(ui, "no", dialog.buttons().cut_right(button_width(ui, no), 8), no,
               {.kind = ButtonKind::secondary}))
        asking_ = false;
    if (dialog.dismissed()) asking_ = false;
}

} // namespace stormdrill::gui
