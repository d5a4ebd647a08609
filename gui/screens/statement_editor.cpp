#include "gui/screens/statement_editor.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/icons.hpp"
#include "gui/screens/publish_dialog.hpp"
#include "gui/widgets/button.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/choice.hpp"
#include "gui/widgets/field.hpp"
#include "gui/widgets/scroll_view.hpp"
#include "gui/widgets/text.hpp"

namespace stormdrill::gui {

namespace {

constexpr std::array statement_kinds{"holding", "full", "update", "press_release"};

std::vector<ChannelDraft> channels_of(const drill::SeatSnapshot& data) {
    std::vector<ChannelDraft> channels;
    for (const drill::PlatformView& platform : data.platforms)
        if (platform.organisation_has_account) channels.push_back({platform.id});
    channels.push_back({"website"});
    channels.push_back({"press"});
    return channels;
}

/// The chips of the channels, in as many rows as they need. A click chooses, shows, or (the shown one) leaves
/// out. Returns the height used.
float draw_channels(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                    StatementEditorState& state) {
    Ui& ui = context.ui;
    float x = area.x;
    float y = area.y;
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        ChannelDraft& draft = state.channels[i];
        const std::string words = channel_name(context, data, draft.channel);
        const float width =
            std::ceil(measure(ui, words, theme::note_bold).width) + (draft.chosen ? 44.f : 28.f);
        if (x + width > area.right() && x > area.x) {
            x = area.x;
            y += 34;
        }
        const Rect place{x, y, width, 30};
        x += width + 6;
        const bool active = draft.chosen && i == state.active;
        const Interaction done = ui.interact(ui.id("channel-" + draft.channel), place,
                                             {.role = "toggle",
                                              .text = words,
                                              .state = active         ? "checked active"
                                                       : draft.chosen ? "checked"
                                                                      : ""});
        ui.painter().fill_rounded(place, 15,
                                  active         ? theme::accent
                                  : draft.chosen ? theme::accent_soft
                                                 : theme::surface);
        if (!draft.chosen) ui.painter().outline(place, 15, done.hovered ? theme::accent : theme::line_strong);
        if (done.focus_visible) focus_ring(ui, place, 15);
        Rect inside = place.inset(14, 0);
        const Color ink = active ? theme::on_accent : draft.chosen ? theme::accent : theme::ink_muted;
        if (draft.chosen) ui.painter().icon(icon::check, inside.cut_left(14, 2).center(), 14, ink);
        text_line(ui, inside, words, {.font = theme::note_bold, .color = ink});
        ui.tooltip(place, context.t(active         ? "statement.channel_leave"
                                    : draft.chosen ? "statement.channel_show"
                                                   : "statement.channel_add"));
        if (!done.clicked) continue;
        if (active) {
            draft.chosen = false;
            for (std::size_t other = 0; other < state.channels.size(); ++other)
                if (state.channels[other].chosen) state.active = other;
        } else {
            draft.chosen = true;
            state.active = i;
        }
    }
    return y + 30 - area.y;
}

/// How the length of the text suits the channel.
void draw_length(ScreenContext& context, const drill::SeatSnapshot& data, const ChannelDraft& draft,
                 const Rect& row) {
    const std::size_t length = draft.editor.text().size();
    std::string words = context.t("statement.length", {{"n", std::to_string(length)}});
    Color color = theme::ink_muted;
    for (const drill::PlatformView& platform : data.platforms) {
        if (platform.id != draft.channel) continue;
        const auto n = static_cast<std::int64_t>(length);
        const bool fits = n >= platform.fitting_length_min && n <= platform.fitting_length_max;
        words += " · " + context.t("statement.fits", {{"low", std::to_string(platform.fitting_length_min)},
                                                      {"high", std::to_string(platform.fitting_length_max)}});
        color = n == 0 ? theme::ink_muted : fits ? theme::green : theme::amber;
    }
    text_line(context.ui, row, words, {.font = theme::small, .color = color});
}

void draw_coach(ScreenContext& context, Rect area, const std::string& content, StatementEditorState& state) {
    const auto& tone = state.preview.update(context, scoring::TextKind::statement, content, "");
    if (!tone) {
        text(context.ui, area, context.t("statement.coach_hint"),
             {.font = theme::small, .color = theme::ink_muted});
        return;
    }
    parts_found(context, tone->elements, area.cut_top(26, 2));
    tone_chips(context, *tone, area.cut_top(28, 4));
    ScrollView view(context.ui, "findings", area);
    Rect rows = view.content();
    rows.height = 22.f * static_cast<float>(tone->findings.size() + 1);
    view.end(findings_list(context, *tone, content, rows));
}

bool ready(const StatementEditorState& state) {
    bool any = false;
    for (const ChannelDraft& draft : state.channels) {
        if (!draft.chosen) continue;
        if (draft.editor.empty()) return false;
        any = true;
    }
    return any;
}

std::vector<std::string> texts_of(const StatementEditorState& state) {
    std::vector<std::string> texts;
    for (const ChannelDraft& draft : state.channels)
        if (draft.chosen) texts.push_back(draft.editor.utf8());
    return texts;
}

void send(ScreenContext& context, const drill::SeatSnapshot& data, StatementEditorState& state) {
    drill::Draft act;
    act.statement =
        state.revising != 0 ? state.revising : static_cast<std::uint32_t>(data.statements.size()) + 1;
    if (state.revising == 0) act.anew = true; // two may write at once: neither replaces the other's
    act.kind = statement_kinds[state.kind];
    for (const ChannelDraft& draft : state.channels)
        if (draft.chosen) act.variants.push_back({draft.channel, draft.editor.utf8()});
    act.facts = state.facts.ids();
    context.submit(act, [&state, texts = texts_of(state)] {
        if (texts_of(state) == texts) state = {}; // what was written since stays
    });
}

} // namespace

void StatementEditorState::start(const drill::SeatSnapshot& data) {
    open = true;
    if (revising == 0 && !channels.empty()) return;
    *this = {};
    open = true;
    channels = channels_of(data);
    double most = -1;
    for (std::size_t i = 0; i < channels.size(); ++i)
        for (const drill::PlatformView& platform : data.platforms)
            if (platform.id == channels[i].channel && platform.posts_last_hour > most) {
                most = platform.posts_last_hour;
                active = i;
            }
    channels[active].chosen = true;
}

void StatementEditorState::revise(const drill::SeatSnapshot& data, const drill::StatementView& statement) {
    *this = {};
    open = true;
    revising = statement.id;
    channels = channels_of(data);
    for (std::size_t i = 0; i < statement_kinds.size(); ++i)
        if (statement.kind == statement_kinds[i]) kind = i;
    for (const drill::StatementVariant& variant : statement.variants)
        for (std::size_t i = 0; i < channels.size(); ++i)
            if (channels[i].channel == variant.channel) {
                channels[i].chosen = true;
                channels[i].editor.set_utf8(variant.text);
                active = i;
            }
    facts.chosen.insert(statement.facts.begin(), statement.facts.end());
}

void draw_statement_editor(ScreenContext& context, const drill::SeatSnapshot& data, const Rect& area,
                           StatementEditorState& state) {
    Ui& ui = context.ui;
    Rect rest = area;
    Rect head = rest.cut_top(36, 10);
    const std::string& back = context.t("common.back");
    const ButtonOptions quiet{
        .kind = ButtonKind::quiet, .icon = icon::chevron_left, .font = theme::note_bold};
    if (button(ui, "back", head.cut_left(button_width(ui, back, quiet), 8), back, quiet)) state.open = false;
    std::vector<std::string> kinds;
    for (const char* kind : statement_kinds)
        kinds.push_back(context.t("statement.kind_" + std::string(kind)));
    segmented(ui, "kind", head, kinds, state.kind);

    rest.cut_top(draw_channels(context, data, rest, state) + 8);
    const bool coach = data.facts_of_drill.coach;
    Rect foot = rest.cut_bottom(36, 8);
    const Rect coach_area = coach ? rest.cut_bottom(std::clamp(rest.height * 0.3f, 96.f, 200.f), 8) : Rect{};
    Rect length = rest.cut_bottom(24, 4);
    if (state.active >= state.channels.size()) return;
    ChannelDraft& draft = state.channels[state.active];

    const auto other =
        std::find_if(state.channels.begin(), state.channels.end(), [&](const ChannelDraft& one) {
            return &one != &draft && one.chosen && !one.editor.empty();
        });
    if (draft.editor.empty() && other != state.channels.end()) {
        const std::string words =
            context.t("statement.copy_from", {{"name", channel_name(context, data, other->channel)}});
        const ButtonOptions look{.kind = ButtonKind::quiet, .font = theme::small_bold};
        if (button(ui, "copy", length.cut_right(button_width(ui, words, look), 6), words, look))
            draft.editor.set_text(other->editor.text());
    }
    const FieldResult field = text_area(ui, "text", rest, draft.editor,
                                        {.placeholder = context.t("statement.placeholder"),
                                         .enabled = draft.chosen,
                                         .label = channel_name(context, data, draft.channel)});
    if (field.changed) context.port->composing();
    draw_length(context, data, draft, length);
    if (coach) draw_coach(context, coach_area, draft.editor.utf8(), state);

    const std::string& submit =
        context.t(state.revising == 0 ? "statement.submit" : "statement.submit_revision");
    const ButtonOptions look{.enabled = ready(state), .tooltip = context.t("statement.submit_hint")};
    const bool pressed =
        button(ui, "submit", foot.cut_right(button_width(ui, submit, look), 8), submit, look);
    fact_button(context, foot, state.facts);
    if ((pressed || field.submitted) && look.enabled) send(context, data, state);
}

} // namespace stormdrill::gui
